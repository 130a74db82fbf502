// How the window's program ends when nobody can be asked any more.
#pragma once

#include <functional>

namespace blindspot::window {

/// Says on standard error that `why` is so and that what is under way is being stopped and saved, calls `keep` for it, says how that went,
/// and ends the program with `code`, or with 1 where `keep` throws. Nothing is destroyed that a thread might still use.
[[noreturn]] void endInOrder(const char* why, const std::function<void()>& keep, int code);

} // namespace blindspot::window
