#include "core/patch/options.h"

#include "core/common/error.h"

#include <cmath>
#include <iomanip>
#include <limits>
#include <sstream>
#include <utility>
#include <vector>

namespace blindspot::patch {

namespace {

/// The shortest text of at least six digits that reads back as the very value. Not that of number_text.h, which writes
/// 100000 as 1e+05 and 0.0005 as 5e-04: placements stand in files and ranges in sentences as they are written here.
std::string numberText(double value)
{
    for (int digits = 6;; ++digits) {
        std::ostringstream text;
        text << std::setprecision(digits) << value;
        double back = 0;
        if (digits >= 17 || (std::istringstream(text.str()) >> back && back == value)) return text.str();
    }
}

/// The whole of `text` as a number. Errors: Error naming `where`.
double parseNumber(const std::string& text, const std::string& where)
{
    std::istringstream stream(text);
    double value = 0;
    if (!(stream >> value) || !stream.eof() || !std::isfinite(value))
        throw Error({Message::tr("'%1' is not a number"), text}, where, Message::tr("write a plain decimal number"));
    return value;
}

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    if (text.ends_with(separator)) parts.emplace_back(); // which getline leaves out
    return parts;
}

} // namespace

bool TransformOptions::any() const
{
    return rotation != 0 || scale != 0 || shift != 0 || brightness != 0 || contrast != 0 || noise != 0 ||
           perspective != 0 || blur != 0 || relight != 0 || bend != 0 || cutout != 0 || erase != 0;
}

bool CameraOptions::any() const
{
    return shotNoise != 0 || readNoise != 0 || whiteBalance != 0 || gamma != 0 || curve != 0 || sharpen != 0 || jpeg != 0;
}

TransformOptions TransformOptions::none()
{
    return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
}

TransformOptions TransformOptions::at(double progress) const
{
    TransformOptions now = *this;
    if (erase == 0) return now;
    now.erase = eraseStart + (erase - eraseStart) * progress;
    now.eraseBlocks = eraseStartBlocks + std::llround(static_cast<double>(eraseBlocks - eraseStartBlocks) * progress);
    return now;
}

LossWeights LossWeights::parse(const std::string& text)
{
    LossWeights weights{0, 0, 0, 0};
    for (const std::string& item : split(text, ',')) {
        const auto colon = item.find(':');
        const std::string name = item.substr(0, colon);
        double* weight = name == "total" ? &weights.total
                         : name == "cls" ? &weights.cls
                         : name == "box" ? &weights.box
                         : name == "dfl" ? &weights.dfl
                                         : nullptr;
        if (weight == nullptr)
            throw Error({Message::tr("unknown loss '%1'"), name}, "--losses",
                        Message::tr("use any of total, cls, box, dfl, as in total,cls or cls:2"));
        *weight = colon == std::string::npos ? 1 : parseNumber(item.substr(colon + 1), "--losses");
        if (!(*weight > 0))
            throw Error(outOfRange(numberText(*weight)), "--losses", Message::tr("use a weight above 0"));
    }
    if (weights.total + weights.cls + weights.box + weights.dfl <= 0)
        throw Error(Message::tr("no loss is named"), "--losses", Message::tr("use any of total, cls, box, dfl"));
    return weights;
}

std::string LossWeights::text() const
{
    std::string text;
    const auto add = [&text](const char* name, double weight) {
        if (weight <= 0) return;
        text += (text.empty() ? "" : ",") + std::string(name);
        if (weight != 1) text += ":" + numberText(weight);
    };
    add("total", total);
    add("cls", cls);
    add("box", box);
    add("dfl", dfl);
    return text;
}

