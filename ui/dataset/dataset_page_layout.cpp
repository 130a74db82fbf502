// The layout of the Dataset page: its parts, its shortcuts, and what it keeps between starts.
#include "core/common/utf8.h"
#include "ui/controls/empty_note.h"
#include "ui/controls/job_bar.h"
#include "ui/controls/notice_bar.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/filter_panel.h"
#include "ui/dataset/image_grid.h"
#include "ui/dataset/image_grid_model.h"
#include "ui/pictures/box_legend.h"
#include "ui/support/icons.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <initializer_list>

namespace blindspot::ui {

namespace {

constexpr int kSmallestSide = 80;
constexpr int kUsualSide = 144;
constexpr int kLargestSide = 256; // that thumbnails are stored at

} // namespace

void DatasetPage::buildContent()
{
    auto* empty = new EmptyNote(
        tr("No dataset yet"),
        tr("A dataset is a folder of images with annotations: COCO, YOLO or Pascal VOC. Import one, "
           "or drop its file or folder here. The pictures stay where they are. Without one at hand, the demonstration "
           "brings its own."),
        tr("&Import a dataset…"));
    empty_ = empty;
    connect(empty, &EmptyNote::actionRequested, this, [this] { showImport(); });
    QPushButton* demonstration = empty->addWay(tr("&Try the demonstration"));
    demonstration->setObjectName("emptyDemonstration");
    demonstration->setToolTip(tr("Four steps in this workspace, on scenes and with a detector that Blindspot brings with it"));
    connect(demonstration, &QPushButton::clicked, this, &DatasetPage::demonstrationRequested);
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
    problems_->setProperty("role", "problems");
    column->addWidget(problems_);
    column->addWidget(middle_, 1);
    gridLegend_->setObjectName("gridLegend");
    gridLegend_->setContentsMargins(kGrid, 0, kGrid, 0);
    gridLegend_->setSlim(true);
    gridLegend_->hide();
    column->addWidget(gridLegend_);
    column->addWidget(buildMarkBar());
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
    auto* boxes = boxes_ = new QToolButton;
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
                      tr("Show a&ll images"));
    connect(nothing, &EmptyNote::actionRequested, filter_, &FilterPanel::resetFilters);
    return nothing;
}

QWidget* DatasetPage::buildMarkBar()
{
    markBar_ = new QFrame;
    markBar_->setObjectName("card");
    marked_ = new QLabel;
    marked_->setObjectName("marked");
    auto* make = new QPushButton(tr("Ma&ke selection of marked…"));
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

void DatasetPage::addShortcuts()
{
    // Actions, so that the sheet of shortcuts lists them.
    const auto add = [this](const QString& text, const char* id, std::function<void()> work) -> QAction* {
        auto* action = new QAction(text, this);
        Shortcuts::instance().bind(*action, QLatin1String(id));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, std::move(work));
        addAction(action);
        return action;
    };
    const auto whenShown = [this](auto work) {
        return [this, work] {
            if (stack_->currentWidget() == splitter_) work();
        };
    };
    add(tr("Import a dataset"), "dataset.import", [this] { showImport(); });
    add(tr("Make a selection"), "dataset.select", whenShown([this] { makeSelection(false); }));
    add(tr("Find images by file name"), "dataset.find", whenShown([this] { filter_->focusFileName(); }));
    add(tr("Next image"), "dataset.next", whenShown([this] { step(1); }));
    add(tr("Previous image"), "dataset.previous", whenShown([this] { step(-1); }));
    add(tr("Boxes of the image"), "dataset.boxes", whenShown([this] { viewer_->toggleBoxes(); }));
    add(tr("Detections in the image"), "dataset.detections",
        whenShown([this] { viewer_->toggleDetections(); }));
    QAction* trial = add(tr("Try a patch on this picture…"), "dataset.try", whenShown([this] { tryPatch(); }));
    trial->setIcon(icon("try"));
    for (QWidget* place : {static_cast<QWidget*>(grid_), viewer_->findChild<QWidget*>("picture")}) {
        place->setContextMenuPolicy(Qt::ActionsContextMenu);
        place->addAction(trial);
    }
}

void DatasetPage::restoreLayout()
{
    const QSettings settings;
    size_->setValue(settings.value("dataset/thumbnailSide", kUsualSide).toInt());
    grid_->setThumbnailSide(size_->value());
    boxes_->setChecked(settings.value("dataset/gridBoxes").toBool());
    if (!splitter_->restoreState(settings.value("dataset/splitter").toByteArray()))
        splitter_->setSizes({280, 540, 440});
    const QVariantMap filter = settings.value(keyOf("filter")).toMap();
    filter_->restoreLater(filter);
    wantedDataset_ = filter.value("dataset").toString();
    currentId_ = settings.value(keyOf("image"), -1).toLongLong();
}

/// What is kept of this workspace alone.
QString DatasetPage::keyOf(const char* name) const
{
    const QString folder = QDir(QString::fromStdString(toUtf8(session().workspace().folder()))).absolutePath();
    return QStringLiteral("dataset/%1/%2").arg(QString::fromLatin1(QUrl::toPercentEncoding(folder)), QLatin1String(name));
}

void DatasetPage::saveLayout() const
{
    QSettings settings;
    settings.setValue("dataset/thumbnailSide", size_->value());
    settings.setValue("dataset/splitter", filled_ ? besideState_ : splitter_->saveState());
    settings.setValue("dataset/gridBoxes", boxes_->isChecked());
    if (filter_->dataset().isEmpty()) return; // it was closed before the list came, or there is none
    settings.setValue(keyOf("filter"), filter_->state());
    settings.setValue(keyOf("image"), QVariant::fromValue<qlonglong>(currentId_));
}

} // namespace blindspot::ui
