// The options of a patch's training, with their defaults, which are stated nowhere else.
#pragma once

#include "core/common/defence_spec.h"
#include "core/common/input_fit.h"
#include "core/common/option_limit.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace blindspot::patch {

enum class PlacementKind { Fixed, Object };
enum class ObjectiveKind { Hide, DetectionLoss, Vanish, Create, Misclassify };
enum class OptimiserKind { Sign, Adam };
enum class PrecisionChoice { Auto, Fp32, Bf16 };
enum class DetectorWeights { Mean, MinMax };

struct PlacementOptions {
    static constexpr Limit kScales{0, 4, true}; ///< of `scale`

    PlacementKind kind = PlacementKind::Object;
    double scale = 0.4;    ///< object: side of the patch = scale x sqrt(area of the box), centred on it
    std::int64_t row = -1; ///< fixed: top row in pixels of the network input; -1 with column -1: the middle
    std::int64_t column = -1; ///< fixed: left column
};

/// The random transforms of a placed patch, each drawn uniformly from +- the value; 0 switches one off.
struct TransformOptions {
    double rotation = 0;      ///< degrees
    double scale = 0.15;      ///< of the side, relative
    double shift = 0.05;      ///< of the patch's side, in each direction
    double brightness = 0.1;  ///< added, of the full range
    double contrast = 0.1;    ///< factor, around mid-grey
    double noise = 0;         ///< standard deviation, of the full range
    double perspective = 0.0; ///< corners moved by up to this fraction of the side
    double blur = 0.0;        ///< up to this many octaves of detail lost
    double relight = 0;       ///< a gradient of light: up to this part brighter on one side and darker on the other
    double bend = 0;          ///< degrees: bent around an upright cylinder, whose angle from the middle to the rim is up to this
    /// Side of a square, as a part of the patch's, that is mid-grey somewhere on the patch, drawn anew for each placement
    /// (patch cutout of T-SEA: Huang et al., CVPR 2023, with 0.4 and a probability of 0.9). 0: none.
    double cutout = 0;
    double cutoutProbability = 0.9; ///< of a placement to be cut
    /// Share of a grid of blocks of the patch that is mid-grey, drawn anew for each placement (block erasing of DePatch: Chen
    /// et al. 2024, arXiv 2408.06625, which grows from 0.2 of 2 x 2 blocks to 0.5 of 6 x 6). 0: none.
    double erase = 0;
    double eraseStart = 0.2;      ///< the share when the training begins
    std::int64_t eraseBlocks = 6; ///< blocks a side
    std::int64_t eraseStartBlocks = 2;

    bool any() const;
    static TransformOptions none();
    /// As they are when `progress` of the training, 0 to 1, is done: only erasing grows.
    TransformOptions at(double progress) const;
};

/// What a camera does to the whole network input, drawn for each one; 0 switches one off (camera.h).
struct CameraOptions {
    double shotNoise = 0;    ///< up to this standard deviation at white, of the full range of light
    double readNoise = 0;    ///< up to this standard deviation everywhere, of the full range of light
    double whiteBalance = 0; ///< the light's red and blue by up to this part, either way
    double gamma = 0;        ///< the values to a power of up to 2^this, either way
    double curve = 0;        ///< an S-shaped curve of contrast of up to this strength, either way
    double sharpen = 0;      ///< an unsharp mask of up to this strength
    double jpeg = 0;         ///< compressed at a quality from this one to 100

    bool any() const;
};

/// Several crops around objects in one network input instead of one whole image: the network's time is spent
/// on objects.
struct TilingOptions {
    bool enabled = true;
    std::int64_t minTiles = 2; ///< the grid has minTiles^2 to maxTiles^2 tiles, drawn for each input
    std::int64_t maxTiles = 2;
    /// The object's longer side as a fraction of the tile's. Above 1 the tile shows the object's middle with the patch,
    /// which teaches large objects at the price of small ones.
    double minObject = 0.3;
    double maxObject = 1.6;
    double flip = 0.5;   ///< probability of a mirrored tile
    bool octaves = true; ///< as many sizes in each octave; else as many in each pixel, so that few are small
    /// Part of the iterations, the first ones, whose inputs have half the side: a quarter of the work for each, and a patch's coarse structure
    /// is learned there.
    double coarse = 0;
};

/// Weights of the parts that `detection-loss` raises; `total` is box + cls + dfl.
struct LossWeights {
    double total = 1, cls = 0, box = 0, dfl = 0;

    /// From a list such as "total,cls" or "cls:2,box:0.5". Errors: Error for an unknown name or a weight that
    /// is not positive.
    static LossWeights parse(const std::string& text);
    std::string text() const;
};

/// Of `hide` and, unless said otherwise, of `vanish`, `create` and `misclassify`.
struct HideOptions {
    std::int64_t anchors = 20; ///< of each object (`create`: of each patch), the best-scored ones whose centre lies in its box
    double overlap = 0; ///< IoU with the object that their own boxes have at least; 0: wherever they lie
    double decoys = 0;  ///< weight of raising the best anchors whose boxes lie elsewhere; 0: not
    double below = 0.25; ///< the score below which an anchor is hidden: see hideObjective; 0: lowered whatever its score.
                         ///< `create`, `misclassify`: above which it reports something
    bool allHeads = false; ///< `hide`, `vanish`: of a detector with two heads both are lowered, not only the one that it is examined by
};

