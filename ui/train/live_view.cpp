#include "ui/train/live_view.h"

#include "core/imaging/codec.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/run_store.h"
#include "ui/controls/log_view.h"
#include "ui/pictures/patch_view.h"
#include "ui/plots/curve_plot.h"
#include "ui/session/session.h"
#include "ui/session/training_controller.h"
#include "ui/support/format.h"
#include "ui/support/pictures.h"
#include "ui/support/theme.h"
#include "ui/train/sample_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace blindspot::ui {

namespace {

constexpr const char* kRowsKey = "live/rows";
constexpr const char* kColumnsKey = "live/columns";
constexpr double kLargeType = 2.0;

struct Part {
    const char* name;
    QColor Theme::*color;
    Qt::PenStyle line;
    std::optional<double> workspace::CurvePoint::*value;
};

/// In the order of their series.
const std::array<Part, 4> kParts{{
    {QT_TRANSLATE_NOOP("blindspot::ui::LiveView", "total"), &Theme::total, Qt::SolidLine,
     &workspace::CurvePoint::loss},
    {QT_TRANSLATE_NOOP("blindspot::ui::LiveView", "cls"), &Theme::cls, Qt::DashLine,
     &workspace::CurvePoint::lossCls},
    {QT_TRANSLATE_NOOP("blindspot::ui::LiveView", "box"), &Theme::box, Qt::DashDotLine,
     &workspace::CurvePoint::lossBox},
    {QT_TRANSLATE_NOOP("blindspot::ui::LiveView", "dfl"), &Theme::dfl, Qt::DotLine,
     &workspace::CurvePoint::lossDfl},
}};

} // namespace

LiveView::LiveView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), training_(session.training()), stack_(new QStackedWidget)
{
    stack_->addWidget(buildEmpty());
    stack_->addWidget(buildContent());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    rows_->restoreState(QSettings().value(kRowsKey).toByteArray());
    columns_->restoreState(QSettings().value(kColumnsKey).toByteArray());
    wire();
    if (training_.busy() || training_.record()) {
        begin();
        settle();
    }
}

LiveView::~LiveView()
{
    readingPoints_.cancel();
    readingPatch_.cancel();
    QSettings settings;
    settings.setValue(kRowsKey, presenting_ ? rowsState_ : rows_->saveState());
    settings.setValue(kColumnsKey, presenting_ ? columnsState_ : columns_->saveState());
}

QWidget* LiveView::buildEmpty()
{
    auto* page = new QWidget;
    auto* title = new QLabel(tr("What the training does to the detector appears here"));
    title->setFont(scaledFont(1.3));
    title->setAlignment(Qt::AlignCenter);
    title->setWordWrap(true);
    auto* text = new QLabel(
        tr("Start a training: you see the loss fall, the patch take shape, and pictures without and with it, "
           "with what the detector still notices."));
    text->setObjectName("note");
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(4 * kGrid, 4 * kGrid, 4 * kGrid, 4 * kGrid);
    column->setSpacing(kGrid);
    column->addStretch();
    column->addWidget(title);
    column->addWidget(text);
    column->addStretch();
    return page;
}

QWidget* LiveView::buildContent()
{
    samples_ = new SamplePanel(session_);
    curve_ = new CurvePlot(session_);
    curve_->setTitles(tr("iteration"), tr("loss"));
    patch_ = new PatchView(session_);
    log_ = new LogView;
    patchPlace_ = new QLabel;
    patchPlace_->setObjectName("note");
    patchPlace_->setAlignment(Qt::AlignCenter);

    auto* patchSide = new QWidget;
    auto* patchColumn = new QVBoxLayout(patchSide);
    patchColumn->setContentsMargins(0, 0, 0, 0);
    patchColumn->setSpacing(0);
    patchColumn->addWidget(patch_, 1);
    patchColumn->addWidget(patchPlace_);

    columns_ = new QSplitter(Qt::Horizontal);
    columns_->addWidget(curve_);
    columns_->addWidget(patchSide);
    columns_->setStretchFactor(0, 1);
    rows_ = new QSplitter(Qt::Vertical);
    rows_->addWidget(samples_);
    rows_->addWidget(columns_);
    rows_->addWidget(log_);
    rows_->setStretchFactor(0, 3);
    rows_->setStretchFactor(1, 2);
    rows_->setSizes({360, 260, 96});
    for (QSplitter* splitter : {rows_, columns_}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(kGrid);
    }
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(buildHeader());
    column->addWidget(rows_, 1);
    return page;
}

