#include "core/outdoor/trial_report.h"
#include "core/outdoor/trial_texts.h"
#include "core/report/messages/message_words.h"
#include "core/report/numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace blindspot::outdoor {

namespace {

using metrics::Arm;
using report::Language;
using words::say;
using words::Words;
using Role = report::Paragraph::Role;

constexpr double kMuchUntold = 0.1;   ///< of the sightings
constexpr double kUnevenUntold = 0.1; ///< between two sheets' shares

std::string armName(Arm arm, Language language)
{
    return say(language, arm == Arm::Patch ? words::kPatch : arm == Arm::Grey ? words::kGrey : words::kRandom);
}

std::string whole(std::int64_t value)
{
    return report::count(static_cast<double>(value));
}

std::string limitsText(const TrialOutcome& part, Language language)
{
    const std::string low = report::brief(part.low);
    return part.high ? say(language, words::kFromTo, {low, report::brief(*part.high)}) : say(language, words::kFrom, {low});
}

double untoldShare(const SheetOutcome& sheet)
{
    return sheet.all() > 0 ? static_cast<double>(sheet.untold()) / static_cast<double>(sheet.all()) : 0;
}

class Writer {
  public:
    Writer(const TrialReport& from, Language language) : report_(from), language_(language)
    {
        document_.language = language;
        document_.title = text(words::kTitle, {from.trial.name});
        document_.subtitle =
            text(words::kSubtitle, {std::to_string(from.effect.scenes), report::brief(from.trial.layout.side), from.detector});
        const auto& interval = from.effect.all.effect.interval;
        document_.works = interval && interval->low > 0;
    }

    report::Document write()
    {
        paragraph(document_.first, Role::Answer, trialAnswer(report_, language_));
        for (const std::string& warning : trialWarnings(report_, language_))
            paragraph(document_.first, Role::Warning, warning);
        addSheets();
        addParts(report_.effect.byDistance, words::kHeadDistance, words::kDistance);
        addParts(report_.effect.byAngle, words::kHeadAngle, words::kAngle);
        addUntold();
        addHow();
        return std::move(document_);
    }

  private:
    using Blocks = std::vector<report::Block>;

    std::string text(const Words& of, std::initializer_list<std::string_view> arguments = {}) const { return say(language_, of, arguments); }
    static void paragraph(Blocks& blocks, Role role, std::string text) { blocks.push_back(report::Paragraph{role, std::move(text)}); }

    void addSheets()
    {
        Blocks& blocks = document_.first;
        blocks.push_back(report::Heading{text(words::kHeadSheets)});
        report::Table table{{{text(words::kSheet)},
                             {text(words::kFound), true},
                             {text(words::kBeyond), true},
                             {text(words::kCompared), true},
                             {text(words::kSightings), true},
                             {text(words::kUntoldColumn), true}},
                            {}};
        for (const SheetOutcome& sheet : report_.effect.all.sheets) {
            metrics::Figure beyond;
            for (const ControlEffect& control : report_.effect.all.controls)
                if (control.control == sheet.arm) beyond = control.effect;
            const bool patch = sheet.arm == Arm::Patch;
            table.rows.push_back({{armName(sheet.arm, language_), {}, patch},
                                  {report::decimals(sheet.found.value), report::bracket(sheet.found), patch},
                                  {patch ? "" : report::decimals(beyond.value), report::bracket(beyond)},
                                  {whole(sheet.compared)},
                                  {whole(sheet.all())},
                                  {whole(sheet.untold())}});
        }
        blocks.push_back(std::move(table));
        paragraph(blocks, Role::Note,
                  text(words::kNoteSheets, {report_.filming.className, report::brief(report_.confidence), whole(static_cast<std::int64_t>(report_.counting.drawings))}));
    }

