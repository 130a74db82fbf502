#include "app/window/display_guard.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QMessageLogContext>
#include <QString>

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

QByteArray failure()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM"), x11 = qgetenv("DISPLAY"), wayland = qgetenv("WAYLAND_DISPLAY");
    const QByteArray remedy = "set DISPLAY or WAYLAND_DISPLAY, or use blindspot-cli, which needs none";
    if (x11.isEmpty() && wayland.isEmpty() && platform.isEmpty()) return "there is no display for the window; " + remedy;
    QByteArrayList set;
    for (const auto& [name, value] : {std::pair{"QT_QPA_PLATFORM", platform}, std::pair{"DISPLAY", x11}, std::pair{"WAYLAND_DISPLAY", wayland}})
        if (!value.isEmpty()) set.append(QByteArray(name) + "=" + value);
    return "the display of the window cannot be opened (" + set.join(", ") + "); " + remedy;
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
