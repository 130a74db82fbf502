#include "core/report/document.h"

#include "core/report/aim_sentences.h"
#include "core/report/arm_texts.h"
#include "core/report/document_parts.h"
#include "core/report/examples.h"
#include "core/report/numbers.h"

#include <algorithm>

namespace blindspot::report {

namespace {

using namespace metrics;

/// Who is noticed and what becomes of the boxes.
std::vector<Cell> noticedRow(const Source& from, const ArmFigures& figures)
{
    const bool strong = figures.arm == Arm::Patch;
    return {{armText(figures.arm, from.language), {}, strong},
            cellOf(figures.noticedShare, strong),
            figures.arm == Arm::Clean ? Cell{"\u2013"}
                                      : Cell{count(figures.hidden), withInterval(figures.hiddenShare, 3), strong},
            cellOf(figures.recall, strong),
            cellOf(figures.ap50, strong),
            {count(figures.inventedOnObjects), {}, strong},
            {count(figures.invented - figures.inventedOnObjects), {}, strong},
            {decimals(figures.boxesPerImage), {}, strong}};
}

std::vector<Cell> boxRow(const Source& from, const ArmFigures& figures)
{
    const bool strong = figures.arm == Arm::Patch;
    return {{armText(figures.arm, from.language), {}, strong},
            cellOf(figures.ap50, strong),
            cellOf(figures.ap, strong),
            cellOf(figures.recall, strong),
            figures.arm == Arm::Clean ? Cell{"\u2013"} : cellOf(figures.attackSuccess, strong),
            {count(figures.lost), {}, strong},
            {count(figures.invented), {}, strong}};
}

Table armTable(const Source& from, const Condition& condition, std::initializer_list<Text> titles,
               std::vector<Cell> (*rowOf)(const Source&, const ArmFigures&))
{
    Table table;
    for (const Text title : titles)
        table.columns.push_back({from.text(title), title != Text::ColumnArm});
    for (const Arm arm : kArms)
        if (const ArmFigures* figures = condition.find(arm, from.subject.patch))
            table.rows.push_back(rowOf(from, *figures));
    return table;
}

Table noticedTable(const Source& from, const Condition& condition)
{
    return armTable(from, condition,
                    {Text::ColumnArm, Text::ColumnNoticed, Text::ColumnHidden, Text::ColumnFound, Text::ColumnAp50,
                     Text::ColumnInventedOn, Text::ColumnInventedElsewhere, Text::ColumnBoxes},
                    noticedRow);
}

Table boxTable(const Source& from, const Condition& condition)
{
    return armTable(from, condition,
                    {Text::ColumnArm, Text::ColumnAp50, Text::ColumnAp, Text::ColumnRecall, Text::ColumnSuccess,
                     Text::ColumnLost, Text::ColumnInvented},
                    boxRow);
}

MarkedPicture markedPicture(const ImageFindings& image, const imaging::Image& picture,
                            const std::string& caption, const ArmDetections* seen, const ArmDetections* clean,
                            const NoticeRule& rule)
{
    MarkedPicture marked{
        &picture, caption, static_cast<double>(image.width), static_cast<double>(image.height), {}};
    if (seen && clean)
        marked.marks = marksOf({image.annotations, seen->detections}, clean->detections, rule);
    return marked;
}

Text reasonText(ExampleReason reason)
{
    return reason == ExampleReason::Best     ? Text::ExampleBest
           : reason == ExampleReason::Median ? Text::ExampleMedian
                                             : Text::ExampleWorst;
}

/// "2026-11-22 10:45:01 UTC" of "2026-11-22T10:45:01.143958Z"; another text as it is.
std::string timeText(const std::string& time)
{
    constexpr std::size_t kSeconds = 19;
    if (time.size() <= kSeconds || time[10] != 'T' || time.back() != 'Z') return time;
    return time.substr(0, 10) + ' ' + time.substr(11, kSeconds - 11) + " UTC";
}

/// "1 of 2 hidden, score 0.84 → 0.30".
std::string captionOf(const Source& from, const ChosenExample& example)
{
    return from.text(Text::ExampleHidden,
                     {count(static_cast<double>(example.hidden)), count(static_cast<double>(example.noticed))}) +
           ", " + from.text(Text::ExampleScore, {decimals(example.clean), decimals(example.patch)});
}

ExampleColumn exampleColumn(const Source& from, const Example& example, const ImageFindings& image)
{
    const ArmDetections* clean = image.find(from.subject.detector, 0, Arm::Clean);
    const ArmDetections* patch = image.find(from.subject.detector, 0, Arm::Patch, from.subject.patch);
    ExampleColumn column{
        from.text(reasonText(example.reason)), image.file.substr(image.file.find_last_of('/') + 1), {}, {}};
    const NoticeRule rule = noticeRuleOf(from.report);
    if (clean && patch) column.caption += " · " + captionOf(from, exampleOf(image, *clean, *patch, rule));
    column.before = markedPicture(image, example.before, from.text(Text::ExampleBefore), clean, clean, rule);
    column.after = markedPicture(image, example.after, from.text(Text::ExampleAfter), patch, clean, rule);
    return column;
}

} // namespace

Cell cellOf(const Figure& figure, bool strong)
{
    return {decimals(figure.value, 3), bracket(figure, 3), strong};
}

std::string markText(MarkKind kind, Language language)
{
    constexpr std::array kTextOf = {Text::MarkFound,  Text::MarkHalfSeen,         Text::MarkHidden,
                                  Text::MarkMissed, Text::MarkInventedOnObject, Text::MarkInventedElsewhere};
    return text(language, kTextOf.at(static_cast<std::size_t>(kind)));
}

void addArms(const Source& from, Blocks& blocks)
{
    const Condition* condition = from.subject.condition;
    if (!condition) return;
    const bool noticed = tellsNoticed(*condition);
    const GroupResult& group = *from.subject.group;
    const bool one = group.objects == 1;
    std::string note = from.text(noticed ? (one ? Text::NoteArmsNoticedOne : Text::NoteArmsNoticed)
                                         : (one ? Text::NoteArmsOne : Text::NoteArms),
                                 {from.detector().name, imagesText(group, from.language), count(static_cast<double>(group.objects)),
                                  classText(from.report, from.language), brief(from.report.confidence), brief(noticeOverlapOf(from.report))});
    if (from.report.aim == Aim::Vanish) note.append(1, ' ').append(from.text(Text::NoteVanish));
    if (condition->find(Arm::Random, from.subject.patch) && from.report.randomSeeds > 1)
        note.append(1, ' ').append(
            from.text(Text::NoteRandom, {count(static_cast<double>(from.report.randomSeeds))}));
    blocks.emplace_back(Heading{from.text(Text::HeadArms)});
    blocks.emplace_back(noticed ? noticedTable(from, *condition) : boxTable(from, *condition));
    blocks.emplace_back(Paragraph{Paragraph::Role::Note, std::move(note)});
}

void addBoxFigures(const Source& from, Blocks& blocks)
{
    const Condition* condition = from.subject.condition;
    if (!condition || !tellsNoticed(*condition)) return; // on the first page already
    blocks.emplace_back(Heading{from.text(Text::HeadAllFigures)});
    blocks.emplace_back(boxTable(from, *condition));
}

/// "object:0.4" and the like in words; the record below has the text itself.
std::string placementWords(const Source& from, const std::string& placement)
{
    const std::size_t colon = placement.find(':');
    const std::string kind = placement.substr(0, colon), values = colon == std::string::npos ? "" : placement.substr(colon + 1);
    if (kind == "object" && !values.empty()) return from.text(Text::PlacementObject, {values});
    if (kind == "fixed" && values.empty()) return from.text(Text::PlacementMiddle);
    const std::size_t comma = values.find(',');
    if (kind != "fixed" || comma == std::string::npos) return placement;
    return from.text(Text::PlacementFixed, {values.substr(0, comma), values.substr(comma + 1)});
}

void addPatch(const Source& from, Blocks& blocks)
{
    if (from.report.patches.empty()) return;
    const PatchFacts& patch = from.patch();
    const auto orUnknown = [&](const std::string& value) {
        return value.empty() ? from.text(Text::NotKnown) : value;
    };
    PatchBlock block;
    const auto index = static_cast<std::size_t>(from.subject.patch);
    if (index < from.pictures.patches.size() && !from.pictures.patches[index].empty())
        block.picture = &from.pictures.patches[index];
    block.facts.rows = {
        {from.text(Text::FactName), patch.name},
        {from.text(Text::FactTrainedOn), orUnknown(trainedOnNames(patch))},
        {from.text(Text::FactRecipe), orUnknown(patch.recipe)},
        {from.text(Text::FactPlacement), placementWords(from, patch.placement)},
        {from.text(Text::FactPixels),
         orUnknown(patch.width > 0 ? std::to_string(patch.width) + " × " + std::to_string(patch.height)
                                   : "")}};
    if (!patch.run.empty())
        block.facts.rows.insert(block.facts.rows.begin() + 1, {from.text(Text::FactRun), patch.run});
    blocks.emplace_back(Heading{from.text(Text::HeadPatch)});
    blocks.emplace_back(std::move(block));
}

void addExamples(const Source& from, Blocks& blocks)
{
    Examples examples;
    for (const Example& example : from.pictures.examples) {
        const auto& images = from.report.images;
        const auto image = std::find_if(images.begin(), images.end(),
                                        [&](const ImageFindings& one) { return one.id == example.imageId; });
        if (image == images.end() || example.before.empty() || example.after.empty()) continue;
        examples.columns.push_back(exampleColumn(from, example, *image));
    }
    if (examples.columns.empty()) return;
    for (const MarkKind kind : kMarkKinds) {
        const auto shows = [kind](const MarkedPicture& picture) {
            return std::any_of(picture.marks.begin(), picture.marks.end(),
                               [kind](const Mark& mark) { return mark.kind == kind; });
        };
        if (std::any_of(examples.columns.begin(), examples.columns.end(), [&](const ExampleColumn& column) {
                return shows(column.before) || shows(column.after);
            }))
            examples.legend.push_back(kind);
    }
    blocks.emplace_back(Heading{from.text(Text::HeadExamples)});
    blocks.emplace_back(std::move(examples));
    blocks.emplace_back(Paragraph{Paragraph::Role::Note, from.text(Text::NoteExamples)});
}

Document documentOf(const EvaluationReport& report, const ReportPictures& pictures, Language language)
{
    const Source from{report, pictures, language, subjectOf(report)};
    const Conclusion conclusion = conclude(report, language);
    Document document{language,
                      from.text(Text::Title, {titleText(report, language)}),
                      from.text(Text::Subtitle, {report.id, timeText(report.createdAt), report.version}),
                      conclusion.beatsControl,
                      {},
                      {}};
    document.first.emplace_back(Paragraph{Paragraph::Role::Answer, conclusion.answer});
    std::string others;
    for (const std::string& sentence : conclusion.others)
        others += (others.empty() ? "" : " ") + sentence;
    if (!others.empty()) document.first.emplace_back(Paragraph{Paragraph::Role::Plain, std::move(others)});
    for (const auto add : {addAim, addArms, addPatch, addExamples})
        add(from, document.first);
    for (const auto add : {addWarnings, addDefinitions, addBoxFigures, addGroups, addCurves, addInputSizes, addSizes,
                           addTransfer, addDefences, addSweeps, addTraining, addSettings, addFiles, addCommand})
        add(from, document.further);
    return document;
}

} // namespace blindspot::report
