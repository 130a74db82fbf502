// A MessageAction is what one can do about a message at once: open the file that was saved, undo a deletion.
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace blindspot::ui {

struct MessageAction {
    QString text; ///< a verb: "Undo"
    std::function<void()> act;
};
using MessageActions = QList<MessageAction>;

/// "Open": the file or folder in the program that the system has for it.
MessageAction openAction(const QString& path);
/// "Show in folder": the folder of the file in the file manager.
MessageAction showInFolderAction(const QString& path);
/// Both, for a file that was saved.
MessageActions savedActions(const QString& file);

} // namespace blindspot::ui
