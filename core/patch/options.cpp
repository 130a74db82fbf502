#include "core/patch/options.h"

#include "core/common/error.h"

#include <cmath>
#include <iomanip>
#include <sstream>
#include <vector>

namespace blindspot::patch {

namespace {

/// The shortest text of at least six digits that reads back as the very value.
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
        throw Error("'" + text + "' is not a number", where, "write a plain decimal number");
    return value;
}

/// Gathers what does not fit.
class Checker {
  public:
    void require(bool holds, const std::string& option, double value, const std::string& range)
    {
        if (!holds) add(option, "the value " + numberText(value) + " is out of range", "use " + range);
    }
    void within(const std::string& option, double value, double low, double high)
    {
        // Written so that NaN fails too.
        require(value >= low && value <= high, option, value, numberText(low) + " to " + numberText(high));
    }
    void add(const std::string& option, const std::string& what, const std::string& remedy)
    {
        mistakes.push_back({option, what, remedy});
    }

    std::vector<OptionMistake> mistakes;
};

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
           perspective != 0 || blur != 0;
}

TransformOptions TransformOptions::none()
{
    return {0, 0, 0, 0, 0, 0, 0, 0};
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
            throw Error("unknown loss '" + name + "'", "--losses",
                        "use any of total, cls, box, dfl, as in total,cls or cls:2");
        *weight = colon == std::string::npos ? 1 : parseNumber(item.substr(colon + 1), "--losses");
        if (!(*weight > 0))
            throw Error("the value " + numberText(*weight) + " is out of range", "--losses",
                        "use a weight above 0");
    }
    if (weights.total + weights.cls + weights.box + weights.dfl <= 0)
        throw Error("no loss is named", "--losses", "use any of total, cls, box, dfl");
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

TrainOptions TrainOptions::forRecipe(const std::string& name)
{
    TrainOptions options;
    options.recipe = name;
    if (name == "hide") return options;
    if (name != "robust-dpatch")
        throw Error("unknown recipe '" + name + "'", "--recipe", "use hide or robust-dpatch");
    // ART 1.20.1, RobustDPatch with its defaults: one fixed place, no transforms, sign of the sum over all
    // images.
    options.objective = ObjectiveKind::DetectionLoss;
    options.placement.kind = PlacementKind::Fixed;
    options.transforms = TransformOptions::none();
    options.tiling.enabled = false;
    options.regularisers = {0, 0};
    options.optimiser.kind = OptimiserKind::Sign;
    options.optimiser.finalFraction = 1;
    options.imagesPerUpdate = 0;
    options.shuffle = false;
    options.quantise = true;
    options.initial = "random";
    options.precision = PrecisionChoice::Fp32;
    return options;
}

