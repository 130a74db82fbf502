// How large the window opens the first time. Shared with the frame that stands before the window is loaded; links nothing.
#pragma once

#include <QGuiApplication>
#include <QScreen>
#include <QSize>

namespace blindspot::ui {

/// 1280 x 800, or what a smaller screen has beside panels and with room for the window's own frame: `available` in logical pixels.
inline QSize startSize(const QSize& available)
{
    constexpr int kFrameWidth = 8, kFrameHeight = 40; // of usual decorations
    return QSize(1280, 800).boundedTo(available - QSize(kFrameWidth, kFrameHeight));
}

/// On the screen that the program starts on. Wayland tells nobody of its panels: room for a usual one is left there.
inline QSize startSize()
{
    constexpr QSize kPanel(0, 40);
    const QScreen* screen = QGuiApplication::primaryScreen();
    if (screen == nullptr) return {1280, 800};
    const bool wayland = QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
    return startSize(wayland ? screen->availableSize() - kPanel : screen->availableSize());
}

} // namespace blindspot::ui
