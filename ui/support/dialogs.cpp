#include "ui/support/dialogs.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace blindspot::ui {

namespace {

bool confirmWithVerbs(QWidget* parent, const QString& title, const QString& text, const QString& verb, const QString& keep)
{
    QMessageBox box(QMessageBox::Question, title, QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped()), QMessageBox::NoButton, parent);
    box.setInformativeText(text);
    QPushButton* doIt = box.addButton(verb, QMessageBox::DestructiveRole);
    QPushButton* leaveIt = box.addButton(keep, QMessageBox::RejectRole);
    box.setDefaultButton(leaveIt);
    box.setEscapeButton(leaveIt);
    box.exec();
    return box.clickedButton() == doIt;
}

} // namespace

Dialogs Dialogs::standard()
{
    Dialogs dialogs;
    dialogs.openFile = [](QWidget* parent, const QString& title, const QString& filter) {
        return QFileDialog::getOpenFileName(parent, title, {}, filter);
    };
    dialogs.saveFile = [](QWidget* parent, const QString& title, const QString& suggested, const QString& filter) {
        return QFileDialog::getSaveFileName(parent, title, suggested, filter);
    };
    dialogs.openFolder = [](QWidget* parent, const QString& title) {
        return QFileDialog::getExistingDirectory(parent, title);
    };
    dialogs.confirm = confirmWithVerbs;
    dialogs.askText = [](QWidget* parent, const QString& title, const QString& label, const QString& text) {
        bool accepted = false;
        const QString answer = QInputDialog::getText(parent, title, label, QLineEdit::Normal, text, &accepted);
        return accepted ? answer.trimmed() : QString();
    };
    return dialogs;
}

} // namespace blindspot::ui
