#include "ui/detectors/detectors_side.h"

#include "ui/detectors/detector_trainings_model.h"
#include "ui/detectors/detectors_model.h"
#include "ui/support/icons.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

QListView* listOf(QAbstractItemModel& model, const char* name, const QString& accessible)
{
    auto* list = new QListView;
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(accessible);
    list->setModel(&model);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setIconSize({20, 20});
    list->setSpacing(2);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}

} // namespace

DetectorsSide::DetectorsSide(DetectorsModel& detectors, DetectorTrainingsModel& trainings, QWidget* parent)
    : QWidget(parent), detectors_(detectors), trainings_(trainings),
      detectorList_(listOf(detectors, "detectorsList", tr("Detectors"))),
      trainingList_(listOf(trainings, "trainingsList", tr("Trainings"))), trainingsHead_(new QLabel)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    buildDetectors(*column);
    buildTrainings(*column);
    // Also a click on the entry that is current already: it may not be the one that is looked at.
    const auto follow = [this](QListView* list, auto signal) {
        connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, signal] {
            if (!choosing_) Q_EMIT(this->*signal)();
        });
        connect(list, &QListView::clicked, this, [this, signal] { Q_EMIT(this->*signal)(); });
    };
    follow(detectorList_, &DetectorsSide::detectorChosen);
    follow(trainingList_, &DetectorsSide::trainingChosen);
    connect(&trainings_, &QAbstractItemModel::modelReset, this, &DetectorsSide::showTrainings);
    showTrainings();
}

void DetectorsSide::buildDetectors(QVBoxLayout& column)
{
    auto* add = new QPushButton(icon("add"), tr("&Add a detector…"));
    add->setObjectName("addDetector");
    add->setToolTip(
        tr("A file of weights: .pt, .safetensors, .torchscript or .onnx; files can also be dropped on the page"));
    connect(add, &QPushButton::clicked, this, &DetectorsSide::addRequested);
    auto* train = new QPushButton(icon("train"), tr("Trai&n a detector…"));
    train->setObjectName("trainDetector");
    train->setToolTip(tr("Let a network learn the classes of your images, from fresh weights or from a "
                         "detector of the list"));
    connect(train, &QPushButton::clicked, this, &DetectorsSide::trainRequested);
    auto* renameAction = new QAction(icon("rename"), tr("&Rename…"), detectorList_);
    Shortcuts::instance().bind(*renameAction, "detectors.rename");
    auto* removeAction = new QAction(icon("delete"), tr("Re&move"), detectorList_);
    Shortcuts::instance().bind(*removeAction, "detectors.remove");
    connect(renameAction, &QAction::triggered, this, &DetectorsSide::renameRequested);
    connect(removeAction, &QAction::triggered, this, &DetectorsSide::removeRequested);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid / 2);
    for (QAction* action : {renameAction, removeAction}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        detectorList_->addAction(action);
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    detectorList_->setContextMenuPolicy(Qt::ActionsContextMenu);
    column.addWidget(add);
    column.addWidget(train);
    column.addWidget(detectorList_, 3);
    column.addLayout(buttons);
}

void DetectorsSide::buildTrainings(QVBoxLayout& column)
{
    trainingsHead_->setText(tr("Trainings"));
    trainingsHead_->setFont(scaledFont(1, true));
    trainingsHead_->setBuddy(trainingList_);
    column.addWidget(trainingsHead_);
    column.addWidget(trainingList_, 2);
}

QString DetectorsSide::detector() const
{
    return detectorList_->currentIndex().data(DetectorsModel::NameRole).toString();
}

QString DetectorsSide::training() const
{
    return trainingList_->currentIndex().data(DetectorTrainingsModel::IdRole).toString();
}

void DetectorsSide::chooseDetector(int row)
{
    choose(*detectorList_, row);
}

void DetectorsSide::chooseTraining(int row)
{
    choose(*trainingList_, row);
}

void DetectorsSide::choose(QListView& list, int row)
{
    choosing_ = true;
    if (row < 0)
        list.setCurrentIndex({});
    else
        list.setCurrentIndex(list.model()->index(row, 0));
    choosing_ = false;
}

void DetectorsSide::showTrainings()
{
    const bool any = trainings_.rowCount() > 0;
    trainingsHead_->setVisible(any);
    trainingList_->setVisible(any);
}

} // namespace blindspot::ui
