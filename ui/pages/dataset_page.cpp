#include "ui/pages/dataset_page.h"

#include "core/runs/detector_store.h"
#include "ui/models/image_grid_model.h"
#include "ui/pages/dataset_import.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"
#include "ui/widgets/dataset_viewer.h"
#include "ui/widgets/empty_note.h"
#include "ui/widgets/filter_panel.h"
#include "ui/widgets/image_grid.h"
#include "ui/widgets/job_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kSmallestSide = 80;
constexpr int kUsualSide = 144;
constexpr int kLargestSide = 256; // that thumbnails are stored at

} // namespace

DatasetPage::DatasetPage(Session& session, QWidget* parent)
    : Page(session, parent), queue_(std::make_unique<UiQueue>()), images_(new ImageGridModel(session, this)),
      import_(new DatasetImport(session, this)), stack_(new QStackedWidget), splitter_(new QSplitter),
      filter_(new FilterPanel), grid_(new ImageGrid), viewer_(new DatasetViewer(session)), job_(new JobBar),
      count_(new QLabel), size_(new QSlider(Qt::Horizontal))
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
    connect(&session, &Session::datasetsChanged, this, &DatasetPage::readDatasets);
    connect(&session, &Session::selectionsChanged, this, &DatasetPage::readSelections);
    connect(&session, &Session::detectorsChanged, this, &DatasetPage::readDetectors);
    restoreLayout();
    wantedDataset_ = QSettings().value("dataset/current").toString();
    readDatasets();
    readDetectors();
}

DatasetPage::~DatasetPage()
{
    saveLayout();
}

void DatasetPage::activated()
{
    if (stack_->currentWidget() == splitter_) grid_->setFocus();
}

void DatasetPage::buildContent()
{
    auto* empty = new EmptyNote(
        tr("No dataset yet"),
        tr("A dataset is a folder of images with annotations: COCO, YOLO or Pascal VOC. Import one, "
           "or drop its file or folder here. The pictures stay where they are."),
        tr("&Import a dataset…"));
    empty_ = empty;
    connect(empty, &EmptyNote::actionRequested, this, [this] { showImport(); });
    splitter_->addWidget(filter_);
    splitter_->addWidget(buildMiddle());
    splitter_->addWidget(viewer_);
    splitter_->setChildrenCollapsible(false);
    splitter_->setStretchFactor(1, 3);
    splitter_->setStretchFactor(2, 2);
    filter_->setMinimumWidth(240);
    viewer_->setMinimumWidth(280);
    stack_->addWidget(new QWidget); // until it is known what there is
    stack_->addWidget(empty_);
    stack_->addWidget(splitter_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(job_);
    column->addWidget(stack_, 1);
}

QWidget* DatasetPage::buildMiddle()
{
    grid_->setObjectName("grid");
    grid_->setImages(images_);
    middle_ = new QStackedWidget;
    middle_->addWidget(grid_);
    middle_->addWidget(buildNothingFits());
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(buildToolBar());
    column->addWidget(middle_, 1);
    column->addWidget(buildMarkBar());
    middle->setMinimumWidth(320);
    return middle;
}

QWidget* DatasetPage::buildToolBar()
{
    count_->setObjectName("count");
    count_->setFont(tabularFont());
    size_->setObjectName("thumbnailSide");
    size_->setRange(kSmallestSide, kLargestSide);
    size_->setSingleStep(8);
    size_->setPageStep(32);
    size_->setFixedWidth(96);
    size_->setAccessibleName(tr("Size of the thumbnails"));
    size_->setToolTip(tr("Size of the thumbnails, %1 to %2 px").arg(kSmallestSide).arg(kLargestSide));
    connect(size_, &QSlider::valueChanged, grid_, &ImageGrid::setThumbnailSide);
    auto* boxes = new QToolButton;
    boxes->setObjectName("gridBoxes");
    boxes->setIcon(icon("boxes"));
    boxes->setCheckable(true);
    boxes->setAutoRaise(true);
    boxes->setToolTip(tr("Draw the annotated boxes over the thumbnails"));
    boxes->setAccessibleName(boxes->toolTip());
    connect(boxes, &QToolButton::toggled, grid_, &ImageGrid::setBoxesShown);
    auto* make = new QPushButton(tr("Make &selection…"));
    make->setObjectName("makeSelection");
    make->setToolTip(tr("A named list of images to train on"));
    connect(make, &QPushButton::clicked, this, [this] { makeSelection(false); });
    auto* import = new QPushButton(icon("import"), tr("I&mport…"));
    import->setObjectName("import");
    import->setToolTip(tr("Import a dataset; or drop its file or folder on this page"));
    connect(import, &QPushButton::clicked, this, [this] { showImport(); });
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kGrid, 0, kGrid, 0);
    row->setSpacing(kGrid);
    row->addWidget(count_);
    row->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{boxes, size_, make, import})
        row->addWidget(widget);
    return bar;
}

