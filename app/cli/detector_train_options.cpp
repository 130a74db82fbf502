#include "app/cli/detector_train_options.h"

#include "app/cli/cli_error.h"
#include "app/cli/option_text.h"
#include "core/patch/options.h"
#include "core/workspace/runs/run_store.h"

#include <filesystem>
#include <system_error>

namespace blindspot::cli {

namespace {

using workspace::DetectorTrainRequest;
using detector_training::OptimiserOptions;
using detector_training::TrainOptions;

void addPatchesOf(const std::vector<std::string>& ids, const workspace::Workspace& workspace,
                  DetectorTrainRequest& request)
{
    if (ids.empty()) return;
    storage::Database database = workspace.connect();
    const workspace::RunStore store(workspace, database);
    for (const std::string& id : ids) {
        const std::filesystem::path file = store.folder(store.get(id).id) / "patch.safetensors";
        std::error_code code;
        if (!std::filesystem::exists(file, code))
            throw cliError("the run '" + id + "' has no patch yet", "--run", "let it end, or choose another");
        request.patches.push_back(file);
    }
}

void addSubjects(CLI::App& command, DetectorTrainArguments& arguments)
{
    const char* group = "What";
    DetectorTrainRequest& request = arguments.request;
    const auto add = [&](const char* name, auto& value, const char* type, const char* description) {
        return command.add_option(name, value, description)->type_name(type)->group(group);
    };
    add("--dataset", request.dataset, "NAME", "Dataset whose images are used");
    add("--selection", request.selection, "NAME", "Selection whose images are used, instead");
    add("--val-selection,--val", request.validation, "NAME",
        "Selection that the AP50 is measured on; its images are not trained on (default: the last tenth of "
        "the images by the SHA-256 "
        "of their file names)");
    add("--classes", request.classes, "NAME,...",
        "Classes to learn (default: those of --from, else all of the dataset)")
        ->delimiter(',')
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    add("--from", request.from, "NAME or FILE", "Detector whose weights are the start, as far as they fit");
    add("--architecture", request.architecture, "yolov8, yolo11, yolov5u, yolov9, yolov10, yolo12 or yolo26",
        "(default: that of --from, else yolov8)");
    add("--scale", request.scale, "LETTER", "n, s, m, l or x; yolov9: t, s, m, c or e; yolov10: also b (default: that of --from, else n)");
    add("--width", arguments.width, "X", "Instead of --scale: channels relative to scale l (n is 0.25)");
    add("--depth", arguments.depth, "X", "Instead of --scale: blocks relative to scale l (n is 0.33)");
    add("--head-width", arguments.headWidth, "N",
        "Channels inside the heads (default: the published rule, at least 64)");
    add("--input-size", request.inputSize, "PX",
        "Side of the network's input (default: that of --from, else 640)");
    add("--out", arguments.out, "FILE.safetensors",
        "Where the detector is written; a checkpoint lies beside it")
        ->required();
    add("--name", request.name, "NAME",
        "Name of the new detector in the workspace (default: that of the file, with a number where it is "
        "taken)");
    command
        .add_flag("--half", request.half,
                  "Written fused and as float16: half the size, for use rather than more training")
        ->group(group);
    command.add_flag("--resume", request.resume, "Goes on from the checkpoint of the same command")
        ->group(group);
}

void addTraining(CLI::App& command, DetectorTrainArguments& arguments)
{
    const char* group = "How";
    TrainOptions& options = arguments.request.options;
    const OptimiserOptions adam = OptimiserOptions::forKind(detector_training::OptimiserKind::AdamW);
    const OptimiserOptions sgd = OptimiserOptions::forKind(detector_training::OptimiserKind::Sgd);
    const auto both = [](double first, double second) {
        return first == second ? numberText(first) : numberText(first) + "; sgd: " + numberText(second);
    };
    const auto add = [&](const char* name, auto& value, const char* type, const char* description) {
        return command.add_option(name, value, description)->type_name(type)->group(group);
    };
    add("--epochs", options.epochs, "N", "Passes over all images")->capture_default_str();
    add("--batch", options.batch, "N", "Images that the weights are changed after; several ranks take their share of them each, which batch normalisation then sees alone")->capture_default_str();
    add("--optimiser", arguments.optimiser, "sgd or adamw", "")
        ->default_str(detector_training::optimiserName(adam.kind));
    add("--learning-rate", arguments.rate, "X", "At its highest")
        ->default_str(both(adam.learningRate, sgd.learningRate));
    add("--final-rate", arguments.finalRate, "X", "Fraction of it at the end")
        ->default_str(both(adam.finalFraction, sgd.finalFraction));
    add("--momentum", arguments.momentum, "X", "Momentum, or AdamW's beta 1")
        ->default_str(both(adam.momentum, sgd.momentum));
    add("--weight-decay", arguments.decay, "X", "")->default_str(both(adam.weightDecay, sgd.weightDecay));
    add("--warmup-epochs", arguments.warmup, "X", "At most a third of all")
        ->default_str(both(adam.warmupEpochs, sgd.warmupEpochs));
    add("--patience", options.patience, "N", "Epochs without a better AP50 after which it ends; 0: never")
        ->capture_default_str();
    command.add_option("--seed", options.seed, "Of all random numbers")
        ->type_name("N")
        ->check(fromZero())
        ->capture_default_str()
        ->group(group);
    add("--mosaic", options.augmentation.mosaic, "P", "Probability that an image is put together of four")
        ->capture_default_str();
    add("--plain-epochs", options.augmentation.plainEpochs, "N", "Last epochs without mosaic")
        ->capture_default_str();
    add("--flip", options.augmentation.flip, "P", "Probability of being mirrored")->capture_default_str();
    add("--scale-range", options.augmentation.scale, "X", "Size times 1 - X to 1 + X")->capture_default_str();
    add("--shift-range", options.augmentation.shift, "X", "Shift in fractions of the side")
        ->capture_default_str();
    add("--hsv", arguments.hsv, "H,S,V", "Factors 1 - x to 1 + x of hue, saturation, value")
        ->default_str(numberText(options.augmentation.hue) + "," +
                      numberText(options.augmentation.saturation) + "," +
                      numberText(options.augmentation.value));
}

void addHardening(CLI::App& command, DetectorTrainArguments& arguments)
{
    const char* group = "Hardening";
    detector_training::HardeningOptions& options = arguments.request.options.hardening;
    command.add_option("--patch", arguments.patches, "Patches that objects wear while it trains")
        ->type_name("FILE...")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->group(group);
    command.add_option("--run", arguments.patchRuns, "Runs whose patches objects wear, beside those")
        ->type_name("ID...")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->group(group);
    command
        .add_option("--fresh-patches", arguments.request.fresh.everyEpochs,
                    "Before every N epochs a patch is trained against the detector as it then is; needs "
                    "--patch-class; 0: never")
        ->type_name("N")
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--patch-class", arguments.request.patchClass,
                    "Class whose objects wear them (default: every class)")
        ->type_name("CLASS")
        ->group(group);
    command.add_option("--patch-probability", options.probability, "Of an image to be shown with patches")
        ->type_name("P")
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--placement", arguments.placement,
                    "Side of the patch relative to the root of the object's area")
        ->type_name("object:SCALE")
        ->default_str("object:" + numberText(options.scale))
        ->group(group);
}