    void addParts(const std::vector<TrialOutcome>& parts, const Words& head, const Words& measure)
    {
        if (parts.empty()) return;
        Blocks& blocks = document_.first;
        blocks.push_back(report::Heading{text(head)});
        report::Table table{{{text(measure)}, {text(words::kScenesColumn), true}}, {}};
        for (const SheetOutcome& sheet : report_.effect.all.sheets)
            table.columns.push_back({armName(sheet.arm, language_), true});
        table.columns.push_back({text(words::kBeyondStrongest), true});
        for (const TrialOutcome& part : parts) {
            std::vector<report::Cell> row{{limitsText(part, language_)}, {std::to_string(part.scenes)}};
            for (const SheetOutcome& sheet : part.sheets)
                row.push_back({report::decimals(sheet.found.value), report::bracket(sheet.found)});
            row.push_back({report::decimals(part.effect.value), report::bracket(part.effect), true});
            table.rows.push_back(std::move(row));
        }
        blocks.push_back(std::move(table));
        blocks.push_back(report::Charts{{chart(parts, text(measure))}});
        paragraph(blocks, Role::Note, text(words::kNoteParts));
    }

    /// A place for each part, in their order.
    report::Chart chart(const std::vector<TrialOutcome>& parts, const std::string& measure) const
    {
        report::Chart chart{text(words::kShareFound), {measure, -0.5, static_cast<double>(parts.size()) - 0.5, {}}, {text(words::kShareFound), 0, 1, report::roundTicks(0, 1, 5)}, {}, true};
        for (std::size_t i = 0; i < parts.size(); ++i)
            chart.x.ticks.push_back({static_cast<double>(i), limitsText(parts[i], language_)});
        for (std::size_t sheet = 0; sheet < report_.effect.all.sheets.size(); ++sheet) {
            const Arm arm = report_.effect.all.sheets[sheet].arm;
            report::Series series{armName(arm, language_),
                                  arm == Arm::Patch  ? report::SeriesRole::Patch
                                  : arm == Arm::Grey ? report::SeriesRole::Grey
                                                     : report::SeriesRole::Random,
                                  {},
                                  1,
                                  false};
            for (std::size_t i = 0; i < parts.size(); ++i)
                if (const metrics::Figure& found = parts[i].sheets[sheet].found; found.value) // beside each other
                    series.points.push_back({static_cast<double>(i) + 0.12 * (static_cast<double>(sheet) - 1), *found.value, found.interval});
            chart.series.push_back(std::move(series));
        }
        return chart;
    }

    void addUntold()
    {
        Blocks& blocks = document_.further;
        blocks.push_back(report::Heading{text(words::kHeadUntold)});
        report::Table table{{{text(words::kSheet)}}, {}};
        const std::pair<Verdict, Words> reasons[] = {{Verdict::Unsure, words::kUnsure},
                                                     {Verdict::Cut, words::kCut},
                                                     {Verdict::Shared, words::kShared},
                                                     {Verdict::OtherSize, words::kOtherSize}};
        for (const auto& [verdict, reason] : reasons)
            table.columns.push_back({text(reason), true});
        for (const SheetOutcome& sheet : report_.effect.all.sheets) {
            std::vector<report::Cell> row{{armName(sheet.arm, language_)}};
            for (const auto& [verdict, reason] : reasons)
                row.push_back({whole(sheet.sightings[static_cast<std::size_t>(verdict)])});
            table.rows.push_back(std::move(row));
        }
        blocks.push_back(std::move(table));
        paragraph(blocks, Role::Note, text(words::kNoteUntold));
        paragraph(blocks, Role::Note, text(words::kNoteMarkers, {whole(report_.films.withoutSheet), whole(report_.films.frames)}));
        if (report_.films.remarks.empty()) return;
        blocks.push_back(report::Heading{text(words::kHeadRemarks)});
        for (const Message& remark : report_.films.remarks)
            paragraph(blocks, Role::Warning, report::messageText(remark, language_));
    }

