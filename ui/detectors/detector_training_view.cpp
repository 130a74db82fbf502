#include "ui/detectors/detector_training_view.h"

#include "core/workspace/trainings/detector_train_request.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "ui/controls/log_view.h"
#include "ui/detectors/detector_training_curves.h"
#include "ui/session/detector_training_controller.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

using workspace::DetectorTrainingPoint;
using workspace::DetectorTrainingState;

constexpr const char* kRowsKey = "detectorTraining/rows";

DetectorTrainingPoint pointOf(const detector_training::EpochEvent& event)
{
    return {event.epoch,   event.loss, event.lossBox,      event.lossCls,
            event.lossDfl, event.ap50, event.learningRate, event.seconds};
}

QPushButton* button(const char* name, const QString& text, const QString& tip)
{
    auto* made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setToolTip(tip);
    return made;
}

} // namespace

DetectorTrainingView::DetectorTrainingView(Session& session, DetectorTrainingController& training,
                                           QWidget* parent)
    : QWidget(parent), session_(session), training_(training), curves_(new DetectorTrainingCurves(session)),
      log_(new LogView), rows_(new QSplitter(Qt::Vertical))
{
    rows_->addWidget(curves_);
    rows_->addWidget(log_);
    rows_->setStretchFactor(0, 1);
    rows_->setChildrenCollapsible(false);
    rows_->setSizes({400, 120});
    rows_->restoreState(QSettings().value(kRowsKey).toByteArray());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(buildHeader());
    column->addWidget(buildFigures());
    column->addWidget(rows_, 1);
    wire();
}

DetectorTrainingView::~DetectorTrainingView()
{
    reading_.cancel();
    QSettings().setValue(kRowsKey, rows_->saveState());
}

QWidget* DetectorTrainingView::buildHeader()
{
    title_ = new QLabel;
    title_->setFont(scaledFont(1.3));
    state_ = new QLabel;
    state_->setObjectName("note");
    stop_ = button("stopTraining", tr("St&op"),
                   tr("Ends the training and saves it; it can be resumed here later"));
    resume_ = button("resumeTraining", tr("&Resume"), tr("Goes on from its checkpoint"));
    resume_->setIcon(icon("resume"));
    evaluate_ = button("primary", tr("&Evaluate it…"),
                       tr("Choose the new detector in the form of the Evaluate page, beside the one it was "
                          "made from"));
    settings_ =
        button("useSettings", tr("&Use settings…"), tr("Fill the form with the settings of this training"));
    remove_ = button("removeTraining", tr("Re&move"),
                     tr("Remove this training from the list; its detector stays"));
    auto* close = button("closeTraining", tr("&Back"), tr("Back to the detector; a training goes on"));
    close->setIcon(icon("previous"));
    connect(stop_, &QPushButton::clicked, &training_, &DetectorTrainingController::stop);
    connect(resume_, &QPushButton::clicked, this, [this] { training_.resume(entry_.record.id); });
    connect(evaluate_, &QPushButton::clicked, this,
            [this] { Q_EMIT evaluateRequested(detectorsToEvaluate()); });
    connect(settings_, &QPushButton::clicked, this, [this] { Q_EMIT settingsRequested(entry_.record); });
    connect(remove_, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(id()); });
    connect(close, &QPushButton::clicked, this, &DetectorTrainingView::closeRequested);
    tools_ = new QWidget;
    auto* tools = new QHBoxLayout(tools_);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(kGrid);
    for (QPushButton* one : {evaluate_, stop_, resume_, settings_, remove_, close})
        tools->addWidget(one);
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(title_);
    row->addWidget(state_, 1);
    row->addWidget(tools_);
    return header;
}

void DetectorTrainingView::setPresenting(bool presenting)
{
    constexpr double kLargeType = 2;
    tools_->setVisible(!presenting);
    log_->setVisible(!presenting);
    curves_->setPresenting(presenting);
    title_->setFont(scaledFont(presenting ? kLargeType : 1.3));
    state_->setFont(scaledFont(presenting ? kLargeType : 1));
    figures_->setFont(tabularFont(presenting ? kLargeType : 1));
}

QWidget* DetectorTrainingView::buildFigures()
{
    bar_ = new QProgressBar;
    bar_->setRange(0, 1000);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress"));
    figures_ = new QLabel;
    figures_->setObjectName("trainingFigures");
    figures_->setFont(tabularFont());
    figures_->setWordWrap(true);
    problem_ = new QLabel;
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    problem_->hide();
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(bar_);
    column->addWidget(figures_);
    column->addWidget(problem_);
    return box;
}