namespace {

void checkTraining(const TrainOptions& o, Checker& checker)
{
    checker.within("--iterations", static_cast<double>(o.iterations), 1, 100000);
    checker.within("--patch-size", static_cast<double>(o.patchSize), 16, 640);
    checker.require(o.optimiser.learningRate > 0 && o.optimiser.learningRate <= 255, "--learning-rate",
                    o.optimiser.learningRate,
                    "a number above 0 and up to 255 (units of 0..255; 5 is recommended)");
    checker.within("final fraction of the learning rate", o.optimiser.finalFraction, 0, 1);
    checker.within("--batch-size", static_cast<double>(o.batchSize), 0, 4096);
    checker.require(o.imagesPerUpdate >= 0, "--images-per-update", static_cast<double>(o.imagesPerUpdate),
                    "all or a number from 1");
    for (const double beta : {o.optimiser.beta1, o.optimiser.beta2})
        checker.require(beta >= 0 && beta < 1, "--betas", beta, "two numbers from 0 to below 1");
    checker.require(o.checkpointSeconds >= 0, "--checkpoint-seconds", o.checkpointSeconds, "0 or more");
    checker.within("anchors of an object", static_cast<double>(o.hide.anchors), 1, 1000);
    checker.within("--overlap", o.hide.overlap, 0, 0.95);
    checker.within("--decoys", o.hide.decoys, 0, 1000);
    checker.within("--total-variation", o.regularisers.totalVariation, 0, 1000);
    checker.within("--printability", o.regularisers.printability, 0, 1000);
    if (o.objective != ObjectiveKind::DetectionLoss) return;
    double sum = 0;
    for (const double weight : {o.losses.total, o.losses.cls, o.losses.box, o.losses.dfl}) {
        checker.require(weight >= 0 && std::isfinite(weight), "--losses", weight, "weights of 0 or more");
        sum += weight;
    }
    if (sum == 0) checker.add("--losses", "no loss is chosen", "use any of total, cls, box, dfl");
}

void checkPicture(const TrainOptions& o, Checker& checker)
{
    checker.within("--transforms rotation", o.transforms.rotation, 0, 180);
    checker.within("--transforms scale", o.transforms.scale, 0, 0.9);
    checker.within("--transforms shift", o.transforms.shift, 0, 1);
    checker.within("--transforms brightness", o.transforms.brightness, 0, 1);
    checker.within("--transforms contrast", o.transforms.contrast, 0, 0.9);
    checker.within("--transforms noise", o.transforms.noise, 0, 1);
    checker.within("--transforms perspective", o.transforms.perspective, 0,
                   0.25); // beyond it the corners may cross
    checker.within("--transforms blur", o.transforms.blur, 0, 4);
    checker.within("probability of a mirrored tile", o.tiling.flip, 0, 1);
    checker.within("fewest tiles a side", static_cast<double>(o.tiling.minTiles), 1,
                   static_cast<double>(o.tiling.maxTiles));
    checker.within("most tiles a side", static_cast<double>(o.tiling.maxTiles), 1, 8);
    checker.within("smallest object in a tile", o.tiling.minObject, 0.02, o.tiling.maxObject);
    checker.within("largest object in a tile", o.tiling.maxObject, 0.02, 4);
}

void checkPlacement(const TrainOptions& o, std::int64_t inputSize, Checker& checker)
{
    const PlacementOptions& placement = o.placement;
    if (placement.kind == PlacementKind::Object) {
        checker.require(placement.scale > 0 && placement.scale <= 4, "--placement", placement.scale,
                        "a scale above 0 and up to 4 (--placement object:SCALE)");
        return;
    }
    const bool middle = placement.row < 0 && placement.column < 0;
    if (o.patchSize > inputSize)
        checker.add("--patch-size",
                    "the patch (" + std::to_string(o.patchSize) + " px) is larger than the network input (" +
                        std::to_string(inputSize) + " px)",
                    "use a smaller patch, or place it on objects (--placement object:SCALE)");
    else if (!middle &&
             (placement.row < 0 || placement.column < 0 || placement.row + o.patchSize > inputSize ||
              placement.column + o.patchSize > inputSize))
        checker.add("--placement",
                    "the patch would stand outside the network input of " + std::to_string(inputSize) + " px",
                    "rows and columns from 0 to " + std::to_string(inputSize - o.patchSize) + " fit");
    if (o.tiling.enabled)
        checker.add("--placement", "tiles hold crops around objects and have no fixed place",
                    "switch tiling off, or place the patch on objects (--tiling off)");
}

} // namespace

std::vector<OptionMistake> TrainOptions::mistakes(std::int64_t inputSize) const
{
    Checker checker;
    checkTraining(*this, checker);
    checkPicture(*this, checker);
    checkPlacement(*this, inputSize, checker);
    return std::move(checker.mistakes);
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

bool TrainOptions::copiesPatch() const
{
    return placement.kind == PlacementKind::Fixed && !transforms.any() && !tiling.enabled;
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
        throw Error("unknown placement '" + text + "'", where,
                    "use fixed:ROW,COL (pixels of the network input) or object:SCALE");
    const double row = parseNumber(parts[0], where), column = parseNumber(parts[1], where);
    if (row < 0 || column < 0 || row != std::floor(row) || column != std::floor(column) || row > 1e6 ||
        column > 1e6)
        throw Error("rows and columns are whole numbers from 0", where,
                    "use fixed:ROW,COL (pixels of the network input)");
    placement.kind = PlacementKind::Fixed;
    placement.row = static_cast<std::int64_t>(row);
    placement.column = static_cast<std::int64_t>(column);
    return placement;
}

} // namespace blindspot::patch
