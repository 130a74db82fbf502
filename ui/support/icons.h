// A function that gives the program's own line icons in the colours of the current theme.
#pragma once

#include <QIcon>
#include <QString>

namespace blindspot::ui {

/// From resources/icons/<name>.svg, whose strokes are `currentColor`; sharp at every scale, and repainted when the theme
/// changes. An unknown name gives an empty icon (and a test fails).
QIcon icon(const QString& name);

} // namespace blindspot::ui