void DetectorTrainingView::wire()
{
    connect(&training_, &DetectorTrainingController::started, this, [this] {
        live_ = true;
        loading_.clear();
        log_->clear();
        log_->show();
        begin();
        showFigures();
    });
    const auto whenLive = [this](auto action) {
        return [this, action](const auto&...) {
            if (live_) action();
        };
    };
    connect(&training_, &DetectorTrainingController::planned, this, whenLive([this] { settle(); }));
    connect(&training_, &DetectorTrainingController::progressed, this, whenLive([this] { showFigures(); }));
    connect(&training_, &DetectorTrainingController::stateChanged, this, &DetectorTrainingView::showFigures);
    connect(&training_, &DetectorTrainingController::heldChanged, this, &DetectorTrainingView::followButtons);
    connect(&training_, &DetectorTrainingController::epochsAdded, this, [this](int first) {
        if (live_) appendLive(first);
    });
    connect(&training_, &DetectorTrainingController::loading, this,
            [this](const QString& phase, qlonglong done, qlonglong total) {
                loading_ =
                    total > 0 ? tr("%1, %2 of %3").arg(phase, countText(done), countText(total)) : phase;
                if (live_) showFigures();
            });
    connect(&training_, &DetectorTrainingController::logged, log_, &LogView::append);
    connect(&training_, &DetectorTrainingController::finished, this,
            [this](const workspace::DetectorTrainingRecord& record) {
                if (!live_) return;
                entry_ = {record, record.state == DetectorTrainingState::Stopped};
                known_ = true;
                showFigures();
            });
    connect(&training_, &DetectorTrainingController::failed, this, [this](const QString& message) {
        log_->append({tr("The training failed: %1").arg(message)});
        if (!live_) return;
        problem_->setText(QStringLiteral("⚠ %1").arg(message));
        problem_->show();
        showFigures();
    });
}

QString DetectorTrainingView::id() const
{
    if (live_ && training_.plan()) return QString::fromStdString(training_.plan()->training);
    return known_ ? QString::fromStdString(entry_.record.id) : QString();
}

void DetectorTrainingView::showEntry(const DetectorTrainingEntry& entry)
{
    // The one under way, or that has just ended, has its log.
    const bool live = training_.plan() && training_.plan()->training == entry.record.id;
    const bool same = live == live_ && (live || (known_ && entry_.record.id == entry.record.id));
    live_ = live;
    if (!same) begin();
    known_ = !live || !training_.busy();
    if (known_) entry_ = entry;
    problem_->setText(QStringLiteral("⚠ %1").arg(messageText(entry.record.error.value_or(Message()))));
    problem_->setVisible(known_ && entry.record.error.has_value());
    log_->setVisible(live);
    curves_->setName(tr("training-%1").arg(QString::fromStdString(entry.record.id)));
    if (!same || !live) readPoints(entry.record.id);
    showFigures();
}

/// Everything anew for another training.
void DetectorTrainingView::begin()
{
    reading_.cancel();
    known_ = false;
    curves_->clear();
    problem_->hide();
}

void DetectorTrainingView::settle()
{
    const workspace::DetectorTrainPlan& plan = *training_.plan();
    curves_->setName(tr("training-%1").arg(id()));
    if (plan.resumedEpochs > 0) readPoints(plan.training); // it began before this program's time
    showFigures();
}

void DetectorTrainingView::readPoints(const std::string& id)
{
    reading_.cancel();
    reading_ = session_.queries().run(
        this,
        [id, workspace = &session_.workspace()](storage::Database& database, StopControl&) {
            return workspace::DetectorTrainingStore(*workspace, database).points(id);
        },
        [this](const std::vector<DetectorTrainingPoint>& points) { showPoints(points); });
}

void DetectorTrainingView::showPoints(const std::vector<DetectorTrainingPoint>& points)
{
    curves_->clear();
    curves_->append(points);
    if (live_) appendLive(0);
    showFigures();
}

void DetectorTrainingView::appendLive(int first)
{
    std::vector<DetectorTrainingPoint> points;
    for (auto i = static_cast<std::size_t>(first); i < training_.epochs().size(); ++i)
        points.push_back(pointOf(training_.epochs()[i]));
    curves_->append(points);
    showFigures();
}

void DetectorTrainingView::showFigures()
{
    if (live_)
        showLiveFigures();
    else
        showRecordFigures();
    followButtons();
}

