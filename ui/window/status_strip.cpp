#include "ui/window/status_strip.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <utility>

namespace blindspot::ui {

namespace {

/// Of the GPU where the work is on one, else of this program.
QString memoryText(const std::optional<compute::GpuUse>& gpu)
{
    if (!gpu) return bytesText(compute::peakResidentBytes());
    // What is used is used by all programs; what of it is this one's is not always known.
    if (gpu->ownBytes)
        return StatusStrip::tr("GPU %1 % busy, %2 of %3, %4 of it by Blindspot")
            .arg(gpu->busyPercent)
            .arg(bytesText(gpu->usedBytes), bytesText(gpu->memoryBytes), bytesText(*gpu->ownBytes));
    return StatusStrip::tr("GPU %1 % busy, %2 of %3 by all programs")
        .arg(gpu->busyPercent)
        .arg(bytesText(gpu->usedBytes), bytesText(gpu->memoryBytes));
}

} // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent), bar_(new QProgressBar), text_(new QLabel), figures_(new QLabel), queue_(new QToolButton)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid, kGrid / 2, kGrid, kGrid / 2);
    row->setSpacing(2 * kGrid);
    bar_->setFixedWidth(240);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    bar_->setAccessibleName(tr("Progress"));
    row->addWidget(bar_);
    row->addWidget(text_);
    row->addStretch();
    figures_->setFont(tabularFont());
    row->addWidget(figures_);
    queue_->setObjectName("queueButton");
    queue_->setAutoRaise(true);
    queue_->setToolTip(tr("What waits, and when it begins"));
    queue_->hide();
    connect(queue_, &QToolButton::clicked, this, &StatusStrip::queueClicked);
    row->addWidget(queue_);
    update();
}

void StatusStrip::watch(TrainingController* training)
{
    if (training_) training_->disconnect(this);
    training_ = training;
    if (training_) {
        connect(training_, &TrainingController::stateChanged, this, &StatusStrip::update);
        connect(training_, &TrainingController::progressed, this, &StatusStrip::update);
        connect(training_, &TrainingController::loading, this, &StatusStrip::update);
    }
    update();
}

void StatusStrip::showJob(const QString& text, double fraction)
{
    job_ = text;
    jobFraction_ = fraction;
    update();
}

void StatusStrip::showQueue(int waiting, bool paused)
{
    queue_->setText(paused ? tr("Queue paused: %1 waiting").arg(countText(waiting)) : tr("Queue: %1 waiting").arg(countText(waiting)));
    queue_->setVisible(waiting > 0);
}

void StatusStrip::mouseReleaseEvent(QMouseEvent*)
{
    if (training_ && training_->busy())
        Q_EMIT trainingClicked();
    else if (!job_.isEmpty())
        Q_EMIT jobClicked();
}

double StatusStrip::fraction() const
{
    if (!training_ || !training_->busy()) return job_.isEmpty() ? -1 : jobFraction_;
    return training_->progress() ? training_->progress()->fraction : -1;
}

void StatusStrip::update()
{
    if (const double now = fraction(); std::exchange(toldFraction_, now) != now) Q_EMIT fractionChanged(now);
    const bool training = training_ && training_->busy();
    bar_->setVisible(training || !job_.isEmpty());
    figures_->clear();
    setCursor(training || !job_.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!training) {
        text_->setText(job_.isEmpty() ? tr("Ready") : job_);
        bar_->setRange(0, jobFraction_ < 0 ? 0 : 1000);
        bar_->setValue(static_cast<int>(jobFraction_ * 1000));
        return;
    }
    const auto& event = training_->progress();
    bar_->setRange(0, event ? 1000 : 0);
    if (event) {
        bar_->setValue(static_cast<int>(event->fraction * 1000));
        figures_->setText(tr("%1 passes/s · %2 left · %3")
                              .arg(event->passesPerSecond, 0, 'f', 1)
                              .arg(durationText(event->secondsLeft), memoryText(training_->gpu())));
    }
    const QString count = event ? QStringLiteral("%1/%2").arg(event->iteration).arg(event->iterations) : QString();
    const QString name = training_->record() ? QString::fromStdString(training_->record()->name) : tr("a patch");
    switch (training_->state()) {
    case JobState::Preparing: text_->setText(tr("Preparing the training…")); break;
    case JobState::Running: text_->setText(tr("Training %1, iteration %2").arg(name, count)); break;
    case JobState::Paused: text_->setText(tr("The training of %1 is paused at iteration %2").arg(name, count)); break;
    case JobState::Stopping: text_->setText(tr("Stopping and saving…")); break;
    case JobState::Idle: break;
    }
    if (!job_.isEmpty()) // beside the training
        text_->setText(QStringLiteral("%1 · %2").arg(text_->text(), job_));
}

} // namespace blindspot::ui
