// A function that lowers the priority of the calling thread, so that the window stays quick while every core
// works.
#pragma once

namespace blindspot::ui {

enum class Priority {
    Training,   ///< what its user waits for
    Background, ///< gives way to trainings too
};

/// Of the calling thread and those that it makes afterwards. Nothing happens where the system has no such thing.
void lowerThreadPriority(Priority priority);

} // namespace blindspot::ui
