#include "core/report/aim_sentences.h"
#include "core/report/defence_words.h"
#include "core/report/document_parts.h"
#include "core/report/numbers.h"
#include "core/report/repeat_command.h"

namespace blindspot::report {

namespace {

using namespace metrics;

std::string whole(std::int64_t value)
{
    return count(static_cast<double>(value));
}

/// Nothing where it is not known.
std::string wholeIfKnown(std::int64_t value)
{
    return value > 0 ? whole(value) : "";
}

std::string sidesIfKnown(std::int64_t width, std::int64_t height)
{
    return width > 0 && height > 0 ? std::to_string(width) + " × " + std::to_string(height) : "";
}

std::string imagesByGroup(const Source& from)
{
    std::string result;
    for (const GroupResult& group : from.report.groups)
        result += (result.empty() ? "" : ", ") + imagesText(group, from.language);
    return result;
}

/// Those that are known.
void addFacts(const Source& from, const std::vector<std::pair<Text, std::string>>& known, Blocks& blocks)
{
    Facts facts;
    for (const auto& [key, value] : known)
        if (!value.empty()) facts.rows.emplace_back(from.text(key), value);
    blocks.emplace_back(std::move(facts));
}

/// What is to be said of a detector, a line each under one name.
void addSentences(const Source& from, Text key, const std::vector<std::string>& sentences, Blocks& blocks)
{
    Facts facts;
    for (const std::string& sentence : sentences)
        facts.rows.emplace_back(facts.rows.empty() ? from.text(key) : std::string(), sentence);
    if (!facts.rows.empty()) blocks.emplace_back(std::move(facts));
}

} // namespace

void addWarnings(const Source& from, Blocks& blocks)
{
    const std::vector<std::string> warnings = warningsOf(from.report, from.language);
    if (warnings.empty()) return;
    blocks.emplace_back(Heading{from.text(Text::HeadWarnings)});
    for (const std::string& warning : warnings)
        blocks.emplace_back(Paragraph{Paragraph::Role::Warning, warning});
}

void addSettings(const Source& from, Blocks& blocks)
{
    const EvaluationReport& report = from.report;
    const Timing& timing = report.timing;
    const auto seconds = [&](double value) { return from.text(Text::FactSecondsUnit, {decimals(value, 1)}); };
    Facts facts;
    const auto add = [&](Text key, const std::string& value) {
        if (!value.empty()) facts.rows.emplace_back(from.text(key), value);
    };
    add(Text::FactEvaluation, report.id);
    add(Text::FactCreated, report.createdAt);
    add(Text::FactClass, classText(report, from.language));
    if (report.aim != Aim::Hide) add(Text::FactAim, std::string(name(report.aim)));
    add(Text::FactTarget, report.target);
    add(Text::FactSelection, report.selection.value_or(""));
    add(Text::FactDataset, report.dataset.value_or(""));
    add(Text::FactImages, imagesByGroup(from));
    add(Text::FactConfidence, brief(report.confidence));
    add(Text::FactSeeds, whole(report.randomSeeds));
    add(Text::FactBootstrap, whole(report.bootstrapDrawings));
    add(Text::FactSeed, std::to_string(report.seed));
    add(Text::FactDevice, timing.device + (timing.deviceName.empty() ? "" : " (" + timing.deviceName + ")"));
    add(Text::FactSeconds, seconds(timing.seconds));
    add(Text::FactNetwork, seconds(timing.networkSeconds));
    add(Text::FactDefenceWait, seconds(timing.defenceSeconds));
    add(Text::FactPasses, wholeIfKnown(timing.passes));
    add(Text::FactVersion, report.version.empty() ? "" : "Blindspot " + report.version);
    for (const auto& [library, version] : report.libraries)
        facts.rows.emplace_back(library, version);
    blocks.emplace_back(Heading{from.text(Text::HeadSettings)});
    blocks.emplace_back(std::move(facts));
}

void addFiles(const Source& from, Blocks& blocks)
{
    const EvaluationReport& report = from.report;
    blocks.emplace_back(Heading{from.text(Text::HeadDetectors)});
    for (const DetectorFacts& detector : report.detectors) {
        addFacts(from,
                 {{Text::FactName, detector.name},
                  {Text::ColumnArchitecture, detector.architecture + detector.scale + (detector.head.empty() ? "" : " " + detector.head)},
                  {Text::ColumnParameters, wholeIfKnown(detector.parameters)},
                  {Text::ColumnInput, sidesIfKnown(detector.inputSize, detector.inputSize)},
                  {Text::FactHash, detector.sha256},
                  {Text::FactFile, detector.file}},
                 blocks);
        addSentences(from, Text::FactAssumed, detector.assumptions, blocks);
        addSentences(from, Text::FactDiffers, detector.differences, blocks);
        addSentences(from, Text::FactNotes, detector.notes, blocks);
    }
    blocks.emplace_back(Heading{from.text(Text::HeadPatches)});
    for (const PatchFacts& patch : report.patches) {
        addFacts(from,
                 {{Text::FactName, patch.name},
                  {Text::FactRun, patch.run},
                  {Text::FactTrainedOn, trainedOnNames(patch)},
                  {Text::FactRecipe, patch.recipe},
                  {Text::FactThrough, patch.through.empty() ? "" : defenceWords(patch.through, from.language)},
                  {Text::FactPlacement, patch.placement},
                  {Text::FactPixels, sidesIfKnown(patch.width, patch.height)},
                  {Text::FactHash, patch.sha256},
                  {Text::FactFile, patch.file}},
                 blocks);
    }
    if (!report.imagesSha256.empty()) {
        blocks.emplace_back(Heading{from.text(Text::FactImagesHash)});
        blocks.emplace_back(Code{report.imagesSha256});
    }
}

void addCommand(const Source& from, Blocks& blocks)
{
    blocks.emplace_back(Heading{from.text(Text::HeadCommand)});
    blocks.emplace_back(Code{repeatCommand(from.report, " \\\n    ")});
    blocks.emplace_back(Paragraph{Paragraph::Role::Note, from.text(Text::NoteCommand)});
}

} // namespace blindspot::report
