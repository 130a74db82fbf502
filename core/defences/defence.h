// Defences are filters of the detector's input against patches. This header has their interface, the kinds
// with their parameters, and the functions that parse and make one.
#pragma once

#include "core/common/box.h"
#include "core/common/defence_spec.h"
#include "core/common/error.h"
#include "core/imaging/image.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::defences {

/// A filtered picture of the same size, and where the original's pixels lie in it: filtered = original x
/// scale + offset.
struct Filtered {
    imaging::Image image;
    double scale = 1;
    double left = 0, top = 0;

    /// A box found in the filtered picture, in pixels of the original and clipped to it.
    Box toOriginal(const Box& box) const;
};

/// Works on whole pictures at their own size. Without state: several threads may use one.
class Defence {
  public:
    virtual ~Defence() = default;
    /// `key` determines what is drawn at random, if anything is. The picture is not empty.
    virtual Filtered apply(const imaging::Image& picture, std::uint64_t key) const = 0;
};

/// A parameter as the command line and the window show it.
struct Parameter {
    std::string name; ///< "quality"
    double value = 0; ///< its default
    double low = 0, high = 0;
    bool whole = false;      ///< whole numbers only
    bool odd = false;        ///< odd whole numbers only
    std::string description; ///< with its unit
};

/// A kind of defence: one file, and one line in the list of kinds.
struct DefenceKind {
    std::string name;        ///< "jpeg"
    std::string description; ///< a sentence: what it does, and after whom
    std::vector<Parameter> parameters;
    /// From the values of `parameters`, in their order and within their limits. Errors: Error for values that
    /// do not go together.
    std::unique_ptr<Defence> (*make)(const std::vector<double>& values);
};

const std::vector<DefenceKind>& defenceKinds();

using blindspot::DefenceSpec;

/// Errors: Error naming `where`, the kinds, the kind's parameters or their limits.
DefenceSpec parseDefence(std::string_view text, const Place& where);
/// Null for "none". Errors: Error for an unknown kind or a value out of its limits.
std::unique_ptr<Defence> makeDefence(const DefenceSpec& spec);

} // namespace blindspot::defences
