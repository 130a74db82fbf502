#include "ui/evaluate/pair_gallery.h"

#include "core/report/arm_texts.h"
#include "ui/evaluate/pair_delegate.h"
#include "ui/evaluate/pair_pictures.h"
#include "ui/pictures/invented_boxes.h"
#include "ui/session/effect_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace blindspot::ui {

namespace {

QString filterText(PairFilter filter, const QString& count)
{
    switch (filter) {
    case PairFilter::Unnoticed:
        return PairGallery::tr("Unnoticed %1").arg(count);
    case PairFilter::HalfSeen:
        return PairGallery::tr("Half seen %1").arg(count);
    case PairFilter::Found:
        return PairGallery::tr("Found %1").arg(count);
    case PairFilter::Invented:
        return PairGallery::tr("Invented %1").arg(count);
    case PairFilter::All:
        break;
    }
    return PairGallery::tr("All %1").arg(count);
}

QString filterTip(PairFilter filter)
{
    switch (filter) {
    case PairFilter::Unnoticed:
        return PairGallery::tr(
            "Images with an object that is noticed on the left, and that nothing touches on the right");
    case PairFilter::HalfSeen:
        return PairGallery::tr(
            "Images with an object that a detection touches on the right without finding it (IoU 0.5)");
    case PairFilter::Found:
        return PairGallery::tr("Images with an object that is found on the right (IoU 0.5)");
    case PairFilter::Invented:
        return PairGallery::tr("Images with a detection on the right that finds no object");
    case PairFilter::All:
        break;
    }
    return PairGallery::tr("All images of the evaluation");
}

constexpr std::array kFilterNames = {"filterAll", "filterUnnoticed", "filterHalfSeen", "filterFound",
                                     "filterInvented"};
static_assert(kFilterNames.size() == kPairFilters.size());

} // namespace

PairGallery::PairGallery(PairPictures& pictures, QWidget* parent)
    : QWidget(parent), pictures_(pictures), model_(new PairsModel(this)), view_(new QListView)
{
    view_->setObjectName("gallery");
    view_->setAccessibleName(tr("Images before and after"));
    view_->setModel(model_);
    view_->setItemDelegate(new PairDelegate(*model_, pictures_, this));
    view_->setViewMode(QListView::IconMode);
    view_->setResizeMode(QListView::Adjust);
    view_->setMovement(QListView::Static);
    view_->setUniformItemSizes(true);
    view_->setLayoutMode(QListView::Batched);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setMouseTracking(true);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setToolTip(tr("Enter or a double click opens an image large"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGrid / 2, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(buildTools());
    column->addWidget(view_, 1);
    connect(view_, &QListView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
    connect(&InventedBoxes::instance(), &InventedBoxes::changed, view_->viewport(), qOverload<>(&QWidget::update));
    connect(&pictures_, &PairPictures::ready, view_->viewport(), qOverload<>(&QWidget::update));
    connect(&pictures_, &PairPictures::patchesRead, view_->viewport(), qOverload<>(&QWidget::update));
}

QWidget* PairGallery::buildTools()
{
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    auto* group = new QButtonGroup(this);
    for (const PairFilter filter : kPairFilters) {
        auto* button = new QToolButton;
        button->setObjectName(kFilterNames[static_cast<std::size_t>(filter)]);
        button->setProperty("role", "choice");
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(filterTip(filter));
        button->setChecked(filter == PairFilter::All);
        group->addButton(button);
        filters_.push_back(button);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, filter] { model_->setFilter(filter); });
    }
    arm_ = new QComboBox;
    arm_->setObjectName("galleryArm");
    arm_->setAccessibleName(tr("Compared with"));
    arm_->setToolTip(tr("What the clean images on the left are compared with"));
    for (const metrics::Arm arm : {metrics::Arm::Patch, metrics::Arm::Grey, metrics::Arm::Random})
        arm_->addItem(tr("clean and %1").arg(QString::fromStdString(report::armText(arm, reportLanguage()))),
                      static_cast<int>(arm));
    connect(arm_, &QComboBox::currentIndexChanged, this, &PairGallery::chooseArm);
    note_ = new QLabel;
    note_->setObjectName("note");
    note_->setFont(scaledFont(0.9));
    note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addSpacing(kGrid);
    row->addWidget(arm_);
    row->addSpacing(kGrid);
    row->addWidget(note_, 1);
    return tools;
}

void PairGallery::setSubject(const ReportPointer& report, const ResultScope& scope)
{
    model_->setSubject(report, scope, model_->arm());
    showCounts();
    note_->setText(scope.defence > 0 ? tr("Pictures as they are before the defence; boxes behind it")
                                     : QString());
    note_->setToolTip(note_->text());
}

void PairGallery::chooseArm()
{
    model_->setSubject(model_->report(), model_->scope(),
                       static_cast<metrics::Arm>(arm_->currentData().toInt()));
    showCounts();
}

void PairGallery::showCounts()
{
    for (const PairFilter filter : kPairFilters)
        filters_[static_cast<std::size_t>(filter)]->setText(
            filterText(filter, countText(model_->count(filter))));
}

void PairGallery::showRow(int row)
{
    view_->setCurrentIndex(model_->index(row));
    view_->scrollTo(view_->currentIndex());
    view_->setFocus();
}

void PairGallery::showAll()
{
    filters_[static_cast<std::size_t>(PairFilter::All)]->click();
}

} // namespace blindspot::ui
