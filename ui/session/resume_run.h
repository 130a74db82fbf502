// A function that lets a run go on, for the pages that offer it.
#pragma once

#include "core/workspace/runs/run_request.h"

#include <functional>

class QWidget;

namespace blindspot::ui {

class Session;

/// Asks first where the run's images are not what they were; `page` is the parent of the question, and where
/// it goes the run is left as it is. `resumed` is called when the training has been told to begin. What is
/// wrong is told by the training.
void resumeRun(Session& session, QWidget* page, const workspace::ResumeRequest& request,
               std::function<void()> resumed = {});

} // namespace blindspot::ui
