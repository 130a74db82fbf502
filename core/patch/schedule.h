// Functions that plan an iteration: the order in which its images are visited, and how they are packed into
// network inputs and updates.
#pragma once

#include "core/patch/options.h"
#include "core/patch/visit.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::patch {

struct PreparedImage;
struct Scene;

/// One network input: the visits that it shows, and tiles a side (1: the whole image).
struct InputPlan {
    std::vector<Visit> visits;
    std::int64_t tiles = 1;
};

/// The inputs between two changes of the patch.
struct UpdatePlan {
    std::int64_t firstVisit = 0; ///< visits of the iteration before it
    std::vector<InputPlan> inputs;

    std::int64_t visitCount() const;
};

/// A function of (options, number of images, iteration) alone. Every image is visited once; where the last
/// tiled input is not full, the first images of the order are shown again in it.
std::vector<UpdatePlan> planIteration(const TrainOptions& options, std::size_t images,
                                      std::int64_t iteration);

/// How many updates from `first` on take their gradients from the same patch (TrainOptions::updatesAtOnce): fewer at the end of an
/// iteration, and 1 where an update has several inputs, which go side by side themselves.
std::size_t updatesAtOnce(const TrainOptions& options, const std::vector<UpdatePlan>& plan, std::size_t first);

/// Network inputs that a whole run sends through, from the first iterations where later ones differ in their
/// tiles. Quick, whatever the number of images.
double passesOfRun(const TrainOptions& options, std::size_t images);

/// How tiles are drawn (tiles.h): one after the other, which the CPU is sooner with, or all at once.
enum class TileDrawing { OneByOne, AtOnce };

/// The side of the inputs of an iteration, of detectors that take `side` pixels (TilingOptions::coarse).
std::int64_t sideAt(const TrainOptions& options, std::int64_t side, std::int64_t iteration);

/// The work that is done after so many iterations, a whole one being 1 and one of coarse inputs `coarseCost`.
double workAfter(const TrainOptions& options, double iterations, double coarseCost);

/// The batch of network inputs `first` to `first + count` of an update.
Scene makeScene(const std::vector<PreparedImage>& images, const UpdatePlan& update, std::size_t first,
                std::size_t count, const TrainOptions& options, const std::string& device,
                TileDrawing drawing = TileDrawing::OneByOne);

} // namespace blindspot::patch
