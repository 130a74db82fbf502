// A function that gives a plot's axes the same look in every plot.
#pragma once

#include "ui/plots/custom_plot.h"

namespace blindspot::ui {

struct Theme;

/// Lines, grid and texts in the theme's colours.
void paintAxis(QCPAxis& axis, const Theme& theme, const QFont& font);

} // namespace blindspot::ui
