// The SettingsDialog shows the table of settings by section, with a search over all of them, and the shortcuts.
#pragma once

#include "ui/support/dialogs.h"
#include "ui/support/settings.h"

#include <QDialog>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace blindspot::ui {

class Session;
class ShortcutsEditor;

/// Every change is kept at once; there is nothing to apply. `session`: the open workspace, null where there is none; it outlives
/// the dialog.
class SettingsDialog : public QDialog {
    Q_OBJECT

  public:
    SettingsDialog(const Dialogs& dialogs, Session* session, QWidget* parent = nullptr);

    ShortcutsEditor* shortcuts() const { return shortcuts_; }
    void showShortcuts();
    /// As typed into the search: rows without the words go, and sections that have none left.
    void search(const QString& words);

  Q_SIGNALS:
    /// For what is seen at the next start alone.
    void restartRequested();

  private:
    /// A setting with its row, and the words that find it.
    struct Row {
        int section;
        QWidget* row;
        QString words;
    };

    QWidget* buildSection(SettingSection section);
    QWidget* buildControl(const Setting& setting);
    QWidget* buildFolder(const Setting& setting);
    void addRow(QVBoxLayout* column, const Setting& setting);
    void addThumbnailRow(QVBoxLayout* column);
    QWidget* buildProblems();
    QWidget* buildFooter();
    void showSection(int section);
    void restoreDefaults();
    void clearThumbnails(QPushButton* button, QLabel* note);

    Dialogs dialogs_;
    Session* session_;
    QLineEdit* search_;
    QListWidget* sections_;
    QStackedWidget* pages_;
    QLabel* none_; ///< where the search finds nothing
    QPushButton* defaults_ = nullptr;
    QPushButton* restart_ = nullptr; ///< once something has changed that needs it
    ShortcutsEditor* shortcuts_ = nullptr;
    std::vector<Row> rows_;
};

} // namespace blindspot::ui
