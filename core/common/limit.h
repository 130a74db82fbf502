// A Limit is the range of numbers that an option takes, as data: checks, help, tool tips and forms read the
// same one.
#pragma once

#include <cmath>
#include <limits>

namespace blindspot {

/// From `low` to `high`, in the unit of the option that it belongs to.
struct Limit {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool aboveLow = false;  ///< `low` itself is out
    bool belowHigh = false; ///< `high` itself is out

    /// NaN is in no range.
    bool holds(double value) const
    {
        return (aboveLow ? value > low : value >= low) && (belowHigh ? value < high : value <= high);
    }

    bool operator==(const Limit&) const = default;
};

} // namespace blindspot
