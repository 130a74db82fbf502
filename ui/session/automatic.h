// What "automatic" stands for where work is started: what the settings say of device, precision and threads.
#pragma once

#include "core/workspace/runs/run_request.h"

#include <QProcessEnvironment>

#include <string>

namespace blindspot::ui {

/// The device that is asked for: `asked`, or that of the settings for "auto". On the window's thread.
std::string deviceToUse(const std::string& asked);
/// The same of the precision of a patch's training.
patch::PrecisionChoice precisionToUse(patch::PrecisionChoice asked);
/// What a training is started with: the request with both.
workspace::TrainRequest asStarted(workspace::TrainRequest request);

/// The variable that compute::usableThreads reads.
inline constexpr const char* kThreadsVariable = "OMP_NUM_THREADS";

/// Before the first thread that computes: puts the threads of the settings into the environment, unless it says some already.
/// Whether it did.
bool useThreadsOfSettings();
/// The environment without them, for a program that is started anew and reads the settings itself.
QProcessEnvironment environmentOfUser();

} // namespace blindspot::ui
