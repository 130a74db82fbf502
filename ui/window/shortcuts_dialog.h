// The ShortcutsDialog lists the shortcuts of the window by menu and page, in two columns that scroll where the screen is low.
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

#include <utility>

namespace blindspot::ui {

/// A menu or a page, and of each of its actions what it does and its keys.
struct ShortcutGroup {
    QString title;
    QList<std::pair<QString, QString>> rows;
};

/// Those of the registry that have keys.
QList<ShortcutGroup> shortcutGroups();

class ShortcutsDialog : public QDialog {
    Q_OBJECT

  public:
    /// In the order of the groups; empty ones are left out.
    explicit ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent = nullptr);

  Q_SIGNALS:
    void changeRequested();
};

} // namespace blindspot::ui
