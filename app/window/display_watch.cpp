#include "app/window/display_watch.h"

#include <QString>

#include <cstdio>
#include <cstdlib>
#include <exception>
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

void say(const char* text)
{
    std::fprintf(stderr, "blindspot: %s\n", text);
    std::fflush(stderr);
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
    say("the display of the window is gone; what is under way is being stopped and saved");
    try {
        keep();
        say("saved; a training goes on from the pages Runs and Detectors when the window is opened again");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "blindspot: not everything could be saved: %s\n", error.what());
        std::fflush(stderr);
    }
    std::_Exit(kDisplayLost); // nothing is destroyed that a thread might use
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
