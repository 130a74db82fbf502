#include "ui/dataset/filter_panel.h"

#include "ui/dataset/class_filter.h"
#include "ui/dataset/finding_filter.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kTypingMilliseconds = 80; // between keys nothing is asked
constexpr int kMostObjects = 9999;
constexpr int kMostPixels = 9999;
constexpr int kAny = -1; // objects: no limit
constexpr const char* kDataset = "dataset"; // in what is kept

QSpinBox* spinBox(int smallest, int largest, const QString& name)
{
    auto* box = new QSpinBox;
    box->setRange(smallest, largest);
    box->setValue(smallest);
    box->setSpecialValueText(FilterPanel::tr("any"));
    box->setObjectName(name);
    box->setAlignment(Qt::AlignRight);
    return box;
}

QToolButton* menuButton(const QString& tip)
{
    auto* button = new QToolButton;
    button->setIcon(icon("more"));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    return button;
}

QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    int stretch = 1;
    for (QWidget* widget : widgets)
        row->addWidget(widget, std::exchange(stretch, 0));
    return row;
}

void narrow(QComboBox* box)
{
    // Long names must not widen the panel.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
}

} // namespace

FilterPanel::FilterPanel(QWidget* parent)
    : QWidget(parent), datasets_(new QComboBox), classes_(new ClassFilter), findings_(new FindingFilter(this)),
      minSide_(spinBox(0, kMostPixels, "minSide")), minObjects_(spinBox(kAny, kMostObjects, "minObjects")),
      maxObjects_(spinBox(kAny, kMostObjects, "maxObjects")), fileName_(new QLineEdit),
      selections_(new QComboBox), train_(new QPushButton(tr("&Train on this selection"))),
      order_(new QComboBox), descending_(new QToolButton), reset_(new QPushButton(tr("Show &all")))
{
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] {
        showState();
        Q_EMIT queryChanged();
    });
    connect(classes_, &ClassFilter::changed, this, [this] { tellLater(0); });
    connect(findings_, &FindingFilter::changed, this, [this] { tellLater(0); });
    auto* top = new QFormLayout;
    auto* form = new QFormLayout;
    for (QFormLayout* one : {top, form}) {
        one->setContentsMargins(0, 0, 0, 0);
        one->setSpacing(kGrid);
        one->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    }
    addDatasetRow(top);
    addConditions(form);
    addSelectionRow(form);
    findings_->addRows(form);
    addOrderRow(form);
    reset_->setObjectName("resetFilters");
    reset_->setToolTip(tr("Takes all conditions away"));
    connect(reset_, &QPushButton::clicked, this, &FilterPanel::resetFilters);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addLayout(top);
    column->addWidget(classes_, 1);
    column->addLayout(form);
    column->addWidget(train_);
    column->addWidget(reset_);
    showState();
}

void FilterPanel::addDatasetRow(QFormLayout* form)
{
    datasets_->setObjectName("dataset");
    datasets_->setAccessibleName(tr("Dataset"));
    narrow(datasets_);
    connect(datasets_, &QComboBox::currentIndexChanged, this, [this] {
        if (filling_) return;
        findings_->setScan(std::nullopt);
        resetFilters();
        Q_EMIT datasetChosen();
    });
    auto* menu = new QMenu(this);
    menu->addAction(tr("&Import a dataset…"), this, &FilterPanel::importRequested);
    menu->addSeparator();
    menu->addAction(tr("&Rename…"), this, &FilterPanel::renameDatasetRequested)
        ->setObjectName("renameDataset");
    menu->addAction(tr("&Pictures were moved…"), this, &FilterPanel::locateRequested)
        ->setObjectName("locateDataset");
    menu->addAction(tr("Pro&blems of its import…"), this, &FilterPanel::problemsRequested)
        ->setObjectName("datasetProblems");
    menu->addAction(tr("Re&move from the workspace"), this, &FilterPanel::removeDatasetRequested)
        ->setObjectName("removeDataset");
    QToolButton* button = menuButton(tr("What can be done with this dataset"));
    button->setMenu(menu);
    auto* label = new QLabel(tr("&Dataset"));
    label->setBuddy(datasets_);
    form->addRow(label, rowOf({datasets_, button}));
}

