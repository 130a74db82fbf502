// A Scene is a batch of network inputs before the patch is drawn: whole images or tiles of crops around
// objects, with the places of the patches.
#pragma once

#include "core/common/box.h"
#include "core/compute/labelled_image.h"
#include "core/detector/detection_loss.h"
#include "core/patch/camera.h"
#include "core/patch/dense_paster.h"
#include "core/patch/geometry.h"
#include "core/patch/tiles.h"
#include "core/patch/visit.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace blindspot::patch {

/// A box of the class on one input of the batch; with `create` the box around a placed patch, where an object is to be seen.
struct SceneObject {
    std::int64_t input = 0;
    Box box;
    double weight = 1; ///< 1 / objects of its image; in a tiled input tiles / objects of the input: each
                       ///< image counts the same
};

/// The detector's own detections on the clean image, as targets of `detection-loss`.
struct ImageTargets {
    at::Tensor boxes;   ///< float32 n x 4, pixels of the input, CPU
    at::Tensor classes; ///< int64 n, CPU
};

/// Objects as columns on the device; of weight 0, and reaching nowhere, are those that are there for the size alone.
struct ObjectColumns {
    at::Tensor inputs;  ///< int64 K
    at::Tensor boxes;   ///< float32 K x 4
    at::Tensor reaches; ///< float32 K x 4: where the centres of their anchors lie
    at::Tensor weights; ///< float32 K
};

/// The numbers of a scene as the passes through the detectors read them, on the device.
struct SceneColumns {
    ObjectColumns objects;
    detector::LossTargets targets; ///< undefined without `detection-loss`
    PlacementTable placements;     ///< undefined where the host draws the patches (paster.h)
};

/// One batch of network inputs before the patch is drawn.
struct Scene {
    std::int64_t side = 0; ///< S
    at::Tensor background; ///< B x S x S x 3 float32 in [0, 1], on the device; undefined while tiles are only planned
    std::vector<Tile> tiles; ///< what it was drawn of; empty for whole images
    std::vector<PlacedPatch> placements;
    std::vector<SceneObject> objects;
    std::vector<std::pair<at::Tensor, at::Tensor>>
        targets;             ///< per input: boxes, classes; empty without `detection-loss`
    std::vector<CameraDraw> cameras; ///< one for each input
    std::vector<std::uint64_t> keys; ///< one for each input: determines what a defence draws
    std::int64_t images = 0;         ///< visits in it
    SceneColumns columns;            ///< the same numbers on the device, where they are there already
};

/// An image with what the trainer needs of it.
struct PreparedImage {
    std::int64_t id = 0;
    at::Tensor pixels; ///< 3 x S x S in 0..255, on the device: uint8, or rounded as the options ask (int16 or
                       ///< float32)
    std::vector<Box> boxes; ///< of the class, at least one pixel wide and high
    Box content;            ///< what is picture and not the letterbox's border
    ImageTargets targets;
    double aspect = 1; ///< width by height, in the input, of what is square on the picture
};

/// Network inputs that show each visited image whole.
Scene wholeImages(const std::vector<PreparedImage>& images, const std::vector<Visit>& visits,
                  const TrainOptions& options, const std::string& device);

/// One network input of tiles x tiles crops, one a visit; `visits` are tiles^2. Its background is not drawn yet (tiles.h).
Scene planTiles(const std::vector<PreparedImage>& images, const std::vector<Visit>& visits, std::int64_t tiles,
                const TrainOptions& options);

/// Tiles a side of the `number`-th network input of an iteration.
std::int64_t tilesOf(const TrainOptions& options, std::int64_t iteration, std::int64_t number);

/// The same scenes as one batch.
Scene joined(std::vector<Scene> scenes);

} // namespace blindspot::patch