/// What the last row of a hall can read; in presentation mode alone.
QWidget* LiveView::buildHeader()
{
    bigIteration_ = new QLabel;
    bigEffect_ = new QLabel;
    bigIteration_->setFont(tabularFont(kLargeType));
    bigEffect_->setFont(scaledFont(kLargeType, true));
    header_ = new QWidget;
    auto* row = new QHBoxLayout(header_);
    row->setContentsMargins(kGrid, 0, kGrid, 0);
    row->addWidget(bigIteration_);
    row->addStretch();
    row->addWidget(bigEffect_);
    header_->hide();
    return header_;
}

void LiveView::wire()
{
    connect(&training_, &TrainingController::started, this, &LiveView::begin);
    connect(&training_, &TrainingController::planned, this, &LiveView::settle);
    connect(&training_, &TrainingController::pointsAdded, this, [this](int first) {
        appendPoints(std::span(training_.points()).subspan(static_cast<std::size_t>(first)));
        showPlace();
    });
    connect(&training_, &TrainingController::patchChanged, this, &LiveView::showPatch);
    connect(&training_, &TrainingController::progressed, this, &LiveView::showPlace);
    connect(&training_, &TrainingController::logged, log_, &LogView::append);
    connect(&training_, &TrainingController::stateChanged, this, &LiveView::followState);
    connect(&training_, &TrainingController::finished, this, &LiveView::readFinalPatch);
    connect(&training_, &TrainingController::failed, this,
            [this](const QString& message) { log_->append({tr("The training failed: %1").arg(message)}); });
    connect(samples_, &SamplePanel::effectChanged, this, &LiveView::showPlace);
}

void LiveView::begin()
{
    readingPoints_.cancel();
    readingPatch_.cancel();
    stack_->setCurrentIndex(1);
    samples_->inspector().clear();
    curve_->removeAllSeries();
    detectors_.clear();
    hasParts_ = false;
    lastIteration_ = 0;
    earlier_.clear();
    patch_->setPatch({});
    log_->clear();
    const Part& total = kParts[0];
    curve_->addSeries(
        tr(total.name), [color = total.color](const Theme& theme) { return theme.*color; }, total.line);
    showPlace();
}

void LiveView::settle()
{
    if (!training_.record()) return;
    const workspace::RunRecord& record = *training_.record();
    const patch::TrainOptions options =
        workspace::optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    curve_->setBest(0,
                    options.objective == patch::ObjectiveKind::DetectionLoss ? BestPoint::Highest : BestPoint::Lowest);
    if (detectors_.isEmpty() && !record.otherDetectors.empty()) addDetectors(record);
    const QString id = QString::fromStdString(record.id);
    curve_->setName(tr("curve-%1").arg(id));
    patch_->setName(tr("patch-%1").arg(id));
    samples_->inspector().begin(record);
    followState();
    readEarlierPoints();
    appendPoints(training_.points());
    showPatch(training_.patch());
    showPlace();
}

/// A resumed run began before this program's time: its curve is whole in the workspace.
void LiveView::readEarlierPoints()
{
    readingPoints_ = session_.queries().run(
        this,
        [id = training_.record()->id, &workspace = session_.workspace()](storage::Database& database,
                                                                         StopControl&) {
            return workspace::RunStore(workspace, database).points(id);
        },
        [this](const std::vector<workspace::CurvePoint>& points) { showEarlierPoints(points); });
}

void LiveView::showEarlierPoints(const std::vector<workspace::CurvePoint>& points)
{
    const std::vector<workspace::CurvePoint>& live = training_.points();
    earlier_.clear();
    for (const workspace::CurvePoint& point : points)
        if (live.empty() || point.iteration < live.front().iteration) earlier_.push_back(point);
    if (earlier_.empty()) return;
    curve_->removeAllPoints();
    lastIteration_ = 0;
    appendPoints(earlier_);
    appendPoints(live);
}

/// A curve of each of several detectors, whose mean the total is.
void LiveView::addDetectors(const workspace::RunRecord& record)
{
    if (hasParts_) return; // a run that is not this one's
    for (const workspace::RunDetector& one : workspace::detectorsOf(record)) {
        detectors_ += QString::fromStdString(one.name);
        curve_->addRunSeries(detectors_.back(), static_cast<int>(detectors_.size()));
    }
}

