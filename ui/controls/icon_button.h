// A function that makes a flat button with an icon and no text.
#pragma once

#include <QString>

class QToolButton;

namespace blindspot::ui {

/// Reached by Tab; the tip is also what a screen reader says.
QToolButton* iconButton(const QString& iconName, const QString& tip, const QString& name);

} // namespace blindspot::ui