QString DetectorTrainingView::keptText(const std::optional<double>& ap50, std::int64_t epoch)
{
    return ap50 ? tr("keeps epoch %2, AP50 %1").arg(ap50Text(ap50)).arg(epoch) : tr("no AP50 yet");
}

void DetectorTrainingView::showLiveFigures()
{
    const auto& plan = training_.plan();
    const auto& progress = training_.progress();
    title_->setText(plan ? QString::fromStdString(plan->detector) : tr("A detector"));
    switch (training_.state()) {
    case JobState::Preparing:
        state_->setText(tr("Preparing"));
        break;
    case JobState::Running:
    case JobState::Paused:
        state_->setText(tr("Training"));
        break;
    case JobState::Stopping:
        state_->setText(tr("Stopping and saving…"));
        break;
    case JobState::Idle:
        state_->setText(known_ ? detectorTrainingStateText(entry_.record.state) : QString());
        break;
    }
    if (training_.state() == JobState::Idle && known_) {
        showRecordFigures();
        return;
    }
    bar_->setVisible(training_.busy());
    bar_->setRange(0, progress ? 1000 : 0);
    bar_->setValue(static_cast<int>(std::lround(training_.fraction() * 1000)));
    if (!progress) {
        figures_->setText(!training_.busy()    ? QString()
                          : loading_.isEmpty() ? tr("Looking at the images and the network…")
                                               : loading_);
        return;
    }
    // What is kept is not always the epoch with the highest AP50: hardening keeps its last. Of epochs before a
    // resume only the curves know.
    const auto& epochs = training_.epochs();
    const auto kept = std::find_if(epochs.rbegin(), epochs.rend(), [](const auto& epoch) { return epoch.best; });
    const QString best = kept != epochs.rend() ? keptText(kept->ap50, kept->epoch)
                                               : keptText(curves_->bestAp50(), curves_->bestEpoch());
    // Of a whole epoch where there is one: a single batch says little.
    const double rate = epochs.empty() ? progress->imagesPerSecond : epochs.back().imagesPerSecond;
    figures_->setText(tr("Epoch %1 of %2 · %3 images/s · %4 left · %5")
                          .arg(progress->epoch)
                          .arg(progress->epochs)
                          .arg(rate, 0, 'f', 1)
                          .arg(durationText(progress->secondsLeft), best));
}

void DetectorTrainingView::showRecordFigures()
{
    const workspace::DetectorTrainingRecord& record = entry_.record;
    title_->setText(QString::fromStdString(record.detectorName));
    state_->setText(record.early() ? tr("Completed early: no better AP50 for long")
                                   : detectorTrainingStateText(record.state));
    bar_->hide();
    const QString epochs = tr("%1 of %2").arg(record.epochsDone).arg(epochsText(record.epochs));
    const QString best = keptText(record.bestAp50, record.bestEpoch);
    figures_->setText(tr("%1 · %2 · %3 of training · %4 of %5 · begun %6")
                          .arg(epochs, best, durationText(record.seconds), imagesText(record.images),
                               QString::fromStdString(record.selection.value_or(record.dataset.value_or(""))),
                               timeText(record.createdAt)));
}

void DetectorTrainingView::followButtons()
{
    const bool running = live_ && training_.busy();
    const bool ended = !running && known_;
    const bool completed = ended && entry_.record.state == DetectorTrainingState::Completed;
    stop_->setVisible(running);
    stop_->setEnabled(running && training_.state() != JobState::Stopping);
    resume_->setVisible(ended && entry_.resumable);
    resume_->setEnabled(!training_.busy() && !training_.held());
    resume_->setText(entry_.checkpointed ? tr("&Resume") : tr("&Begin anew"));
    resume_->setToolTip(!resume_->isEnabled()   ? tr("One training at a time: let the other one end first")
                        : entry_.checkpointed ? tr("Goes on from its checkpoint")
                                              : tr("It ended before its first checkpoint: the same training begins anew, in this record"));
    evaluate_->setVisible(completed);
    settings_->setVisible(ended);
    remove_->setVisible(ended && entry_.record.state != DetectorTrainingState::Running);
}

QStringList DetectorTrainingView::detectorsToEvaluate() const
{
    QStringList names;
    try {
        const auto request = workspace::requestFromText(entry_.record.requestJson,
                                                        {Message::tr("training %1"), entry_.record.id});
        if (request.from) names += QString::fromStdString(*request.from);
    } catch (const std::exception&) {
        // A record of a newer program: the new detector alone.
    }
    names += QString::fromStdString(entry_.record.detectorName);
    return names;
}

} // namespace blindspot::ui
