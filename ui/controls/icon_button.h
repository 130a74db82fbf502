// Functions that make a flat button with an icon and no text.
#pragma once

#include <QString>

class QToolButton;

namespace blindspot::ui {

/// Reached by Tab; the tip is also what a screen reader says.
QToolButton* iconButton(const QString& iconName, const QString& tip, const QString& name);
/// The tip ends with the keys that Shortcuts has for `shortcutId`, whatever they are now.
QToolButton* iconButton(const QString& iconName, const QString& tip, const QString& name, const QString& shortcutId);

} // namespace blindspot::ui
