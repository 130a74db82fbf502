// The scrolling column that a form's rows stand in.
#pragma once

#include <initializer_list>

class QScrollArea;
class QWidget;

namespace blindspot::ui {

/// The rows of a form below each other, in a column that scrolls up and down and is wide enough for them.
QScrollArea* formColumn(std::initializer_list<QWidget*> rows);

} // namespace blindspot::ui
