#include "app/window/display_watch.h"

#include "app/window/end_in_order.h"

#include <QString>

#include <utility>

namespace blindspot::window {

namespace {

constexpr int kDisplayLost = 1; // as Qt itself has it

/// What the watch needs where Qt calls a plain function.
struct Watched {
    std::function<void()> keep;
    QtMessageHandler before = nullptr;
};

Watched& watched()
{
    static Watched state;
    return state;
}

/// Qt's own words for it, in its plugins for X11 and Wayland.
bool tellsOfLoss(const QString& text)
{
    return text.contains(QLatin1String("connection broke")) || text.contains(QLatin1String("Wayland connection experienced a fatal error"));
}

void look(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const bool lost = type == QtWarningMsg && tellsOfLoss(text);
    if (!lost || !watched().keep) {
        watched().before(type, context, text);
        return;
    }
    const std::function<void()> keep = std::exchange(watched().keep, {}); // once, whatever it makes Qt say
    endInOrder("the display of the window is gone", keep, kDisplayLost);
}

} // namespace

DisplayWatch::DisplayWatch(std::function<void()> keep)
{
    watched().keep = std::move(keep);
    watched().before = qInstallMessageHandler(look);
}

DisplayWatch::~DisplayWatch()
{
    qInstallMessageHandler(std::exchange(watched().before, nullptr));
    watched().keep = {};
}

} // namespace blindspot::window
