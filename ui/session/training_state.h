// Where a training of the window stands: of a patch, or of a detector.
#pragma once

namespace blindspot::ui {

enum class TrainingState {
    Idle,      ///< nothing runs; the last one, if there was one, is still shown
    Preparing, ///< images are being read, the machine measured
    Running,
    Paused,
    Stopping, ///< asked to end; saves
};

} // namespace blindspot::ui
