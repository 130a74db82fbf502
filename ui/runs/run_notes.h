// A RunNotes widget edits the tags and notes that the user writes on a run.
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace blindspot::ui {

class RunsModel;

/// Every key changes the model at once, so that nothing typed depends on a button or on leaving the field.
class RunNotes : public QWidget {
    Q_OBJECT

  public:
    explicit RunNotes(RunsModel& model, QWidget* parent = nullptr);

    /// Empty: no run, or several.
    void setRun(const QString& id);

  private:
    void refresh();

    RunsModel& model_;
    QString id_;
    QString lastNotes_; ///< of the model: what the field makes of line ends is no change
    QLabel* title_;
    QLabel* error_;
    QLineEdit* tags_;
    QPlainTextEdit* notes_;
};

} // namespace blindspot::ui
