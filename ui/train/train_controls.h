// TrainControls are the buttons Start, Pause or Resume, and Stop, enabled as the state of the training
// allows.
#pragma once

#include "ui/session/training_controller.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace blindspot::ui {

class TrainControls : public QWidget {
    Q_OBJECT

  public:
    explicit TrainControls(TrainingController& training, QWidget* parent = nullptr);

    QPushButton* startButton() const { return start_; }
    QPushButton* pauseButton() const { return pause_; }
    QPushButton* stopButton() const { return stop_; }
    /// Their shortcuts, for the page that they are to work on.
    QList<QAction*> shortcuts() const { return {startAction_, pauseAction_, stopAction_}; }
    /// Pauses what runs, resumes what is paused.
    void togglePause();

  Q_SIGNALS:
    void startRequested();

  private:
    void follow();

    TrainingController& training_;
    QPushButton* start_;
    QPushButton* pause_;
    QPushButton* stop_;
    QLabel* note_;
    QAction* startAction_;
    QAction* pauseAction_;
    QAction* stopAction_;
};

} // namespace blindspot::ui
