// Small parts that several forms and panels are made of.
#pragma once

#include <QString>

class QFrame;
class QToolButton;

namespace blindspot::ui {

/// Across its column, between sections.
QFrame* dividingLine();

/// A flat button of one icon, reached by Tab; the tip is also what a screen reader says.
QToolButton* iconButton(const QString& iconName, const QString& tip, const QString& name);

} // namespace blindspot::ui
