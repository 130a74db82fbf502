// A DisplayWatch ends the program in order when its display goes away while the window is open.
#pragma once

#include <QtMessageHandler>

#include <functional>

namespace blindspot::window {

/// While it lives, the loss of the X server or of the Wayland compositor calls `keep`, which is to stop and save what is under way
/// without touching the screen, and then ends the program with exit code 1 and a sentence on standard error. Qt tells of it by one
/// warning only and then calls exit() (X11), which destroys what other threads still use, or _exit() (Wayland), which keeps nothing. All
/// other messages of Qt go on to who had them before. One at a time, on the main thread.
class DisplayWatch {
  public:
    explicit DisplayWatch(std::function<void()> keep);
    ~DisplayWatch();
    DisplayWatch(const DisplayWatch&) = delete;
    DisplayWatch& operator=(const DisplayWatch&) = delete;
};

} // namespace blindspot::window
