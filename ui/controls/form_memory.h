// Functions that keep a form's values in the settings and restore them at the next start.
#pragma once

#include <QString>

class QWidget;

namespace blindspot::ui {

/// Keeps in the settings, under `group`, what the number boxes, choices, check boxes and check lists of the form
/// hold, and which of its sections are open; each by its object name.
void keepForm(const QWidget& form, const QString& group);

/// Shows again what was kept. A field that was not kept, or whose choice is not offered here, stays as it is; a
/// number out of range is for the form to tell.
void restoreForm(QWidget& form, const QString& group);

} // namespace blindspot::ui