QWidget* DatasetPage::buildNothingFits()
{
    auto* nothing =
        new EmptyNote(tr("No image fits"), tr("None of the dataset's images fulfils all conditions."),
                      tr("Show &all images"));
    connect(nothing, &EmptyNote::actionRequested, filter_, &FilterPanel::resetFilters);
    return nothing;
}

QWidget* DatasetPage::buildMarkBar()
{
    markBar_ = new QFrame;
    markBar_->setObjectName("card");
    marked_ = new QLabel;
    marked_->setObjectName("marked");
    auto* make = new QPushButton(tr("Make selection of &marked…"));
    make->setObjectName("primary");
    connect(make, &QPushButton::clicked, this, [this] { makeSelection(true); });
    auto* none = new QPushButton(tr("&Unmark"));
    none->setObjectName("unmark");
    none->setToolTip(tr("Takes all marks away (Escape)"));
    connect(none, &QPushButton::clicked, images_, &ImageGridModel::clearMarks);
    auto* row = new QHBoxLayout(markBar_);
    row->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    row->addWidget(marked_, 1);
    row->addWidget(none);
    row->addWidget(make);
    markBar_->hide();
    connect(images_, &ImageGridModel::marksChanged, this, &DatasetPage::showMarks);
    return markBar_;
}

void DatasetPage::wireFilter()
{
    connect(filter_, &FilterPanel::datasetChosen, this, &DatasetPage::readFacts);
    connect(filter_, &FilterPanel::queryChanged, this, [this] { images_->setQuery(filter_->query()); });
    connect(filter_, &FilterPanel::importRequested, this, [this] { showImport(); });
    connect(filter_, &FilterPanel::renameDatasetRequested, this, &DatasetPage::renameDataset);
    connect(filter_, &FilterPanel::locateRequested, this, &DatasetPage::locateImages);
    connect(filter_, &FilterPanel::removeDatasetRequested, this, &DatasetPage::removeDataset);
    connect(filter_, &FilterPanel::renameSelectionRequested, this, &DatasetPage::renameSelection);
    connect(filter_, &FilterPanel::removeSelectionRequested, this, &DatasetPage::removeSelection);
    connect(filter_, &FilterPanel::trainRequested, this,
            [this] { Q_EMIT trainRequested(filter_->selection()); });
    connect(images_, &ImageGridModel::loaded, this, [this] {
        middle_->setCurrentIndex(images_->rowCount() == 0 ? 1 : 0);
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
    connect(viewer_, &DatasetViewer::nextRequested, this, [this] { step(1); });
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

void DatasetPage::step(int rows)
{
    const int row = grid_->currentIndex().row() + rows;
    if (row < 0 || row >= images_->rowCount()) return;
    grid_->setCurrentIndex(images_->index(row));
    grid_->scrollTo(images_->index(row));
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
    count_->setText(images_->rowCount() == all
                        ? tr("%1 images").arg(countText(all))
                        : tr("%1 of %2 images").arg(countText(images_->rowCount()), countText(all)));
}

void DatasetPage::showMarks()
{
    const auto count = static_cast<std::int64_t>(images_->marks().size());
    markBar_->setVisible(count > 0);
    marked_->setText(tr("%1 marked").arg(countText(count)));
}

void DatasetPage::restoreLayout()
{
    const QSettings settings;
    size_->setValue(settings.value("dataset/thumbnailSide", kUsualSide).toInt());
    grid_->setThumbnailSide(size_->value());
    if (!splitter_->restoreState(settings.value("dataset/splitter").toByteArray()))
        splitter_->setSizes({280, 540, 440});
}

void DatasetPage::saveLayout() const
{
    QSettings settings;
    settings.setValue("dataset/thumbnailSide", size_->value());
    settings.setValue("dataset/splitter", splitter_->saveState());
    settings.setValue("dataset/current", filter_->dataset());
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
    readingFacts_ = reader_->run(
        this,
        [name = filter_->dataset().toStdString()](storage::Database& database, StopControl&) {
            return dataset::DatasetIndex(database).categories(name);
        },
        [this](std::vector<dataset::CategoryInfo> classes) {
            classes_ = std::move(classes);
            filter_->setClasses(classes_);
        });
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
            if (!wantedSelection_.isEmpty())
                filter_->chooseSelection(std::exchange(wantedSelection_, QString()));
        });
}

void DatasetPage::readDetectors()
{
    session().queries().run(
        this, [](storage::Database& database, StopControl&) { return runs::DetectorStore(database).list(); },
        [this](const std::vector<runs::DetectorRecord>& detectors) {
            QStringList names;
            for (const runs::DetectorRecord& one : detectors)
                names << QString::fromStdString(one.name);
            viewer_->setDetectors(names);
        });
}

} // namespace blindspot::ui
