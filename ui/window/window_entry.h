// Where the program enters the library of the window: what it passes on. Named here for both; it links
// nothing.
#pragma once

namespace blindspot::ui {

/// What the window opens with.
enum class Opening {
    Workspace, ///< the one that is named, else the one that was open last, else the page of the first start
    DemonstrationFirst, ///< the same, but the guided demonstration where none is named and none was ever open
    Demonstration,      ///< the guided demonstration, in the workspace that is named or in its own
};

} // namespace blindspot::ui