void LiveView::addParts()
{
    for (std::size_t i = 1; i < kParts.size(); ++i)
        curve_->addSeries(
            tr(kParts[i].name), [color = kParts[i].color](const Theme& theme) { return theme.*color; },
            kParts[i].line);
    hasParts_ = true;
}

void LiveView::appendPoints(std::span<const workspace::CurvePoint> points)
{
    // Where the store and the training both tell of an iteration, once is enough.
    while (!points.empty() && points.front().iteration <= lastIteration_)
        points = points.subspan(1);
    if (points.empty()) return;
    lastIteration_ = points.back().iteration;
    if (!hasParts_ && points.back().lossCls) addParts();
    for (std::size_t i = 0; i < (hasParts_ ? kParts.size() : 1); ++i) {
        std::vector<CurveSample> samples;
        samples.reserve(points.size());
        for (const workspace::CurvePoint& point : points)
            samples.push_back({static_cast<double>(point.iteration), point.*kParts[i].value});
        // The total, then the detectors, then the parts.
        curve_->append(static_cast<int>(i == 0 ? 0 : i + static_cast<std::size_t>(detectors_.size())), samples);
    }
    for (qsizetype i = 0; i < detectors_.size(); ++i) {
        std::vector<CurveSample> samples;
        for (const workspace::CurvePoint& point : points) {
            const auto place = static_cast<std::size_t>(i);
            samples.push_back({static_cast<double>(point.iteration),
                               place < point.losses.size() ? std::optional(point.losses[place]) : std::nullopt});
        }
        curve_->append(static_cast<int>(i) + 1, samples);
    }
}

/// What was shown last may be some updates older than what the run ended with.
void LiveView::readFinalPatch(const workspace::RunRecord& record)
{
    readingPatch_ = session_.queries().run(
        this,
        [file = session_.workspace().runFolder(record.id) / "patch.png"](storage::Database&, StopControl&) {
            return toQImage(imaging::decodeFile(file));
        },
        [this](const QImage& patch) { showPatch(patch); },
        [](const QString&) {}); // the run ended before there was a patch
}

void LiveView::showPatch(const QImage& patch)
{
    if (patch.isNull()) return;
    patch_->setPatch(patch);
    const auto& progress = training_.progress();
    samples_->inspector().setPatch(patch, progress ? progress->iteration : lastIteration_);
}

void LiveView::showPlace()
{
    QString place;
    if (training_.progress())
        place = tr("Iteration %1 of %2")
                    .arg(training_.progress()->iteration)
                    .arg(training_.progress()->iterations);
    else if (training_.busy())
        place = tr("Preparing…");
    patchPlace_->setText(place);
    const bool timed = training_.progress() && training_.state() == JobState::Running;
    bigIteration_->setText(
        timed ? tr("%1 · %2 left").arg(place, durationText(training_.progress()->secondsLeft)) : place);
    const QString effect = samples_->effect();
    bigEffect_->setText(effect.isEmpty() ? QString() : tr("noticed %1").arg(effect));
}

void LiveView::followState()
{
    const JobState state = training_.state();
    samples_->inspector().setSparing(state == JobState::Running || state == JobState::Stopping);
    showPlace();
}

void LiveView::setPresenting(bool presenting)
{
    if (presenting_ == presenting) return;
    if (presenting) {
        rowsState_ = rows_->saveState();
        columnsState_ = columns_->saveState();
    }
    presenting_ = presenting;
    log_->setVisible(!presenting);
    patchPlace_->setVisible(!presenting);
    header_->setVisible(presenting);
    curve_->setPresenting(presenting);
    samples_->setPresenting(presenting);
    patch_->setTypeScale(presenting ? kLargeType : 1);
    arrange();
    if (presenting) samples_->setFocus();
}

/// A hall's screen is wide: the pictures at the left, as large as they can be, curve and patch above each
/// other at the right.
void LiveView::arrange()
{
    rows_->setOrientation(presenting_ ? Qt::Horizontal : Qt::Vertical);
    columns_->setOrientation(presenting_ ? Qt::Vertical : Qt::Horizontal);
    columns_->setStretchFactor(1, presenting_ ? 1 : 0);
    if (presenting_) {
        rows_->setSizes({300, 200, 0});
        columns_->setSizes({100, 100});
    } else {
        rows_->restoreState(rowsState_);
        columns_->restoreState(columnsState_);
    }
}

} // namespace blindspot::ui
