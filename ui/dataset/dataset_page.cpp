#include "ui/dataset/dataset_page.h"

#include "core/dataset/import_record.h"
#include "core/workspace/detectors/detector_store.h"
#include "ui/controls/job_bar.h"
#include "ui/controls/notice_bar.h"
#include "ui/dataset/dataset_import.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/filter_panel.h"
#include "ui/dataset/finding_filter.h"
#include "ui/dataset/image_grid.h"
#include "ui/dataset/image_grid_model.h"
#include "ui/dataset/import_dialog.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/pictures/box_legend.h"
#include "ui/support/format.h"

#include <QLabel>
#include <QSettings>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace blindspot::ui {

DatasetPage::DatasetPage(Session& session, QWidget* parent)
    : Page(session, parent), queue_(std::make_unique<UiQueue>()), images_(new ImageGridModel(session, this)),
      import_(new DatasetImport(session, this)), stack_(new QStackedWidget), splitter_(new QSplitter),
      filter_(new FilterPanel), grid_(new ImageGrid), viewer_(new DatasetViewer(session)), job_(new JobBar),
      problems_(new NoticeBar), gridLegend_(new BoxLegend), count_(new QLabel), size_(new QSlider(Qt::Horizontal))
{
    reader_ = std::make_unique<Worker<storage::Database>>(
        *queue_,
        [this] { return std::make_unique<storage::Database>(this->session().workspace().connect()); },
        [this](const QString& text) { this->session().tell(MessageKind::Error, text); });
    setAcceptDrops(true);
    buildContent();
    wireFilter();
    wireViewer();
    wireImport();
    wireScan();
    addShortcuts();
    connect(&session, &Session::datasetsChanged, this, &DatasetPage::readDatasets);
    connect(&session, &Session::selectionsChanged, this, &DatasetPage::readSelections);
    connect(&session, &Session::detectorsChanged, this, &DatasetPage::readDetectors);
    restoreLayout();
    readDatasets();
    readDetectors();
}

DatasetPage::~DatasetPage()
{
    saveLayout();
}

void DatasetPage::setPresenting(bool presenting)
{
    if (presenting) {
        aside_.hide({filter_, splitter_->widget(1), job_});
        viewer_->setFocus();
    } else {
        aside_.restore();
    }
    viewer_->setPresenting(presenting);
}

bool DatasetPage::presentStep(int rows)
{
    const std::int64_t before = currentId_;
    step(rows);
    return currentId_ != before;
}

void DatasetPage::activated()
{
    if (stack_->currentWidget() == splitter_) grid_->setFocus();
    if (std::exchange(importToShow_, false) && importDialog_) importDialog_->open();
}

void DatasetPage::wireFilter()
{
    connect(filter_, &FilterPanel::datasetChosen, this, &DatasetPage::readFacts);
    connect(filter_, &FilterPanel::queryChanged, this, &DatasetPage::applyQuery);
    connect(filter_, &FilterPanel::importRequested, this, [this] { showImport(); });
    connect(filter_, &FilterPanel::renameDatasetRequested, this, &DatasetPage::renameDataset);
    connect(filter_, &FilterPanel::locateRequested, this, &DatasetPage::locateImages);
    connect(filter_, &FilterPanel::problemsRequested, this, &DatasetPage::showProblems);
    connect(problems_, &NoticeBar::actionClicked, this, &DatasetPage::showProblems);
    connect(filter_, &FilterPanel::removeDatasetRequested, this, &DatasetPage::removeDataset);
    connect(filter_, &FilterPanel::renameSelectionRequested, this, &DatasetPage::renameSelection);
    connect(filter_, &FilterPanel::removeSelectionRequested, this, &DatasetPage::removeSelection);
    connect(filter_, &FilterPanel::trainRequested, this,
            [this] { Q_EMIT trainRequested(filter_->selection()); });
    connect(images_, &ImageGridModel::loaded, this, [this] {
        middle_->setCurrentIndex(images_->rowCount() == 0 ? 1 : 0);
        // Sorted anew, the first ones are what is looked for.
        const std::pair order(images_->query().order, images_->query().descending);
        if (shownOrder_ && *shownOrder_ != order) currentId_ = -1;
        shownOrder_ = order;
        showCount();
        showAgain();
    });
    connect(images_, &ImageGridModel::queryFailed, this,
            [this](const QString& text) { session().tell(MessageKind::Error, text); });
}