void FilterPanel::addConditions(QFormLayout* form)
{
    minSide_->setSuffix(tr(" px"));
    minSide_->setSingleStep(8);
    minSide_->setToolTip(
        tr("Only objects whose smaller side has at least so many pixels of the image; 0: any"));
    minObjects_->setToolTip(tr("At least so many objects of the class and size"));
    maxObjects_->setToolTip(tr("At most so many objects of the class and size"));
    for (QSpinBox* box : {minSide_, minObjects_, maxObjects_})
        connect(box, &QSpinBox::valueChanged, this, [this] { tellLater(kTypingMilliseconds); });
    fileName_->setObjectName("fileName");
    fileName_->setPlaceholderText(tr("part of it"));
    fileName_->setClearButtonEnabled(true);
    fileName_->setToolTip(tr("Only images whose file name contains this"));
    connect(fileName_, &QLineEdit::textChanged, this, [this] { tellLater(kTypingMilliseconds); });
    form->addRow(tr("Smallest &box"), minSide_);
    auto* to = new QLabel(tr("to"));
    maxObjects_->setAccessibleName(tr("At most so many objects"));
    auto* objects = rowOf({minObjects_, to, maxObjects_});
    objects->setStretch(2, 1);
    auto* label = new QLabel(tr("&Objects"));
    label->setBuddy(minObjects_);
    form->addRow(label, objects);
    form->addRow(tr("File &name"), fileName_);
}

void FilterPanel::addSelectionRow(QFormLayout* form)
{
    selections_->setObjectName("selection");
    selections_->setToolTip(tr("Only images of this selection"));
    narrow(selections_);
    connect(selections_, &QComboBox::currentIndexChanged, this, [this] { tellLater(0); });
    auto* menu = new QMenu(this);
    menu->addAction(tr("&Rename…"), this, &FilterPanel::renameSelectionRequested)
        ->setObjectName("renameSelection");
    menu->addAction(tr("&Delete"), this, &FilterPanel::removeSelectionRequested)
        ->setObjectName("removeSelection");
    selectionMenu_ = menuButton(tr("What can be done with this selection"));
    selectionMenu_->setMenu(menu);
    train_->setObjectName("primary"); // shown when it is the next thing to do
    connect(train_, &QPushButton::clicked, this, &FilterPanel::trainRequested);
    auto* label = new QLabel(tr("S&election"));
    label->setBuddy(selections_);
    form->addRow(label, rowOf({selections_, selectionMenu_}));
}

void FilterPanel::addOrderRow(QFormLayout* form)
{
    order_->setObjectName("order");
    narrow(order_);
    using dataset::ImageOrder;
    for (const auto& [text, order] : {std::pair{tr("as in the file"), ImageOrder::Id},
                                      std::pair{tr("by file name"), ImageOrder::FileName},
                                      std::pair{tr("by objects"), ImageOrder::Objects},
                                      std::pair{tr("by smallest object"), ImageOrder::SmallestSide},
                                      std::pair{tr("by missed objects"), ImageOrder::Missed},
                                      std::pair{tr("by invented objects"), ImageOrder::Invented},
                                      std::pair{tr("by lowest score found"), ImageOrder::LowestFound},
                                      std::pair{tr("by highest score invented"), ImageOrder::HighestInvented}})
        order_->addItem(text, static_cast<int>(order));
    showOrders();
    connect(order_, &QComboBox::currentIndexChanged, this, [this] { tellLater(0); });
    descending_->setObjectName("descending");
    descending_->setCheckable(true);
    descending_->setAutoRaise(true);
    descending_->setIcon(icon("descending"));
    descending_->setToolTip(tr("The other way round: last or largest first"));
    descending_->setAccessibleName(tr("Descending"));
    connect(descending_, &QToolButton::toggled, this, [this] { tellLater(0); });
    auto* label = new QLabel(tr("So&rt"));
    label->setBuddy(order_);
    form->addRow(label, rowOf({order_, descending_}));
}