namespace {

/// Adam on the patch's own pixels, with the means of Kingma and Ba 2015.
constexpr OptimiserOptions kPublishedAdam{OptimiserKind::Adam, 5, 0.1, 0.9, 0.999, 1};

/// Lowers the AP50 by broken and invented boxes: most objects are still noticed.
TrainOptions breakingBoxes(TrainOptions options)
{
    options.hide.anchors = 8;
    options.hide.overlap = 0.4;
    options.hide.decoys = 0.03;
    options.hide.below = 0;
    options.tiling.minTiles = 2;
    options.tiling.maxTiles = 3;
    options.tiling.minObject = 0.35;
    options.tiling.maxObject = 0.8;
    options.tiling.octaves = false;
    options.optimiser = kPublishedAdam;
    return options;
}

/// `hide` through what lies between a printed patch and a detector. Each value is one that the source names, or, where it names
/// none, about the middle of what the evaluation's sweep of the same thing goes through.
TrainOptions printed(TrainOptions options)
{
    // Thys et al. 2019 turn by up to 20 degrees; people stand upright and cameras are level, so that half of it is usual.
    options.transforms.rotation = 10;
    options.transforms.brightness = 0.2; // Thys et al. 0.1 in the office; daylight varies more
    options.transforms.contrast = 0.2;   // Thys et al.: 0.8 to 1.2
    options.transforms.blur = 1;         // focus and motion: down to half the resolution
    options.transforms.relight = 0.3;
    options.transforms.bend = 50; // a torso: Xu et al. 2020 print on shirts
    options.camera.shotNoise = 0.05; // 400 electrons at white: a small sensor indoors
    options.camera.readNoise = 0.005;
    options.camera.whiteBalance = 0.2; // daylight between 5000 and 8000 K, seen at 6500 K
    options.camera.gamma = 0.3;
    options.camera.curve = 0.3;
    options.camera.sharpen = 0.5;
    options.camera.jpeg = 40; // cameras on the net send 50 to 90
    options.regularisers.printability = 0.02;
    return options;
}

/// hide's training with the objective that its recipe is called after.
TrainOptions withAim(TrainOptions options)
{
    options.objective = options.recipe == "vanish"   ? ObjectiveKind::Vanish
                        : options.recipe == "create" ? ObjectiveKind::Create
                                                     : ObjectiveKind::Misclassify;
    if (options.objective == ObjectiveKind::Create) options.hide.anchors = 5; // one box is enough
    return options;
}

} // namespace

TrainOptions TrainOptions::forRecipe(const std::string& name)
{
    TrainOptions options;
    options.recipe = name;
    if (name == "hide") return options;
    if (name == "break") return breakingBoxes(std::move(options));
    if (name == "print") return printed(std::move(options));
    if (name == "vanish" || name == "create" || name == "misclassify") return withAim(std::move(options));
    if (name != "robust-dpatch")
        throw Error({Message::tr("unknown recipe '%1'"), name}, "--recipe",
                    Message::tr("use hide, break, vanish, create, misclassify, print or robust-dpatch"));
    // ART 1.20.1, RobustDPatch with its defaults: one fixed place, no transforms, sign of the sum over all
    // images.
    options.objective = ObjectiveKind::DetectionLoss;
    options.placement.kind = PlacementKind::Fixed;
    options.transforms = TransformOptions::none();
    options.tiling.enabled = false;
    options.regularisers = {0, 0};
    options.optimiser = kPublishedAdam; // for who chooses Adam
    options.optimiser.kind = OptimiserKind::Sign;
    options.optimiser.finalFraction = 1;
    options.imagesPerUpdate = 0;
    options.updatesAtOnce = 1;
    options.shuffle = false;
    options.quantise = true;
    options.initial = "random";
    options.precision = PrecisionChoice::Fp32;
    return options;
}

