#include "ui/detectors/detectors_page.h"

#include "ui/controls/empty_note.h"
#include "ui/detectors/detector_facts.h"
#include "ui/detectors/detector_training_form.h"
#include "ui/detectors/detector_training_view.h"
#include "ui/detectors/detector_trial.h"
#include "ui/detectors/detectors_side.h"
#include "ui/detectors/file_problem.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/trash_actions.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <system_error>

namespace blindspot::ui {

namespace {

using workspace::DetectorRecord;
using workspace::DetectorStore;
using storage::Database;

} // namespace

DetectorsPage::DetectorsPage(Session& session, QWidget* parent)
    : Page(session, parent), model_(new DetectorsModel(this)), trainings_(new DetectorTrainingsModel(this)),
      training_(session.detectorTraining()),
      side_(new DetectorsSide(*model_, *trainings_)), stack_(new QStackedWidget), blank_(new QWidget),
      form_(new DetectorTrainingForm(session, training_)),
      view_(new DetectorTrainingView(session, training_)), facts_(new DetectorFacts),
      trial_(new DetectorTrial(session)), train_(new QPushButton(tr("&Train against this detector"))),
      harden_(new QPushButton(tr("Har&den it…"))), problem_(new FileProblem)
{
    setAcceptDrops(true);
    auto* empty = new EmptyNote(
        tr("No detector yet"),
        tr("A detector is a YOLO network with its weights (yolov8, yolo11, yolov5u): a file .pt, "
           ".safetensors, .torchscript or .onnx. Patches are trained against it. Files can be dropped here, or "
           "train "
           "one of your own."),
        tr("Add a detector…"));
    connect(empty, &EmptyNote::actionRequested, this, &DetectorsPage::chooseFile);
    empty_ = empty;
    detector_ = buildDetector();
    for (QWidget* one :
         {blank_, empty_, detector_, static_cast<QWidget*>(form_), static_cast<QWidget*>(view_)})
        stack_->addWidget(one);
    auto* splitter = new QSplitter;
    splitter->addWidget(side_);
    splitter->addWidget(stack_);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({28 * kGrid, 122 * kGrid});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(problem_);
    column->addWidget(splitter, 1);
    wireSide();
    wireTraining();
    connect(&session, &Session::detectorsChanged, this, &DetectorsPage::refresh);
    connect(&session, &Session::trainingsChanged, this, &DetectorsPage::refreshTrainings);
    refresh();
    refreshTrainings();
}

QWidget* DetectorsPage::buildDetector()
{
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, kGrid);
    column->addWidget(facts_, 1);
    train_->setObjectName("primary");
    train_->setToolTip(tr("Choose it in the form of the Train page"));
    connect(train_, &QPushButton::clicked, this, [this] { Q_EMIT trainRequested(side_->detector()); });
    harden_->setObjectName("hardenDetector");
    harden_->setToolTip(tr("Let it learn to see past patches; a new detector is made"));
    connect(harden_, &QPushButton::clicked, this, &DetectorsPage::harden);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addStretch();
    buttons->addWidget(train_);
    buttons->addWidget(harden_);
    buttons->addStretch();
    column->addLayout(buttons);
    auto* splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(trial_);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({42 * kGrid, 80 * kGrid});
    return splitter;
}

void DetectorsPage::wireSide()
{
    connect(side_, &DetectorsSide::addRequested, this, &DetectorsPage::chooseFile);
    connect(side_, &DetectorsSide::trainRequested, this, [this] {
        form_->setFresh();
        showForm();
    });
    connect(side_, &DetectorsSide::renameRequested, this, &DetectorsPage::rename);
    connect(side_, &DetectorsSide::removeRequested, this, &DetectorsPage::remove);
    connect(side_, &DetectorsSide::detectorChosen, this, &DetectorsPage::showDetector);
    connect(side_, &DetectorsSide::trainingChosen, this, &DetectorsPage::showTraining);
    connect(facts_, &DetectorFacts::choicesRequested, this, &DetectorsPage::sayOtherwise);
    connect(form_, &DetectorTrainingForm::closeRequested, this, &DetectorsPage::showDetector);
    connect(form_, &DetectorTrainingForm::pageRequested, this, &DetectorsPage::pageRequested);
    connect(view_, &DetectorTrainingView::closeRequested, this, &DetectorsPage::showDetector);
    connect(view_, &DetectorTrainingView::evaluateRequested, this, &DetectorsPage::evaluateRequested);
    connect(view_, &DetectorTrainingView::settingsRequested, this, &DetectorsPage::useSettings);
    connect(view_, &DetectorTrainingView::removeRequested, this, &DetectorsPage::removeTraining);
}

