#include "app/cli/evaluation_tables.h"

#include "core/common/number_text.h"
#include "core/metrics/notice.h"
#include "core/report/aim_sentences.h"
#include "core/report/arm_texts.h"
#include "core/report/conclusion.h"
#include "core/report/knowing.h"
#include "core/report/measure.h"

#include <cmath>

namespace blindspot::cli {

namespace {

using namespace metrics;
using report::Language;
using report::Measure;

using Rows = std::vector<std::vector<std::string>>;

std::string valueText(const std::optional<double>& value)
{
    return value ? decimalsText(*value, 3) : "-";
}

std::string figureText(const Figure& figure)
{
    if (!figure.value) return "-";
    std::string text = decimalsText(*figure.value, 3);
    if (figure.interval)
        text += " [" + decimalsText(figure.interval->low, 3) + ", " + decimalsText(figure.interval->high, 3) +
                "]";
    return text;
}

std::string countText(double count)
{
    if (!std::isfinite(count)) return "-"; // a report of another version does not say it
    return decimalsText(count, count == std::floor(count) ? 0 : 1);
}

std::string partText(double part, double whole)
{
    return countText(part) + " of " + countText(whole);
}

/// Where there are several: which is which in the tables. Their names would make the tables too wide.
void printPatches(Output& output, const EvaluationReport& report)
{
    if (report.patches.size() < 2) return;
    output.line("");
    for (std::size_t i = 0; i < report.patches.size(); ++i)
        output.line("patch " + std::to_string(i + 1) + ": " + report.patches[i].name);
}

/// "patch", with its number where there are several.
std::string labelOf(const EvaluationReport& report, const ArmFigures& arm)
{
    std::string label(name(arm.arm));
    if (report.patches.size() > 1 && arm.patch >= 0) label += " " + std::to_string(arm.patch + 1);
    return label;
}

/// How far each arm comes to an aim with a target class.
std::string aimTable(const EvaluationReport& report, const Condition& condition)
{
    const bool creates = report.aim == Aim::Create;
    Rows rows{{"arm", creates ? report.target + " seen" : "taken for " + report.target, "share"}};
    if (!creates) rows.front().push_back(report.target + " seen there");
    rows.front().push_back("false boxes of " + report.target + "/image");
    for (const ArmFigures& arm : condition.arms) {
        if (!arm.aim) continue;
        rows.push_back({labelOf(report, arm), partText(arm.aim->successes, arm.aim->cases), figureText(arm.aim->success)});
        if (!creates) rows.back().push_back(figureText(arm.aim->seenShare));
        rows.back().push_back(decimalsText(arm.aim->falseBoxesPerImage, 2));
    }
    return table(rows);
}

std::string armTable(const EvaluationReport& report, const Condition& condition)
{
    Rows rows{{"arm", "noticed", "hidden", "found", "AP50", "attack success", "invented on objects", "elsewhere", "boxes/image"}};
    for (const ArmFigures& arm : condition.arms) {
        const bool clean = arm.arm == Arm::Clean;
        // Those of a patch that knows a defence are the controls of the patch that it is another training of.
        if (arm.patch >= 0 && arm.arm != Arm::Patch && report.patches[static_cast<std::size_t>(arm.patch)].knowingOf >= 0) continue;
        rows.push_back({labelOf(report, arm), figureText(arm.noticedShare), clean ? "" : partText(arm.hidden, arm.noticedClean),
                        figureText(arm.recall), figureText(arm.ap50), clean ? "" : valueText(arm.attackSuccess.value), countText(arm.inventedOnObjects),
                        countText(arm.invented - arm.inventedOnObjects),
                        std::isfinite(arm.boxesPerImage) ? decimalsText(arm.boxesPerImage, 2) : "-"});
    }
    return table(rows);
}

/// Who is noticed by the size that the network meets, of the answer's images, detector and patch.
void printInputSizes(Output& output, const EvaluationReport& report)
{
    const report::Subject subject = report::subjectOf(report);
    const ArmFigures* patch = subject.condition ? subject.condition->find(Arm::Patch, subject.patch) : nullptr;
    if (!patch || patch->inputSizes.empty()) return;
    Rows rows{{"size", "objects"}};
    for (const Arm arm : kArms)
        rows.front().emplace_back(name(arm));
    rows.front().emplace_back("hidden by the patch");
    for (std::size_t i = 0; i < patch->inputSizes.size(); ++i) {
        const InputSizeFigures& size = patch->inputSizes[i];
        rows.push_back({report::inputSizeText(i, Language::English), std::to_string(size.objects)});
        for (const Arm arm : kArms) {
            const ArmFigures* figures = subject.condition->find(arm, subject.patch);
            const bool told = figures && i < figures->inputSizes.size();
            rows.back().push_back(told ? countText(figures->inputSizes[i].noticed) : "-");
        }
        rows.back().push_back(partText(size.hidden, size.noticedClean));
    }
    output.line("\nNoticed by size (square root of the box's area, pixels of the network's input); detector " +
                report.detectors[static_cast<std::size_t>(subject.detector)].name);
    output.line(table(rows));
}

void printNearDuplicates(Output& output, const EvaluationReport& report)
{
    Rows rows{{"image", "nearly the same as the training image"}};
    for (const ImageFindings& image : report.images)
        if (!image.nearDuplicateOf.empty()) rows.push_back({image.file, image.nearDuplicateOf});
    if (rows.size() > 1) output.line("\n" + table(rows));
}

void printSweep(Output& output, const EvaluationReport& report, const Sweep& sweep)
{
    const std::vector<Measure> measures = report::measuresOf(sweep);
    Rows rows{{std::string(name(sweep.kind))}};
    for (const Measure measure : measures) {
        rows.front().emplace_back(measure == Measure::Noticed ? "noticed: clean" : "AP50: clean");
        for (const Arm arm : {Arm::Grey, Arm::Random, Arm::Patch})
            rows.front().emplace_back(name(arm));
        rows.front().emplace_back(measure == Measure::Noticed ? "effect (hidden)" : "effect (AP50)");
    }
    for (const SweepPoint& point : sweep.points) {
        rows.push_back({numberText(point.value)});
        for (const Measure measure : measures) {
            for (const ArmFigures& arm : point.arms)
                rows.back().push_back(valueText(report::figureOf(arm, measure).value));
            rows.back().push_back(figureText(report::effectOn(point.effect, measure)));
        }
    }
    output.line("\nBy " + std::string(name(sweep.kind)) + " (" + std::string(unitOf(sweep.kind)) + "); " +
                report.patches[static_cast<std::size_t>(sweep.patch)].name + "; detector " +
                report.detectors[static_cast<std::size_t>(sweep.detector)].name);
    output.line(table(rows));
}

/// What the figures of an aim other than to hide mean; empty for that.
std::string aimDefinition(const EvaluationReport& report)
{
    const std::string target = report.target, falseBox = "False box of " + target + ": a detection of " + target + " of score > " +
                                                         numberText(report.confidence) + " that touches no object of " + target + ".";
    switch (report.aim) {
    case Aim::Vanish:
        return "Every class: the objects are those of every class that the detectors have, and detections count whichever class they "
               "say.\n";
    case Aim::Create:
        return falseBox + " Seen: places of the patch that one touches, of those that touch no object of " + target +
               "; clean: the same places with nothing on them.\n";
    case Aim::Misclassify:
        return falseBox + " Taken for " + target + ": objects noticed on the clean image that one touches and no detection of " +
               report.className + " does any more; seen there: that one touches, whatever else does.\n";
    case Aim::Hide:
        break;
    }
    return {};
}

std::string definitionsText(const EvaluationReport& report)
{
    const std::string confidence = std::isfinite(report.confidence) ? numberText(report.confidence) : "not known";
    return aimDefinition(report) + "Noticed: an object that a detection of score > " + confidence +
           " touches (its centre in the object, or IoU >= " + numberText(report::noticeOverlapOf(report)) +
           "), as a share of the objects.\nHidden: noticed on the clean image and not in this arm; effect: hidden share beyond "
           "the control that hides most.\nFound: IoU >= 0.5 with a detection of score > " +
           confidence +
           ", as a share of the objects. Attack success: found on the clean image and not in this arm / found clean.\n"
           "AP50: COCO's average precision at IoU 0.5 (101 points, at most 100 detections an image). Invented: detections of no object; on "
           "objects: those that touch one.\nBoxes/image: all detections of score > " +
           confidence + ". In brackets: 95 %, bootstrap over the images.";
}

} // namespace

void printEvaluation(Output& output, const EvaluationReport& report)
{
    printPatches(output, report);
    for (const GroupResult& group : report.groups)
        for (const Condition& condition : group.conditions) {
            const DefenceFacts& defence = report.defences[static_cast<std::size_t>(condition.defence)];
            output.line("\n" + report::imagesText(group, Language::English) + ", " +
                        countedText(group.objects, "object") + " of " + report::classText(report, Language::English) + "; detector " +
                        report.detectors[static_cast<std::size_t>(condition.detector)].name + "; defence " + defence.text);
            if (hasTarget(report.aim)) output.line(aimTable(report, condition));
            output.line(armTable(report, condition));
        }
    printInputSizes(output, report);
    printNearDuplicates(output, report);
    for (const Sweep& sweep : report.sweeps)
        printSweep(output, report, sweep);
    const report::Conclusion conclusion = report::conclude(report, Language::English);
    output.line("\n" + conclusion.answer);
    for (const std::string& sentence : conclusion.others)
        output.line(sentence);
    for (std::size_t i = 1; i < report.defences.size(); ++i)
        output.line(report::defenceSentence(report, static_cast<std::int64_t>(i), Language::English));
    if (const std::string note = report::unknowingNote(report, Language::English); !note.empty()) output.line(note);
    output.line("\n" + definitionsText(report));
    for (const std::string& warning : report::warningsOf(report, Language::English))
        output.message("warning: " + warning);
}

} // namespace blindspot::cli
