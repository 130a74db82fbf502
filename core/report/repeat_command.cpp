#include "core/report/repeat_command.h"

#include "core/common/number_text.h"

#include <algorithm>
#include <cmath>

namespace blindspot::report {

namespace {

using namespace metrics;

/// "scale:0.5,1,2", as the command line reads it.
std::string sweepText(const Sweep& sweep)
{
    std::string text(name(sweep.kind));
    for (std::size_t i = 0; i < sweep.points.size(); ++i)
        text.append(i == 0 ? ":" : ",").append(numberText(sweep.points[i].value));
    return text;
}

} // namespace

std::string shellWord(const std::string& word)
{
    constexpr std::string_view kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%";
    if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
    std::string result = "'";
    for (const char character : word)
        result += character == '\'' ? std::string("'\\''") : std::string(1, character);
    return result + "'";
}

std::string repeatCommand(const EvaluationReport& report, const std::string& separator)
{
    std::string command = "blindspot-cli evaluate";
    const auto add = [&](const char* option, const std::string& value) {
        command.append(separator).append(option).append(" ").append(shellWord(value));
    };
    for (const DetectorFacts& detector : report.detectors)
        add("--detector", detector.file.empty() || !detector.choices.empty() ? detector.name : detector.file);
    if (report.selection)
        add("--selection", *report.selection);
    else if (report.dataset)
        add("--dataset", *report.dataset);
    if (!report.className.empty()) add("--class", report.className);
    if (report.aim != Aim::Hide) add("--aim", std::string(name(report.aim)));
    if (!report.target.empty()) add("--target", report.target);
    if (report.firstImages) add("--images", std::to_string(*report.firstImages));
    if (report.nearDuplicatesHeldOut) add("--near-duplicates", "held-out");
    for (const PatchFacts& patch : report.patches)
        patch.run.empty() ? add("--patch", patch.file) : add("--run", patch.run);
    // One for all patches; where they differ each has its own, which is what the command takes without the
    // option.
    const auto samePlacement = [&](const PatchFacts& patch) {
        return patch.placement == report.patches.front().placement;
    };
    if (!report.patches.empty() && !report.patches.front().placement.empty() &&
        std::all_of(report.patches.begin(), report.patches.end(), samePlacement))
        add("--placement", report.patches.front().placement);
    for (std::size_t i = 1; i < report.defences.size(); ++i)
        add("--defence", report.defences[i].text);
    if (report.defences.size() > 1) add("--knowing", "none"); // those there are were named above
    std::vector<SweepKind> kinds; // of several detectors and patches the same ones
    for (const Sweep& sweep : report.sweeps) {
        if (std::find(kinds.begin(), kinds.end(), sweep.kind) != kinds.end()) continue;
        kinds.push_back(sweep.kind);
        add("--sweep", sweepText(sweep));
    }
    if (std::isfinite(report.confidence)) add("--confidence", numberText(report.confidence));
    if (std::isfinite(report.noticeOverlap)) add("--notice-overlap", numberText(report.noticeOverlap));
    if (std::isfinite(report.nmsIou)) add("--iou", numberText(report.nmsIou));
    add("--random-seeds", std::to_string(report.randomSeeds));
    add("--bootstrap", std::to_string(report.bootstrapDrawings));
    add("--seed", std::to_string(report.seed));
    return command;
}

} // namespace blindspot::report