void DetectorsPage::wireTraining()
{
    connect(&training_, &DetectorTrainingController::stateChanged, this, &DetectorsPage::tellProgress);
    connect(&training_, &DetectorTrainingController::started, this, [this] {
        side_->chooseTraining(-1);
        stack_->setCurrentWidget(view_);
    });
    connect(&training_, &DetectorTrainingController::planned, this, [this] {
        wantedTraining_ = QString::fromStdString(training_.plan()->training);
        refreshTrainings();
    });
    connect(&training_, &DetectorTrainingController::epochsAdded, this, &DetectorsPage::refreshTrainings);
    connect(&training_, &DetectorTrainingController::progressed, this, &DetectorsPage::tellProgress);
    connect(&training_, &DetectorTrainingController::finished, this, &DetectorsPage::conclude);
    connect(&training_, &DetectorTrainingController::failed, this, &DetectorsPage::refreshTrainings);
}

void DetectorsPage::setPresenting(bool presenting)
{
    if (presenting)
        aside_.hide({side_, problem_, facts_->parentWidget()});
    else
        aside_.restore();
    view_->setPresenting(presenting);
}

void DetectorsPage::activated()
{
    // Another program may have trained in this workspace.
    refresh();
    refreshTrainings();
}

void DetectorsPage::refresh()
{
    reading_.cancel();
    reading_ = session().queries().run(
        this,
        [](Database& database, StopControl&) {
            std::vector<DetectorEntry> entries;
            for (DetectorRecord& record : DetectorStore(database).list()) {
                std::error_code code;
                const bool there = std::filesystem::is_regular_file(record.path, code);
                entries.push_back({std::move(record), there});
            }
            return entries;
        },
        [this](std::vector<DetectorEntry> entries) { take(std::move(entries)); });
}

void DetectorsPage::take(std::vector<DetectorEntry> entries)
{
    const bool asked = !wanted_.isEmpty();
    const QString before = asked ? std::exchange(wanted_, QString()) : side_->detector();
    model_->setEntries(std::move(entries));
    side_->chooseDetector(model_->rowCount() == 0 ? -1 : std::max(0, model_->rowOf(before)));
    // Who looks at a form or a training goes on doing so.
    const QWidget* shown = stack_->currentWidget();
    if (asked || (shown != form_ && shown != view_))
        showDetector();
    else
        showCurrent();
}

void DetectorsPage::showCurrent()
{
    const int row = model_->rowOf(side_->detector());
    if (row < 0) {
        trial_->setDetector({});
        return;
    }
    const DetectorEntry& entry = model_->entry(row);
    facts_->setEntry(entry);
    train_->setEnabled(entry.fileThere);
    harden_->setEnabled(entry.fileThere);
    trial_->setDetector(QString::fromStdString(entry.record.name));
}

void DetectorsPage::showDetector()
{
    side_->chooseTraining(-1);
    showCurrent();
    stack_->setCurrentWidget(model_->rowCount() == 0 ? empty_ : detector_);
}

void DetectorsPage::showForm()
{
    side_->chooseTraining(-1);
    stack_->setCurrentWidget(form_);
}

void DetectorsPage::harden()
{
    HardeningDefaults prefill;
    prefill.detector = side_->detector();
    prefillHardening(prefill);
}

void DetectorsPage::prefillHardening(const HardeningDefaults& prefill)
{
    form_->setHardening(prefill);
    showForm();
}

void DetectorsPage::start()
{
    showForm();
    form_->startWhenListsLoaded();
}

void DetectorsPage::rename()
{
    const QString name = side_->detector();
    if (name.isEmpty()) return;
    const QString newName =
        session().dialogs().askText(window(), tr("Rename the detector"), tr("Name"), name);
    if (newName.isEmpty() || newName == name) return;
    renameItem(session(), workspace::TrashKind::Detector, name, newName, [page = QPointer<DetectorsPage>(this), newName](bool renamed) {
        if (page && renamed) page->wanted_ = newName;
    });
}

void DetectorsPage::remove()
{
    const QString name = side_->detector();
    if (!name.isEmpty()) moveToTrash(session(), workspace::TrashKind::Detector, {{name, name}});
}

} // namespace blindspot::ui
