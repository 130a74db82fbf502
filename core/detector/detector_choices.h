// DetectorChoices are what the user says of a detector where its file says nothing: settings of its network
// to assume, the names of its classes, and which of two heads it is examined by.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::detector {

/// What can be assumed; "KEY=VALUE" on the command line.
namespace assumption {
inline constexpr std::string_view kActivation = "activation";          ///< of all convolutions that have one
inline constexpr std::string_view kSppfActivation = "sppf-activation"; ///< of SPPF's first convolution
inline constexpr std::string_view kEpsilon = "eps";                    ///< of batch norms
inline constexpr std::string_view kShortcut =
    "shortcut"; ///< published, all or none: bottlenecks that add their input
inline constexpr std::string_view kSppfKernel = "sppf-kernel"; ///< side of SPPF's maxima
inline constexpr std::string_view kUpsample = "upsample";
inline constexpr std::string_view kInputSize = "input-size"; ///< pixels
} // namespace assumption

struct DetectorChoices {
    std::map<std::string, std::string, std::less<>> assume; ///< by the names above
    std::vector<std::string> classNames;                    ///< instead of the file's; empty: the file's
    std::string head; ///< by which it is examined: "one2many" or "one2one" (head_kind.h); empty: one2many where there are both

    bool empty() const { return assume.empty() && classNames.empty() && head.empty(); }
    bool operator==(const DetectorChoices&) const = default;
};

/// Adds "KEY=VALUE". Errors: Error for an unknown key, a value that it cannot have, or a key that was given
/// before.
void addAssumption(DetectorChoices& choices, std::string_view text);
/// Chooses the head. Errors: Error for another text than the two names.
void chooseHead(DetectorChoices& choices, std::string_view name);
/// All that can be assumed with its values, for help texts: "activation=silu, relu, ...; eps=NUMBER; ...".
std::string assumptionHelp();

/// As one line of JSON, and back: how records keep them. "" where there are none. Errors: Error at `where`
/// for a text that is none of these.
std::string choicesText(const DetectorChoices& choices);
DetectorChoices choicesFromText(const std::string& text, const std::string& where);

} // namespace blindspot::detector
