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

void require(bool holds, const std::string& option, double value, const std::string& range)
{
    if (!holds) throw Error("the value " + numberText(value) + " is out of range", option, "use " + range);
}

void requireWithin(const std::string& option, double value, double low, double high)
{
    // Written so that NaN fails too.
    require(value >= low && value <= high, option, value, numberText(low) + " to " + numberText(high));
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
    return rotation != 0 || scale != 0 || shift != 0 || brightness != 0 || contrast != 0 || noise != 0 || perspective != 0 ||
           blur != 0;
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
            throw Error("unknown loss '" + name + "'", "--losses", "use any of total, cls, box, dfl, as in total,cls or cls:2");
        *weight = colon == std::string::npos ? 1 : parseNumber(item.substr(colon + 1), "--losses");
        require(*weight > 0, "--losses", *weight, "a weight above 0");
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
    // ART 1.20.1, RobustDPatch with its defaults: one fixed place, no transforms, sign of the sum over all images.
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

void TrainOptions::check(std::int64_t inputSize) const
{
    requireWithin("--iterations", static_cast<double>(iterations), 1, 100000);
    requireWithin("--patch-size", static_cast<double>(patchSize), 16, 640);
    require(optimiser.learningRate > 0 && optimiser.learningRate <= 255, "--learning-rate", optimiser.learningRate,
            "a number above 0 and up to 255 (units of 0..255; 5 is recommended)");
    requireWithin("final fraction of the learning rate", optimiser.finalFraction, 0, 1);
    requireWithin("--batch-size", static_cast<double>(batchSize), 0, 4096);
    require(imagesPerUpdate >= 0, "--images-per-update", static_cast<double>(imagesPerUpdate), "all or a number from 1");
    requireWithin("--transforms rotation", transforms.rotation, 0, 180);
    requireWithin("--transforms scale", transforms.scale, 0, 0.9);
    requireWithin("--transforms shift", transforms.shift, 0, 1);
    requireWithin("--transforms brightness", transforms.brightness, 0, 1);
    requireWithin("--transforms contrast", transforms.contrast, 0, 0.9);
    requireWithin("--transforms noise", transforms.noise, 0, 1);
    requireWithin("--transforms perspective", transforms.perspective, 0, 0.25); // beyond it the corners may cross
    requireWithin("--transforms blur", transforms.blur, 0, 4);
    requireWithin("probability of a mirrored tile", tiling.flip, 0, 1);
    require(optimiser.beta1 >= 0 && optimiser.beta1 < 1, "--betas", optimiser.beta1, "two numbers from 0 to below 1");
    require(optimiser.beta2 >= 0 && optimiser.beta2 < 1, "--betas", optimiser.beta2, "two numbers from 0 to below 1");
    require(checkpointSeconds >= 0, "--checkpoint-seconds", checkpointSeconds, "0 or more");
    requireWithin("tiles", static_cast<double>(tiling.minTiles), 1, static_cast<double>(tiling.maxTiles));
    requireWithin("tiles", static_cast<double>(tiling.maxTiles), 1, 8);
    requireWithin("smallest object in a tile", tiling.minObject, 0.02, tiling.maxObject);
    requireWithin("largest object in a tile", tiling.maxObject, 0.02, 4);
    requireWithin("anchors of an object", static_cast<double>(hide.anchors), 1, 1000);
    requireWithin("--total-variation", regularisers.totalVariation, 0, 1000);
    requireWithin("--printability", regularisers.printability, 0, 1000);
    if (placement.kind == PlacementKind::Object) {
        require(placement.scale > 0 && placement.scale <= 4, "--placement", placement.scale, "object:SCALE with a scale in (0, 4]");
        return;
    }
    if (patchSize > inputSize)
        throw Error("the patch (" + std::to_string(patchSize) + " px) is larger than the network input (" +
                        std::to_string(inputSize) + " px)",
                    "--patch-size", "use a smaller patch or --placement object:SCALE");
    const bool middle = placement.row < 0 && placement.column < 0;
    if (!middle && (placement.row < 0 || placement.column < 0 || placement.row + patchSize > inputSize ||
                    placement.column + patchSize > inputSize))
        throw Error("the patch would stand outside the network input of " + std::to_string(inputSize) + " px", "--placement",
                    "rows and columns from 0 to " + std::to_string(inputSize - patchSize) + " fit");
    if (tiling.enabled)
        throw Error("tiles hold crops around objects and have no fixed place", "--placement",
                    "use --tiling off with a fixed placement");
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
        throw Error("unknown placement '" + text + "'", where, "use fixed:ROW,COL (pixels of the network input) or object:SCALE");
    const double row = parseNumber(parts[0], where), column = parseNumber(parts[1], where);
    if (row < 0 || column < 0 || row != std::floor(row) || column != std::floor(column) || row > 1e6 || column > 1e6)
        throw Error("rows and columns are whole numbers from 0", where, "use fixed:ROW,COL (pixels of the network input)");
    placement.kind = PlacementKind::Fixed;
    placement.row = static_cast<std::int64_t>(row);
    placement.column = static_cast<std::int64_t>(column);
    return placement;
}

} // namespace blindspot::patch
