// The StatusStrip is the line at the bottom of every page. It shows what is running, its progress, speed and
// remaining time; a click leads to it.
#pragma once

#include "ui/session/training_controller.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace blindspot::ui {

class StatusStrip : public QWidget {
    Q_OBJECT

  public:
    explicit StatusStrip(QWidget* parent = nullptr);

    /// Watches this one from now on; null: nothing is open.
    void watch(TrainingController* training);
    /// Other long work; an empty text: none. `fraction` -1: unknown.
    void showJob(const QString& text, double fraction);
    /// What waits in the queue; the button is gone where nothing does.
    void showQueue(int waiting, bool paused);

  Q_SIGNALS:
    void trainingClicked();
    void jobClicked();
    void queueClicked();
    /// How far what is running is, 0 to 1; -1: nothing runs, or it is not known.
    void fractionChanged(double fraction);

  protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    void update();
    double fraction() const;

    QPointer<TrainingController> training_;
    QString job_;
    double jobFraction_ = -1;
    double toldFraction_ = -1;
    QProgressBar* bar_;
    QLabel* text_;
    QLabel* figures_;
    QToolButton* queue_;
};

} // namespace blindspot::ui
