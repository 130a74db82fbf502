// EvaluateControls are the buttons Evaluate and Stop, with the estimated cost and the progress of the
// evaluation.
#pragma once

#include "ui/session/evaluation_controller.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace blindspot::ui {

class Session;

class EvaluateControls : public QWidget {
    Q_OBJECT

  public:
    explicit EvaluateControls(Session& session, QWidget* parent = nullptr);

    QPushButton* startButton() const { return start_; }
    QPushButton* stopButton() const { return stop_; }
    QList<QAction*> shortcuts() const { return {startAction_, stopAction_}; }
    /// What the form would cost, network inputs; 0: it is not complete.
    void setInputs(std::int64_t inputs, const std::string& device);
    QString text() const;

  Q_SIGNALS:
    void startRequested();

  private:
    void follow();
    void showProgress();
    void showEstimate();
    void showSoFar(const evaluation::NoticedSoFar& soFar);

    Session& session_;
    QPushButton* start_;
    QPushButton* stop_;
    QProgressBar* bar_;
    QLabel* text_;
    QLabel* soFar_; ///< what is known of a running one, or that a stopped one can go on
    JobState before_ = JobState::Idle;
    QAction* startAction_;
    QAction* stopAction_;
    std::int64_t inputs_ = 0;
    std::string device_;
};

} // namespace blindspot::ui
