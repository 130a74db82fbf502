#include "app/window/display_guard.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QMessageLogContext>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace blindspot::window {

namespace {

constexpr int kUsageError = 2; // as blindspot-cli has it

QByteArrayList& held()
{
    static QByteArrayList messages;
    return messages;
}

/// Whether Qt said that it lacks the part of itself for this platform.
bool lacksPlugin(const QByteArray& platform)
{
    return std::any_of(held().begin(), held().end(), [&platform](const QByteArray& message) {
        return message.contains("Could not find the Qt platform plugin \"" + platform + "\"");
    });
}

/// What is not there, and what to do, by where the program was started from.
QByteArray failure()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM"), x11 = qgetenv("DISPLAY"), wayland = qgetenv("WAYLAND_DISPLAY");
    const bool overSsh = qEnvironmentVariableIsSet("SSH_CONNECTION") || qEnvironmentVariableIsSet("SSH_TTY");
    const QByteArray remedy = overSsh ? "log in with ssh -X, or use blindspot-cli, which needs no display"
                                      : "set DISPLAY or WAYLAND_DISPLAY, or use blindspot-cli, which needs none";
    if (x11.isEmpty() && wayland.isEmpty() && platform.isEmpty())
        return (overSsh ? "this is a session over ssh without a display for the window; " : "there is no display for the window; ") + remedy;
    QByteArrayList set;
    for (const auto& [name, value] : {std::pair{"QT_QPA_PLATFORM", platform}, std::pair{"DISPLAY", x11}, std::pair{"WAYLAND_DISPLAY", wayland}})
        if (!value.isEmpty()) set.append(QByteArray(name) + "=" + value);
    const QByteArray closed = "the display of the window cannot be opened (" + set.join(", ") + "); ";
    if (!wayland.isEmpty() && lacksPlugin("wayland"))
        return closed + "for a Wayland display install the package qt6-wayland, or use blindspot-cli, which needs none";
    return closed + remedy;
}

void hold(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (type != QtFatalMsg) {
        held().append(qFormatLogMessage(type, context, text).toLocal8Bit());
        return;
    }
    std::fprintf(stderr, "blindspot: %s\n", failure().constData());
    std::fflush(stderr);
    std::_Exit(kUsageError); // Qt aborts when this returns
}

} // namespace

DisplayGuard::DisplayGuard() : before_(qInstallMessageHandler(hold)) {}

DisplayGuard::~DisplayGuard()
{
    qInstallMessageHandler(before_);
    for (const QByteArray& message : held())
        std::fprintf(stderr, "%s\n", message.constData());
    held().clear();
}

} // namespace blindspot::window
