// The ShortcutsDialog lists the shortcuts of the window by menu and page, in two columns that scroll where the screen is low.
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QAction;

namespace blindspot::ui {

/// A menu or a page and its actions; those without a shortcut or a text are left out.
struct ShortcutGroup {
    QString title;
    QList<QAction*> actions;
    bool inOrder = false; ///< as they stand; else by the text
};

class ShortcutsDialog : public QDialog {
    Q_OBJECT

  public:
    /// In the order of the groups. An action that an earlier group has is not listed again.
    explicit ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent = nullptr);
};

} // namespace blindspot::ui
