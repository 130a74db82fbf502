// A TrialSheetsDialog asks how large the sheets of a trial are to be, and saves or prints the patch and its controls with the file that
// the measuring needs.
#pragma once

#include "core/outdoor/trial.h"
#include "ui/session/session.h"

#include <QDialog>

#include <optional>

class QDoubleSpinBox;
class QLabel;
class QPageSize;
class QPrinter;
class QPushButton;

namespace blindspot::ui {

struct PatchSheet;

class TrialSheetsDialog : public QDialog {
    Q_OBJECT

  public:
    /// `name` is what the trial is called, `file` what its file is called at first, without its end.
    TrialSheetsDialog(Session& session, imaging::Image patch, QString name, QString file, QWidget* parent = nullptr);

  Q_SIGNALS:
    /// "Try it on a drawn street first", with these sheets.
    void rehearsalRequested(const blindspot::outdoor::Trial& trial, const blindspot::imaging::Image& patch);

  private:
    outdoor::Trial trial() const;
    void update();
    void savePdf();
    /// Keeps the trial's file first: pages whose file is lost could never be measured.
    void print();
    void paint(QPrinter& printer);

    Session& session_;
    imaging::Image patch_;
    QString name_, file_;
    QDoubleSpinBox* side_;
    QLabel* meaning_;
    QLabel* problem_;
    QPushButton* save_ = nullptr;
    QPushButton* print_ = nullptr;
    QPushButton* rehearse_ = nullptr;
};

} // namespace blindspot::ui
