#include "ui/train/train_advanced.h"

#include "core/workspace/runs/options_json.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/option_text.h"
#include "ui/support/manual_topic.h"
#include "ui/support/theme.h"

#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

using patch::TrainOptions;

QString joined(const std::vector<std::pair<QString, double>>& values, const QString& none)
{
    QStringList parts;
    for (const auto& [name, value] : values)
        if (value != 0) parts.push_back(QStringLiteral("%1 %2").arg(name, optionText(value)));
    return parts.isEmpty() ? none : parts.join(QStringLiteral(", "));
}

} // namespace

TrainAdvanced::TrainAdvanced(Session& session, TrainFields& fields, QWidget* parent)
    : QWidget(parent), session_(session), fields_(fields), draft_(fields.draft()),
      column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(kGrid / 2);
    addTransforms();
    addCamera();
    addTiling();
    addRegularisers();
    addPrint();
    addOptimiser();
    addObjective();
    addEnsemble();
    addStart();
    addMachine();
}

namespace {

/// Where the manual says what the settings of a section do.
QString topicOfSection(const QString& name)
{
    if (name == QLatin1String("ensemble")) return QStringLiteral("training#detectors");
    if (name == QLatin1String("transforms")) return QStringLiteral("training#transforms");
    if (name == QLatin1String("tiling")) return QStringLiteral("training#tiling");
    if (name == QLatin1String("regularisers")) return QStringLiteral("training#regularisers");
    if (name == QLatin1String("optimiser")) return QStringLiteral("training#rate");
    if (name == QLatin1String("objective")) return QStringLiteral("training#objective");
    if (name == QLatin1String("machine")) return QStringLiteral("training#machine");
    if (name == QLatin1String("camera")) return QStringLiteral("printing#print-recipe");
    if (name == QLatin1String("print")) return QStringLiteral("printing#cells");
    return QStringLiteral("training");
}

} // namespace

FieldPlace TrainAdvanced::addSection(const QString& name, const QString& title, const Summary& summary)
{
    auto* section = new FoldedSection(title);
    setManualTopic(*section, topicOfSection(name));
    section->setObjectName(name);
    column_->addWidget(section);
    fields_.onRefresh([this, section, summary] { section->setSummary(summary(draft_.request())); });
    return {section->rows(), section};
}

void TrainAdvanced::addTransforms()
{
    const FieldPlace place =
        addSection("transforms", tr("Transforms"), [](const workspace::TrainRequest& request) {
            const patch::TransformOptions& t = request.options.transforms;
            return joined({{tr("rotation"), t.rotation},
                           {tr("scale"), t.scale},
                           {tr("shift"), t.shift},
                           {tr("brightness"), t.brightness},
                           {tr("contrast"), t.contrast},
                           {tr("noise"), t.noise},
                           {tr("perspective"), t.perspective},
                           {tr("blur"), t.blur},
                           {tr("relight"), t.relight},
                           {tr("bend"), t.bend},
                           {tr("cutout"), t.cutout},
                           {tr("erasing"), t.erase}},
                          tr("none"));
        });
    const auto add = [&](const char* option, const QString& label, const QString& about, double step,
                         const QString& unit) {
        NumberRow row{option, label,
                      about + QStringLiteral("\n") + tr("Drawn anew each time; 0 switches it off.")};
        row.decimals = 4;
        row.step = step;
        row.unit = unit;
        fields_.number(place, row);
    };
    add("--transforms rotation", tr("Rotation"),
        tr("The patch is turned by up to so many degrees, either way."), 5, tr("°"));
    add("--transforms scale", tr("Scale"), tr("Its side changes by up to this part of itself."), 0.05, {});
    add("--transforms shift", tr("Shift"), tr("It moves by up to this part of its side."), 0.05, {});
    add("--transforms brightness", tr("Brightness"),
        tr("Up to this part of the full range is added or taken away."), 0.05, {});
    add("--transforms contrast", tr("Contrast"),
        tr("Contrast changes by up to this factor, around mid-grey."), 0.05, {});
    add("--transforms noise", tr("Noise"),
        tr("Noise of this standard deviation, as a part of the full range."), 0.01, {});
    add("--transforms perspective", tr("Perspective"), tr("Its corners move by up to this part of its side."),
        0.05, {});
    add("--transforms blur", tr("Blur"), tr("Up to so many octaves of detail are lost."), 0.5, tr("octaves"));
    add("--transforms relight", tr("Relighting"),
        tr("A gradient of light makes one side brighter and the other darker by up to this part."), 0.05, {});
    add("--transforms bend", tr("Bending"),
        tr("The patch is bent around an upright cylinder, up to so many degrees to each side."), 5, tr("°"));
    add("--transforms cutout", tr("Cutout"),
        tr("A square with this part of the patch's side turns grey, so that no part of the patch becomes\n"
           "indispensable: the patch does more to detectors that it was not trained against. Usual: 0.4."),
        0.1, {});
    addErasing(place);
}

