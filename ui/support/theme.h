// The colours and type of the window, light and dark, kept in one place. A Theme holds the colours.
#pragma once

#include <QColor>
#include <QFont>

class QApplication;
class QWidget;

namespace blindspot::ui {

enum class ThemeChoice { System, Light, Dark };

/// Series and boxes are of the set of Okabe and Ito ("Color Universal Design", 2008), which colour-blind people tell apart; they
/// are never told apart by colour alone.
struct Theme {
    bool dark = false;
    QColor window, surface, raised; ///< behind everything; of views and fields; of cards and bars
    QColor border, outline;         ///< between things; around what can be ticked, which must be seen when it is empty
    QColor text, mutedText;
    QColor accent, onAccent; ///< of the one next action, and what is written on it
    QColor error, warning, success;
    QColor total, cls, box, dfl;           ///< the curves
    QColor found, halfSeen, missed, invented; ///< detections against annotations
    QColor hover, selection;

    /// What is in force now.
    static const Theme& current();
    /// For what goes on paper, whatever is on the screen.
    static const Theme& light();
    /// Puts a theme in force: palette, style and the small style sheet of the whole program. Widgets hear of it by
    /// QEvent::PaletteChange.
    static void apply(QApplication& application, ThemeChoice choice);
    static ThemeChoice choice();
};

/// One of seven for runs laid over each other, over and over, told apart by line style too (see seriesStyle).
QColor seriesColor(const Theme& theme, int index);
Qt::PenStyle seriesStyle(int index);

/// Sizes relative to the program's font, which is the best pair of a Latin and a Korean one that is installed, as large as the
/// system's: 1.3 page titles, 0.9 notes, 2.0 presentation mode.
QFont scaledFont(double factor, bool bold = false);
/// For widgets whose type changes while they are shown: another theme's style sheet would bring the font back that
/// they had at first.
void scaleType(QWidget& widget, double factor);
/// Digits of one width, for figures that change in place: those of the pairs have it by nature.
QFont tabularFont(double factor = 1);

/// The grid of the layout, pixels.
inline constexpr int kGrid = 8;

} // namespace blindspot::ui