void DatasetPage::wireViewer()
{
    connect(grid_, &ImageGrid::currentImageChanged, this, &DatasetPage::showCurrent);
    connect(images_, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
                // Facts of the current image that were not there when it was chosen.
                const int row = grid_->currentIndex().row();
                if (roles.isEmpty() && !viewer_->hasRecord() && row >= first.row() && row <= last.row())
                    showCurrent();
            });
    connect(viewer_, &DatasetViewer::previousRequested, this, [this] { step(-1); });
    connect(viewer_, &DatasetViewer::comparisonChanged, this, &DatasetPage::comparisonChanged);
    connect(viewer_, &DatasetViewer::nextRequested, this, [this] { step(1); });
    connect(viewer_, &DatasetViewer::backRequested, this, [this] { fillWithViewer(false); });
    connect(viewer_, &DatasetViewer::trialRequested, this, &DatasetPage::tryPatch);
    connect(grid_, &ImageGrid::opened, this, [this] { fillWithViewer(true); });
    connect(grid_, &ImageGrid::visibleChanged, this, &DatasetPage::showGridLegend);
}

void DatasetPage::fillWithViewer(bool fill)
{
    if (fill == filled_) return;
    if (fill) besideState_ = splitter_->saveState();
    filled_ = fill;
    filter_->setVisible(!fill);
    middle_->parentWidget()->setVisible(!fill);
    if (!fill) splitter_->restoreState(besideState_);
    viewer_->setAlone(fill);
    if (!fill) grid_->setFocus();
}

void DatasetPage::showGridLegend()
{
    std::vector<BoxLegend::Entry> entries;
    if (grid_->boxesShown())
        for (const QString& name : grid_->visibleClasses())
            entries.push_back({BoxRole::Annotation, name, colors_.of(name)});
    gridLegend_->setVisible(!entries.empty());
    if (entries != gridLegend_->entries()) gridLegend_->setEntries(std::move(entries));
}

void DatasetPage::showAgain()
{
    if (images_->rowCount() > 0) {
        // The image that was looked at, where it still fits.
        const int row = std::max(0, images_->rowOf(currentId_));
        grid_->setCurrentIndex(images_->index(row));
        if (row > 0) grid_->scrollTo(images_->index(row), QAbstractItemView::PositionAtCenter);
    }
    showCurrent();
}

void DatasetPage::showSelection(const QString& dataset, const QString& selection)
{
    if (filter_->dataset() == dataset && filter_->selection() == selection) return;
    wantedDataset_ = dataset;
    wantedSelection_ = selection;
    filter_->forgetState();
    filter_->resetFilters();
    readDatasets();
}

void DatasetPage::showDetections(std::int64_t image, const QString& detector)
{
    currentId_ = image;
    if (images_->rowOf(image) >= 0) showAgain();
    viewer_->compareWith(detector);
}

void DatasetPage::step(int rows)
{
    const int row = grid_->currentIndex().row() + rows;
    if (row < 0 || row >= images_->rowCount()) return;
    grid_->setCurrentIndex(images_->index(row));
    grid_->scrollTo(images_->index(row));
}

void DatasetPage::tryPatch()
{
    if (!viewer_->hasRecord()) return;
    PatchTrialWindow::open(session(), *this).showPicture({*viewer_->record(), filter_->dataset().toStdString()});
}

void DatasetPage::showCurrent()
{
    const QModelIndex current = grid_->currentIndex();
    if (current.isValid()) currentId_ = images_->idAt(current.row());
    const dataset::ImageRecord* record = images_->record(current.row());
    viewer_->setRecord(record ? std::optional(*record) : std::nullopt);
}

