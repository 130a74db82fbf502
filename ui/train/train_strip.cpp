#include "ui/train/train_strip.h"

#include "core/workspace/runs/options_json.h"
#include "ui/controls/option_text.h"
#include "ui/session/session.h"
#include "ui/session/training_controller.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/train/train_controls.h"
#include "ui/train/train_estimate.h"
#include "ui/train/train_form.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace blindspot::ui {

namespace {

const QString kBetween = QStringLiteral("  ·  ");

} // namespace

TrainStrip::TrainStrip(Session& session, TrainForm& form, QWidget* parent)
    : QFrame(parent), session_(session), controls_(*form.controls()), form_(form), summary_(new QLabel),
      time_(new QLabel), pause_(new QPushButton), stop_(new QPushButton), unfold_(new QToolButton)
{
    setObjectName("card");
    summary_->setObjectName("trainSummary");
    summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    time_->setObjectName("note");
    time_->setFont(tabularFont());
    pause_->setObjectName("stripPause");
    stop_->setObjectName("stripStop");
    unfold_->setObjectName("unfoldForm");
    unfold_->setText(tr("Sho&w the form"));
    unfold_->setToolTip(tr("Shows the settings beside the picture; what is changed there is for another run, which can wait in the queue"));
    unfold_->setCheckable(true);
    unfold_->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * kGrid, kGrid / 2, 2 * kGrid, kGrid / 2);
    row->setSpacing(kGrid);
    row->addWidget(unfold_);
    row->addSpacing(kGrid);
    row->addWidget(summary_, 1);
    row->addWidget(time_);
    row->addSpacing(kGrid);
    row->addWidget(pause_);
    row->addWidget(stop_);
    connect(unfold_, &QToolButton::toggled, this, [this](bool unfolded) {
        unfold_->setText(unfolded ? tr("F&old the form") : tr("Sho&w the form"));
        Q_EMIT unfoldedChanged(unfolded);
    });
    connect(pause_, &QPushButton::clicked, controls_.pauseButton(), &QPushButton::click);
    connect(stop_, &QPushButton::clicked, controls_.stopButton(), &QPushButton::click);
    const TrainingController& training = session.training();
    // After the controls, whose words and states these are.
    connect(&training, &TrainingController::stateChanged, this, &TrainStrip::follow);
    connect(&training, &TrainingController::started, this, &TrainStrip::showRun);
    connect(&training, &TrainingController::planned, this, &TrainStrip::showRun);
    connect(&training, &TrainingController::progressed, this, &TrainStrip::showTime);
    showRun();
    follow();
}

bool TrainStrip::unfolded() const
{
    return unfold_->isChecked();
}

void TrainStrip::setUnfolded(bool unfolded)
{
    unfold_->setChecked(unfolded);
}

void TrainStrip::showRun()
{
    const TrainingController& training = session_.training();
    QStringList parts;
    if (training.busy() && training.record()) {
        const workspace::RunRecord& run = *training.record();
        const patch::TrainOptions options =
            workspace::optionsFromText(run.optionsJson, {Message::tr("run %1"), run.id});
        parts += form_.recipeText(run.recipe);
        parts += QString::fromStdString(workspace::detectorNames(run));
        if (run.selection || run.dataset)
            parts += QString::fromStdString(run.selection ? *run.selection : *run.dataset);
        if (!run.className.empty()) parts += QString::fromStdString(run.className);
        if (training.plan()) parts += imagesText(training.plan()->images);
        parts += tr("%1 iterations").arg(countText(run.iterations));
        parts += tr("%1 px").arg(options.patchSize);
        parts += tr("rate %1").arg(optionText(options.optimiser.learningRate));
    }
    whole_ = parts.isEmpty() ? tr("Reading the images…") : parts.join(kBetween);
    summary_->setToolTip(parts.isEmpty() ? QString() : parts.join(QLatin1Char('\n')));
    summary_->setAccessibleName(whole_);
    elide();
    showTime();
}

void TrainStrip::showTime()
{
    const TrainingController& training = session_.training();
    if (!training.progress())
        time_->setText(form_.estimate()->text());
    else if (training.state() == JobState::Paused)
        time_->setText(
            tr("%1 of %2, paused").arg(training.progress()->iteration).arg(training.progress()->iterations));
    else
        time_->setText(tr("%1 of %2, %3 left")
                           .arg(training.progress()->iteration)
                           .arg(training.progress()->iterations)
                           .arg(durationText(training.progress()->secondsLeft)));
}

void TrainStrip::follow()
{
    for (const auto& [mine, theirs] :
         {std::pair(pause_, controls_.pauseButton()), std::pair(stop_, controls_.stopButton())}) {
        mine->setText(theirs->text());
        mine->setEnabled(theirs->isEnabled());
        mine->setToolTip(theirs->toolTip());
    }
    showTime();
}

void TrainStrip::elide()
{
    summary_->setText(summary_->fontMetrics().elidedText(whole_, Qt::ElideRight, summary_->width()));
}

void TrainStrip::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    elide();
}

} // namespace blindspot::ui
