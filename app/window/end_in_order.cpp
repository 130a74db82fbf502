#include "app/window/end_in_order.h"

#include <cstdio>
#include <cstdlib>
#include <exception>

namespace blindspot::window {

namespace {

void say(const char* text, const char* more = "")
{
    std::fprintf(stderr, "blindspot: %s%s\n", text, more);
    std::fflush(stderr);
}

} // namespace

void endInOrder(const char* why, const std::function<void()>& keep, int code)
{
    say(why, "; what is under way is being stopped and saved");
    try {
        keep();
        say("saved; a training goes on from the pages Runs and Detectors when the window is opened again");
    } catch (const std::exception& error) {
        say("not everything could be saved: ", error.what());
        code = EXIT_FAILURE;
    }
    std::_Exit(code);
}

} // namespace blindspot::window
