// The TrainStrip is the form of the Train page folded to a line: what the run under way is made with, how long it will take, and
// its buttons.
#pragma once

#include "core/workspace/runs/run_record.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace blindspot::ui {

class Session;
class TrainControls;
class TrainForm;

/// Shown while a training runs.
class TrainStrip : public QFrame {
    Q_OBJECT

  public:
    /// Its Pause and Stop are those of `form`.
    TrainStrip(Session& session, TrainForm& form, QWidget* parent = nullptr);

    /// Whether the form is shown as well.
    bool unfolded() const;
    void setUnfolded(bool unfolded);
    QString summary() const { return whole_; }

  Q_SIGNALS:
    void unfoldedChanged(bool unfolded);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showRun();
    void showTime();
    void follow();
    void elide();

    Session& session_;
    TrainControls& controls_;
    TrainForm& form_;
    QString whole_; ///< of the summary, which may be cut
    QLabel* summary_;
    QLabel* time_;
    QPushButton* pause_;
    QPushButton* stop_;
    QToolButton* unfold_;
};

} // namespace blindspot::ui