namespace {

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

using Table = std::vector<OptionLimit<TrainOptions>>;

/// Of the training itself, without the losses' sum.
Table trainingLimits()
{
    const Message betas =
        Message(Message::tr("use 0 up to below 1")).inWindow(Message::tr("use two numbers from 0 to below 1"));
    // clang-format off (version 14 takes these functions apart)
    Table table = {
        {"--iterations", {1, 100000}, [](auto& o) -> auto& { return o.iterations; }},
        {"--patch-size", {16, 640}, [](auto& o) -> auto& { return o.patchSize; }},
        {"--cells", {0, 640}, [](auto& o) -> auto& { return o.cells; }},
        {"--learning-rate",
         {0, 255, true},
         [](auto& o) -> auto& { return o.optimiser.learningRate; },
         Message::tr("use a number above 0 and up to 255 (units of 0..255; 5 is recommended)")},
        {"final fraction of the learning rate", {0, 1}, [](auto& o) -> auto& { return o.optimiser.finalFraction; }},
        {"--batch-size", {0, 4096}, [](auto& o) -> auto& { return o.batchSize; }},
        {"--images-per-update",
         {0, kNoEnd},
         [](auto& o) -> auto& { return o.imagesPerUpdate; },
         Message::tr("use all or a number from 1")},
        {"--updates-at-once", {1, 16}, [](auto& o) -> auto& { return o.updatesAtOnce; }},
        {"--betas", {0, 1, false, true}, [](auto& o) -> auto& { return o.optimiser.beta1; }, betas},
        {"--betas", {0, 1, false, true}, [](auto& o) -> auto& { return o.optimiser.beta2; }, betas},
        {"--scales", {1, 8}, [](auto& o) -> auto& { return o.optimiser.scales; }},
        {"--checkpoint-seconds", {0, 86400}, [](auto& o) -> auto& { return o.checkpointSeconds; }},
        {"anchors of an object", {1, 1000}, [](auto& o) -> auto& { return o.hide.anchors; }},
        {"--overlap", {0, 0.95}, [](auto& o) -> auto& { return o.hide.overlap; }},
        {"--decoys", {0, 1000}, [](auto& o) -> auto& { return o.hide.decoys; }},
        {"--hide-below", {0, 0.99}, [](auto& o) -> auto& { return o.hide.below; }},
        {"--weights-gamma", {0, 1000, true}, [](auto& o) -> auto& { return o.ensemble.gamma; }},
        {"--weights-rate", {0, 1, true}, [](auto& o) -> auto& { return o.ensemble.rate; }},
        {"--total-variation", {0, 1000}, [](auto& o) -> auto& { return o.regularisers.totalVariation; }},
        {"--printability", {0, 1000}, [](auto& o) -> auto& { return o.regularisers.printability; }}};
    // clang-format on
    const auto addLoss = [&table](const auto& member) {
        table.emplace_back("--losses", Limit{0, kNoEnd, false, true}, member,
                           Message::tr("use weights of 0 or more"));
        table.back().applies = [](const TrainOptions& o) { return o.objective == ObjectiveKind::DetectionLoss; };
    };
    // clang-format off (version 14 takes these functions apart)
    addLoss([](auto& o) -> auto& { return o.losses.total; });
    addLoss([](auto& o) -> auto& { return o.losses.cls; });
    addLoss([](auto& o) -> auto& { return o.losses.box; });
    addLoss([](auto& o) -> auto& { return o.losses.dfl; });
    // clang-format on
    return table;
}

/// Of what the patch goes through and where it lies.
Table pictureLimits()
{
    // clang-format off (version 14 takes these functions apart)
    Table table = {
        {"--transforms rotation", {0, 180}, [](auto& o) -> auto& { return o.transforms.rotation; }},
        {"--transforms scale", {0, 0.9}, [](auto& o) -> auto& { return o.transforms.scale; }},
        {"--transforms shift", {0, 1}, [](auto& o) -> auto& { return o.transforms.shift; }},
        {"--transforms brightness", {0, 1}, [](auto& o) -> auto& { return o.transforms.brightness; }},
        {"--transforms contrast", {0, 0.9}, [](auto& o) -> auto& { return o.transforms.contrast; }},
        {"--transforms noise", {0, 1}, [](auto& o) -> auto& { return o.transforms.noise; }},
        // Beyond a quarter the corners may cross.
        {"--transforms perspective", {0, 0.25}, [](auto& o) -> auto& { return o.transforms.perspective; }},
        {"--transforms blur", {0, 4}, [](auto& o) -> auto& { return o.transforms.blur; }},
        {"--transforms relight", {0, 1}, [](auto& o) -> auto& { return o.transforms.relight; }},
        {"--transforms bend", {0, 90}, [](auto& o) -> auto& { return o.transforms.bend; }},
        {"--transforms shot-noise", {0, 1}, [](auto& o) -> auto& { return o.camera.shotNoise; }},
        {"--transforms read-noise", {0, 1}, [](auto& o) -> auto& { return o.camera.readNoise; }},
        {"--transforms white-balance", {0, 1}, [](auto& o) -> auto& { return o.camera.whiteBalance; }},
        {"--transforms gamma", {0, 2}, [](auto& o) -> auto& { return o.camera.gamma; }},
        // Beyond 1 the curve falls.
        {"--transforms curve", {0, 1}, [](auto& o) -> auto& { return o.camera.curve; }},
        {"--transforms sharpen", {0, 4}, [](auto& o) -> auto& { return o.camera.sharpen; }},
        {"--transforms jpeg", {0, 100}, [](auto& o) -> auto& { return o.camera.jpeg; }},
        {"--transforms cutout", {0, 0.9}, [](auto& o) -> auto& { return o.transforms.cutout; }},
        {"--transforms cutout-probability", {0, 1}, [](auto& o) -> auto& { return o.transforms.cutoutProbability; }},
        {"--transforms erase", {0, 0.9}, [](auto& o) -> auto& { return o.transforms.erase; }},
        {"--transforms erase-start", {0, 0.9}, [](auto& o) -> auto& { return o.transforms.eraseStart; }},
        // The blocks of a patch are the bits of one number.
        {"--transforms erase-blocks", {1, 8}, [](auto& o) -> auto& { return o.transforms.eraseBlocks; }},
        {"--transforms erase-start-blocks", {1, 8}, [](auto& o) -> auto& { return o.transforms.eraseStartBlocks; }},
        {"probability of a mirrored tile", {0, 1}, [](auto& o) -> auto& { return o.tiling.flip; }},
        {"fewest tiles a side", {1, 8}, [](auto& o) -> auto& { return o.tiling.minTiles; }},
        {"most tiles a side", {1, 8}, [](auto& o) -> auto& { return o.tiling.maxTiles; }},
        {"smallest object in a tile", {0.02, 4}, [](auto& o) -> auto& { return o.tiling.minObject; }},
        {"largest object in a tile", {0.02, 4}, [](auto& o) -> auto& { return o.tiling.maxObject; }},
        {"part of the iterations with coarse tiles", {0, 0.95}, [](auto& o) -> auto& { return o.tiling.coarse; }},
        {"--placement",
         PlacementOptions::kScales,
         [](auto& o) -> auto& { return o.placement.scale; },
         Message(Message::tr("use a scale above 0 and up to 4 (--placement object:SCALE)"))
             .inWindow(Message::tr("use a scale above 0 and up to 4"))}};
    // clang-format on
    for (OptionLimit<TrainOptions>& entry : table) {
        if (entry.option == "fewest tiles a side")
            entry.atMost = [](const TrainOptions& o) { return static_cast<double>(o.tiling.maxTiles); };
        if (entry.option == "smallest object in a tile")
            entry.atMost = [](const TrainOptions& o) { return o.tiling.maxObject; };
        if (entry.option == "--placement")
            entry.applies = [](const TrainOptions& o) { return o.placement.kind == PlacementKind::Object; };
    }
    return table;
}

struct Limits {
    Table all = trainingLimits();
    std::size_t trainingCount = all.size();

