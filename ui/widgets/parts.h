// Small parts that several forms and panels are made of.
#pragma once

#include <QString>

#include <initializer_list>

class QFrame;
class QScrollArea;
class QToolButton;
class QWidget;

namespace blindspot::ui {

/// Across its column, between sections.
QFrame* dividingLine();

/// The rows of a form below each other, in a column that scrolls up and down and is wide enough for them.
QScrollArea* formColumn(std::initializer_list<QWidget*> rows);

/// A flat button of one icon, reached by Tab; the tip is also what a screen reader says.
QToolButton* iconButton(const QString& iconName, const QString& tip, const QString& name);

} // namespace blindspot::ui
