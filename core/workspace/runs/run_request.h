// The requests for a patch's training: a new run, or one that goes on. Plain values.
#pragma once

#include "core/patch/options.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

struct TrainRequest {
    std::string detector;                 ///< a name, or a file of weights
    std::vector<std::string> otherDetectors{}; ///< that the patch is trained against as well
    std::optional<std::string> selection;      ///< either this
    std::optional<std::string> dataset;   ///< or the images of this one that show the class
    std::string className;                ///< empty where the objective needs none (patch::needsClass)
    std::optional<std::int64_t> images; ///< the first so many; empty: all
    std::string device = "auto";
    std::vector<std::string> detectors() const
    {
        std::vector<std::string> all{detector};
        all.insert(all.end(), otherDetectors.begin(), otherDetectors.end());
        return all;
    }

    /// `classIndex` is found by `className`, the target's index by its own name; an `initial` that is neither "grey" nor "random"
    /// is a file for
    /// readPatch.
    patch::TrainOptions options;
    std::string name{};        ///< of the run; empty: RunStore::proposedName
    bool nameReserved = false; ///< by RunStore::freeName, for this run of a queue or a study; where another has it all the same it gets a number
};

struct ResumeRequest {
    std::string run;
    std::optional<std::int64_t> iterations; ///< a new number in all; empty: what was asked for
    std::optional<std::string> device;      ///< empty: the same as before
    /// Goes on although the boxes of its images are others now, or what the images were is not known. Other pictures are never
    /// taken.
    bool acceptChanges = false;
};

} // namespace blindspot::workspace