void DatasetPage::showCount()
{
    const QString name = filter_->dataset();
    const auto info = std::find_if(datasets_.begin(), datasets_.end(), [&](const dataset::DatasetInfo& one) {
        return QString::fromStdString(one.name) == name;
    });
    const std::int64_t all = info == datasets_.end() ? images_->rowCount() : info->images;
    const QString text = images_->rowCount() == all ? imagesText(all) : tr("%1 of %2").arg(countText(images_->rowCount()), imagesText(all));
    count_->setText(info == datasets_.end() || info->annotated() ? text : tr("%1, no annotations").arg(text));
}

void DatasetPage::showMarks()
{
    const auto count = static_cast<std::int64_t>(images_->marks().size());
    markBar_->setVisible(count > 0);
    marked_->setText(tr("%1 marked").arg(countText(count)));
}

void DatasetPage::readDatasets()
{
    readingDatasets_.cancel();
    readingDatasets_ = session().queries().run(
        this,
        [](storage::Database& database, StopControl&) { return dataset::DatasetIndex(database).list(); },
        [this](std::vector<dataset::DatasetInfo> datasets) {
            datasets_ = std::move(datasets);
            stack_->setCurrentWidget(datasets_.empty() ? empty_ : static_cast<QWidget*>(splitter_));
            filter_->setDatasets(datasets_, std::exchange(wantedDataset_, QString()));
            if (datasets_.empty()) images_->setQuery({});
        });
}

void DatasetPage::readFacts()
{
    if (filter_->dataset().isEmpty()) return;
    // What is looked at first.
    images_->setQuery(filter_->query());
    readingFacts_.cancel();
    noticeProblems(0);
    readingFacts_ = reader_->run(
        this,
        [name = filter_->dataset().toStdString()](storage::Database& database, StopControl&) {
            return std::pair(dataset::DatasetIndex(database).categories(name),
                             dataset::readImportRecord(database, name, 0).total());
        },
        [this](std::pair<std::vector<dataset::CategoryInfo>, std::int64_t> facts) {
            classes_ = std::move(facts.first);
            filter_->setClasses(classes_);
            std::vector<std::string> names;
            for (const dataset::CategoryInfo& one : classes_)
                names.push_back(one.name);
            colors_.setClasses(names);
            grid_->setClassColors(colors_);
            viewer_->setClassColors(colors_);
            noticeProblems(facts.second);
        });
    const auto info = std::find_if(datasets_.begin(), datasets_.end(), [&](const dataset::DatasetInfo& one) {
        return QString::fromStdString(one.name) == filter_->dataset();
    });
    const bool annotated = info == datasets_.end() || info->annotated();
    filter_->findings().setAnnotated(annotated);
    images_->setAnnotated(annotated);
    readScan();
    readSelections();
}

void DatasetPage::readSelections()
{
    readingSelections_.cancel();
    readingSelections_ = session().queries().run(
        this,
        [](storage::Database& database, StopControl&) { return dataset::SelectionStore(database).list(); },
        [this](const std::vector<dataset::SelectionInfo>& selections) {
            filter_->setSelections(selections);
            // Its dataset may not be the chosen one yet.
            if (!wantedSelection_.isEmpty() && filter_->chooseSelection(wantedSelection_))
                wantedSelection_.clear();
        });
}

void DatasetPage::readDetectors()
{
    session().queries().run(
        this, [](storage::Database& database, StopControl&) { return workspace::DetectorStore(database).list(); },
        [this](const std::vector<workspace::DetectorRecord>& detectors) {
            QStringList names;
            for (const workspace::DetectorRecord& one : detectors)
                names << QString::fromStdString(one.name);
            viewer_->setDetectors(names);
            filter_->findings().setDetectors(names);
            if (filter_->findings().finding()) viewer_->compareWith(filter_->findings().detector());
        });
}

} // namespace blindspot::ui
