// A function that makes the line between two sections of a form.
#pragma once

class QFrame;

namespace blindspot::ui {

/// Across its column.
QFrame* dividingLine();

} // namespace blindspot::ui