void FilterPanel::tellLater(int milliseconds)
{
    if (filling_) return;
    showState();
    timer_.start(milliseconds);
}

void FilterPanel::showState()
{
    const bool chosen = !selection().isEmpty();
    train_->setVisible(chosen);
    if (selectionMenu_) selectionMenu_->setEnabled(chosen);
    const dataset::ImageQuery now = query();
    reset_->setEnabled(!now.classNames.empty() || now.finding || now.minSide > 0 || now.minObjects || now.maxObjects ||
                       !now.fileNameContains.empty() || now.selection);
}

void FilterPanel::setDatasets(const std::vector<dataset::DatasetInfo>& datasets, const QString& preferred)
{
    const QString before = dataset();
    {
        const QScopedValueRollback filling(filling_, true);
        datasets_->clear();
        for (const dataset::DatasetInfo& info : datasets) {
            datasets_->addItem(QString::fromStdString(info.name));
            datasets_->setItemData(datasets_->count() - 1,
                                   tr("%1, %2, %3\nimported %4")
                                       .arg(imagesText(info.images), annotationsText(info.annotations),
                                            classesText(info.categories), timeText(info.importedAt)),
                                   Qt::ToolTipRole);
        }
        int place = datasets_->findText(preferred);
        if (place < 0) place = datasets_->findText(before);
        datasets_->setCurrentIndex(std::max(place, datasets.empty() ? -1 : 0));
    }
    if (dataset() != before) {
        findings_->setScan(std::nullopt);
        if (kept_ && kept_->value(kDataset).toString() == dataset())
            restore(*kept_);
        else
            resetFilters();
    }
    if (!datasets.empty()) kept_.reset();
    Q_EMIT datasetChosen();
}

void FilterPanel::setClasses(const std::vector<dataset::CategoryInfo>& classes)
{
    classes_->setClasses(classes);
    showState();
}

void FilterPanel::setCounts(const dataset::FilterCounts& counts)
{
    classes_->setCounts(counts.classes);
    findings_->setCounts(counts);
}

void FilterPanel::setScan(std::optional<std::int64_t> scan)
{
    const bool other = findings_->scan() != scan;
    findings_->setScan(scan);
    showOrders();
    if (other && usesFindings(query())) tellLater(0);
}

bool FilterPanel::usesFindings(const dataset::ImageQuery& query)
{
    return query.finding || query.order >= dataset::ImageOrder::Missed;
}

/// Those that need a scan can be chosen when there is one.
void FilterPanel::showOrders()
{
    auto* model = qobject_cast<QStandardItemModel*>(order_->model());
    for (int i = 0; i < order_->count(); ++i) {
        const bool possible = order_->itemData(i).toInt() < static_cast<int>(dataset::ImageOrder::Missed) || findings_->scan();
        model->item(i)->setEnabled(possible);
        model->item(i)->setToolTip(possible ? QString() : tr("Known when a detector has looked at the images"));
    }
}

void FilterPanel::setSelections(const std::vector<dataset::SelectionInfo>& selections)
{
    const QString before = selection();
    {
        const QScopedValueRollback filling(filling_, true);
        selections_->clear();
        selections_->addItem(tr("any"), QString());
        for (const dataset::SelectionInfo& one : selections) {
            const QString name = QString::fromStdString(one.name);
            if (QString::fromStdString(one.dataset) != dataset()) continue;
            selections_->addItem(tr("%1 (%2)").arg(name, countText(one.images)), name);
            selections_->setItemData(selections_->count() - 1, name, Qt::ToolTipRole);
        }
        selections_->setCurrentIndex(std::max(0, selections_->findData(before)));
    }
    // The one that was shown is gone: all are shown again.
    if (selection() != before) tellLater(0);
    showState();
}

QString FilterPanel::dataset() const
{
    return datasets_->currentText();
}

QString FilterPanel::selection() const
{
    return selections_->currentData().toString();
}

