#include "core/workspace/evaluations/checkpoint_record.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/utf8.h"
#include "core/report/numbers.h"
#include "core/report/report_fields.h"
#include "core/workspace/runs/patch_snapshots.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <system_error>

// In the values' own namespaces, where the archive's calls find them.
namespace blindspot::metrics {

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, CheckpointShares>
void describe(Archive& archive, Value& shares)
{
    archive.required("all", shares.all);
    archive.required("choosing", shares.choosing);
    archive.required("reporting", shares.reporting);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, CheckpointChoice>
void describe(Archive& archive, Value& choice)
{
    archive.required("control", choice.control);
    archive.required("checkpoints", choice.patches);
    archive.required("chosen", choice.chosen);
    archive.required("gain", choice.gain);
    archive.required("beyond_control", choice.beyondControl);
    archive.required("choosing_images", choice.choosingImages);
    archive.required("reporting_images", choice.reportingImages);
    archive.required("choosing_objects", choice.choosingObjects);
    archive.required("reporting_objects", choice.reportingObjects);
}

} // namespace blindspot::metrics

namespace blindspot::workspace {

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, CheckpointFigures>
void describe(Archive& archive, Value& figures)
{
    archive.required("iteration", figures.iteration);
    archive("last", figures.last);
    archive("sha256", figures.sha256);
    archive("ap50", figures.ap50);
    archive("noticed", figures.noticed);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, CheckpointComparison>
void describe(Archive& archive, Value& comparison)
{
    archive.required("run", comparison.run);
    archive("created_at", comparison.createdAt);
    archive("version", comparison.version);
    archive.required("detector", comparison.detector);
    archive("detector_sha256", comparison.detectorSha256);
    archive("selection", comparison.selection);
    archive("dataset", comparison.dataset);
    archive("class", comparison.className);
    archive("confidence", comparison.confidence);
    archive("notice_overlap", comparison.noticeOverlap);
    archive("bootstrap", comparison.drawings);
    archive("seed", comparison.seed);
    archive.required("images", comparison.images);
    archive.required("objects", comparison.objects);
    archive("clean_ap50", comparison.cleanAp50);
    archive("control_ap50", comparison.controlAp50);
    archive.required("measured", comparison.checkpoints);
    archive.required("choice", comparison.choice);
}

namespace {

namespace fs = std::filesystem;
using json::Json;

fs::path fileOf(const RunStore& store, const std::string& run)
{
    return store.folder(run) / "checkpoints.json";
}

/// "62", of a hundred.
std::string percent(double share)
{
    return report::decimals(100 * share, 0);
}

/// "[50, 71]".
std::string rangeOf(const metrics::Figure& figure)
{
    if (!figure.interval) return "[-]";
    return std::string("[").append(percent(figure.interval->low)).append(", ").append(percent(figure.interval->high)).append("]");
}

Message gainSentence(const CheckpointComparison& comparison, CheckpointAnswer answer)
{
    const metrics::CheckpointChoice& choice = comparison.choice;
    const CheckpointFigures& chosen = comparison.checkpoints[static_cast<std::size_t>(choice.chosen)];
    const double hidden = *choice.patches[static_cast<std::size_t>(choice.chosen)].reporting.value;
    const double last = *choice.patches.back().reporting.value;
    if (answer == CheckpointAnswer::LastIsBest)
        return {Message::tr("The last checkpoint is the best one: no earlier one hides more on the %1 images that choose. On the %2 "
                            "others it hides %3 % of what is noticed without it %4"),
                choice.choosingImages, choice.reportingImages, percent(hidden), rangeOf(choice.patches.back().reporting)};
    if (answer == CheckpointAnswer::Better)
        return {Message::tr("Iteration %1 is better than the last one beyond chance: on the %2 images that did not choose it, it hides "
                            "%3 % and the last one %4 %, a difference of %5 points %6"),
                chosen.iteration, choice.reportingImages, percent(hidden), percent(last), percent(*choice.gain.value),
                rangeOf(choice.gain)};
    if (answer == CheckpointAnswer::Worse)
        return {Message::tr("Luck chose iteration %1: on the %2 images that did not choose it, it hides %3 % and the last one %4 %, a "
                            "difference of %5 points %6. Stay with the last one"),
                chosen.iteration, choice.reportingImages, percent(hidden), percent(last), percent(*choice.gain.value),
                rangeOf(choice.gain)};
    return {Message::tr("No checkpoint is shown to be better than the last one: iteration %1 hides %3 % on the %2 images that did not "
                        "choose it and the last one %4 %, a difference of %5 points %6, which may be chance"),
            chosen.iteration, choice.reportingImages, percent(hidden), percent(last), percent(*choice.gain.value),
            rangeOf(choice.gain)};
}

Message controlSentence(const CheckpointComparison& comparison)
{
    const metrics::CheckpointChoice& choice = comparison.choice;
    const bool beyond = choice.beyondControl.interval && choice.beyondControl.interval->low > 0;
    return {beyond ? Message::tr("A plain grey square of its size hides %1 %: the patch hides more beyond chance")
                   : Message::tr("A plain grey square of its size hides %1 %: the patch is not shown to hide more"),
            percent(*choice.control.reporting.value)};
}

} // namespace

std::vector<Checkpoint> checkpointsOf(const RunStore& store, const RunRecord& record)
{
    const fs::path folder = store.folder(record.id);
    std::vector<Checkpoint> checkpoints;
    for (const PatchSnapshot& snapshot : PatchSnapshots(folder).list())
        if (snapshot.iteration < record.iterationsDone) checkpoints.push_back({snapshot.iteration, false, snapshot.file});
    // It has no picture while it trains for the first time: then the newest snapshot is all that there is.
    if (record.iterationsDone > 0) checkpoints.push_back({record.iterationsDone, true, folder / "patch.png"});
    return checkpoints;
}

CheckpointAnswer answerOf(const CheckpointComparison& comparison)
{
    const metrics::CheckpointChoice& choice = comparison.choice;
    if (choice.choosingObjects <= 0 || choice.reportingObjects <= 0) return CheckpointAnswer::NothingNoticed;
    if (choice.chosen + 1 == std::ssize(comparison.checkpoints)) return CheckpointAnswer::LastIsBest;
    if (!choice.gain.interval) return CheckpointAnswer::NotShown;
    if (choice.gain.interval->low > 0) return CheckpointAnswer::Better;
    return choice.gain.interval->high < 0 ? CheckpointAnswer::Worse : CheckpointAnswer::NotShown;
}

std::vector<Message> sentencesOf(const CheckpointComparison& comparison)
{
    const CheckpointAnswer answer = answerOf(comparison);
    if (answer == CheckpointAnswer::NothingNoticed)
        return {Message(Message::tr("Nothing was measured: on one half of the images the detector notices nothing without a patch "
                                    "either"))};
    return {gainSentence(comparison, answer), controlSentence(comparison),
            Message(Message::tr("Half of the held-out images chose, the other half report: the figure of all images flatters the one "
                                "that was chosen, the figure of the other half may be quoted"))};
}

void writeComparison(const RunStore& store, const CheckpointComparison& comparison)
{
    const Json json = json::JsonWriter(metrics::kReportRules).json(comparison);
    writeFileAtomically(fileOf(store, comparison.run), json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::optional<CheckpointComparison> readComparison(const RunStore& store, const std::string& run)
{
    const fs::path file = fileOf(store, run);
    std::error_code code;
    if (!fs::exists(file, code)) return std::nullopt;
    const Json json = Json::parse(wholeFile(file), nullptr, false);
    CheckpointComparison comparison;
    const json::JsonSource source{toUtf8(file), metrics::kReportRules};
    json::JsonReader::read(json, json::JsonPlace{}, source, comparison); // throws also for what is no object
    const auto count = std::ssize(comparison.checkpoints);
    if (count == 0 || std::ssize(comparison.choice.patches) != count || comparison.choice.chosen < 0 ||
        comparison.choice.chosen >= count)
        throw Error(Message::tr("the comparison of checkpoints is damaged"), toUtf8(file), Message::tr("measure them again"));
    return comparison;
}

bool isCurrent(const CheckpointComparison& comparison, const std::vector<Checkpoint>& checkpoints)
{
    return std::equal(comparison.checkpoints.begin(), comparison.checkpoints.end(), checkpoints.begin(), checkpoints.end(),
                      [](const CheckpointFigures& a, const Checkpoint& b) { return a.iteration == b.iteration && a.last == b.last; });
}

} // namespace blindspot::workspace
