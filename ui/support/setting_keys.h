// The keys of settings that more than one file reads. The program's frame includes them, which links nothing of the window.
#pragma once

namespace blindspot::ui {

inline constexpr const char* kThemeKey = "window/theme";
inline constexpr const char* kGeometryKey = "window/geometry";
inline constexpr const char* kPageKey = "window/page"; ///< the number of the page that was open
inline constexpr const char* kRecentKey = "recentWorkspaces";

} // namespace blindspot::ui