void TrainAdvanced::addErasing(const FieldPlace& place)
{
    const auto add = [&](const char* option, const QString& label, const QString& about, bool share) {
        NumberRow row{option, label, about};
        if (share) row.decimals = 4, row.step = 0.1;
        fields_.number(place, row);
    };
    add("--transforms cutout-probability", tr("Cutout, how often"),
        tr("The part of the placements that is cut: 1: all. Only with a cutout."), true);
    add("--transforms erase", tr("Erased blocks"),
        tr("This part of a grid of blocks of the patch turns grey, drawn anew each time, so that the patch still works\n"
           "where a part of it is hidden. It grows over the training up to this. Usual: 0.5; 0 switches it off."),
        true);
    add("--transforms erase-start", tr("Erased at first"), tr("The part when the training begins. Only with erased blocks."), true);
    add("--transforms erase-blocks", tr("Blocks a side"), tr("Blocks of a side at the end of the training."), false);
    add("--transforms erase-start-blocks", tr("Blocks at first"), tr("Blocks of a side when the training begins."), false);
}

void TrainAdvanced::addEnsemble()
{
    const FieldPlace place = addSection("ensemble", tr("Several detectors"), [](const workspace::TrainRequest& request) {
        if (request.otherDetectors.empty()) return tr("one detector");
        return request.options.ensemble.weights == patch::DetectorWeights::Mean ? tr("all count the same")
                                                                               : tr("who resists most counts most");
    });
    fields_.choice<patch::DetectorWeights>(
        place, tr("Weights"),
        tr("How much each of several detectors counts: all the same, or more for those whose loss\n"
           "is highest, which resist most (min-max, as DOEPatch).\nDefault: mean."),
        {{patch::DetectorWeights::Mean, tr("Mean: all the same")},
         {patch::DetectorWeights::MinMax, tr("Min-max: who resists most")}},
        [](TrainOptions& o) -> patch::DetectorWeights& { return o.ensemble.weights; });
    NumberRow gamma{"--weights-gamma", tr("Gamma"),
                    tr("Min-max: two detectors' weights come to differ by the difference of their losses over this:\n"
                       "less follows the hardest alone.")};
    gamma.decimals = 4;
    gamma.step = 0.1;
    fields_.number(place, gamma);
    NumberRow rate{"--weights-rate", tr("Rate of the weights"), tr("Min-max: how far the weights follow in one update.")};
    rate.decimals = 4;
    rate.step = 0.1;
    fields_.number(place, rate);
}

