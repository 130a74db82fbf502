// Functions that open and save the settings of a training as a configuration file, for the form of the Train page.
#pragma once

#include "core/workspace/runs/run_request.h"
#include "ui/session/session.h"

#include <QString>

#include <functional>

class QMimeData;
class QWidget;

namespace blindspot::ui {

/// Reads the file beside the window and gives what it asks for to `take`; then tells which settings were taken and which were not,
/// one by one. `context` ends the reading when it goes. An Error is told in the window's message bar.
void openSettingsFile(Session& session, QObject* context, const QString& file, std::function<void(const workspace::TrainRequest&)> take);

/// Asks for the file and writes it.
void saveSettingsFile(Session& session, QWidget* parent, const workspace::TrainRequest& request);

/// The one configuration file that is dragged; empty: it is something else.
QString draggedSettingsFile(const QMimeData& data);

} // namespace blindspot::ui
