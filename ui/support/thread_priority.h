// Threads that give way to the window and to trainings.
#pragma once

namespace blindspot::ui {

/// Of the calling thread and those that it makes afterwards. Nothing happens where the system has no such thing.
void lowerThreadPriority();

} // namespace blindspot::ui
