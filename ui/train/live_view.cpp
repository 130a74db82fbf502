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
#include "ui/support/icons.h"
#include "ui/support/pictures.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"
#include "ui/train/sample_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace blindspot::ui {

namespace {

constexpr double kLargeType = 2.0;
constexpr double kWideRatio = 1.25; ///< of width to height, from which on the picture has the rest beside it
constexpr int kWideFrom = 96 * kGrid;
constexpr int kLeastRest = 43 * kGrid, kMostRest = 58 * kGrid; ///< width of what stands beside the picture
constexpr int kLogFrom = 84 * kGrid; ///< below such a height the log would leave too little to the picture above it

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
    : QWidget(parent), session_(session), training_(session.training()), stack_(new QStackedWidget), logAction_(new QAction(tr("Show the log"), this))
{
    stack_->addWidget(buildEmpty());
    stack_->addWidget(buildContent());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    arrange();
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
    saveLayout();
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
    log_->setObjectName("trainLog");
    logButton_ = new QToolButton;
    logButton_->setObjectName("showLog");
    logButton_->setCheckable(true);
    logButton_->setAutoRaise(true);
    logButton_->setFocusPolicy(Qt::StrongFocus);
    logButton_->setIcon(icon("file"));
    logButton_->setText(tr("Log"));
    logButton_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    Shortcuts::instance().bind(*logAction_, "train.log");
    Shortcuts::instance().follow(logButton_, [this] {
        logButton_->setToolTip(Shortcuts::instance().withKeys(tr("Shows the log in the place of the curve and the patch"), "train.log"));
    });
    connect(logButton_, &QToolButton::toggled, this, &LiveView::arrange);
    connect(logAction_, &QAction::triggered, this, &LiveView::showLog);
    patchPlace_ = new QLabel;
    patchPlace_->setObjectName("note");
    patchPlace_->setAlignment(Qt::AlignCenter);

    auto* patchSide = new QWidget;
    auto* patchColumn = new QVBoxLayout(patchSide);
    patchColumn->setContentsMargins(0, 0, 0, 0);
    patchColumn->setSpacing(0);
    patchColumn->addWidget(patch_, 1);
    patchColumn->addWidget(patchPlace_);

    figures_ = new QSplitter;
    figures_->addWidget(curve_);
    figures_->addWidget(patchSide);
    rest_ = new QSplitter(Qt::Vertical);
    rest_->addWidget(figures_);
    rest_->addWidget(log_);
    rest_->setStretchFactor(0, 1);
    halves_ = new QSplitter;
    halves_->addWidget(samples_);
    halves_->addWidget(rest_);
    halves_->setStretchFactor(0, 1);
    for (QSplitter* splitter : {halves_, rest_, figures_}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(kGrid);
    }
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(buildHeader());
    column->addWidget(halves_, 1);
    column->addWidget(logButton_, 0, Qt::AlignRight);
    return page;
}

/// What the last row of a hall can read; in presentation mode alone.
QWidget* LiveView::buildHeader()
{
    bigIteration_ = new QLabel;
    bigEffect_ = new QLabel;
    bigIteration_->setFont(tabularFont(kLargeType));
    bigEffect_->setFont(scaledFont(kLargeType));
    bigEffect_->setTextFormat(Qt::RichText);
    header_ = new QWidget;
    auto* row = new QHBoxLayout(header_);
    row->setContentsMargins(kGrid, 0, kGrid, 0);
    row->addWidget(bigEffect_, 1);
    row->addWidget(bigIteration_);
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
    connect(samples_, &SamplePanel::headlineChanged, this, &LiveView::showPlace);
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
    bigEffect_->setText(samples_->headline());
}

void LiveView::followState()
{
    const JobState state = training_.state();
    samples_->inspector().setSparing(state == JobState::Running || state == JobState::Stopping);
    showPlace();
}

bool LiveView::step(int pictures)
{
    const int before = samples_->inspector().index();
    samples_->step(pictures);
    return samples_->inspector().index() != before;
}

void LiveView::setPresenting(bool presenting)
{
    if (presenting_ == presenting) return;
    presenting_ = presenting;
    patchPlace_->setVisible(!presenting);
    header_->setVisible(presenting);
    curve_->setPresenting(presenting);
    samples_->setPresenting(presenting);
    patch_->setTypeScale(presenting ? kLargeType : 1);
    arrange();
    if (presenting) samples_->setFocus();
}

void LiveView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LiveView::showLog()
{
    if (presenting_ || stack_->currentIndex() == 0) return;
    if (logButton_->isVisible()) logButton_->toggle();
    if (log_->isVisible()) log_->setFocus(Qt::ShortcutFocusReason);
}

void LiveView::saveLayout() const
{
    if (arrangement_ == Arrangement::None || arrangement_ == Arrangement::Presenting) return;
    const QString key = arrangement_ == Arrangement::Wide ? "live/wide" : "live/tall";
    QSettings().setValue(key, QVariantList{halves_->saveState(), rest_->saveState(), figures_->saveState()});
}

void LiveView::arrange()
{
    const bool wide = width() >= kWideFrom && width() >= kWideRatio * height();
    const bool roomForLog = wide || height() >= kLogFrom;
    const bool low = !presenting_ && !roomForLog;
    logButton_->setVisible(low);
    const bool instead = low && logButton_->isChecked();
    log_->setVisible(!presenting_ && (roomForLog || instead));
    figures_->setVisible(!instead);
    const Arrangement next = presenting_ ? Arrangement::Presenting : wide ? Arrangement::Wide : Arrangement::Tall;
    if (next == arrangement_) return;
    saveLayout();
    arrangement_ = next;
    const bool beside = next != Arrangement::Tall;
    halves_->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    figures_->setOrientation(beside ? Qt::Vertical : Qt::Horizontal);
    figures_->setStretchFactor(0, 1);
    figures_->setStretchFactor(1, beside ? 1 : 0);
    const QVariantList kept = next == Arrangement::Presenting
                                  ? QVariantList()
                                  : QSettings().value(beside ? "live/wide" : "live/tall").toList();
    if (kept.size() == 3) {
        halves_->restoreState(kept[0].toByteArray());
        rest_->restoreState(kept[1].toByteArray());
        figures_->restoreState(kept[2].toByteArray());
        return;
    }
    const int rest = std::clamp(width() / 4, kLeastRest, kMostRest);
    halves_->setSizes(beside ? QList<int>{width() - rest, rest} : QList<int>{640, 240});
    rest_->setSizes({400, 96});
    figures_->setSizes(beside ? QList<int>{90, 110} : QList<int>{400, 216});
}

} // namespace blindspot::ui
