#include "ui/runs/run_comparison.h"

#include "core/common/error.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_patch.h"
#include "core/workspace/runs/run_store.h"
#include "ui/pictures/patch_strip.h"
#include "ui/plots/curve_plot.h"
#include "ui/runs/run_notes.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/settings_comparison.h"
#include "ui/session/training_controller.h"
#include "ui/support/format.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"
#include "ui/support/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

namespace blindspot::ui {

namespace {

enum Part { Loss, Box, Cls, Dfl };

std::optional<double> valueOf(const workspace::CurvePoint& point, int part)
{
    switch (part) {
    case Box:
        return point.lossBox;
    case Cls:
        return point.lossCls;
    case Dfl:
        return point.lossDfl;
    default:
        return point.loss;
    }
}

/// The loss of one of several detectors.
std::vector<CurveSample> samplesOfDetector(std::span<const workspace::CurvePoint> points, std::size_t detector)
{
    std::vector<CurveSample> samples;
    samples.reserve(points.size());
    for (const workspace::CurvePoint& point : points)
        samples.push_back({static_cast<double>(point.iteration),
                           detector < point.losses.size() ? std::optional(point.losses[detector]) : std::nullopt});
    return samples;
}

/// Of the run's own patch in its newest evaluation.
std::vector<RunSetting> newestEvaluation(storage::Database& database, const std::string& run)
{
    const auto evaluations = workspace::EvaluationStore(database).ofRun(run);
    if (!evaluations.empty())
        for (const workspace::PatchSummary& patch : evaluations.front().patches)
            if (patch.run == run) return evaluationRows(&patch);
    return evaluationRows(nullptr);
}

RunDetails detailsOf(storage::Database& database, const workspace::RunStore& store, workspace::RunRecord record)
{
    RunDetails details;
    details.points = store.points(record.id);
    try {
        details.settings = newestEvaluation(database, record.id);
        for (RunSetting& setting : settingsOf(record))
            details.settings.push_back(std::move(setting));
        if (const auto picture = workspace::patchPicture(store, record)) details.patch = toQImage(*picture);
    } catch (const Error& error) {
        details.problem = errorText(error);
    }
    details.record = std::move(record);
    return details;
}

std::vector<CurveSample> samplesOf(std::span<const workspace::CurvePoint> points, int part)
{
    std::vector<CurveSample> samples;
    samples.reserve(points.size());
    for (const workspace::CurvePoint& point : points)
        samples.push_back({static_cast<double>(point.iteration), valueOf(point, part)});
    return samples;
}

} // namespace

QString comparedName(int place, const workspace::RunRecord& record)
{
    return QStringLiteral("%1 · %2").arg(place + 1).arg(QString::fromStdString(record.name));
}

RunComparison::RunComparison(Session& session, RunsModel& model, QWidget* parent)
    : QWidget(parent), session_(session), curves_(new CurvePlot(session)), part_(new QComboBox),
      note_(new QLabel), patches_(new PatchStrip), settings_(new SettingsComparison(this)),
      notes_(new RunNotes(model))
{
    part_->setObjectName("comparedPart");
    part_->addItems({tr("Loss"), tr("Box part"), tr("Class part (cls)"), tr("Distribution part (dfl)")});
    part_->setToolTip(tr("Which curve of the runs is laid over each other, of those that they have; hide has the loss alone"));
    part_->setAccessibleName(tr("Compared curve"));
    connect(part_, &QComboBox::currentIndexChanged, this, &RunComparison::showCurves);
    note_->setObjectName("note");
    curves_->setName(tr("comparison"));

    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    auto* head = new QHBoxLayout;
    head->addWidget(part_);
    head->addWidget(note_, 1);
    leftColumn->addLayout(head);
    leftColumn->addWidget(curves_, 1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(patches_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    tabs_ = new QTabWidget;
    tabs_->setObjectName("comparisonTabs");
    tabs_->setAccessibleName(tr("Comparison"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(scroll, tr("Patches"));
    tabs_->addTab(buildSettings(), tr("Settings"));
    tabs_->addTab(notes_, tr("Tags and notes"));
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(left);
    splitter->addWidget(tabs_);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);

    TrainingController& training = session_.training();
    connect(&training, &TrainingController::pointsAdded, this, &RunComparison::appendLive);
    connect(&training, &TrainingController::patchChanged, this, [this](const QImage& patch) {
        if (const auto& record = session_.training().record())
            patches_->setPicture(QString::fromStdString(record->id), patch);
    });
    showCurves();
}

QWidget* RunComparison::buildSettings()
{
    onlyDifferences_ = new QCheckBox(tr("Only &differences"));
    onlyDifferences_->setObjectName("onlyDifferences");
    onlyDifferences_->setToolTip(tr("Leave out the settings that the marked runs share"));
    connect(onlyDifferences_, &QCheckBox::toggled, settings_, &SettingsComparison::setOnlyDifferences);
    table_ = new QTableView;
    table_->setObjectName("settingsTable");
    table_->setAccessibleName(tr("Settings of the marked runs"));
    table_->setModel(settings_);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setMinimumSectionSize(9 * kGrid);
    table_->setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->addWidget(onlyDifferences_);
    column->addWidget(table_, 1);
    return page;
}

void RunComparison::setRuns(const QStringList& ids)
{
    marked_ = static_cast<int>(ids.size());
    const QStringList first = ids.mid(0, kMostRuns);
    notes_->setRun(ids.size() == 1 ? ids.front() : QString());
    if (first == ids_) return;
    ids_ = first;
    refresh();
}

void RunComparison::setPresenting(bool presenting)
{
    part_->setVisible(!presenting);
    curves_->setPresenting(presenting);
    tabs_->tabBar()->setVisible(!presenting);
    if (presenting) tabBefore_ = tabs_->currentIndex();
    tabs_->setCurrentIndex(presenting ? 0 : tabBefore_);
}

void RunComparison::refresh()
{
    ticket_.cancel();
    if (ids_.isEmpty()) {
        show({});
        return;
    }
    ticket_ = session_.queries().run(
        this,
        [workspace = &session_.workspace(), ids = ids_](storage::Database& database, StopControl&) {
            const workspace::RunStore store(*workspace, database);
            std::vector<RunDetails> all;
            for (const QString& id : ids)
                if (auto record = store.find(id.toStdString()))
                    all.push_back(detailsOf(database, store, std::move(*record)));
            return all;
        },
        [this](const std::vector<RunDetails>& runs) { show(runs); });
}

void RunComparison::show(const std::vector<RunDetails>& runs)
{
    runs_ = runs;
    const TrainingController& training = session_.training();
    QStringList heads;
    std::vector<std::vector<RunSetting>> settings;
    std::vector<StripPatch> patches;
    for (RunDetails& run : runs_) {
        const QString id = QString::fromStdString(run.record.id);
        const bool live = training.busy() && training.record() && training.record()->id == run.record.id;
        if (live && !training.points().empty()) { // the record's curve lags behind
            std::erase_if(run.points,
                          [first = training.points().front().iteration](const workspace::CurvePoint& point) {
                              return point.iteration >= first;
                          });
            run.points.insert(run.points.end(), training.points().begin(), training.points().end());
        }
        if (live && !training.patch().isNull()) run.patch = training.patch();
        const auto place = static_cast<int>(heads.size());
        heads += tr("%1 · %2\n%3")
                     .arg(place + 1)
                     .arg(QString::fromStdString(run.record.name), timeText(run.record.createdAt));
        settings.push_back(run.settings);
        patches.push_back(
            {id, heads.back(), run.patch, run.problem.isEmpty() ? tr("no patch yet") : run.problem});
    }
    settings_->setRuns(heads, settings);
    onlyDifferences_->setEnabled(runs_.size() > 1);
    onlyDifferences_->setText(runs_.size() > 1 ? tr("Only &differences (%1)").arg(settings_->differences())
                                               : tr("Only &differences"));
    if (runs_.size() < 2) onlyDifferences_->setChecked(false);
    table_->horizontalHeader()->setSectionResizeMode(runs_.size() > 2 ? QHeaderView::ResizeToContents
                                                                      : QHeaderView::Stretch);
    patches_->setPatches(std::move(patches));
    showCurves();
    Q_EMIT shown();
}

/// Only what the compared runs have: hide has the loss alone.
void RunComparison::offerParts()
{
    auto* model = qobject_cast<QStandardItemModel*>(part_->model());
    bool any = false;
    for (const int part : {Box, Cls, Dfl}) {
        const bool there = std::any_of(runs_.begin(), runs_.end(), [part](const RunDetails& run) {
            return std::any_of(run.points.begin(), run.points.end(), [part](const auto& point) { return valueOf(point, part).has_value(); });
        });
        model->item(part)->setEnabled(there);
        any = any || there;
    }
    part_->setEnabled(any || runs_.empty());
    const QSignalBlocker blocker(part_); // the curves are shown next
    if (!runs_.empty() && !model->item(part_->currentIndex())->isEnabled()) part_->setCurrentIndex(Loss);
}

void RunComparison::showCurves()
{
    offerParts();
    curves_->removeAllSeries();
    series_.clear();
    curves_->setTitles(tr("iteration"), part_->currentText());
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        const auto place = static_cast<int>(i);
        const int series = curves_->addRunSeries(comparedName(place, runs_[i].record), place);
        series_.push_back(series);
        curves_->append(series, samplesOf(runs_[i].points, part_->currentIndex()));
        addDetectors(runs_[i], place);
    }
    if (runs_.empty())
        note_->setText(tr("Mark runs in the table to compare them."));
    else if (marked_ > kMostRuns)
        note_->setText(tr("The first %1 of %2 marked runs").arg(kMostRuns).arg(marked_));
    else
        note_->setText({});
}

/// Behind the run's own curve, in its colour: one of each of several detectors.
void RunComparison::addDetectors(const RunDetails& run, int place)
{
    if (part_->currentIndex() != Loss || run.record.otherDetectors.empty()) return;
    const std::vector<workspace::RunDetector> detectors = workspace::detectorsOf(run.record);
    for (std::size_t i = 0; i < detectors.size(); ++i) {
        const int series = curves_->addSeries(
            QStringLiteral("%1 · %2").arg(place + 1).arg(QString::fromStdString(detectors[i].name)),
            [place](const Theme& theme) { return seriesColor(theme, place); }, seriesStyle(place + 1 + static_cast<int>(i)));
        curves_->append(series, samplesOfDetector(run.points, i));
    }
}

void RunComparison::appendLive(int first)
{
    const TrainingController& training = session_.training();
    if (!training.record()) return;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        if (runs_[i].record.id != training.record()->id) continue;
        const auto fresh = std::span(training.points()).subspan(static_cast<std::size_t>(first));
        runs_[i].points.insert(runs_[i].points.end(), fresh.begin(), fresh.end());
        curves_->append(series_.at(i), samplesOf(fresh, part_->currentIndex()));
        if (part_->currentIndex() != Loss || runs_[i].record.otherDetectors.empty()) continue;
        for (std::size_t k = 0; k <= runs_[i].record.otherDetectors.size(); ++k)
            curves_->append(series_.at(i) + 1 + static_cast<int>(k), samplesOfDetector(fresh, k));
    }
}

} // namespace blindspot::ui