void addDevice(CLI::App& command, DetectorTrainArguments& arguments)
{
    const char* group = "On what";
    command.add_option("--device", arguments.request.device, "Where it is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str()
        ->group(group);
    command
        .add_option("--precision", arguments.precision,
                    "Numbers inside the network; auto: bf16 where safe, on CUDA")
        ->type_name("auto or fp32")
        ->default_str("auto")
        ->group(group);
    command
        .add_option("--checkpoint-seconds", arguments.request.options.checkpointSeconds,
                    "A checkpoint is written so often, seconds")
        ->type_name("S")
        ->capture_default_str()
        ->group(group);
}

} // namespace

DetectorTrainRequest DetectorTrainArguments::complete(const workspace::Workspace& workspace) const
{
    DetectorTrainRequest made = request;
    made.out = out;
    made.patches.assign(patches.begin(), patches.end());
    addPatchesOf(patchRuns, workspace, made);
    TrainOptions& options = made.options;
    if (optimiser) options.optimiser = OptimiserOptions::forKind(detector_training::optimiserFromName(*optimiser));
    if (rate) options.optimiser.learningRate = *rate;
    if (finalRate) options.optimiser.finalFraction = *finalRate;
    if (momentum) options.optimiser.momentum = *momentum;
    if (decay) options.optimiser.weightDecay = *decay;
    if (warmup) options.optimiser.warmupEpochs = *warmup;
    if (hsv) {
        const auto values = parseKeyValues(*hsv, "--hsv");
        if (values.size() != 3)
            throw cliError("'" + *hsv + "' are not three numbers", "--hsv", "use H,S,V as in 0.015,0.7,0.4");
        options.augmentation.hue = parseNumber(values[0].key, "--hsv");
        options.augmentation.saturation = parseNumber(values[1].key, "--hsv");
        options.augmentation.value = parseNumber(values[2].key, "--hsv");
    }
    if (placement) {
        const patch::PlacementOptions place = patch::parsePlacement(*placement);
        if (place.kind != patch::PlacementKind::Object)
            throw cliError("patches are laid on objects here", "--placement",
                           "use object:SCALE as in object:0.4");
        options.hardening.scale = place.scale;
    }
    if (precision) {
        if (*precision != "auto" && *precision != "fp32")
            throw cliError("unknown precision '" + *precision + "'", "--precision", "use auto or fp32");
        options.mixedPrecision = *precision == "auto";
    }
    if (width || depth || headWidth > 0) {
        if (made.scale)
            throw cliError("--scale and --width, --depth, --head-width exclude each other", "--scale",
                           "use one of them");
        made.custom.emplace();
        if (width) made.custom->width = *width;
        if (depth) made.custom->depth = *depth;
        made.custom->boxHidden = made.custom->classHidden = headWidth;
    }
    return made;
}

void addDetectorTrainOptions(CLI::App& command, DetectorTrainArguments& arguments)
{
    addSubjects(command, arguments);
    addTraining(command, arguments);
    addHardening(command, arguments);
    addDevice(command, arguments);
}

} // namespace blindspot::cli
