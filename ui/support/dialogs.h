// Dialogs are the questions that the window asks the user. They are kept in one place so that tests can
// answer them.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace blindspot::ui {

/// The functions that ask. An empty path means that the user cancelled.
struct Dialogs {
    /// `filter` as QFileDialog takes it.
    std::function<QString(QWidget* parent, const QString& title, const QString& filter)> openFile;
    std::function<QString(QWidget* parent, const QString& title, const QString& suggested, const QString& filter)> saveFile;
    std::function<QString(QWidget* parent, const QString& title)> openFolder;
    /// True when the user chose `verb` ("Delete run") and not `keep` ("Keep"), which is the default.
    std::function<bool(QWidget* parent, const QString& title, const QString& text, const QString& verb, const QString& keep)>
        confirm;
    /// A line of text; empty: thought better of it.
    std::function<QString(QWidget* parent, const QString& title, const QString& label, const QString& text)> askText;

    /// Those of the system.
    static Dialogs standard();
};

} // namespace blindspot::ui
