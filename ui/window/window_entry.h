// An Opening tells the window's library what the program is to open. Both include this header, which links
// nothing.
#pragma once

namespace blindspot::ui {

/// The workspace or demonstration that the window opens with.
enum class Opening {
    Workspace, ///< the one that is named, else the one that was open last, else the page of the first start
    DemonstrationFirst, ///< the same, but the guided demonstration where none is named and none was ever open
    Demonstration,      ///< the guided demonstration, in the workspace that is named or in its own
};

} // namespace blindspot::ui