/// The class that `create` and `misclassify` bring about.
struct TargetOptions {
    std::string className{}; ///< empty: none; for the other objectives it says nothing
    std::int64_t index = -1; ///< of the detector, found by the name; -1: none, or not looked up yet
};

/// A class index that stands for every class of the detector: `vanish`, and `create` where no class is named.
inline constexpr std::int64_t kAnyClass = -1;

/// Whether the objective brings about objects of a target class.
constexpr bool hasTarget(ObjectiveKind kind)
{
    return kind == ObjectiveKind::Create || kind == ObjectiveKind::Misclassify;
}
/// Whether the objective needs a class whose objects are attacked; `vanish` has none, `create` may have one.
constexpr bool needsClass(ObjectiveKind kind)
{
    return kind != ObjectiveKind::Vanish && kind != ObjectiveKind::Create;
}

struct RegulariserOptions {
    double totalVariation =
        0.04; ///< weight of the mean absolute difference of neighbouring pixels (of the full range)
    double printability = 0.0; ///< weight of the mean distance to the nearest printable colour
};

struct OptimiserOptions {
    OptimiserKind kind = OptimiserKind::Adam;
    double learningRate = 20;    ///< units of 0..255
    double finalFraction = 0.05; ///< the learning rate falls linearly to this fraction of itself; 1: constant
    double beta1 = 0.8, beta2 = 0.99; ///< short means: what a patch has to change moves on as it grows
    std::int64_t scales = 5; ///< adam: sizes of the patch that are stepped together, each half of the one before; 1: its pixels
};

/// How much each of several detectors counts in what a patch is trained for.
struct EnsembleOptions {
    DetectorWeights weights = DetectorWeights::Mean;
    double gamma = 0.5; ///< min-max: two detectors' weights come to differ by the difference of their losses over this
    double rate = 0.78; ///< min-max: how far the weights follow in one update (nu of DOEPatch, arXiv 2312.16907)
};

struct TrainOptions {
    std::string recipe = "hide";
    std::int64_t classIndex = 0;      ///< the class whose objects are attacked, or kAnyClass
    TargetOptions target;             ///< for objectives that have one
    std::int64_t iterations = 100;
    std::int64_t patchSize = 200;     ///< pixels
    std::int64_t imagesPerUpdate = 1; ///< 0: all; rounded up to whole network inputs
    /// So many updates of one input each take their gradients from the same patch and then change it one after the other: passes
    /// that do not wait for each other, with gradients up to so many updates less one old; 1: none is old.
    std::int64_t updatesAtOnce = 4;
    std::int64_t batchSize = 0;       ///< network inputs that go through at once; 0: measured
    std::uint64_t seed = 0;
    bool shuffle = true;   ///< images in a new order each iteration
    bool quantise = false; ///< round the input to multiples of the learning rate, as ART's RobustDPatch does
    std::string initial = "grey"; ///< "grey", "random" or a picture's file
    std::int64_t cells = 0;       ///< the patch is made of cells x cells flat squares; 0: of its pixels
    std::string palette;          ///< colours that a printer prints (paletteText); empty: those of offset printing
    bool paletteOnly = false;     ///< the patch has no other colours
    PlacementOptions placement;
    TransformOptions transforms;
    CameraOptions camera;
    TilingOptions tiling;
    ObjectiveKind objective = ObjectiveKind::Hide;
    HideOptions hide;
    LossWeights losses;
    RegulariserOptions regularisers;
    OptimiserOptions optimiser;
    /// What every input goes through before the network, so that the patch learns to get past it (filterInput); as
    /// defences::parseDefence completes it.
    DefenceSpec through{"none", {}};
    PrecisionChoice precision = PrecisionChoice::Auto;
    double checkpointSeconds = 5;
    EnsembleOptions ensemble; ///< where there are several detectors

    /// Defaults of a recipe: "hide" (nothing near an object is to be noticed), "break" (boxes are to be broken and
    /// invented, which lowers the AP50 further and leaves more objects noticed), "vanish" (hide, for objects of every class),
    /// "create" (objects of the target class are to be seen at the patch), "misclassify" (objects of the class are to be taken
    /// for the target class), "print" (hide, through what a printed patch meets outdoors) or "robust-dpatch" (as ART does it).
    /// Errors: Error for another name.
    static TrainOptions forRecipe(const std::string& name);

    /// Whether a fixed patch is copied into whole images with its very values: no transform, no tiling, and an input that
    /// shows what is square as a square.
    bool copiesPatch(InputFit fit) const;

    /// The numbers and what they may be, in the order in which they are asked for; the one place where limits
    /// are stated. Two that fit each other alone (tiles, objects) have the other's value of the options at
    /// hand as their end.
    static std::span<const OptionLimit<TrainOptions>> limits();
    /// Every value out of range, and what does not fit a network input of this side in pixels, in that order.
    std::vector<OptionMistake> mistakes(std::int64_t inputSize) const;
    /// Errors: Error for the first of the mistakes, naming the option, its range and the value.
    void check(std::int64_t inputSize) const;
    /// With the row and column of a patch in the middle, once the input's size is known.
    TrainOptions placedIn(std::int64_t inputSize) const;
};

std::string placementText(const PlacementOptions& placement);
/// From "fixed:ROW,COL", "fixed" (the middle) or "object:SCALE". Errors: Error for anything else.
PlacementOptions parsePlacement(const std::string& text);

} // namespace blindspot::patch
