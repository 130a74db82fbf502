// A function that puts what a form asks for into the workspace's queue instead of starting it.
#pragma once

#include "core/workspace/queue/queue_request.h"
#include "ui/session/session.h"

namespace blindspot::ui {

/// In the background; the message bar says what waits now, or why it cannot. `version` of the program and what the settings say of
/// the device are filled in.
void addToQueue(Session& session, workspace::QueueRequest request);

} // namespace blindspot::ui
