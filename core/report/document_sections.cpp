#include "core/metrics/notice.h"
#include "core/report/arm_texts.h"
#include "core/report/defence_words.h"
#include "core/report/document_parts.h"
#include "core/report/knowing.h"
#include "core/report/numbers.h"

namespace blindspot::report {

namespace {

using namespace metrics;

void addNote(const Source& from, Blocks& blocks, Text key,
             std::initializer_list<std::string_view> arguments = {})
{
    blocks.emplace_back(Paragraph{Paragraph::Role::Note, from.text(key, arguments)});
}

/// Of the condition that the answer is about.
std::vector<Measure> measuresOf(const Source& from)
{
    return from.subject.condition ? report::measuresOf(*from.subject.condition) : std::vector{Measure::Ap50};
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

std::string controlText(const Source& from, const Effect* effect, Measure measure)
{
    return effect ? armText(controlOf(*effect, measure), from.language) : "\u2013";
}

Cell effectCell(const Effect* effect, Measure measure)
{
    if (!effect) return {"\u2013"};
    return cellOf(effectOn(*effect, measure), liesAboveZero(effectOn(*effect, measure)));
}

Figure armFigure(const Condition& condition, Arm arm, std::int64_t patch, Measure measure)
{
    const ArmFigures* figures = condition.find(arm, patch);
    return figures ? figureOf(*figures, measure) : Figure{};
}

/// Above each of a section's tables what its figures are.
void addCaption(const Source& from, Blocks& blocks, Measure measure)
{
    const Text key = measure == Measure::Noticed ? Text::CaptionNoticed : Text::CaptionAp50;
    blocks.emplace_back(Paragraph{Paragraph::Role::Caption, from.text(key)});
}

/// A part of a whole, below it the share.
Cell shareCell(double part, double whole, bool strong = false)
{
    return {count(part), whole > 0 ? decimals(100 * part / whole, 0) + " %" : "", strong};
}

std::vector<std::string> noticedDefinitions(const Source& from)
{
    const std::string confidence = brief(from.report.confidence);
    return {from.text(Text::DefineNoticed, {confidence, brief(noticeOverlapOf(from.report))}), from.text(Text::DefineHidden),
            from.text(Text::DefineHalfSeen), from.text(Text::DefineEffectHidden), from.text(Text::DefineBoxes, {confidence})};
}

Table groupTable(const Source& from, Measure measure)
{
    Table table = tableOf(from, {Text::ColumnGroup, Text::ColumnImages, Text::ColumnObjects, Text::ArmClean,
                                 Text::ArmGrey, Text::ArmRandom, Text::ArmPatch, Text::ColumnEffect,
                                 measure == Measure::Noticed ? Text::ColumnHiddenByPatch : Text::ColumnSuccess});
    for (const GroupResult& group : from.report.groups) {
        const Condition* condition = group.find(from.subject.detector, 0);
        if (!condition) continue;
        std::vector<Cell> row = {{groupText(group.group, from.language)},
                                 {count(static_cast<double>(group.images))},
                                 {count(static_cast<double>(group.objects))}};
        for (const Arm arm : kArms)
            row.push_back(cellOf(armFigure(*condition, arm, from.subject.patch, measure)));
        row.push_back(effectCell(effectOf(*condition, from.subject.patch), measure));
        const ArmFigures* patch = condition->find(Arm::Patch, from.subject.patch);
        row.push_back(patch ? cellOf(measure == Measure::Noticed ? patch->hiddenShare : patch->attackSuccess) : Cell{"\u2013"});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Cell transferCell(const Source& from, std::size_t detector, std::int64_t patch, Measure measure)
{
    const Condition* condition = from.subject.group->find(static_cast<std::int64_t>(detector), 0);
    const Effect* effect = condition ? effectOf(*condition, patch) : nullptr;
    if (!effect) return {"\u2013"};
    const auto& report = from.report;
    const bool own = trainedOn(report.patches[static_cast<std::size_t>(patch)], report.detectors[detector]);
    const Figure& figure = effectOn(*effect, measure);
    return {(own ? "▪ " : "") + decimals(armFigure(*condition, Arm::Clean, patch, measure).value, 3) + " → " +
                decimals(armFigure(*condition, Arm::Patch, patch, measure).value, 3),
            withInterval(figure, 3) + (liesAboveZero(figure) ? " *" : ""), liesAboveZero(figure)};
}

Table transferTable(const Source& from, Measure measure)
{
    Table table = tableOf(from, {Text::ColumnPatch, Text::ColumnTrainedOn}, 2);
    for (const DetectorFacts& detector : from.report.detectors)
        table.columns.push_back({detector.name, true});
    for (std::size_t i = 0; i < from.report.patches.size(); ++i) {
        const PatchFacts& facts = from.report.patches[i];
        if (facts.knowingOf >= 0) continue; // in the table of defences
        std::vector<Cell> row = {{facts.name},
                                 {facts.trainedOn.empty() ? from.text(Text::NotKnown) : trainedOnNames(facts)}};
        for (std::size_t k = 0; k < from.report.detectors.size(); ++k)
            row.push_back(transferCell(from, k, static_cast<std::int64_t>(i), measure));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table defenceTable(const Source& from, Measure measure)
{
    Table table =
        tableOf(from, {Text::ColumnDefence, Text::ColumnClean, Text::ColumnCost, Text::ColumnWithPatch,
                       Text::ColumnRegained, Text::ColumnRegainedKnowing, Text::ColumnEffect, Text::ColumnControl,
                       Text::ColumnSeconds});
    for (std::size_t i = 0; i < from.report.defences.size(); ++i) {
        const Condition* condition =
            from.subject.group->find(from.subject.detector, static_cast<std::int64_t>(i));
        if (!condition) continue;
        const DefenceFacts& facts = from.report.defences[i];
        const Effect* effect = effectOf(*condition, from.subject.patch);
        const auto figure = [&](Arm arm) { return cellOf(armFigure(*condition, arm, from.subject.patch, measure)); };
        table.rows.push_back({{defenceWords(facts.text, from.language)},
                              figure(Arm::Clean),
                              i > 0 ? cellOf(cleanCostOf(*condition, measure)) : Cell{"\u2013"},
                              figure(Arm::Patch),
                              i > 0 ? cellOf(regainedOf(*condition, from.subject.patch, measure)) : Cell{"\u2013"},
                              i > 0 ? cellOf(regainedFromKnowing(from.report, *condition, from.subject.patch, measure))
                                    : Cell{"\u2013"},
                              effectCell(effect, measure),
                              {controlText(from, effect, measure)},
                              {i > 0 ? decimals(facts.secondsPerImage * 1000, 1) : "\u2013"}});
    }
    return table;
}

/// An arm's objects of one class of size; null where it does not tell them.
const InputSizeFigures* inputSizeOf(const Condition& condition, Arm arm, std::int64_t patch, std::size_t size)
{
    const ArmFigures* figures = condition.find(arm, patch);
    return figures && size < figures->inputSizes.size() ? &figures->inputSizes[size] : nullptr;
}

} // namespace

void addDefinitions(const Source& from, Blocks& blocks)
{
    const std::string confidence = brief(from.report.confidence);
    const std::string seeds = count(static_cast<double>(from.report.randomSeeds)),
                      drawings = count(static_cast<double>(from.report.bootstrapDrawings));
    blocks.emplace_back(Heading{from.text(Text::HeadDefinitions)});
    const bool noticed = from.subject.condition && tellsNoticed(*from.subject.condition);
    std::vector<std::string> definitions;
    if (noticed) definitions = noticedDefinitions(from);
    for (std::string& definition :
         std::vector{from.text(Text::DefineFound, {confidence}), from.text(Text::DefineRecall), from.text(Text::DefineLost),
                     from.text(Text::DefineSuccess), from.text(Text::DefineInvented, {confidence})})
        definitions.push_back(std::move(definition));
    definitions.push_back(from.text(noticed ? Text::DefineInventedOn : Text::DefineEffect));
    for (std::string& definition :
         std::vector{from.text(Text::DefineAp),
                     from.text(from.report.randomSeeds == 1 ? Text::DefineControlsOne : Text::DefineControls, {seeds}),
                     from.text(from.report.bootstrapDrawings == 1 ? Text::DefineIntervalOne : Text::DefineInterval, {drawings}),
                     from.text(Text::DefineSizes)})
        definitions.push_back(std::move(definition));
    for (std::string& definition : definitions)
        blocks.emplace_back(Paragraph{Paragraph::Role::Plain, std::move(definition)});
}

void addGroups(const Source& from, Blocks& blocks)
{
    if (from.report.groups.empty()) return;
    blocks.emplace_back(Heading{from.text(Text::HeadGroups)});
    for (const Measure measure : measuresOf(from)) {
        addCaption(from, blocks, measure);
        blocks.emplace_back(groupTable(from, measure));
    }
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
    for (Chart chart : {armsChart(*from.subject.condition, from.subject.patch, from.language),
                        precisionChart(*from.subject.condition, from.subject.patch, from.language)})
        if (!chart.series.empty()) charts.charts.push_back(std::move(chart));
    if (charts.charts.empty()) return;
    blocks.emplace_back(Heading{from.text(Text::HeadCurves)});
    blocks.emplace_back(std::move(charts));
    addNote(from, blocks, Text::NoteCurves,
            {from.detector().name, imagesText(*from.subject.group, from.language)});
}

void addInputSizes(const Source& from, Blocks& blocks)
{
    const Condition* condition = from.subject.condition;
    if (!condition || !inputSizeOf(*condition, Arm::Patch, from.subject.patch, 0)) return;
    blocks.emplace_back(Heading{from.text(Text::HeadInputSizes)});
    Table table = tableOf(from, {Text::ColumnSize, Text::ColumnObjects, Text::ArmClean, Text::ArmGrey, Text::ArmRandom,
                                 Text::ArmPatch, Text::ColumnHiddenByPatch});
    for (std::size_t i = 0; i < kInputSizes; ++i) {
        std::vector<Cell> row = {{inputSizeText(i, from.language)}};
        for (const Arm arm : kArms) {
            const InputSizeFigures* size = inputSizeOf(*condition, arm, from.subject.patch, i);
            if (row.size() == 1) row.push_back({size ? count(static_cast<double>(size->objects)) : "\u2013"});
            row.push_back(size ? shareCell(size->noticed, static_cast<double>(size->objects), arm == Arm::Patch) : Cell{"\u2013"});
        }
        const InputSizeFigures* patch = inputSizeOf(*condition, Arm::Patch, from.subject.patch, i);
        row.push_back(patch ? shareCell(patch->hidden, patch->noticedClean, true) : Cell{"\u2013"});
        table.rows.push_back(std::move(row));
    }
    blocks.emplace_back(std::move(table));
    addNote(from, blocks, Text::NoteInputSizes, {count(static_cast<double>(from.detector().inputSize))});
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
    for (const Measure measure : measuresOf(from)) {
        addCaption(from, blocks, measure);
        blocks.emplace_back(transferTable(from, measure));
    }
    addNote(from, blocks, Text::NoteTransfer, {imagesText(*from.subject.group, from.language)});
}

void addDefences(const Source& from, Blocks& blocks)
{
    if (!from.subject.condition || from.report.defences.size() < 2) return;
    blocks.emplace_back(Heading{from.text(Text::HeadDefences)});
    for (const Measure measure : measuresOf(from)) {
        addCaption(from, blocks, measure);
        blocks.emplace_back(defenceTable(from, measure));
    }
    for (std::size_t i = 1; i < from.report.defences.size(); ++i) {
        std::string sentence = defenceSentence(from.report, static_cast<std::int64_t>(i), from.language);
        if (!sentence.empty()) blocks.emplace_back(Paragraph{Paragraph::Role::Plain, std::move(sentence)});
    }
    const std::string unknowing = unknowingNote(from.report, from.language);
    if (!unknowing.empty()) blocks.emplace_back(Paragraph{Paragraph::Role::Plain, unknowing});
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
        for (const Measure measure : report::measuresOf(sweep)) {
            Chart chart = sweepChart(sweep, measure, from.language);
            if (named)
                chart.title += " · " + from.report.patches.at(static_cast<std::size_t>(sweep.patch)).name +
                               " · " + from.report.detectors.at(static_cast<std::size_t>(sweep.detector)).name;
            charts.charts.push_back(std::move(chart));
        }
    }
    const bool noticed = tellsNoticed(from.report.sweeps.front());
    blocks.emplace_back(std::move(charts));
    addNote(from, blocks, noticed ? Text::NoteSweepsNoticed : Text::NoteSweeps,
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
