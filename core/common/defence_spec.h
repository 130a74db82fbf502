// A DefenceSpec names a defence with its parameters. Plain values, so that a training, a run's record and an evaluation can
// name one without knowing how pictures are filtered.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace blindspot {

/// A defence as a text such as "jpeg" or "jpeg:quality=50" names it. "none" is no defence.
struct DefenceSpec {
    std::string name;
    /// All parameters, in the kind's order; empty for none.
    std::vector<std::pair<std::string, double>> values;

    /// With all parameters: "jpeg:quality=75".
    std::string text() const;

    bool operator==(const DefenceSpec&) const = default;
};

} // namespace blindspot
