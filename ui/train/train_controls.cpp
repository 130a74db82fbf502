#include "ui/train/train_controls.h"

#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace blindspot::ui {

TrainControls::TrainControls(TrainingController& training, QWidget* parent)
    : QWidget(parent), training_(training), start_(new QPushButton(tr("&Start"))),
      pause_(new QPushButton(tr("Pa&use"))), stop_(new QPushButton(tr("St&op"))), note_(new QLabel),
      startAction_(new QAction(tr("Start the training"), this)),
      pauseAction_(new QAction(tr("Pause or resume the training"), this)),
      stopAction_(new QAction(tr("Stop the training"), this))
{
    start_->setObjectName("primary");
    pause_->setObjectName("pause");
    stop_->setObjectName("stop");
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(start_, 2);
    row->addWidget(pause_, 1);
    row->addWidget(stop_, 1);
    note_->setObjectName("note");
    note_->setFont(scaledFont(0.9));
    note_->setWordWrap(true);
    QSizePolicy policy = note_->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing jumps when a training begins
    note_->setSizePolicy(policy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addLayout(row);
    column->addWidget(note_);

    Shortcuts::instance().bind(*startAction_, "train.start");
    Shortcuts::instance().bind(*pauseAction_, "train.pause");
    Shortcuts::instance().bind(*stopAction_, "train.stop");
    for (QAction* action : shortcuts())
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(startAction_, &QAction::triggered, start_, &QPushButton::click);
    connect(pauseAction_, &QAction::triggered, pause_, &QPushButton::click);
    connect(stopAction_, &QAction::triggered, stop_, &QPushButton::click);
    connect(start_, &QPushButton::clicked, this, &TrainControls::startRequested);
    connect(pause_, &QPushButton::clicked, this, &TrainControls::togglePause);
    connect(stop_, &QPushButton::clicked, &training_, &TrainingController::stop);
    connect(&training_, &TrainingController::stateChanged, this, &TrainControls::follow);
    connect(&training_, &TrainingController::heldChanged, this, &TrainControls::follow);
    Shortcuts::instance().follow(this, [this] { follow(); });
}

void TrainControls::togglePause()
{
    if (training_.state() == JobState::Paused)
        training_.unpause();
    else
        training_.pause();
}

void TrainControls::follow()
{
    const JobState state = training_.state();
    const bool idle = state == JobState::Idle, paused = state == JobState::Paused;
    const bool held = training_.held();
    const Shortcuts& keys = Shortcuts::instance();
    const bool waits = !idle || held;
    start_->setText(waits ? tr("Add to &queue") : tr("&Start"));
    start_->setEnabled(state != JobState::Stopping);
    start_->setToolTip(waits ? keys.withKeys(tr("A run with these settings waits in the queue and begins when what runs has ended"), "train.start")
                             : keys.withKeys(tr("Starts a new run with these settings"), "train.start"));
    pause_->setText(paused ? tr("Res&ume") : tr("Pa&use"));
    pause_->setEnabled(paused || state == JobState::Running);
    pause_->setToolTip(paused ? keys.withKeys(tr("Goes on where it was paused"), "train.pause")
                       : state == JobState::Running
                           ? keys.withKeys(tr("Holds the training within one batch"), "train.pause")
                           : tr("Nothing runs that could be paused"));
    stop_->setEnabled(!idle && state != JobState::Stopping);
    stop_->setToolTip(
        stop_->isEnabled()
            ? keys.withKeys(tr("Ends the training and saves it; it can be resumed on the Runs page"), "train.stop")
            : tr("Nothing runs that could be stopped"));
    switch (state) {
    case JobState::Idle:
        note_->setText(held ? tr("A detector or a study is being trained. A run can wait in the queue.")
                            : QString());
        break;
    case JobState::Preparing:
        note_->setText(tr("Reading the images… What is changed here is for another run: add it to the queue."));
        break;
    case JobState::Running:
        note_->setText(tr("A training runs. What is changed here is for another run: add it to the queue."));
        break;
    case JobState::Paused:
        note_->setText(tr("The training is paused. What is changed here is for another run: add it to the queue."));
        break;
    case JobState::Stopping:
        note_->setText(tr("Stopping and saving…"));
        break;
    }
    note_->setVisible(!note_->text().isEmpty());
}

} // namespace blindspot::ui