void TrainAdvanced::addTiling()
{
    const FieldPlace place = addSection("tiling", tr("Tiling"), [](const workspace::TrainRequest& request) {
        const patch::TilingOptions& t = request.options.tiling;
        if (!t.enabled) return tr("off, whole images");
        if (t.maxTiles == 1) return tr("1 tile a side");
        if (t.minTiles == t.maxTiles) return tr("%1 tiles a side").arg(t.minTiles);
        return tr("%1 to %2 tiles a side").arg(t.minTiles).arg(t.maxTiles);
    });
    fields_.check(place, tr("Tiling"), tr("Crops around objects"),
                  tr("Several crops around objects share one network input instead of one whole image:\n"
                     "the network's time is spent on objects. Not with a fixed place.\nDefault: on "
                     "(Hide objects), off (RobustDPatch)."),
                  [](TrainOptions& o) -> bool& { return o.tiling.enabled; });
    fields_.number(
        place, {"fewest tiles a side", tr("Fewest tiles"), tr("Tiles a side of a network input, at least.")});
    fields_.number(place,
                   {"most tiles a side", tr("Most tiles"), tr("Tiles a side of a network input, at most.")});
    const auto add = [&](const char* option, const QString& label, const QString& about) {
        NumberRow row{option, label, about};
        row.decimals = 4;
        row.step = 0.05;
        fields_.number(place, row);
    };
    add("smallest object in a tile", tr("Smallest object"),
        tr("The object's longer side as a part of the tile's, at least."));
    add("largest object in a tile", tr("Largest object"),
        tr("The object's longer side as a part of the tile's, at most."));
    fields_.check(place, tr("Sizes"), tr("Evenly in octaves"),
                  tr("As many objects of each doubling of size; else of each pixel, so that few are small."),
                  [](TrainOptions& o) -> bool& { return o.tiling.octaves; });
    add("probability of a mirrored tile", tr("Mirrored"),
        tr("How often a tile is mirrored: 0 never, 1 always."));
    add("part of the iterations with coarse tiles", tr("Coarse first"),
        tr("The part of the iterations, from the first on, that is trained at half the size:\neach takes a quarter of the time."));
}

void TrainAdvanced::addRegularisers()
{
    const FieldPlace place =
        addSection("regularisers", tr("Regularisers"), [](const workspace::TrainRequest& request) {
            const patch::RegulariserOptions& r = request.options.regularisers;
            return joined({{tr("total variation"), r.totalVariation}, {tr("printability"), r.printability}},
                          tr("none"));
        });
    NumberRow smooth{"--total-variation", tr("Total variation"),
                     tr("Weight of the difference of neighbouring pixels: larger is smoother.")};
    smooth.decimals = 5;
    smooth.step = 0.01;
    fields_.number(place, smooth);
    NumberRow print{"--printability", tr("Printability"),
                    tr("Weight of the distance to colours that a printer can print.")};
    print.decimals = 5;
    print.step = 0.01;
    fields_.number(place, print);
}

void TrainAdvanced::addOptimiser()
{
    const FieldPlace place = addSection("optimiser", tr("Optimiser"), [](const workspace::TrainRequest& request) {
        const patch::OptimiserOptions& o = request.options.optimiser;
        const QString name = o.kind == patch::OptimiserKind::Adam ? tr("Adam") : tr("sign");
        return o.finalFraction == 1 ? tr("%1, constant rate").arg(name)
                                    : tr("%1, rate falls to %2").arg(name, optionText(o.finalFraction));
    });
    fields_.choice<patch::OptimiserKind>(
        place, tr("Optimiser"),
        tr("How the patch follows the gradient.\nDefault: Adam (Hide objects), sign (RobustDPatch)."),
        {{patch::OptimiserKind::Adam, tr("Adam")}, {patch::OptimiserKind::Sign, tr("Sign of the gradient")}},
        [](TrainOptions& o) -> patch::OptimiserKind& { return o.optimiser.kind; });
    NumberRow fall{"final fraction of the learning rate", tr("Final rate"),
                   tr("The learning rate falls linearly to this part of itself; 1: constant.")};
    fall.decimals = 4;
    fall.step = 0.05;
    fields_.number(place, fall);
    fields_.number(place, {"--scales", tr("Scales"),
                           tr("Adam: sizes of the patch that are stepped together, each half of the one before;\n"
                              "1: its pixels alone.")});
    NumberRow update{"--images-per-update", tr("Update after"),
                     tr("The patch changes after so many images (rounded up to whole network inputs).")};
    update.zero = tr("all images");
    fields_.number(place, update);
    fields_.number(place, {"--updates-at-once", tr("Updates at once"),
                           tr("So many updates take their gradients from the same patch, side by side on the cores,\n"
                              "and change it one after the other. 1: each waits for the one before it.")});
    for (const bool first : {true, false}) {
        NumberRow beta{"--betas", first ? tr("Beta 1") : tr("Beta 2"),
                       tr("Adam: decay of its mean of gradients and of their squares.")};
        beta.decimals = 6;
        beta.step = 0.01;
        if (first)
            fields_.number<double>(place, beta, [](TrainOptions& o) -> double& { return o.optimiser.beta1; });
        else
            fields_.number<double>(place, beta, [](TrainOptions& o) -> double& { return o.optimiser.beta2; });
    }
}

