// Functions that write the current time as text: for the stamps of records, and for the ids of runs.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace blindspot::workspace {

/// UTC, ISO 8601, to the microsecond, so that runs of one second keep their order:
/// "2026-11-22T10:45:01.204518Z".
std::string utcNow();
/// The same for so long ago: such texts sort as their times do.
std::string utcBefore(std::chrono::seconds age);
/// The same for a time in nanoseconds since 1970.
std::string utcAt(std::int64_t nanoseconds);

/// A name for a run: local time, readable, and four random digits: "20261122-104501-3fa2".
std::string newRunId();

} // namespace blindspot::workspace
