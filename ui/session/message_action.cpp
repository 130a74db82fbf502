#include "ui/session/message_action.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace blindspot::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

} // namespace

MessageAction openAction(const QString& path)
{
    return {tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }};
}

MessageAction showInFolderAction(const QString& path)
{
    return {tr("Show in folder"),
            [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); }};
}

MessageActions savedActions(const QString& file)
{
    return {openAction(file), showInFolderAction(file)};
}

} // namespace blindspot::ui
