#include "app/cli/train_options.h"

#include "app/cli/command.h"
#include "app/cli/option_text.h"
#include "core/defences/defence.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/train_option_text.h"

#include <functional>

namespace blindspot::cli {

namespace {

using patch::TrainOptions;

/// The default of an option for the help: one text where the recipes agree, else those that differ too.
std::string defaultOf(const std::function<std::string(const TrainOptions&)>& text)
{
    const std::string hide = text(TrainOptions::forRecipe("hide"));
    std::string all = hide;
    for (const char* recipe : {"break", "vanish", "create", "misclassify", "print", "robust-dpatch"}) {
        const std::string own = text(TrainOptions::forRecipe(recipe));
        if (own != hide) all += std::string("; ") + recipe + ": " + own;
    }
    return all;
}

std::string transformsText(const TrainOptions& options)
{
    std::string text;
    const patch::TransformOptions& t = options.transforms;
    for (const std::string& name : workspace::transformNames()) {
        if ((name.starts_with("cutout-") && t.cutout == 0) || (name.starts_with("erase-") && t.erase == 0)) continue;
        if (const double value = workspace::findTransform(name)->get(options); value != 0)
            text += (text.empty() ? "" : ",") + name + "=" + numberText(value);
    }
    return text.empty() ? "none" : text;
}

template <typename Value>
CLI::Option* addOption(CLI::App& command, const char* names, Value& value, const char* type,
                       const std::string& description,
                       const std::function<std::string(const TrainOptions&)>& defaultText, const char* group)
{
    return command.add_option(names, value, description)
        ->type_name(type)
        ->default_str(defaultOf(defaultText))
        ->group(group);
}

/// "jpeg, median, ...".
std::string defenceNames()
{
    std::string names;
    for (const defences::DefenceKind& kind : defences::defenceKinds())
        names.append(names.empty() ? "" : ", ").append(kind.name);
    return names;
}

} // namespace

void TrainArguments::addTo(CLI::App& command)
{
    addSubjects(command);
    addTraining(command);
    addPicture(command);
    addMachine(command);
}

void TrainArguments::addSubjects(CLI::App& command)
{
    const char* group = "What";
    command
        .add_option("--detector", detectors_,
                    "A detector's name, or its file of weights; again for one patch against several at once, which costs a pass "
                    "of each")
        ->type_name("NAME or FILE")
        ->allow_extra_args(false)
        ->required()
        ->group(group);
    command.add_option("--selection", selection_, "Selection whose images are used")
        ->type_name("NAME")
        ->group(group);
    command.add_option("--dataset", dataset_, "Dataset whose images with the class are used")
        ->type_name("NAME")
        ->group(group);
    command
        .add_option("--class", className_,
                    "Class whose objects are attacked, as the detector calls it; vanish: none, it is about every class; create: of "
                    "the objects that the patch is placed on, where it is named")
        ->type_name("CLASS")
        ->group(group);
    command
        .add_option("--target", target_,
                    "create: class of the objects that are to appear; misclassify: class that the objects are to be taken for")
        ->type_name("CLASS")
        ->group(group);
    command.add_option("--images", images_, "The first so many images (default: all)")
        ->type_name("N")
        ->group(group);
    command
        .add_option("--name", name_,
                    "What the run is called (default: after recipe, selection or class, and patch size, as in \"hide people-100, "
                    "200 px\")")
        ->group(group);
    command.add_option("--out", out, "Where the patch is written as a picture, besides the run's own")
        ->type_name("FILE.png")
        ->group(group);
}

void TrainArguments::addTraining(CLI::App& command)
{
    const char* group = "How";
    command
        .add_option("--recipe", recipe_,
                    "hide: nothing near an object is to be noticed; break: boxes are broken and invented, which lowers AP50 "
                    "further and leaves more objects noticed; vanish: hide, for objects of every class; create: objects of the "
                    "target class appear at the patch; misclassify: objects are taken for the target class; print: hide, through what "
                    "a printed patch meets outdoors; robust-dpatch: as ART's RobustDPatch")
        ->type_name("hide, break, vanish, create, misclassify, print or robust-dpatch")
        ->capture_default_str()
        ->group(group);
    addOption(
        command, "--iterations", iterations_, "N",
        "How often every image is visited, " + rangeOf<TrainOptions>("--iterations"),
        [](const TrainOptions& o) { return std::to_string(o.iterations); }, group);
    addOption(
        command, "--learning-rate", learningRate_, "UNITS",
        "Change of a pixel in one update, in units of 0..255: less is slower and steadier",
        [](const TrainOptions& o) { return numberText(o.optimiser.learningRate); }, group);
    addOption(
        command, "--final-rate", finalRate_, "FRACTION",
        "The learning rate falls linearly to this fraction of itself; 1: constant",
        [](const TrainOptions& o) { return numberText(o.optimiser.finalFraction); }, group);
    addOption(
        command, "--objective", objective_, "hide, detection-loss, vanish, create or misclassify",
        "What is optimised: lower the class's scores, raise the detector's own training loss, lower the scores of every class, "
        "raise those of the target class at the patch, or turn the class's into the target's",
        [](const TrainOptions& o) { return std::string(workspace::name(o.objective)); }, group);
    addOption(
        command, "--losses", losses_, "LIST",
        "detection-loss: parts that are raised, of total, cls, box, dfl; as in cls:2,box",
        [](const TrainOptions& o) { return o.losses.text(); }, group);
    addOption(
        command, "--anchors", anchors_, "N", "hide, vanish, misclassify: so many best-scored anchors of each object are lowered; create: of each patch, raised",
        [](const TrainOptions& o) { return std::to_string(o.hide.anchors); }, group);
    addOption(
        command, "--overlap", overlap_, "IOU",
        "hide: only anchors whose box overlaps the object this much, for the others do not find it; 0: all in it",
        [](const TrainOptions& o) { return numberText(o.hide.overlap); }, group);
    addOption(
        command, "--decoys", decoys_, "W",
        "hide: weight of raising the anchors in the object that do not find it, so that false objects are seen; 0: not",
        [](const TrainOptions& o) { return numberText(o.hide.decoys); }, group);
    addOption(
        command, "--heads", heads_, "own or both",
        "hide, vanish: of a detector with two heads the one that it is examined by is lowered, or both",
        [](const TrainOptions& o) { return o.hide.allHeads ? "both" : "own"; }, group);
    addOption(
        command, "--hide-below", hideBelow_, "SCORE",
        "hide, vanish: an anchor counts as hidden below this score, and the patch goes where one is near it; create, misclassify: "
        "above it an anchor reports something; 0: where scores are highest, " +
            rangeOf<TrainOptions>("--hide-below"),
        [](const TrainOptions& o) { return numberText(o.hide.below); }, group);
    addOption(
        command, "--weights", weights_, "mean or min-max",
        "Of several detectors: mean: all count the same; min-max: more weight goes to those whose loss is highest, which resist "
        "most (as DOEPatch)",
        [](const TrainOptions& o) { return std::string(workspace::name(o.ensemble.weights)); }, group);
    addOption(
        command, "--weights-gamma", weightsGamma_, "G",
        "min-max: two detectors' weights come to differ by the difference of their losses over this: less follows the hardest "
        "alone",
        [](const TrainOptions& o) { return numberText(o.ensemble.gamma); }, group);
    addOption(
        command, "--weights-rate", weightsRate_, "R", "min-max: how far the weights follow in one update, up to 1",
        [](const TrainOptions& o) { return numberText(o.ensemble.rate); }, group);
    addOption(
        command, "--optimiser", optimiser_, "sign or adam", "How the patch follows the gradient",
        [](const TrainOptions& o) { return std::string(workspace::name(o.optimiser.kind)); }, group);
    addOption(
        command, "--betas", betas_, "B1,B2", "adam: decay of its two means",
        [](const TrainOptions& o) {
            return numberText(o.optimiser.beta1) + "," + numberText(o.optimiser.beta2);
        },
        group);
    addOption(
        command, "--scales", scales_, "N",
        "adam: sizes of the patch that are stepped together, each half of the one before; 1: its pixels alone, " +
            rangeOf<TrainOptions>("--scales"),
        [](const TrainOptions& o) { return std::to_string(o.optimiser.scales); }, group);
    addOption(
        command, "--images-per-update", imagesPerUpdate_, "all or N",
        "The patch changes after so many images",
        [](const TrainOptions& o) {
            return o.imagesPerUpdate == 0 ? "all" : std::to_string(o.imagesPerUpdate);
        },
        group);
    addOption(
        command, "--updates-at-once", updatesAtOnce_, "N",
        "So many updates take their gradients from the same patch, side by side on the cores, and change it one after the other; 1: "
        "each waits for the one before it, " +
            rangeOf<TrainOptions>("--updates-at-once"),
        [](const TrainOptions& o) { return std::to_string(o.updatesAtOnce); }, group);
    addOption(
        command, "--total-variation", totalVariation_, "WEIGHT",
        "Weight of the difference of neighbouring pixels",
        [](const TrainOptions& o) { return numberText(o.regularisers.totalVariation); }, group);
    addOption(
        command, "--printability", printability_, "WEIGHT", "Weight of the distance to printable colours",
        [](const TrainOptions& o) { return numberText(o.regularisers.printability); }, group);
    addOption(
        command, "--through", through_, "DEFENCE",
        "A filter that stands before the detector while the patch is trained, so that the patch knows it: none, " + defenceNames() +
            "; as in jpeg:quality=50",
        [](const TrainOptions& o) { return o.through.text(); }, group);
    addOption(
        command, "--shuffle", shuffle_, "on or off", "Images in a new order each iteration",
        [](const TrainOptions& o) { return onOffText(o.shuffle); }, group);
    addOption(
        command, "--quantise", quantise_, "on or off",
        "Round the input to multiples of the learning rate, as ART does",
        [](const TrainOptions& o) { return onOffText(o.quantise); }, group);
    addOption(
        command, "--seed", seed_, "N", "Of all random numbers",
        [](const TrainOptions& o) { return std::to_string(o.seed); }, group)
        ->check(fromZero());
}

void TrainArguments::addPicture(CLI::App& command)
{
    const char* group = "The patch";
    addOption(
        command, "--patch-size", patchSize_, "PX",
        "Side of the patch, " + rangeOf<TrainOptions>("--patch-size") + " pixels",
        [](const TrainOptions& o) { return std::to_string(o.patchSize); }, group);
    addOption(
        command, "--placement", placement_, "P",
        "fixed:ROW,COL (pixels of the network input), fixed (the middle), or object:SCALE (on each object of "
        "the class, "
        "side = SCALE x sqrt of its box's area)",
        [](const TrainOptions& o) { return patch::placementText(o.placement); }, group);
    addOption(
        command, "--transforms", transforms_, "LIST",
        "What the patch goes through each time, at most: none, rotation, bend (degrees), scale, shift, brightness, contrast, "
        "noise, perspective, relight (fractions), blur (octaves); cutout (side of a square that turns grey, a fraction; 0.4 as T-SEA) "
        "with cutout-probability (" +
            numberText(patch::TransformOptions{}.cutoutProbability) +
            "); erase (share of erase-blocks x erase-blocks that turns grey at the end of the training; 0.5 as DePatch), from "
            "erase-start of erase-start-blocks a side (" +
            numberText(patch::TransformOptions{}.eraseStart) + " of " + std::to_string(patch::TransformOptions{}.eraseStartBlocks) +
            ", at the end " + std::to_string(patch::TransformOptions{}.eraseBlocks) +
            "); and the whole picture, as in a camera: shot-noise, read-noise, white-balance (fractions), gamma (octaves), curve, "
            "sharpen (strengths), jpeg (the lowest quality); as in rotation=15,jpeg=40",
        transformsText, group);
    addOption(
        command, "--tiling", tiling_, "LIST",
        "Several crops around objects in one network input: on or off; octaves or pixels, in which sizes are drawn "
        "evenly; min-tiles, max-tiles, min-object, max-object, flip; and coarse, the part of the iterations that comes "
        "first, at half the size and a quarter of the time; as in on,coarse=0.67",
        [](const TrainOptions& o) { return onOffText(o.tiling.enabled); }, group);
    addOption(
        command, "--cells", cells_, "N",
        "The patch is made of N x N flat squares, which show from afar; 0: of its pixels, " + rangeOf<TrainOptions>("--cells"),
        [](const TrainOptions& o) { return std::to_string(o.cells); }, group);
    addOption(
        command, "--palette", palette_, "FILE",
        "Colours that your printer prints: its ICC profile, or measured ones, red, green and blue, 0 to 255, a line; without it those of "
        "offset printing",
        [](const TrainOptions&) { return std::string("offset printing"); }, group);
    addOption(
        command, "--printable", printable_, "any or palette", "Whether the patch may have any colour or those of the palette alone",
        [](const TrainOptions& o) { return std::string(o.paletteOnly ? "palette" : "any"); }, group);
    addOption(
        command, "--initial", initial_, "grey, random or FILE",
        "What the patch is at first; a picture is resized", [](const TrainOptions& o) { return o.initial; },
        group);
}

void TrainArguments::addMachine(CLI::App& command)
{
    const char* group = "On what";
    command.add_option("--device", device_, "Where it is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str()
        ->group(group);
    addOption(
        command, "--batch-size", batchSize_, "auto or N",
        "Network inputs that go through at once: memory and speed, never the result",
        [](const TrainOptions& o) { return o.batchSize == 0 ? "auto" : std::to_string(o.batchSize); }, group);
    addOption(
        command, "--precision", precision_, "auto, fp32 or bf16", "Numbers inside the network",
        [](const TrainOptions& o) { return std::string(workspace::name(o.precision)); }, group);
    addOption(
        command, "--checkpoint-seconds", checkpointSeconds_, "S", "A checkpoint is written so often, seconds",
        [](const TrainOptions& o) { return numberText(o.checkpointSeconds); }, group);
}

workspace::TrainRequest TrainArguments::request() const
{
    workspace::TrainRequest request;
    request.detector = detectors_.front();
    request.otherDetectors.assign(detectors_.begin() + 1, detectors_.end());
    request.selection = selection_;
    request.dataset = dataset_;
    request.className = className_.value_or("");
    request.images = images_;
    request.device = device_;
    request.name = name_;
    request.options = TrainOptions::forRecipe(recipe_);
    applyTo(request.options);
    return request;
}

void TrainArguments::applyTo(TrainOptions& options) const
{
    if (iterations_) options.iterations = *iterations_;
    if (patchSize_) options.patchSize = *patchSize_;
    if (anchors_) options.hide.anchors = *anchors_;
    if (overlap_) options.hide.overlap = *overlap_;
    if (decoys_) options.hide.decoys = *decoys_;
    if (seed_) options.seed = *seed_;
    if (learningRate_) options.optimiser.learningRate = *learningRate_;
    if (finalRate_) options.optimiser.finalFraction = *finalRate_;
    if (totalVariation_) options.regularisers.totalVariation = *totalVariation_;
    if (printability_) options.regularisers.printability = *printability_;
    if (checkpointSeconds_) options.checkpointSeconds = *checkpointSeconds_;
    if (cells_) options.cells = *cells_;
    if (hideBelow_) options.hide.below = *hideBelow_;
    if (weightsGamma_) options.ensemble.gamma = *weightsGamma_;
    if (weightsRate_) options.ensemble.rate = *weightsRate_;
    if (scales_) options.optimiser.scales = *scales_;
    if (updatesAtOnce_) options.updatesAtOnce = *updatesAtOnce_;
    // The placement before the tiling, which it switches off.
    const std::pair<const char*, const std::optional<std::string>&> texts[] = {
        {"heads", heads_},         {"losses", losses_},       {"target", target_},
        {"objective", objective_}, {"optimiser", optimiser_}, {"precision", precision_},
        {"shuffle", shuffle_},     {"quantise", quantise_},   {"images-per-update", imagesPerUpdate_},
        {"batch-size", batchSize_}, {"initial", initial_},    {"through", through_},
        {"palette", palette_},     {"printable", printable_}, {"weights", weights_},
        {"betas", betas_},         {"transforms", transforms_}, {"placement", placement_},
        {"tiling", tiling_}};
    for (const auto& [key, text] : texts)
        if (text) workspace::setTrainOption(key, *text, options);
}

} // namespace blindspot::cli
