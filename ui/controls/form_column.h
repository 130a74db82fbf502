// A function that makes the scrolling column that holds a form's rows.
#pragma once

#include <initializer_list>

class QScrollArea;
class QWidget;

namespace blindspot::ui {

/// The rows of a form below each other, in a column that scrolls up and down and is wide enough for them.
QScrollArea* formColumn(std::initializer_list<QWidget*> rows);

} // namespace blindspot::ui