    Limits()
    {
        const Table picture = pictureLimits();
        all.insert(all.end(), picture.begin(), picture.end());
    }
};

const Limits& allLimits()
{
    static const Limits limits;
    return limits;
}

void addMistakes(std::span<const OptionLimit<TrainOptions>> table, const TrainOptions& options,
                 std::vector<OptionMistake>& mistakes)
{
    for (const OptionLimit<TrainOptions>& entry : table)
        if (auto mistake = entry.mistakeIn(options, numberText)) mistakes.push_back(std::move(*mistake));
}

void checkLosses(const TrainOptions& o, std::vector<OptionMistake>& mistakes)
{
    if (o.objective == ObjectiveKind::DetectionLoss &&
        o.losses.total + o.losses.cls + o.losses.box + o.losses.dfl == 0)
        mistakes.push_back({"--losses", Message::tr("no loss is chosen"),
                            Message::tr("use any of total, cls, box, dfl")});
}

void checkWeights(const TrainOptions& o, std::vector<OptionMistake>& mistakes)
{
    // Of detection-loss, and of -log(1 - score), one detector's losses are many times another's.
    const bool comparable = o.objective != ObjectiveKind::DetectionLoss && o.hide.below > 0;
    if (o.ensemble.weights == DetectorWeights::MinMax && !comparable)
        mistakes.push_back({"--weights", Message::tr("the losses of several detectors cannot be compared with this objective"),
                            Message(Message::tr("use --weights mean, or another objective with --hide-below above 0"))
                                .inWindow(Message::tr("use the mean, or another objective with a score that anchors are judged by"))});
}

/// The names are looked up later; that the class is known to the detector is for whoever opened it to say.
void checkTarget(const TrainOptions& o, std::vector<OptionMistake>& mistakes)
{
    if (!hasTarget(o.objective)) return;
    if (o.target.className.empty())
        mistakes.push_back({"--target",
                            o.objective == ObjectiveKind::Create
                                ? Message::tr("the class of the objects that are to appear is missing")
                                : Message::tr("the class that the objects are to be taken for is missing"),
                            Message::tr("name a class of the detector")});
    else if (o.target.index >= 0 && o.target.index == o.classIndex)
        mistakes.push_back({"--target",
                            {Message::tr("the target class is the attacked class itself, '%1'"), o.target.className},
                            Message::tr("name another class of the detector")});
}

void checkFixedPlace(const TrainOptions& o, std::int64_t inputSize, std::vector<OptionMistake>& mistakes)
{
    const PlacementOptions& placement = o.placement;
    if (placement.kind == PlacementKind::Object) return;
    const bool middle = placement.row < 0 && placement.column < 0;
    if (o.patchSize > inputSize)
        mistakes.push_back(
            {"--patch-size",
             {Message::tr("the patch (%1 px) is larger than the network input (%2 px)"), o.patchSize, inputSize},
             Message(Message::tr("use a smaller patch, or place it on objects (--placement object:SCALE)"))
                 .inWindow(Message::tr("use a smaller patch, or place it on objects"))});
    else if (!middle &&
             (placement.row < 0 || placement.column < 0 || placement.row + o.patchSize > inputSize ||
              placement.column + o.patchSize > inputSize))
        mistakes.push_back(
            {"--placement",
             {Message::tr("the patch would stand outside the network input of %1 px"), inputSize},
             {Message::tr("rows and columns from 0 to %1 fit"), inputSize - o.patchSize}});
    if (o.tiling.enabled)
        mistakes.push_back(
            {"--placement", Message::tr("tiles hold crops around objects and have no fixed place"),
             Message(Message::tr("switch tiling off, or place the patch on objects (--tiling off)"))
                 .inWindow(Message::tr("switch tiling off, or place the patch on objects"))});
}

} // namespace

