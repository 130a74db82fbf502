#include "ui/runs/setting_words.h"

#include "ui/session/option_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr const char* kContext = "blindspot::settings";

const std::array kNames = {
    std::pair("detector", QT_TRANSLATE_NOOP("blindspot::settings", "Detector")),
    std::pair("weights", QT_TRANSLATE_NOOP("blindspot::settings", "Weights (SHA-256)")),
    std::pair("images_of", QT_TRANSLATE_NOOP("blindspot::settings", "Images of")),
    std::pair("class", QT_TRANSLATE_NOOP("blindspot::settings", "Class")),
    std::pair("images_asked", QT_TRANSLATE_NOOP("blindspot::settings", "Images asked for")),
    std::pair("images", QT_TRANSLATE_NOOP("blindspot::settings", "Images")),
    std::pair("images_with_changed_boxes",
              QT_TRANSLATE_NOOP("blindspot::settings", "Images with changed boxes")),
    std::pair("device", QT_TRANSLATE_NOOP("blindspot::settings", "Device")),
    std::pair("recipe", QT_TRANSLATE_NOOP("blindspot::settings", "Recipe")),
    std::pair("iterations", QT_TRANSLATE_NOOP("blindspot::settings", "Iterations")),
    std::pair("target.class", QT_TRANSLATE_NOOP("blindspot::settings", "Target class")),
    std::pair("patch_size", QT_TRANSLATE_NOOP("blindspot::settings", "Patch, px")),
    std::pair("images_per_update", QT_TRANSLATE_NOOP("blindspot::settings", "Images per update")),
    std::pair("updates_at_once", QT_TRANSLATE_NOOP("blindspot::settings", "Updates at once")),
    std::pair("batch_size", QT_TRANSLATE_NOOP("blindspot::settings", "Batch size")),
    std::pair("seed", QT_TRANSLATE_NOOP("blindspot::settings", "Seed")),
    std::pair("shuffle", QT_TRANSLATE_NOOP("blindspot::settings", "Images in a new order each iteration")),
    std::pair("quantise",
              QT_TRANSLATE_NOOP("blindspot::settings", "Input rounded to steps of the learning rate")),
    std::pair("initial", QT_TRANSLATE_NOOP("blindspot::settings", "First patch")),
    std::pair("placement", QT_TRANSLATE_NOOP("blindspot::settings", "Patch lies")),
    std::pair("cells", QT_TRANSLATE_NOOP("blindspot::settings", "Flat squares a side")),
    std::pair("palette", QT_TRANSLATE_NOOP("blindspot::settings", "Printer's colours")),
    std::pair("palette_only", QT_TRANSLATE_NOOP("blindspot::settings", "Only the printer's colours")),
    std::pair("transforms.rotation", QT_TRANSLATE_NOOP("blindspot::settings", "Rotation, degrees")),
    std::pair("transforms.scale", QT_TRANSLATE_NOOP("blindspot::settings", "Change of size")),
    std::pair("transforms.shift", QT_TRANSLATE_NOOP("blindspot::settings", "Shift")),
    std::pair("transforms.brightness", QT_TRANSLATE_NOOP("blindspot::settings", "Brightness")),
    std::pair("transforms.contrast", QT_TRANSLATE_NOOP("blindspot::settings", "Contrast")),
    std::pair("transforms.noise", QT_TRANSLATE_NOOP("blindspot::settings", "Noise")),
    std::pair("transforms.perspective", QT_TRANSLATE_NOOP("blindspot::settings", "Perspective")),
    std::pair("transforms.blur", QT_TRANSLATE_NOOP("blindspot::settings", "Blur, octaves")),
    std::pair("transforms.relight", QT_TRANSLATE_NOOP("blindspot::settings", "Relighting")),
    std::pair("transforms.bend", QT_TRANSLATE_NOOP("blindspot::settings", "Bending, degrees")),
    std::pair("transforms.cutout", QT_TRANSLATE_NOOP("blindspot::settings", "Cutout: side of the square")),
    std::pair("transforms.cutout_probability", QT_TRANSLATE_NOOP("blindspot::settings", "Cutout: how often")),
    std::pair("transforms.erase", QT_TRANSLATE_NOOP("blindspot::settings", "Erasing: share at the end")),
    std::pair("transforms.erase_start",
              QT_TRANSLATE_NOOP("blindspot::settings", "Erasing: share at the start")),
    std::pair("transforms.erase_blocks",
              QT_TRANSLATE_NOOP("blindspot::settings", "Erasing: blocks a side at the end")),
    std::pair("transforms.erase_start_blocks",
              QT_TRANSLATE_NOOP("blindspot::settings", "Erasing: blocks a side at the start")),
    std::pair("camera.shot_noise", QT_TRANSLATE_NOOP("blindspot::settings", "Camera: shot noise")),
    std::pair("camera.read_noise", QT_TRANSLATE_NOOP("blindspot::settings", "Camera: read noise")),
    std::pair("camera.white_balance", QT_TRANSLATE_NOOP("blindspot::settings", "Camera: white balance")),
    std::pair("camera.gamma", QT_TRANSLATE_NOOP("blindspot::settings", "Camera: gamma, octaves")),
    std::pair("camera.curve", QT_TRANSLATE_NOOP("blindspot::settings", "Camera: tone curve")),
    std::pair("camera.sharpen", QT_TRANSLATE_NOOP("blindspot::settings", "Camera: sharpening")),
    std::pair("camera.jpeg", QT_TRANSLATE_NOOP("blindspot::settings", "Camera: lowest JPEG quality")),
    std::pair("tiling.enabled", QT_TRANSLATE_NOOP("blindspot::settings", "Tiling")),
    std::pair("tiling.min_tiles", QT_TRANSLATE_NOOP("blindspot::settings", "Tiling: fewest tiles")),
    std::pair("tiling.max_tiles", QT_TRANSLATE_NOOP("blindspot::settings", "Tiling: most tiles")),
    std::pair("tiling.min_object", QT_TRANSLATE_NOOP("blindspot::settings", "Tiling: smallest object")),
    std::pair("tiling.max_object", QT_TRANSLATE_NOOP("blindspot::settings", "Tiling: largest object")),
    std::pair("tiling.flip", QT_TRANSLATE_NOOP("blindspot::settings", "Tiling: how often mirrored")),
    std::pair("tiling.octaves", QT_TRANSLATE_NOOP("blindspot::settings", "Tiling: sizes drawn by octaves")),
    std::pair("tiling.coarse", QT_TRANSLATE_NOOP("blindspot::settings", "Tiling: part of the iterations at half the size")),
    std::pair("objective", QT_TRANSLATE_NOOP("blindspot::settings", "Objective")),
    std::pair("hide.anchors", QT_TRANSLATE_NOOP("blindspot::settings", "Hiding: anchors an object")),
    std::pair("hide.overlap", QT_TRANSLATE_NOOP("blindspot::settings", "Hiding: least overlap")),
    std::pair("hide.decoys", QT_TRANSLATE_NOOP("blindspot::settings", "Hiding: weight of decoys")),
    std::pair("hide.below", QT_TRANSLATE_NOOP("blindspot::settings", "Hiding: hidden below the score")),
    std::pair("hide.all_heads", QT_TRANSLATE_NOOP("blindspot::settings", "Hiding: from both heads")),
    std::pair("losses.total", QT_TRANSLATE_NOOP("blindspot::settings", "Loss: total")),
    std::pair("losses.cls", QT_TRANSLATE_NOOP("blindspot::settings", "Loss: class part (cls)")),
    std::pair("losses.box", QT_TRANSLATE_NOOP("blindspot::settings", "Loss: box part")),
    std::pair("losses.dfl", QT_TRANSLATE_NOOP("blindspot::settings", "Loss: distribution part (dfl)")),
    std::pair("regularisers.total_variation",
              QT_TRANSLATE_NOOP("blindspot::settings", "Smoothness (total variation)")),
    std::pair("regularisers.printability", QT_TRANSLATE_NOOP("blindspot::settings", "Printability")),
    std::pair("optimiser.kind", QT_TRANSLATE_NOOP("blindspot::settings", "Optimiser")),
    std::pair("optimiser.learning_rate", QT_TRANSLATE_NOOP("blindspot::settings", "Learning rate")),
    std::pair("optimiser.final_fraction",
              QT_TRANSLATE_NOOP("blindspot::settings", "Rate at the end, as a part")),
    std::pair("optimiser.beta1", QT_TRANSLATE_NOOP("blindspot::settings", "Adam: decay of the mean")),
    std::pair("optimiser.beta2", QT_TRANSLATE_NOOP("blindspot::settings", "Adam: decay of the square")),
    std::pair("optimiser.scales", QT_TRANSLATE_NOOP("blindspot::settings", "Adam: sizes stepped together")),
    std::pair("through", QT_TRANSLATE_NOOP("blindspot::settings", "Trained through")),
    std::pair("precision", QT_TRANSLATE_NOOP("blindspot::settings", "Precision")),
    std::pair("checkpoint_seconds", QT_TRANSLATE_NOOP("blindspot::settings", "Checkpoint every, s")),
    std::pair("ensemble.weights", QT_TRANSLATE_NOOP("blindspot::settings", "Several detectors: weights")),
    std::pair("ensemble.gamma",
              QT_TRANSLATE_NOOP("blindspot::settings", "Several detectors: spread of the weights")),
    std::pair("ensemble.rate",
              QT_TRANSLATE_NOOP("blindspot::settings", "Several detectors: speed of the weights")),
    std::pair("evaluation.effect", QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: effect")),
    std::pair("evaluation.noticed_clean",
              QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: noticed, clean")),
    std::pair("evaluation.noticed_control",
              QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: noticed, control")),
    std::pair("evaluation.noticed_patch",
              QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: noticed, patch")),
    std::pair("evaluation.effect_ap50",
              QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: effect on the AP50")),
    std::pair("evaluation.ap50_clean", QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: AP50, clean")),
    std::pair("evaluation.ap50_control",
              QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: AP50, control")),
    std::pair("evaluation.ap50_patch", QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: AP50, patch")),
    std::pair("evaluation.attack_success",
              QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: attack success")),
    std::pair("evaluation.images", QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: images")),
    std::pair("evaluation.detector", QT_TRANSLATE_NOOP("blindspot::settings", "Evaluation: detector")),
};

/// Names of the engine that stand as values, by their setting.
struct Word {
    const char *key, *value, *text;
};
const std::array kWords = {
    Word{"initial", "grey", QT_TRANSLATE_NOOP("blindspot::settings", "grey")},
    Word{"initial", "random", QT_TRANSLATE_NOOP("blindspot::settings", "random")},
    Word{"objective", "detection-loss", QT_TRANSLATE_NOOP("blindspot::settings", "raise the training loss")},
    Word{"objective", "hide", QT_TRANSLATE_NOOP("blindspot::settings", "hide objects of the class")},
    Word{"objective", "vanish", QT_TRANSLATE_NOOP("blindspot::settings", "hide objects of every class")},
    Word{"objective", "create",
         QT_TRANSLATE_NOOP("blindspot::settings", "create objects of the target class")},
    Word{"objective", "misclassify",
         QT_TRANSLATE_NOOP("blindspot::settings", "turn the class into the target class")},
    Word{"optimiser.kind", "sign", QT_TRANSLATE_NOOP("blindspot::settings", "sign of the gradient")},
    Word{"optimiser.kind", "adam", QT_TRANSLATE_NOOP("blindspot::settings", "Adam")},
    Word{"precision", "auto", QT_TRANSLATE_NOOP("blindspot::settings", "automatic")},
    Word{"precision", "fp32", QT_TRANSLATE_NOOP("blindspot::settings", "32 bits")},
    Word{"precision", "bf16", QT_TRANSLATE_NOOP("blindspot::settings", "16 bits (bfloat16)")},
    Word{"ensemble.weights", "mean", QT_TRANSLATE_NOOP("blindspot::settings", "all the same")},
    Word{"ensemble.weights", "min-max",
         QT_TRANSLATE_NOOP("blindspot::settings", "more for those that resist most")},
};

/// Zero stands for something in these.
const std::array kZeros = {
    std::pair("images_per_update", QT_TRANSLATE_NOOP("blindspot::settings", "all")),
    std::pair("batch_size", QT_TRANSLATE_NOOP("blindspot::settings", "automatic")),
    std::pair("cells", QT_TRANSLATE_NOOP("blindspot::settings", "none")),
};

QString translated(const char* text)
{
    return QCoreApplication::translate(kContext, text);
}

QString wordOf(const QString& key, const QString& value)
{
    if (key == QLatin1String("recipe")) return recipeText(value.toStdString());
    if (key == QLatin1String("through")) return defenceSpecText(value.toStdString());
    for (const Word& word : kWords)
        if (key == QLatin1String(word.key) && value == QLatin1String(word.value))
            return translated(word.text);
    return value;
}

} // namespace

QString settingName(const QString& key)
{
    for (const auto& [known, text] : kNames)
        if (key == QLatin1String(known)) return translated(text);
    return QString(key)
        .replace(QLatin1Char('.'), QStringLiteral(": "))
        .replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString settingValue(const QString& key, const nlohmann::ordered_json& value)
{
    if (value.is_boolean())
        return value.get<bool>() ? QCoreApplication::translate("blindspot::ui", "yes")
                                 : QCoreApplication::translate("blindspot::ui", "no");
    if (value.is_string()) return wordOf(key, QString::fromStdString(value.get<std::string>()));
    if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        for (const auto& [known, text] : kZeros)
            if (number == 0 && key == QLatin1String(known)) return translated(text);
        return key == QLatin1String("seed") ? QString::number(number)
                                            : QLocale().toString(static_cast<qlonglong>(number));
    }
    if (value.is_number()) return QLocale().toString(value.get<double>(), 'g', 6);
    if (value.is_array()) {
        QStringList parts;
        for (const auto& one : value)
            parts += settingValue(key, one);
        return parts.join(QStringLiteral(", "));
    }
    return QString::fromStdString(value.dump());
}

} // namespace blindspot::ui
