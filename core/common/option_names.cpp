#include "core/common/option_names.h"

#include <string_view>
#include <unordered_map>

namespace blindspot {

namespace {

struct OptionWords {
    std::string_view name;
    Message::Text words;
};

constexpr OptionWords kOptions[] = {
    {"--learning-rate", Message::tr("learning rate")},
    {"--iterations", Message::tr("iterations")},
    {"--patch-size", Message::tr("patch size")},
    {"final fraction of the learning rate", Message::tr("final fraction of the learning rate")},
    {"--batch-size", Message::tr("batch")},
    {"--batch", Message::tr("batch")},
    {"--images-per-update", Message::tr("images per update")},
    {"--updates-at-once", Message::tr("updates at once")},
    {"--betas", Message::tr("betas")},
    {"--scales", Message::tr("scales")},
    {"--hide-below", Message::tr("hidden below")},
    {"--checkpoint-seconds", Message::tr("time between checkpoints")},
    {"anchors of an object", Message::tr("anchors of an object")},
    {"--overlap", Message::tr("overlap")},
    {"--decoys", Message::tr("decoys")},
    {"--total-variation", Message::tr("total variation")},
    {"--printability", Message::tr("printability")},
    {"--losses", Message::tr("losses")},
    {"--transforms rotation", Message::tr("rotation")},
    {"--transforms scale", Message::tr("scale")},
    {"--transforms shift", Message::tr("shift")},
    {"--transforms brightness", Message::tr("brightness")},
    {"--transforms contrast", Message::tr("contrast")},
    {"--transforms noise", Message::tr("noise")},
    {"--transforms perspective", Message::tr("perspective")},
    {"--transforms blur", Message::tr("blur")},
    {"--transforms relight", Message::tr("relight")},
    {"--transforms bend", Message::tr("bend")},
    {"--transforms shot-noise", Message::tr("shot noise")},
    {"--transforms read-noise", Message::tr("read noise")},
    {"--transforms white-balance", Message::tr("white balance")},
    {"--transforms gamma", Message::tr("gamma")},
    {"--transforms curve", Message::tr("tone curve")},
    {"--transforms sharpen", Message::tr("sharpening")},
    {"--transforms jpeg", Message::tr("JPEG quality")},
    {"--cells", Message::tr("cells")},
    {"--palette", Message::tr("palette")},
    {"--transforms cutout", Message::tr("cutout")},
    {"--transforms cutout-probability", Message::tr("probability of a cutout")},
    {"--transforms erase", Message::tr("erased blocks")},
    {"--transforms erase-start", Message::tr("erased blocks at the beginning")},
    {"--transforms erase-blocks", Message::tr("blocks a side")},
    {"--transforms erase-start-blocks", Message::tr("blocks a side at the beginning")},
    {"--weights", Message::tr("weights of the detectors")},
    {"--weights-gamma", Message::tr("gamma of the weights")},
    {"--weights-rate", Message::tr("rate of the weights")},
    {"probability of a mirrored tile", Message::tr("probability of a mirrored tile")},
    {"fewest tiles a side", Message::tr("fewest tiles a side")},
    {"most tiles a side", Message::tr("most tiles a side")},
    {"smallest object in a tile", Message::tr("smallest object in a tile")},
    {"largest object in a tile", Message::tr("largest object in a tile")},
    {"part of the iterations with coarse tiles", Message::tr("part of the iterations with coarse tiles")},
    {"--placement", Message::tr("placement")},
    {"--epochs", Message::tr("epochs")},
    {"--final-rate", Message::tr("final rate")},
    {"--momentum", Message::tr("momentum")},
    {"--weight-decay", Message::tr("weight decay")},
    {"--warmup-epochs", Message::tr("warm-up")},
    {"warm-up momentum", Message::tr("warm-up momentum")},
    {"warm-up rate of biases", Message::tr("warm-up rate of biases")},
    {"clipping norm", Message::tr("clipping norm")},
    {"--mosaic", Message::tr("mosaic")},
    {"--plain-epochs", Message::tr("plain epochs")},
    {"--flip", Message::tr("flip")},
    {"--scale-range", Message::tr("scale")},
    {"--shift-range", Message::tr("shift")},
    {"--hsv (hue)", Message::tr("hue")},
    {"--hsv (saturation)", Message::tr("saturation")},
    {"--hsv (value)", Message::tr("brightness")},
    {"--patch-probability", Message::tr("probability of a patch")},
    {"average", Message::tr("average")},
    {"--patience", Message::tr("patience")},
    {"--confidence", Message::tr("confidence")},
    {"--iou", Message::tr("IoU")},
    {"--notice-overlap", Message::tr("overlap of a noticed object")},
    {"--initial", Message::tr("first patch")},
    {"--transforms", Message::tr("transforms")},
    {"--tiling", Message::tr("tiling")},
    {"--through", Message::tr("defence that is trained through")},
    {"--vary", Message::tr("what is varied")},
    {"--seeds", Message::tr("trainings of each setting")},
    {"--random", Message::tr("settings that are drawn")},
    {"--halving", Message::tr("successive halving")},
    {"--rungs", Message::tr("rungs")},
    {"--random-seeds", Message::tr("random seeds")},
    {"--bootstrap", Message::tr("bootstrap")},
    {"--device", Message::tr("device")},
    {"--optimiser", Message::tr("optimiser")},
    {"--input-size", Message::tr("input size")},
    {"--patch-class", Message::tr("class of the patches")},
    {"--fresh-patches", Message::tr("fresh patches")},
    {"--class", Message::tr("class")},
    {"sweep", Message::tr("sweep")},
    {"--sweep", Message::tr("sweep")},
    {"--patch, --run", Message::tr("patches")},
    {"--detector", Message::tr("detector")},
    {"--selection, --dataset", Message::tr("images")},
    {"--images", Message::tr("images")},
    {"--dataset", Message::tr("images")},
    {"--val-selection", Message::tr("validation images")},
    {"--recipe", Message::tr("recipe")},
    {"--name", Message::tr("name")},
    {"--scale", Message::tr("network scale")},
    {"--out", Message::tr("file")},
    {"--initial", Message::tr("first patch")},
    {"--defence", Message::tr("defence")},
    {"--patch", Message::tr("patch")},
};

} // namespace

Message optionName(const std::string& name)
{
    static const auto words = [] {
        std::unordered_map<std::string_view, Message::Text> map;
        for (const OptionWords& option : kOptions)
            map.emplace(option.name, option.words);
        return map;
    }();
    const auto found = words.find(name);
    return found == words.end() ? Message::verbatim(name) : Message::verbatim(name).inWindow(found->second);
}

} // namespace blindspot
