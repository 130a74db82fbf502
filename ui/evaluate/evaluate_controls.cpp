#include "ui/evaluate/evaluate_controls.h"

#include "core/report/arm_texts.h"
#include "ui/session/effect_text.h"
#include "ui/session/session.h"
#include "ui/support/format.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace blindspot::ui {

EvaluateControls::EvaluateControls(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), start_(new QPushButton(tr("&Evaluate"))),
      stop_(new QPushButton(tr("St&op"))), bar_(new QProgressBar), text_(new QLabel), soFar_(new QLabel),
      startAction_(new QAction(tr("Start the evaluation"), this)),
      stopAction_(new QAction(tr("Stop the evaluation"), this))
{
    start_->setObjectName("primary");
    stop_->setObjectName("stop");
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress of the evaluation"));
    QSizePolicy policy = bar_->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing jumps when it begins
    bar_->setSizePolicy(policy);
    bar_->setMaximumHeight(kGrid);
    text_->setObjectName("note");
    text_->setFont(tabularFont(0.9));
    text_->setAccessibleName(tr("Estimate and progress"));
    soFar_->setObjectName("note");
    soFar_->setFont(tabularFont(0.9));
    soFar_->setWordWrap(true);
    soFar_->setAccessibleName(tr("Noticed so far"));
    soFar_->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(start_, 2);
    row->addWidget(stop_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(text_);
    column->addWidget(soFar_);
    column->addWidget(bar_);
    column->addLayout(row);
    Shortcuts::instance().bind(*startAction_, "evaluate.start");
    Shortcuts::instance().bind(*stopAction_, "evaluate.stop");
    for (QAction* action : shortcuts())
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    EvaluationController& evaluation = session.evaluation();
    connect(startAction_, &QAction::triggered, start_, &QPushButton::click);
    connect(stopAction_, &QAction::triggered, stop_, &QPushButton::click);
    connect(start_, &QPushButton::clicked, this, &EvaluateControls::startRequested);
    connect(stop_, &QPushButton::clicked, &evaluation, &EvaluationController::stop);
    connect(&evaluation, &EvaluationController::stateChanged, this, &EvaluateControls::follow);
    connect(&evaluation, &EvaluationController::progressed, this, &EvaluateControls::showProgress);
    Shortcuts::instance().follow(this, [this] { follow(); });
}

void EvaluateControls::setInputs(std::int64_t inputs, const std::string& device)
{
    inputs_ = inputs;
    device_ = device;
    if (!session_.evaluation().busy()) showEstimate();
}

QString EvaluateControls::text() const
{
    return text_->text();
}

void EvaluateControls::follow()
{
    const JobState state = session_.evaluation().state();
    const bool idle = state == JobState::Idle;
    const Shortcuts& keys = Shortcuts::instance();
    start_->setText(idle ? tr("&Evaluate") : tr("Add to &queue"));
    start_->setEnabled(state != JobState::Stopping);
    start_->setToolTip(
        idle ? keys.withKeys(tr("Shows the images as they are, with the controls and with the patch to the detectors"), "evaluate.start")
             : keys.withKeys(tr("It waits in the queue and begins when what runs has ended"), "evaluate.start"));
    stop_->setEnabled(state == JobState::Running);
    stop_->setToolTip(stop_->isEnabled()
                          ? keys.withKeys(tr("Ends the evaluation; what it has seen is kept, and the same evaluation goes on there"),
                                          "evaluate.stop")
                          : tr("Nothing runs that could be stopped"));
    bar_->setVisible(!idle);
    const bool stopped = idle && before_ == JobState::Stopping;
    if (stopped) soFar_->setText(tr("Stopped. Started again with the same form it goes on where it was."));
    soFar_->setVisible(stopped);
    before_ = state;
    if (idle)
        showEstimate();
    else
        showProgress();
}

void EvaluateControls::showProgress()
{
    const EvaluationController& evaluation = session_.evaluation();
    if (!evaluation.busy()) return;
    const EvaluationProgress& progress = evaluation.progress();
    bar_->setRange(0, progress.total > 0 ? static_cast<int>(progress.total) : 0);
    bar_->setValue(static_cast<int>(progress.done));
    if (progress.noticed) showSoFar(*progress.noticed);
    if (evaluation.state() == JobState::Stopping)
        text_->setText(tr("Stopping…"));
    else if (progress.total == 0)
        text_->setText(tr("Reading detectors and images…"));
    else if (progress.done >= progress.total)
        text_->setText(tr("Working out the figures…"));
    else if (progress.perSecond <= 0)
        text_->setText(tr("%1 / %2 pictures").arg(countText(progress.done), countText(progress.total)));
    else
        text_->setText(tr("%1 / %2 pictures · %3/s · %4 left")
                           .arg(countText(progress.done), countText(progress.total))
                           .arg(progress.perSecond, 0, 'f', 1)
                           .arg(durationText(progress.secondsLeft)));
}

void EvaluateControls::showSoFar(const evaluation::NoticedSoFar& soFar)
{
    QStringList arms;
    for (const metrics::Arm arm : metrics::kArms)
        arms += QStringLiteral("%1 %2").arg(QString::fromStdString(report::armText(arm, reportLanguage())),
                                            countText(soFar.noticed[static_cast<std::size_t>(arm)]));
    soFar_->setText(tr("%1 of %2 pictures so far; of %3 objects noticed: %4")
                        .arg(countText(soFar.images), countText(soFar.ofImages), countText(soFar.objects),
                             arms.join(QStringLiteral(" · "))));
    soFar_->show();
}

void EvaluateControls::showEstimate()
{
    if (inputs_ == 0) {
        text_->setText(tr("The estimate appears when the form is complete."));
        return;
    }
    const auto rate = EvaluationController::measuredRate(device_);
    text_->setText(rate ? tr("%1 network inputs, about %2 on this machine")
                              .arg(countText(inputs_), durationText(static_cast<double>(inputs_) / *rate))
                        : tr("%1 network inputs").arg(countText(inputs_)));
    text_->setToolTip(rate ? tr("By the speed of the last evaluation")
                           : tr("The time is told after the first evaluation"));
}

} // namespace blindspot::ui
