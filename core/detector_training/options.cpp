#include "core/detector_training/options.h"

#include "core/common/error.h"

#include <array>
#include <cstdio>
#include <utility>

namespace blindspot::detector_training {

namespace {

std::string shortText(double value)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.9g", value);
    return text.data();
}

class Checker {
  public:
    void inRange(const char* option, double value, double low, double high)
    {
        if (value >= low && value <= high) return;
        mistakes.push_back({option, "the value " + shortText(value) + " is out of range",
                            "use " + shortText(low) + " to " + shortText(high)});
    }

    std::vector<patch::OptionMistake> mistakes;
};

} // namespace

std::string optimiserName(OptimiserKind kind)
{
    return kind == OptimiserKind::Sgd ? "sgd" : "adamw";
}

OptimiserKind optimiserFromName(const std::string& name)
{
    for (const OptimiserKind kind : {OptimiserKind::Sgd, OptimiserKind::AdamW})
        if (optimiserName(kind) == name) return kind;
    throw Error("unknown optimiser '" + name + "'", "--optimiser", "use sgd or adamw");
}

OptimiserOptions OptimiserOptions::forKind(OptimiserKind kind)
{
    OptimiserOptions options;
    options.kind = kind;
    if (kind == OptimiserKind::Sgd) {
        options.learningRate = 0.01;
        options.momentum = 0.937;
        options.warmupBiasRate = 0.1;
    }
    return options;
}

AugmentationOptions AugmentationOptions::none()
{
    return {.mosaic = 0,
            .plainEpochs = 0,
            .flip = 0,
            .scale = 0,
            .shift = 0,
            .hue = 0,
            .saturation = 0,
            .value = 0};
}

std::vector<patch::OptionMistake> TrainOptions::mistakes() const
{
    Checker checker;
    checker.inRange("--epochs", static_cast<double>(epochs), 1, 100000);
    checker.inRange("--batch", static_cast<double>(batch), 1, 4096);
    checker.inRange("--learning-rate", optimiser.learningRate, 0, 10);
    checker.inRange("--final-rate", optimiser.finalFraction, 0, 1);
    checker.inRange("--momentum", optimiser.momentum, 0, 0.9999);
    checker.inRange("--weight-decay", optimiser.weightDecay, 0, 1);
    checker.inRange("--warmup-epochs", optimiser.warmupEpochs, 0, 100000);
    checker.inRange("warm-up momentum", optimiser.warmupMomentum, 0, 0.9999);
    checker.inRange("warm-up rate of biases", optimiser.warmupBiasRate, 0, 10);
    checker.inRange("clipping norm", optimiser.clipNorm, 0, 1e9);
    checker.inRange("--mosaic", augmentation.mosaic, 0, 1);
    checker.inRange("--plain-epochs", static_cast<double>(augmentation.plainEpochs), 0, 100000);
    checker.inRange("--flip", augmentation.flip, 0, 1);
    checker.inRange("--scale-range", augmentation.scale, 0, 0.95);
    checker.inRange("--shift-range", augmentation.shift, 0, 0.9);
    checker.inRange("--hsv (hue)", augmentation.hue, 0, 1);
    checker.inRange("--hsv (saturation)", augmentation.saturation, 0, 1);
    checker.inRange("--hsv (value)", augmentation.value, 0, 1);
    checker.inRange("--patch-probability", hardening.probability, 0, 1);
    checker.inRange("--placement", hardening.scale, 0.01, 4);
    checker.inRange("average", average, 0, 0.999999);
    checker.inRange("--patience", static_cast<double>(patience), 0, 100000);
    checker.inRange("--checkpoint-seconds", checkpointSeconds, 0, 86400);
    return std::move(checker.mistakes);
}

TrainOptions TrainOptions::forHardening()
{
    TrainOptions options;
    options.epochs = 12;
    options.optimiser.learningRate = 3e-4;
    options.optimiser.warmupEpochs = 1;
    options.augmentation.mosaic = 0;
    options.patience = 0;
    return options;
}

void TrainOptions::check() const
{
    const std::vector<patch::OptionMistake> found = mistakes();
    if (!found.empty()) throw Error(found.front().what, found.front().option, found.front().remedy);
}

std::string TrainOptions::text() const
{
    std::string text;
    const auto add = [&text](const char* name, const std::string& value) {
        if (!text.empty()) text += ' ';
        text.append(name).append("=").append(value);
    };
    add("epochs", std::to_string(epochs)), add("batch", std::to_string(batch)),
        add("seed", std::to_string(seed));
    add("optimiser", optimiserName(optimiser.kind));
    add("plain-epochs", std::to_string(augmentation.plainEpochs));
    add("patch-class", std::to_string(hardening.classIndex));
    const patch::TransformOptions& t = hardening.transforms;
    const std::pair<const char*, double> numbers[] = {{"learning-rate", optimiser.learningRate},
                                                      {"final-rate", optimiser.finalFraction},
                                                      {"momentum", optimiser.momentum},
                                                      {"weight-decay", optimiser.weightDecay},
                                                      {"warmup-epochs", optimiser.warmupEpochs},
                                                      {"warmup-momentum", optimiser.warmupMomentum},
                                                      {"warmup-bias-rate", optimiser.warmupBiasRate},
                                                      {"clip", optimiser.clipNorm},
                                                      {"mosaic", augmentation.mosaic},
                                                      {"flip", augmentation.flip},
                                                      {"scale", augmentation.scale},
                                                      {"shift", augmentation.shift},
                                                      {"hue", augmentation.hue},
                                                      {"saturation", augmentation.saturation},
                                                      {"value", augmentation.value},
                                                      {"average", average},
                                                      {"patch-probability", hardening.probability},
                                                      {"patch-scale", hardening.scale},
                                                      {"patch-rotation", t.rotation},
                                                      {"patch-size-change", t.scale},
                                                      {"patch-shift", t.shift},
                                                      {"patch-brightness", t.brightness},
                                                      {"patch-contrast", t.contrast},
                                                      {"patch-noise", t.noise},
                                                      {"patch-perspective", t.perspective},
                                                      {"patch-blur", t.blur}};
    for (const auto& [name, value] : numbers)
        add(name, shortText(value));
    return text;
}

} // namespace blindspot::detector_training
