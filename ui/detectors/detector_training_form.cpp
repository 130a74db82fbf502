#include "ui/detectors/detector_training_form.h"

#include "core/workspace/detectors/detector_store.h"
#include "ui/controls/dividing_line.h"
#include "ui/controls/form_column.h"
#include "ui/controls/form_field.h"
#include "ui/detectors/detector_hardening.h"
#include "ui/detectors/detector_training_result.h"
#include "ui/detectors/detector_training_settings.h"
#include "ui/detectors/detector_training_subject.h"
#include "ui/session/add_to_queue.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/workspace_catalogue.h"
#include "ui/support/icons.h"
#include "ui/support/manual_topic.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kFormWidth = 80 * kGrid;

} // namespace

DetectorTrainingForm::DetectorTrainingForm(Session& session, DetectorTrainingController& training,
                                           QWidget* parent)
    : QWidget(parent), session_(session), training_(training), subject_(new DetectorTrainingSubject(session)),
      settings_(new DetectorTrainingSettings), hardening_(new DetectorHardening(session)),
      result_(new DetectorTrainingResult(session, subject_->catalogue())),
      scroll_(formColumn({subject_, hardening_, dividingLine(), settings_, dividingLine(), result_}))
{
    scroll_->widget()->setMaximumWidth(kFormWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(scroll_, 1);
    column->addWidget(dividingLine());
    column->addWidget(buildFooter());

    connect(subject_, &DetectorTrainingSubject::changed, this, &DetectorTrainingForm::followWhat);
    connect(subject_, &DetectorTrainingSubject::pageRequested, this, &DetectorTrainingForm::pageRequested);
    connect(settings_, &DetectorTrainingSettings::changed, this, &DetectorTrainingForm::check);
    connect(hardening_, &DetectorHardening::changed, this, &DetectorTrainingForm::followWhat);
    connect(&training_, &DetectorTrainingController::stateChanged, this, &DetectorTrainingForm::showButton);
    connect(&training_, &DetectorTrainingController::heldChanged, this, &DetectorTrainingForm::showButton);
    connect(result_, &DetectorTrainingResult::changed, this, &DetectorTrainingForm::check);
    setManualTopic(*this, QStringLiteral("own-detector#train"));
    setFresh();
}

QWidget* DetectorTrainingForm::buildHeader()
{
    title_ = new QLabel;
    title_->setFont(scaledFont(1.3));
    about_ = new QLabel;
    about_->setObjectName("note");
    about_->setWordWrap(true);
    auto* close = new QPushButton(icon("previous"), tr("Bac&k"));
    close->setObjectName("closeForm");
    close->setToolTip(tr("Back to the detector; the form keeps what it says"));
    connect(close, &QPushButton::clicked, this, &DetectorTrainingForm::closeRequested);
    auto* header = new QWidget;
    auto* top = new QHBoxLayout;
    top->addWidget(title_, 1);
    top->addWidget(close);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid / 2);
    column->setSpacing(kGrid / 2);
    column->addLayout(top);
    column->addWidget(about_);
    return header;
}

QWidget* DetectorTrainingForm::buildFooter()
{
    start_ = new QPushButton;
    start_->setObjectName("primary");
    startAction_ = new QAction(tr("Start the training"), this);
    Shortcuts::instance().bind(*startAction_, "detectors.start");
    startAction_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(startAction_);
    connect(startAction_, &QAction::triggered, start_, &QPushButton::click);
    connect(start_, &QPushButton::clicked, this, &DetectorTrainingForm::start);
    note_ = new QLabel;
    note_->setObjectName("note");
    note_->setFont(scaledFont(0.9));
    note_->setWordWrap(true);
    auto* footer = new QWidget;
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    row->setSpacing(2 * kGrid);
    row->addWidget(start_);
    row->addWidget(note_, 1);
    return footer;
}

void DetectorTrainingForm::setFresh()
{
    result_->reset({});
    adopt({}, false);
}

void DetectorTrainingForm::setHardening(const HardeningDefaults& prefill)
{
    workspace::DetectorTrainRequest request;
    request.from = prefill.detector.toStdString();
    if (!prefill.selection.isEmpty())
        request.selection = prefill.selection.toStdString();
    else if (!prefill.dataset.isEmpty())
        request.dataset = prefill.dataset.toStdString();
    request.options = detector_training::TrainOptions::forHardening();
    if (prefill.epochs > 0) request.options.epochs = prefill.epochs;
    result_->reset(prefill.name);
    adopt(request, true);
    hardening_->setRuns(prefill.runs, prefill.className);
    hardening_->setFreshEvery(prefill.freshEvery);
}

void DetectorTrainingForm::setRequest(const workspace::DetectorTrainRequest& request)
{
    result_->reset({});
    adopt(request, !request.patches.empty() || request.fresh.everyEpochs > 0);
}

