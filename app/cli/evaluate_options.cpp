#include "app/cli/evaluate_options.h"

#include "app/cli/command.h"
#include "app/cli/option_text.h"

#include <algorithm>

namespace blindspot::cli {

namespace {

/// "jpeg, median, ...", with the parameters of each.
std::string defencesText()
{
    std::string text = "A filter in front of the detector, as KIND or KIND:NAME=VALUE,...; again for more; "
                       "all: each kind. Kinds: ";
    for (const defences::DefenceKind& kind : defences::defenceKinds())
        text += (&kind == &defences::defenceKinds().front() ? "" : ", ") +
                defences::parseDefence(kind.name, "--defence").text();
    return text;
}

std::string sweepsText()
{
    std::string text =
        "A curve over one thing that changes, as KIND or KIND:VALUE,...; again for more. Kinds: ";
    using metrics::SweepKind;
    for (const SweepKind kind : metrics::kSweepKinds) {
        text += (kind == SweepKind::Scale ? "" : ", ") + std::string(metrics::name(kind)) + " (" +
                std::string(metrics::unitOf(kind)) + ")";
    }
    return text;
}

} // namespace

void EvaluateArguments::addTo(CLI::App& command)
{
    using evaluation::EvaluationOptions;
    // What is required is asked for in request(): `evaluate detections` needs none of it.
    command.add_option("--detector", detectors_, "A detector's name, or its file of weights; again for more")
        ->type_name("NAME or FILE")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_option("--selection", selection_, "A selection's images")->type_name("NAME");
    command.add_option("--dataset", dataset_, "The images of a dataset that show the class")
        ->type_name("NAME");
    command
        .add_option("--class", className_,
                    "The class whose objects are attacked, as the detector calls it; none for the aim vanish, and for create where "
                    "the patch lies on no objects of one class")
        ->type_name("CLASS");
    command
        .add_option("--aim", aim_,
                    "What the patch is for: hide objects of the class, have objects of every class vanish, create objects of the "
                    "target class, or misclassify objects as it; as the run has it, for a file hide")
        ->type_name("hide, vanish, create or misclassify");
    command.add_option("--target", target_, "create, misclassify: the class that is to be seen; as the run has it")->type_name("CLASS");
    command.add_option("--images", images_, "Only the first so many")->type_name("N");
    command.add_option("--patch", patches_, "A patch: a picture or a patch.safetensors; again for more")
        ->type_name("FILE")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_option("--run", runs_, "A run whose patch is evaluated; again for more")
        ->type_name("ID")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command
        .add_option("--placement", placement_,
                    "object:SCALE, fixed:ROW,COL (pixels of the network input) or fixed (the middle); as the "
                    "run has it, for a "
                    "file object:0.4")
        ->type_name("P");
    command
        .add_option("--near-duplicates", nearDuplicates_,
                    "Images that show nearly the same as training images: a group of their own (apart), or held out (held-out)")
        ->type_name("apart or held-out")
        ->check(CLI::IsMember({"apart", "held-out"}))
        ->capture_default_str();
    command.add_option("--defence", defences_, defencesText())
        ->type_name("D")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command
        .add_option("--knowing", knowing_,
                    "With defences, patches that know them (train --through): those there are of the runs (existing), also those "
                    "that have to be trained for it, each as long as its run (train), or only those that are named (none)")
        ->type_name("existing, train or none")
        ->capture_default_str();
    command.add_option("--sweep", sweeps_, sweepsText())
        ->type_name("S")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command
        .add_option("--confidence", options_.confidence,
                    "An object is found by a detection with a higher score, " +
                        rangeOf<EvaluationOptions>("--confidence"))
        ->type_name("SCORE")
        ->capture_default_str();
    command
        .add_option("--notice-overlap", options_.noticeOverlap,
                    "An object is noticed by such a detection that is centred in its box or overlaps it by this IoU, " +
                        rangeOf<EvaluationOptions>("--notice-overlap"))
        ->type_name("IOU")
        ->capture_default_str();
    command
        .add_option("--iou", options_.nmsIou,
                    "Of the non-maximum suppression, " + rangeOf<EvaluationOptions>("--iou"))
        ->type_name("FRACTION")
        ->capture_default_str();
    command
        .add_option("--random-seeds", options_.randomSeeds,
                    "Drawings of the random arm, " + rangeOf<EvaluationOptions>("--random-seeds"))
        ->type_name("N")
        ->capture_default_str();
    command
        .add_option("--bootstrap", options_.bootstrap,
                    "Drawings of the images for the intervals, " + rangeOf<EvaluationOptions>("--bootstrap") +
                        "; 0: none")
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--seed", options_.seed, "Of noise, bootstrap and defences that draw")
        ->type_name("N")
        ->capture_default_str()
        ->check(fromZero());
    command.add_option("--device", device_, "Where it is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str();
    command.add_option("--batch-size", batchSize_, "Network inputs at once; memory, never result")
        ->type_name("auto or N")
        ->capture_default_str();
    command.add_option("--out", out, "Writes the report: .pdf, .html, .json or .csv; again for more")
        ->type_name("FILE")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_option("--language", language, "Of the report")->type_name("en or ko")->capture_default_str();
}

workspace::EvaluationRequest EvaluateArguments::request() const
{
    workspace::EvaluationRequest request;
    request.detectors = detectors_;
    request.images = {selection_, dataset_, className_, images_};
    request.runs = runs_;
    request.patches.assign(patches_.begin(), patches_.end());
    request.aim = aim_;
    request.target = target_;
    request.placement = placement_;
    request.nearDuplicatesHeldOut = nearDuplicates_ == "held-out";
    for (const std::string& defence : defences_) {
        if (defence != "all") {
            request.defences.push_back(defence);
            continue;
        }
        for (const defences::DefenceKind& kind : defences::defenceKinds())
            request.defences.push_back(kind.name);
    }
    request.knowing = workspace::parseKnowingPatches(knowing_, "--knowing");
    request.device = device_;
    request.options = options_;
    request.options.batch = parseCountOr(batchSize_, "auto", "--batch-size");
    for (const std::string& sweep : sweeps_)
        request.options.sweeps.push_back(evaluation::parseSweep(sweep, "--sweep"));
    request.version = BLINDSPOT_VERSION;
    return request;
}

} // namespace blindspot::cli
