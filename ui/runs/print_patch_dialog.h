// A PrintPatchDialog asks how large a patch is to be on paper, and prints it or saves the page.
#pragma once

#include "ui/paper/patch_sheet.h"
#include "ui/session/session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace blindspot::ui {

class PrintPatchDialog : public QDialog {
    Q_OBJECT

  public:
    /// `name` is what the file is called at first, without its end.
    PrintPatchDialog(Session& session, QImage patch, QString name, QString caption,
                     QWidget* parent = nullptr);

  private:
    PatchSheet sheet() const;
    /// What is chosen, or the smallest one that holds the sheet; nothing where it does not fit.
    std::optional<QPageSize> paper() const;
    void update();
    void savePdf();
    void print();

    Session& session_;
    QImage patch_;
    QString name_, caption_;
    QDoubleSpinBox* side_;
    QComboBox* paper_;
    QCheckBox* ruler_;
    QLabel* meaning_;
    QLabel* problem_;
    QPushButton* save_ = nullptr;
    QPushButton* print_ = nullptr;
};

} // namespace blindspot::ui
