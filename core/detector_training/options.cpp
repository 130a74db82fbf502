#include "core/detector_training/options.h"

#include "core/common/error.h"

#include <array>
#include <charconv>
#include <utility>

namespace blindspot::detector_training {

namespace {

/// Up to nine digits. Not that of number_text.h, which writes 100000 as 1e+05 and 0.0005 as 5e-04: a checkpoint is taken up
/// by the training whose options have the very text that it was written with.
std::string shortText(double value)
{
    constexpr int digits = 9;
    std::array<char, 40> text{};
    return {text.data(),
            std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, digits).ptr};
}

} // namespace

std::string optimiserName(OptimiserKind kind)
{
    return kind == OptimiserKind::Sgd ? "sgd" : "adamw";
}

OptimiserKind optimiserFromName(const std::string& name)
{
    for (const OptimiserKind kind : {OptimiserKind::Sgd, OptimiserKind::AdamW})
        if (optimiserName(kind) == name) return kind;
    throw Error({Message::tr("unknown optimiser '%1'"), name}, "--optimiser", Message::tr("use sgd or adamw"));
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

std::span<const OptionLimit<TrainOptions>> TrainOptions::limits()
{
    // clang-format off (version 14 takes these functions apart)
    static const std::vector<OptionLimit<TrainOptions>> table = {
        {"--epochs", {1, 100000}, [](auto& o) -> auto& { return o.epochs; }},
        {"--batch", {1, 4096}, [](auto& o) -> auto& { return o.batch; }},
        {"--learning-rate", {0, 10}, [](auto& o) -> auto& { return o.optimiser.learningRate; }},
        {"--final-rate", {0, 1}, [](auto& o) -> auto& { return o.optimiser.finalFraction; }},
        {"--momentum", {0, 0.9999}, [](auto& o) -> auto& { return o.optimiser.momentum; }},
        {"--weight-decay", {0, 1}, [](auto& o) -> auto& { return o.optimiser.weightDecay; }},
        {"--warmup-epochs", {0, 100000}, [](auto& o) -> auto& { return o.optimiser.warmupEpochs; }},
        {"warm-up momentum", {0, 0.9999}, [](auto& o) -> auto& { return o.optimiser.warmupMomentum; }},
        {"warm-up rate of biases", {0, 10}, [](auto& o) -> auto& { return o.optimiser.warmupBiasRate; }},
        {"clipping norm", {0, 1e9}, [](auto& o) -> auto& { return o.optimiser.clipNorm; }},
        {"--mosaic", {0, 1}, [](auto& o) -> auto& { return o.augmentation.mosaic; }},
        {"--plain-epochs", {0, 100000}, [](auto& o) -> auto& { return o.augmentation.plainEpochs; }},
        {"--flip", {0, 1}, [](auto& o) -> auto& { return o.augmentation.flip; }},
        {"--scale-range", {0, 0.95}, [](auto& o) -> auto& { return o.augmentation.scale; }},
        {"--shift-range", {0, 0.9}, [](auto& o) -> auto& { return o.augmentation.shift; }},
        {"--hsv (hue)", {0, 1}, [](auto& o) -> auto& { return o.augmentation.hue; }},
        {"--hsv (saturation)", {0, 1}, [](auto& o) -> auto& { return o.augmentation.saturation; }},
        {"--hsv (value)", {0, 1}, [](auto& o) -> auto& { return o.augmentation.value; }},
        {"--patch-probability", {0, 1}, [](auto& o) -> auto& { return o.hardening.probability; }},
        {"--placement", {0.01, 4}, [](auto& o) -> auto& { return o.hardening.scale; }},
        {"average", {0, 0.999999}, [](auto& o) -> auto& { return o.average; }},
        {"--patience", {0, 100000}, [](auto& o) -> auto& { return o.patience; }},
        {"--checkpoint-seconds", {0, 86400}, [](auto& o) -> auto& { return o.checkpointSeconds; }},
    };
    // clang-format on
    return table;
}

std::vector<OptionMistake> TrainOptions::mistakes() const
{
    std::vector<OptionMistake> found;
    for (const OptionLimit<TrainOptions>& entry : limits())
        if (auto mistake = entry.mistakeIn(*this, shortText)) found.push_back(std::move(*mistake));
    return found;
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
    const std::vector<OptionMistake> found = mistakes();
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
    // Only where they are on: texts of trainings from before there were these stay equal.
    if (t.relight != 0) add("patch-relight", shortText(t.relight));
    if (t.bend != 0) add("patch-bend", shortText(t.bend));
    return text;
}

} // namespace blindspot::detector_training
