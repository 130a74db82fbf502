#include "core/report/arm_texts.h"
#include "core/report/document_parts.h"
#include "core/report/numbers.h"

namespace blindspot::report {

namespace {

using namespace metrics;

void addNote(const Source& from, Blocks& blocks, Text key,
             std::initializer_list<std::string_view> arguments = {})
{
    blocks.emplace_back(Paragraph{Paragraph::Role::Note, from.text(key, arguments)});
}

Table tableOf(const Source& from, std::initializer_list<Text> titles, std::size_t words = 1)
{
    Table table;
    for (const Text title : titles) {
        const bool number = table.columns.size() >= words;
        table.columns.push_back({from.text(title), number});
    }
    return table;
}

std::string controlText(const Source& from, const Effect* effect)
{
    return effect ? armText(effect->control, from.language) : "\u2013";
}

Cell effectCell(const Effect* effect)
{
    return effect ? cellOf(effect->ap50, effect->beatsControl()) : Cell{"\u2013"};
}

Figure ap50Of(const Condition& condition, Arm arm, std::int64_t patch)
{
    const ArmFigures* figures = condition.find(arm, patch);
    return figures ? figures->ap50 : Figure{};
}

} // namespace

void addDefinitions(const Source& from, Blocks& blocks)
{
    const std::string confidence = brief(from.report.confidence);
    const std::string seeds = count(static_cast<double>(from.report.randomSeeds)),
                      drawings = count(static_cast<double>(from.report.bootstrapDrawings));
    blocks.emplace_back(Heading{from.text(Text::HeadDefinitions)});
    for (const std::string& definition :
         {from.text(Text::DefineAp), from.text(Text::DefineFound, {confidence}),
          from.text(Text::DefineRecall), from.text(Text::DefineLost), from.text(Text::DefineSuccess),
          from.text(Text::DefineInvented, {confidence}),
          from.text(from.report.randomSeeds == 1 ? Text::DefineControlsOne : Text::DefineControls, {seeds}),
          from.text(Text::DefineEffect),
          from.text(from.report.bootstrapDrawings == 1 ? Text::DefineIntervalOne : Text::DefineInterval, {drawings}),
          from.text(Text::DefineSizes)})
        blocks.emplace_back(Paragraph{Paragraph::Role::Plain, definition});
}

void addGroups(const Source& from, Blocks& blocks)
{
    if (from.report.groups.empty()) return;
    blocks.emplace_back(Heading{from.text(Text::HeadGroups)});
    Table table = tableOf(from, {Text::ColumnGroup, Text::ColumnImages, Text::ColumnObjects, Text::ArmClean,
                                 Text::ArmGrey, Text::ArmRandom, Text::ArmPatch, Text::ColumnEffect,
                                 Text::ColumnSuccess});
    for (const GroupResult& group : from.report.groups) {
        const Condition* condition = group.find(from.subject.detector, 0);
        if (!condition) continue;
        std::vector<Cell> row = {{groupText(group.group, from.language)},
                                 {count(static_cast<double>(group.images))},
                                 {count(static_cast<double>(group.objects))}};
        for (const Arm arm : kArms)
            row.push_back(cellOf(ap50Of(*condition, arm, from.subject.patch)));
        row.push_back(effectCell(effectOf(*condition, from.subject.patch)));
        const ArmFigures* patch = condition->find(Arm::Patch, from.subject.patch);
        row.push_back(patch ? cellOf(patch->attackSuccess) : Cell{"\u2013"});
        table.rows.push_back(std::move(row));
    }
    blocks.emplace_back(std::move(table));
    if (from.report.groups.size() > 1)
        addNote(from, blocks, Text::NoteGroups);
    else
        addNote(from, blocks, Text::NoteOneGroup,
                {groupText(from.report.groups.front().group, from.language)});
}

void addCurves(const Source& from, Blocks& blocks)
{
    if (!from.subject.condition) return;
    Charts charts;
    for (Chart chart : {precisionChart(*from.subject.condition, from.subject.patch, from.language),
                        armsChart(*from.subject.condition, from.subject.patch, from.language)})
        if (!chart.series.empty()) charts.charts.push_back(std::move(chart));
    if (charts.charts.empty()) return;
    blocks.emplace_back(Heading{from.text(Text::HeadCurves)});
    blocks.emplace_back(std::move(charts));
    addNote(from, blocks, Text::NoteCurves,
            {from.detector().name, imagesText(*from.subject.group, from.language)});
}

void addSizes(const Source& from, Blocks& blocks)
{
    if (!from.subject.condition) return;
    blocks.emplace_back(Heading{from.text(Text::HeadSizes)});
    Table table = tableOf(from,
                          {Text::ColumnSize, Text::ColumnArm, Text::ColumnObjects, Text::ColumnFoundClean,
                           Text::ColumnFound, Text::ColumnLost, Text::ColumnSuccess, Text::ColumnInvented},
                          2);
    for (const ObjectSize size : {ObjectSize::Small, ObjectSize::Medium, ObjectSize::Large})
        for (const Arm arm : {Arm::Grey, Arm::Random, Arm::Patch}) {
            const ArmFigures* figures = from.subject.condition->find(arm, from.subject.patch);
            if (!figures) continue;
            const SizeFigures& of = figures->sizes.at(static_cast<std::size_t>(size));
            const bool strong = arm == Arm::Patch;
            const auto cell = [strong](const std::string& text) { return Cell{text, {}, strong}; };
            const std::optional<double> success =
                of.foundClean > 0 ? std::optional(of.lost / of.foundClean) : std::nullopt;
            table.rows.push_back({{sizeText(size, from.language)},
                                  cell(armText(arm, from.language)),
                                  cell(count(static_cast<double>(of.objects))),
                                  cell(count(of.foundClean)),
                                  cell(count(of.found)),
                                  cell(count(of.lost)),
                                  cell(decimals(success, 3)),
                                  cell(count(of.invented))});
        }
    blocks.emplace_back(std::move(table));
    addNote(from, blocks, Text::NoteSizes);
}

void addTransfer(const Source& from, Blocks& blocks)
{
    const auto& report = from.report;
    if (!from.subject.group || (report.detectors.size() < 2 && report.patches.size() < 2)) return;
    blocks.emplace_back(Heading{from.text(Text::HeadTransfer)});
    Table table = tableOf(from, {Text::ColumnPatch, Text::ColumnTrainedOn}, 2);
    for (const DetectorFacts& detector : report.detectors)
        table.columns.push_back({detector.name, true});
    for (std::size_t i = 0; i < report.patches.size(); ++i) {
        const auto patch = static_cast<std::int64_t>(i);
        const PatchFacts& facts = report.patches[i];
        std::vector<Cell> row = {{facts.name},
                                 {facts.trainedOn.empty() ? from.text(Text::NotKnown) : facts.trainedOn}};
        for (std::size_t k = 0; k < report.detectors.size(); ++k) {
            const Condition* condition = from.subject.group->find(static_cast<std::int64_t>(k), 0);
            const Effect* effect = condition ? effectOf(*condition, patch) : nullptr;
            if (!effect) {
                row.push_back({"\u2013"});
                continue;
            }
            row.push_back({(trainedOn(facts, report.detectors[k]) ? "▪ " : "") +
                               decimals(ap50Of(*condition, Arm::Clean, patch).value, 3) + " → " +
                               decimals(ap50Of(*condition, Arm::Patch, patch).value, 3),
                           withInterval(effect->ap50, 3) + (effect->beatsControl() ? " *" : ""),
                           effect->beatsControl()});
        }
        table.rows.push_back(std::move(row));
    }
    blocks.emplace_back(std::move(table));
    addNote(from, blocks, Text::NoteTransfer, {imagesText(*from.subject.group, from.language)});
}

void addDefences(const Source& from, Blocks& blocks)
{
    if (!from.subject.condition || from.report.defences.size() < 2) return;
    blocks.emplace_back(Heading{from.text(Text::HeadDefences)});
    Table table =
        tableOf(from, {Text::ColumnDefence, Text::ColumnClean, Text::ColumnCost, Text::ColumnWithPatch,
                       Text::ColumnRegained, Text::ColumnEffect, Text::ColumnControl, Text::ColumnSeconds});
    const auto patch = static_cast<std::size_t>(from.subject.patch);
    for (std::size_t i = 0; i < from.report.defences.size(); ++i) {
        const Condition* condition =
            from.subject.group->find(from.subject.detector, static_cast<std::int64_t>(i));
        if (!condition) continue;
        const DefenceFacts& facts = from.report.defences[i];
        const Effect* effect = effectOf(*condition, from.subject.patch);
        const bool regained = i > 0 && patch < condition->regained.size();
        table.rows.push_back({{i == 0 ? from.text(Text::NoDefence) : facts.text},
                              cellOf(ap50Of(*condition, Arm::Clean, from.subject.patch)),
                              i > 0 ? cellOf(condition->cleanCost) : Cell{"\u2013"},
                              cellOf(ap50Of(*condition, Arm::Patch, from.subject.patch)),
                              regained ? cellOf(condition->regained[patch]) : Cell{"\u2013"},
                              effectCell(effect),
                              {controlText(from, effect)},
                              {i > 0 ? decimals(facts.secondsPerImage * 1000, 1) : "\u2013"}});
    }
    blocks.emplace_back(std::move(table));
    for (std::size_t i = 1; i < from.report.defences.size(); ++i) {
        std::string sentence = defenceSentence(from.report, static_cast<std::int64_t>(i), from.language);
        if (!sentence.empty()) blocks.emplace_back(Paragraph{Paragraph::Role::Plain, std::move(sentence)});
    }
    addNote(from, blocks, Text::NoteDefences,
            {from.detector().name, imagesText(*from.subject.group, from.language)});
}

void addSweeps(const Source& from, Blocks& blocks)
{
    if (from.report.sweeps.empty() || !from.subject.group) return;
    blocks.emplace_back(Heading{from.text(Text::HeadSweeps)});
    Charts charts;
    const bool named = from.report.detectors.size() > 1 || from.report.patches.size() > 1;
    for (const Sweep& sweep : from.report.sweeps) {
        Chart chart = sweepChart(sweep, from.language);
        if (named)
            chart.title += " · " + from.report.patches.at(static_cast<std::size_t>(sweep.patch)).name +
                           " · " + from.report.detectors.at(static_cast<std::size_t>(sweep.detector)).name;
        charts.charts.push_back(std::move(chart));
    }
    blocks.emplace_back(std::move(charts));
    addNote(from, blocks, Text::NoteSweeps,
            {text(from.language, Text::AxisAp50), imagesText(*from.subject.group, from.language)});
}

void addTraining(const Source& from, Blocks& blocks)
{
    Chart chart = lossChart(from.pictures.lossCurve, from.language);
    if (chart.series.empty()) return;
    blocks.emplace_back(Heading{from.text(Text::HeadTraining)});
    blocks.emplace_back(Charts{{std::move(chart)}});
}

} // namespace blindspot::report
