// The NewWorkspaceDialog asks for the name and the place of a new workspace.
#pragma once

#include "ui/support/dialogs.h"

#include <QDialog>
#include <QString>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace blindspot::ui {

class NewWorkspaceDialog : public QDialog {
    Q_OBJECT

  public:
    /// `place`: the folder in which it is proposed.
    NewWorkspaceDialog(const Dialogs& dialogs, const QString& place, QWidget* parent = nullptr);

    /// The new workspace's folder.
    QString folder() const;

  private:
    void finish(QFormLayout* form);
    void showState();
    QString mistake() const;

    const Dialogs& dialogs_;
    QLineEdit* name_;
    QLineEdit* place_;
    QLabel* note_;
    QPushButton* make_ = nullptr;
};

} // namespace blindspot::ui