void TrainAdvanced::addObjective()
{
    const FieldPlace place = addSection("objective", tr("Objective"), [](const workspace::TrainRequest& request) {
        const std::int64_t anchors = request.options.hide.anchors;
        switch (request.options.objective) {
        case patch::ObjectiveKind::DetectionLoss:
            return tr("detection loss");
        case patch::ObjectiveKind::Vanish:
            return anchors == 1 ? tr("vanish, 1 anchor of an object") : tr("vanish, %1 anchors of an object").arg(anchors);
        case patch::ObjectiveKind::Create:
            return anchors == 1 ? tr("create, 1 anchor of a patch") : tr("create, %1 anchors of a patch").arg(anchors);
        case patch::ObjectiveKind::Misclassify:
            return anchors == 1 ? tr("misclassify, 1 anchor of an object")
                                : tr("misclassify, %1 anchors of an object").arg(anchors);
        case patch::ObjectiveKind::Hide:
            break;
        }
        return anchors == 1 ? tr("hide, 1 anchor of an object") : tr("hide, %1 anchors of an object").arg(anchors);
    });
    fields_.choice<patch::ObjectiveKind>(
        place, tr("Objective"),
        tr("What is optimised: lower the class's scores on its objects, raise the detector's own\n"
           "training loss, lower the scores of every class, raise those of the target class at the\n"
           "patch, or turn the class's into the target's. Each recipe has its own."),
        {{patch::ObjectiveKind::Hide, tr("Hide: lower the scores")},
         {patch::ObjectiveKind::DetectionLoss, tr("Detection loss: raise it")},
         {patch::ObjectiveKind::Vanish, tr("Vanish: lower every class")},
         {patch::ObjectiveKind::Create, tr("Create: raise the target class")},
         {patch::ObjectiveKind::Misclassify, tr("Misclassify: turn into the target")}},
        [](TrainOptions& o) -> patch::ObjectiveKind& { return o.objective; });
    fields_.number(place, {"anchors of an object", tr("Anchors"),
                           tr("So many best-scored anchors of each object are lowered; create: of each patch, raised.")});
    fields_.number(place,
                   {"--overlap",
                    tr("Overlap"),
                    tr("Hide: only anchors whose own box overlaps the object this much (IoU)\nare lowered; "
                       "the others do not find it."),
                    2,
                    0.05,
                    {},
                    {},
                    {},
                    tr("all in the object")});
    fields_.number(place,
                   {"--decoys",
                    tr("Decoys"),
                    tr("Hide: weight of raising the anchors in the object that do not find it,\nso that "
                       "the detector sees objects that are not there."),
                    2,
                    0.05,
                    {},
                    {},
                    {},
                    tr("off")});
    fields_.number(place,
                   {"--hide-below",
                    tr("Hidden below"),
                    tr("Hide, vanish: an anchor counts as hidden below this score, and the patch goes where one is\n"
                       "near it. Create, misclassify: above it an anchor reports something."),
                    2,
                    0.05,
                    {},
                    {},
                    {},
                    tr("off: where scores are highest")});
    fields_.check(place, tr("Heads"), tr("Lower both heads of a detector that has two"),
                  tr("Hide, vanish: not only the head that the detector is examined by.\nYOLOv10 and YOLO26 have two."),
                  [](TrainOptions& o) -> bool& { return o.hide.allHeads; });
    fields_.check(place, tr("Rounding"), tr("Round the input as ART does"),
                  tr("The input is rounded to multiples of the learning rate.\nDefault: off (Hide objects), on "
                     "(RobustDPatch)."),
                  [](TrainOptions& o) -> bool& { return o.quantise; });
    addThrough(place);
}

} // namespace blindspot::ui
