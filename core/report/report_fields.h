// The fields of an evaluation's report as they stand in its JSON: each struct is described once, for writing
// and for reading.
#pragma once

#include "core/json/json_archive.h"
#include "core/metrics/evaluation_report.h"

// In the values' own namespace, where the archive's calls find them.
namespace blindspot::metrics {

using json::Json, json::JsonPlace, json::JsonSource;

/// What JSON a report is.
extern const json::JsonRules kReportRules;

/// Lists where a report has thousands of them: a detection is five numbers in a row, an annotation six.
Json toCompactJson(Arm arm);
Json toCompactJson(Aim aim);
Json toCompactJson(ImageGroup group);
Json toCompactJson(SweepKind kind);
Json toCompactJson(const Figure& figure); ///< null, a number, or [value, low, high]
Json
toCompactJson(const Annotation& annotation); ///< [x, y, width, height, area, 1: crowd + 2: ignored]
Json toCompactJson(
    const ArmDetections& seen); ///< [detector, defence, arm, patch, [x, y, width, height, score, ...]]

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, Arm& arm);
void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, Aim& aim);
void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, ImageGroup& group);
void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, SweepKind& kind);
void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, Figure& figure);
void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source,
                     Annotation& annotation);
void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, ArmDetections& seen);

/// `Archive` writes or reads; `Value` is the struct, constant for writing. Required is what says which
/// figures these are, of what and how many; a report without it would say something else. All the rest may be
/// missing, so that a report from before a member was added is still read: what is added later is never
/// required.
template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, SizeFigures>
void describe(Archive& archive, Value& size)
{
    archive.required("objects", size.objects);
    archive("found_clean", size.foundClean);
    archive("found", size.found);
    archive("lost", size.lost);
    archive("invented", size.invented);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, InputSizeFigures>
void describe(Archive& archive, Value& size)
{
    archive.required("objects", size.objects);
    archive("noticed_clean", size.noticedClean);
    archive("noticed", size.noticed);
    archive("hidden", size.hidden);
    archive("found", size.found);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, AimFigures>
void describe(Archive& archive, Value& figures)
{
    archive.required("cases", figures.cases);
    archive.required("successes", figures.successes);
    archive("seen", figures.seen);
    archive("false_boxes_per_image", figures.falseBoxesPerImage);
    archive("success", figures.success);
    archive("seen_share", figures.seenShare);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, ArmFigures>
void describe(Archive& archive, Value& figures)
{
    archive.required("arm", figures.arm);
    archive.required("patch", figures.patch);
    archive("ap", figures.ap);
    archive("ap50", figures.ap50);
    archive("recall", figures.recall);
    archive("attack_success", figures.attackSuccess);
    archive.required("objects", figures.objects);
    archive("found", figures.found);
    archive("lost", figures.lost);
    archive("invented", figures.invented);
    archive.required("sizes", figures.sizes);
    archive("precision", figures.precision);
    archive("ap50_of_seeds", figures.ap50OfSeeds);
    archive("noticed_share", figures.noticedShare);
    archive("hidden_share", figures.hiddenShare);
    archive("noticed", figures.noticed);
    archive("noticed_clean", figures.noticedClean);
    archive("hidden", figures.hidden);
    archive("invented_on_objects", figures.inventedOnObjects);
    archive("boxes_per_image", figures.boxesPerImage);
    archive("input_sizes", figures.inputSizes);
    archive("aim", figures.aim);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, Effect>
void describe(Archive& archive, Value& effect)
{
    archive.required("patch", effect.patch);
    archive.required("control", effect.control);
    archive("ap50", effect.ap50);
    archive("attack_success", effect.attackSuccess);
    archive("hiding_control", effect.hidingControl);
    archive("hidden", effect.hidden);
    archive("aim_control", effect.aimControl);
    archive("aim", effect.aim);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, Condition>
void describe(Archive& archive, Value& condition)
{
    archive.required("detector", condition.detector);
    archive.required("defence", condition.defence);
    archive.required("arms", condition.arms);
    archive("effects", condition.effects);
    archive("clean_cost", condition.cleanCost);
    archive("regained", condition.regained);
    archive("clean_cost_noticed", condition.cleanCostNoticed);
    archive("regained_noticed", condition.regainedNoticed);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, GroupResult>
void describe(Archive& archive, Value& group)
{
    archive("group", group.group);
    archive.required("images", group.images);
    archive.required("objects", group.objects);
    archive.required("conditions", group.conditions);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, SweepPoint>
void describe(Archive& archive, Value& point)
{
    archive.required("value", point.value);
    archive.required("arms", point.arms);
    archive.required("effect", point.effect);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, Sweep>
void describe(Archive& archive, Value& sweep)
{
    archive.required("kind", sweep.kind);
    archive.required("detector", sweep.detector);
    archive.required("patch", sweep.patch);
    archive.required("points", sweep.points);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, DetectorFacts>
void describe(Archive& archive, Value& facts)
{
    archive.required("name", facts.name);
    archive("architecture", facts.architecture);
    archive("scale", facts.scale);
    archive("head", facts.head);
    archive("sha256", facts.sha256);
    archive("file", facts.file);
    archive("parameters", facts.parameters);
    archive("input_size", facts.inputSize);
    archive("images_trained_on", facts.imagesTrainedOn);
    archive("assumptions", facts.assumptions);
    archive("differences", facts.differences);
    archive("notes", facts.notes);
    archive("choices", facts.choices);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, TrainingDetector>
void describe(Archive& archive, Value& detector)
{
    archive.required("name", detector.name);
    archive("sha256", detector.sha256);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, PatchFacts>
void describe(Archive& archive, Value& facts)
{
    archive.required("name", facts.name);
    archive("run", facts.run);
    archive("trained_on", facts.trainedOn);
    archive("trained_on_sha256", facts.trainedOnSha256);
    archive("trained_on_others", facts.trainedOnOthers);
    archive("recipe", facts.recipe);
    archive("through", facts.through);
    archive("knowing_of", facts.knowingOf);
    archive("placement", facts.placement);
    archive("input_side", facts.inputSide);
    archive("input_stretched", facts.inputStretched);
    archive("width", facts.width);
    archive("height", facts.height);
    archive("sha256", facts.sha256);
    archive("file", facts.file);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, DefenceFacts>
void describe(Archive& archive, Value& facts)
{
    archive.required("name", facts.name);
    archive.required("text", facts.text);
    archive("seconds_per_image", facts.secondsPerImage);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, ImageFindings>
void describe(Archive& archive, Value& image)
{
    archive.required("id", image.id);
    archive.required("file", image.file);
    archive.required("width", image.width);
    archive.required("height", image.height);
    archive("group", image.group);
    archive.required("order", image.order);
    archive.required("annotations", image.annotations);
    archive.required("arms", image.arms);
    archive("sha256", image.sha256);
    archive("boxes", image.boxes);
    archive("near_duplicate_of", image.nearDuplicateOf);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, Timing>
void describe(Archive& archive, Value& timing)
{
    archive("seconds", timing.seconds);
    archive("network_seconds", timing.networkSeconds);
    archive("defence_seconds", timing.defenceSeconds);
    archive("passes", timing.passes);
    archive("device", timing.device);
    archive("device_name", timing.deviceName);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, EvaluationReport>
void describe(Archive& archive, Value& report)
{
    archive("id", report.id);
    archive("created_at", report.createdAt);
    archive("version", report.version);
    archive.required("class", report.className);
    archive("aim", report.aim);
    archive("target", report.target);
    archive("selection", report.selection);
    archive("dataset", report.dataset);
    archive("first_images", report.firstImages);
    archive("unreadable", report.unreadable);
    archive("near_duplicates_held_out", report.nearDuplicatesHeldOut);
    archive("images_sha256", report.imagesSha256);
    archive("confidence", report.confidence);
    archive("nms_iou", report.nmsIou);
    archive("notice_overlap", report.noticeOverlap);
    archive.required("random_seeds", report.randomSeeds);
    archive.required("bootstrap_drawings", report.bootstrapDrawings);
    archive.required("seed", report.seed);
    archive.required("detectors", report.detectors);
    archive.required("patches", report.patches);
    archive.required("defences", report.defences);
    archive.required("groups", report.groups);
    archive("sweeps", report.sweeps);
    archive("images", report.images);
    archive("libraries", report.libraries);
    archive("warnings", report.warnings);
    archive("timing", report.timing);
}

} // namespace blindspot::metrics