void DetectorTrainingForm::adopt(const workspace::DetectorTrainRequest& request, bool hardening)
{
    adopting_ = true;
    hardens_ = hardening;
    base_ = request;
    base_.resume = false;
    title_->setText(hardening ? tr("Harden a detector") : tr("Train a detector"));
    about_->setText(
        hardening
            ? tr("The detector goes on learning on images whose objects wear patches, until it sees past "
                 "them. The one it starts from stays as it is.")
            : tr("A network learns to find the classes of your images, from fresh weights or from a "
                 "detector of this workspace."));
    settings_->show(request);
    hardening_->show(request);
    hardening_->setOpen(hardening);
    subject_->show(request);
    adopting_ = false;
    scroll_->verticalScrollBar()->setValue(0);
    followWhat();
    showButton();
}

workspace::DetectorTrainRequest DetectorTrainingForm::request() const
{
    workspace::DetectorTrainRequest request = base_;
    subject_->fill(request);
    settings_->fill(request);
    hardening_->fill(request);
    request.name = result_->name().toStdString();
    request.out = result_->out();
    return request;
}

bool DetectorTrainingForm::listsLoaded() const
{
    return subject_->listsLoaded();
}

void DetectorTrainingForm::followWhat()
{
    if (adopting_) return;
    hardening_->setClasses(subject_->classes());
    settings_->setStartSize(subject_->start() == nullptr ? 0 : subject_->start()->inputSize);
    check();
}

/// After what it is made of: "yolov8n-hardened", "street-yolov8n".
QString DetectorTrainingForm::suggestedName() const
{
    if (const workspace::DetectorRecord* record = subject_->start())
        return (hardening_->hardens() || hardens_ ? QStringLiteral("%1-hardened")
                                                  : QStringLiteral("%1-trained"))
            .arg(QString::fromStdString(record->name));
    if (const ImageSource* from = subject_->source())
        return QStringLiteral("%1-%2").arg(QString::fromStdString(from->name), subject_->networkText());
    return {};
}

void DetectorTrainingForm::check()
{
    if (adopting_ || !listsLoaded()) return; // it comes back when the lists are read
    result_->suggest(suggestedName());
    const FormField* what = subject_->check();
    const FormField* how = settings_->check();
    const FormField* hardening = hardening_->check(hardens_);
    const FormField* result = result_->check();
    mistaken_ = what != nullptr || how != nullptr || hardening != nullptr || result != nullptr;
    // Not from within what is being filled in.
    if (startWanted_)
        QMetaObject::invokeMethod(this, &DetectorTrainingForm::startIfWanted, Qt::QueuedConnection);
}

void DetectorTrainingForm::startWhenListsLoaded()
{
    startWanted_ = true;
    startIfWanted();
}

void DetectorTrainingForm::startIfWanted()
{
    if (!startWanted_ || !listsLoaded()) return;
    startWanted_ = false;
    start();
}

void DetectorTrainingForm::showButton()
{
    const bool busy = training_.busy(), held = training_.held();
    start_->setText(busy || held ? tr("Add to &queue") : hardens_ ? tr("&Start hardening") : tr("&Start training"));
    start_->setEnabled(training_.state() != JobState::Stopping);
    start_->setToolTip(busy || held ? Shortcuts::instance().withKeys(tr("It waits in the queue and begins when what runs has ended"), "detectors.start")
                                    : Shortcuts::instance().withKeys(tr("Trains with these settings"), "detectors.start"));
    note_->setText(held   ? tr("A patch is being trained, and both want the whole machine: this one can wait in the queue.")
                   : busy ? tr("A detector is being trained: another one can wait in the queue.")
                          : tr("It can be stopped at any time and goes on later where it stopped."));
    // The list may say more by now: what has ended stands in it.
    if (!busy) {
        result_->lookAgain();
        check();
    }
}

void DetectorTrainingForm::start()
{
    if (training_.state() == JobState::Stopping || !listsLoaded()) return;
    check();
    if (!mistaken_) {
        if (training_.busy() || training_.held())
            addToQueue(session_, workspace::QueuedDetectorTraining{request(), {}});
        else
            training_.start(request());
        return;
    }
    FormField* field = subject_->check();
    if (field == nullptr) {
        field = settings_->check();
        if (field != nullptr) settings_->reveal(field);
    }
    if (field == nullptr) {
        field = hardening_->check(hardens_);
        if (field != nullptr) hardening_->setOpen(true);
    }
    if (field == nullptr) field = result_->check();
    if (field == nullptr) return;
    field->takeFocus();
    // When the section that has opened has its size.
    QMetaObject::invokeMethod(
        this, [this, field] { scroll_->ensureWidgetVisible(field, 0, 4 * kGrid); }, Qt::QueuedConnection);
}

} // namespace blindspot::ui