bool FilterPanel::chooseSelection(const QString& name)
{
    const int place = selections_->findData(name);
    if (place >= 0) selections_->setCurrentIndex(place);
    return place >= 0;
}

dataset::ImageQuery FilterPanel::query() const
{
    const auto limitOf = [](const QSpinBox* box) {
        return box->value() == kAny ? std::nullopt : std::optional<std::int64_t>(box->value());
    };
    dataset::ImageQuery query;
    query.dataset = dataset().toStdString();
    for (const QString& name : classes_->chosen())
        query.classNames.push_back(name.toStdString());
    query.everyClass = classes_->every();
    if (findings_->scan()) query.finding = findings_->finding();
    query.minSide = minSide_->value();
    query.minObjects = limitOf(minObjects_);
    query.maxObjects = limitOf(maxObjects_);
    query.fileNameContains = fileName_->text().toStdString();
    if (!selection().isEmpty()) query.selection = selection().toStdString();
    query.order = static_cast<dataset::ImageOrder>(order_->currentData().toInt());
    query.descending = descending_->isChecked();
    // Only where it matters: the list of images is not read again because a detector has looked at some.
    if (usesFindings(query)) query.scan = findings_->scan();
    return query;
}

void FilterPanel::focusFileName()
{
    fileName_->setFocus(Qt::ShortcutFocusReason);
    fileName_->selectAll();
}

void FilterPanel::resetFilters()
{
    {
        const QScopedValueRollback filling(filling_, true);
        classes_->choose({}, false);
        findings_->chooseFinding(std::nullopt);
        for (QSpinBox* box : {minSide_, minObjects_, maxObjects_})
            box->setValue(box->minimum());
        fileName_->clear();
        selections_->setCurrentIndex(0);
        // An order by findings means nothing where nobody looked.
        if (!findings_->scan() && order_->currentData().toInt() >= static_cast<int>(dataset::ImageOrder::Missed)) order_->setCurrentIndex(0);
    }
    tellLater(0);
}

QVariantMap FilterPanel::state() const
{
    QVariantMap state{{kDataset, dataset()},
                      {"classes", classes_->chosen()},
                      {"every", classes_->every()},
                      {"minSide", minSide_->value()},
                      {"minObjects", minObjects_->value()},
                      {"maxObjects", maxObjects_->value()},
                      {"fileName", fileName_->text()},
                      {"selection", selection()},
                      {"detector", findings_->detector()},
                      {"order", order_->currentData()},
                      {"descending", descending_->isChecked()}};
    if (const auto scan = findings_->scan()) state["scan"] = QVariant::fromValue<qlonglong>(*scan);
    if (const auto finding = findings_->finding()) state["finding"] = static_cast<int>(*finding);
    return state;
}

void FilterPanel::restoreLater(const QVariantMap& state)
{
    kept_ = state;
    findings_->chooseDetector(state["detector"].toString());
}

/// The classes and selections that were chosen stand for themselves until the lists are read: the first answer is the right one.
void FilterPanel::restore(const QVariantMap& state)
{
    const QScopedValueRollback filling(filling_, true);
    classes_->choose(state["classes"].toStringList(), state["every"].toBool());
    minSide_->setValue(state["minSide"].toInt());
    minObjects_->setValue(state.value("minObjects", kAny).toInt());
    maxObjects_->setValue(state.value("maxObjects", kAny).toInt());
    fileName_->setText(state["fileName"].toString());
    const QString selection = state["selection"].toString();
    if (!selection.isEmpty() && selections_->findData(selection) < 0) selections_->addItem(selection, selection);
    selections_->setCurrentIndex(std::max(0, selections_->findData(selection)));
    if (state.contains("scan")) findings_->setScan(state["scan"].toLongLong());
    if (state.contains("finding")) findings_->chooseFinding(static_cast<dataset::FindingKind>(state["finding"].toInt()));
    order_->setCurrentIndex(std::max(0, order_->findData(state["order"])));
    descending_->setChecked(state["descending"].toBool());
    showOrders();
    showState();
}

} // namespace blindspot::ui