    void addHow()
    {
        Blocks& blocks = document_.further;
        blocks.push_back(report::Heading{text(words::kHeadHow)});
        const FilmOptions& filming = report_.filming;
        const SheetLayout& layout = report_.trial.layout;
        report::Facts facts;
        facts.rows = {
            {text(words::kFactTrial), report_.trial.name},
            {text(words::kFactPatch), report_.trial.patchSha256},
            {text(words::kFactSize), text(words::kFactSizeValue, {report::brief(layout.side), report::brief(layout.marker)})},
            {text(words::kFactDetector), report_.detector},
            {text(words::kFactHash), report_.detectorSha256},
            {text(words::kFactClass), filming.className},
            {text(words::kFactConfidence), report::brief(report_.confidence)},
            {text(words::kFactCamera), filming.focal ? text(words::kFocal, {report::brief(*filming.focal)})
                                                     : text(words::kFieldOfView, {report::brief(filming.fieldOfView)})},
            {text(words::kFactEvery), std::to_string(filming.every)},
            {text(words::kFactFrames), whole(report_.films.frames)},
            {text(words::kFactBootstrap),
             text(words::kFactDrawings, {whole(static_cast<std::int64_t>(report_.counting.drawings)), std::to_string(report_.counting.seed)})},
            {text(words::kFactCreated), report_.createdAt},
            {text(words::kFactVersion), report_.version}};
        blocks.push_back(std::move(facts));
    }

    const TrialReport& report_;
    Language language_;
    report::Document document_;
};

} // namespace

std::string trialAnswer(const TrialReport& report, Language language)
{
    const TrialOutcome& all = report.effect.all;
    if (!all.strongest || !all.effect.value) return say(language, words::kNothing);
    const std::string figure = report::withInterval(all.effect), control = armName(*all.strongest, language), scenes = std::to_string(all.scenes);
    const Words& words = !all.effect.interval             ? words::kOneScene
                         : all.effect.interval->low > 0 ? words::kHides
                                                          : words::kHidesNot;
    return say(language, words, {figure, control, scenes});
}

std::vector<std::string> trialWarnings(const TrialReport& report, Language language)
{
    std::vector<std::string> warnings;
    const TrialOutcome& all = report.effect.all;
    const auto add = [&](const Words& words, std::initializer_list<std::string_view> arguments) {
        warnings.push_back(say(language, words, arguments));
    };
    if (all.scenes > 0 && all.scenes < kEnoughScenes) add(words::kFewScenes, {std::to_string(all.scenes), std::to_string(kEnoughScenes)});
    if (all.scenes > 0 && all.scenes < report.effect.scenes)
        add(words::kLeftOut, {std::to_string(report.effect.scenes - all.scenes), std::to_string(report.effect.scenes)});
    for (const Sheet& sheet : report.trial.sheets)
        if (std::none_of(all.sheets.begin(), all.sheets.end(), [&](const SheetOutcome& one) { return one.arm == sheet.arm; }))
            add(words::kMissing, {armName(sheet.arm, language)});
    std::int64_t untold = 0;
    double least = 1, most = 0;
    std::string shares;
    for (const SheetOutcome& sheet : all.sheets) {
        untold += sheet.untold();
        least = std::min(least, untoldShare(sheet));
        most = std::max(most, untoldShare(sheet));
        shares += (shares.empty() ? "" : ", ") + armName(sheet.arm, language) + " " + report::decimals(untoldShare(sheet));
    }
    const auto sightings = static_cast<std::int64_t>(report.films.observations.size());
    if (static_cast<double>(untold) > kMuchUntold * static_cast<double>(sightings)) add(words::kUntold, {whole(untold), whole(sightings)});
    if (most - least > kUnevenUntold) add(words::kUneven, {shares});
    if (!report.filming.focal) add(words::kAssumed, {report::brief(report.filming.fieldOfView)});
    return warnings;
}

report::Document trialDocument(const TrialReport& report, Language language)
{
    return Writer(report, language).write();
}

} // namespace blindspot::outdoor