std::span<const OptionLimit<TrainOptions>> TrainOptions::limits()
{
    return allLimits().all;
}

std::vector<OptionMistake> TrainOptions::mistakes(std::int64_t inputSize) const
{
    const std::size_t trainingCount = allLimits().trainingCount;
    std::vector<OptionMistake> found;
    addMistakes(limits().first(trainingCount), *this, found);
    checkLosses(*this, found);
    checkWeights(*this, found);
    checkTarget(*this, found);
    addMistakes(limits().subspan(trainingCount), *this, found);
    checkFixedPlace(*this, inputSize, found);
    return found;
}

void TrainOptions::check(std::int64_t inputSize) const
{
    const std::vector<OptionMistake> found = mistakes(inputSize);
    if (!found.empty()) throw Error(found.front().what, found.front().option, found.front().remedy);
}

TrainOptions TrainOptions::placedIn(std::int64_t inputSize) const
{
    TrainOptions options = *this;
    if (placement.kind == PlacementKind::Fixed && placement.row < 0)
        options.placement.row = options.placement.column = (inputSize - patchSize) / 2;
    return options;
}

bool TrainOptions::copiesPatch(InputFit fit) const
{
    return fit == InputFit::Letterbox && placement.kind == PlacementKind::Fixed && !transforms.any() && !tiling.enabled;
}

std::string placementText(const PlacementOptions& placement)
{
    if (placement.kind == PlacementKind::Object) return "object:" + numberText(placement.scale);
    if (placement.row < 0) return "fixed";
    return "fixed:" + std::to_string(placement.row) + "," + std::to_string(placement.column);
}

PlacementOptions parsePlacement(const std::string& text)
{
    const std::string where = "--placement";
    PlacementOptions placement;
    if (text == "fixed") {
        placement.kind = PlacementKind::Fixed;
        return placement;
    }
    if (text.starts_with("object:")) {
        placement.scale = parseNumber(text.substr(7), where);
        return placement;
    }
    const auto parts = text.starts_with("fixed:") ? split(text.substr(6), ',') : std::vector<std::string>{};
    if (parts.size() != 2)
        throw Error({Message::tr("unknown placement '%1'"), text}, where,
                    Message::tr("use fixed:ROW,COL (pixels of the network input) or object:SCALE"));
    const double row = parseNumber(parts[0], where), column = parseNumber(parts[1], where);
    if (row < 0 || column < 0 || row != std::floor(row) || column != std::floor(column) || row > 1e6 ||
        column > 1e6)
        throw Error(Message::tr("rows and columns are whole numbers from 0"), where,
                    Message::tr("use fixed:ROW,COL (pixels of the network input)"));
    placement.kind = PlacementKind::Fixed;
    placement.row = static_cast<std::int64_t>(row);
    placement.column = static_cast<std::int64_t>(column);
    return placement;
}

} // namespace blindspot::patch
