#include "core/report/studies/study_document.h"

#include "core/report/messages/message_words.h"
#include "core/report/numbers.h"
#include "core/report/studies/study_texts.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace blindspot::report {

namespace {

using metrics::StudyReport;
using Role = Paragraph::Role;

constexpr double kSure = 0.8; ///< share of the drawings from which on the best one is told from the others

std::string percent(double share)
{
    const double percent = share * 100;
    return decimals(percent, percent < 1 ? 1 : 0) + " %";
}

class Writer {
  public:
    Writer(const StudyReport& report, Language language) : report_(report), language_(language)
    {
        document_.language = language;
        document_.title = text(study::kTitle, {report.name});
        const std::string trainings =
            report.seeds == 1 ? text(study::kTraining) : text(study::kTrainings, {std::to_string(report.seeds)});
        document_.subtitle = text(study::kSubtitle, {std::to_string(report.settings.size()), trainings, report.detector});
        document_.works = report.best && report.best->corrected.interval && report.best->corrected.interval->low > 0;
    }

    Document write()
    {
        paragraph(document_.first, Role::Answer, studyAnswer(report_, language_));
        addWarnings();
        document_.first.push_back(Heading{text(study::kHeadSettings)});
        document_.first.push_back(settings());
        const bool measured = report_.settingsAtRung.empty() ? false : report_.settingsAtRung.front() >= 2;
        if (measured) {
            addOptions();
            addMatters();
            addLines();
        }
        addHow();
        return std::move(document_);
    }

  private:
    std::string text(const Words& words, std::initializer_list<std::string_view> arguments = {}) const
    {
        return say(language_, words, arguments);
    }
    static void paragraph(std::vector<Block>& blocks, Role role, std::string text) { blocks.push_back(Paragraph{role, std::move(text)}); }

    void addWarnings()
    {
        if (!report_.complete && report_.images > 0) paragraph(document_.first, Role::Warning, text(study::kNotComplete));
        if (report_.seeds == 1) paragraph(document_.first, Role::Warning, text(study::kOneSeed));
        const auto failed = std::count_if(report_.settings.begin(), report_.settings.end(), [](const auto& one) { return !one.error.empty(); });
        if (failed > 0) paragraph(document_.first, Role::Warning, text(study::kFailed, {std::to_string(failed)}));
    }

    std::string stateOf(const metrics::StudySettingResult& setting) const
    {
        if (!setting.error.empty()) return text(study::kWithFailure, {messageText(setting.error, language_)});
        if (!setting.figure.value) return text(study::kWaits);
        return text(setting.finished ? study::kFinished : study::kStopped);
    }

    Table settings() const
    {
        Table table;
        table.columns = {{text(study::kRank), true}};
        for (std::size_t o = 0; o < report_.options.size(); ++o)
            table.columns.push_back({studyOptionTitle(report_, o, language_), report_.options[o].numeric});
        table.columns.push_back({text(study::kFigure), true});
        if (report_.seeds > 1) table.columns.push_back({text(study::kSeeds), true});
        table.columns.push_back({text(study::kIterations), true});
        table.columns.push_back({text(study::kTime), true});
        table.columns.push_back({text(study::kState)});
        std::size_t rank = 0;
        for (const std::size_t place : settingsByRank(report_)) {
            const metrics::StudySettingResult& setting = report_.settings[place];
            const bool best = &setting == report_.bestResult();
            std::vector<Cell> row{{setting.figure.value ? std::to_string(++rank) : "–", {}, best}};
            for (const std::string& value : setting.values)
                row.push_back({value, {}, best});
            row.push_back({decimals(setting.figure.value), bracket(setting.figure), best});
            if (report_.seeds > 1) {
                std::string each;
                for (const auto& value : setting.ofSeeds)
                    each += (each.empty() ? "" : "  ") + decimals(value);
                row.push_back({each});
            }
            row.push_back({setting.iterations > 0 ? count(static_cast<double>(setting.iterations)) : "–"});
            row.push_back({setting.seconds > 0 ? decimals(setting.seconds, 0) : "–"});
            row.push_back({stateOf(setting)});
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    void noteRung(std::vector<Block>& blocks) const
    {
        if (report_.rungs.size() > 1) paragraph(blocks, Role::Note, text(study::kNoteRung, {percent(report_.rungs.front())}));
    }

    void addOptions()
    {
        auto& blocks = document_.further;
        blocks.push_back(Heading{text(study::kHeadOptions)});
        Charts charts;
        for (std::size_t option = 0; option < report_.options.size(); ++option)
            charts.charts.push_back(studyOptionChart(report_, option, language_));
        blocks.push_back(std::move(charts));
        noteRung(blocks);
    }

    void addMatters()
    {
        auto& blocks = document_.further;
        blocks.push_back(Heading{text(study::kHeadMatters)});
        Table table{{{text(study::kOption)}, {text(study::kGroups), true}, {text(study::kExplained), true}, {text(study::kAdjusted), true}, {text(study::kChance), true}}, {}};
        for (std::size_t o = 0; o < report_.importance.options.size(); ++o) {
            const metrics::OptionImportance& option = report_.importance.options[o];
            table.rows.push_back({{studyOptionTitle(report_, o, language_)},
                                  {std::to_string(option.groups)},
                                  {percent(option.explained)},
                                  {percent(option.adjusted)},
                                  {decimals(option.chance, option.chance < 0.01 ? 4 : 2)}});
        }
        if (report_.importance.rest) table.rows.push_back({{text(study::kRest)}, {"–"}, {percent(*report_.importance.rest)}, {"–"}, {"–"}});
        blocks.push_back(std::move(table));
        blocks.push_back(Charts{{studyImportanceChart(report_, language_)}});
        paragraph(blocks, Role::Note, text(study::kNoteMatters));
        if (report_.importance.seeds) paragraph(blocks, Role::Note, text(study::kNoteSeeds, {percent(*report_.importance.seeds)}));
        if (report_.random) paragraph(blocks, Role::Note, text(study::kNoteGroups));
        noteRung(blocks);
    }

    void addLines()
    {
        auto& blocks = document_.further;
        blocks.push_back(Heading{text(study::kHeadLines)});
        blocks.push_back(Charts{{studyLinesChart(report_, language_)}});
        paragraph(blocks, Role::Note, text(study::kNoteLines));
    }

    void addHow()
    {
        auto& blocks = document_.further;
        blocks.push_back(Heading{text(study::kHeadHow)});
        Facts facts;
        const auto add = [&](const Words& name, std::string value) { facts.rows.emplace_back(text(name), std::move(value)); };
        add(study::kDetector, report_.detector);
        add(study::kClass, report_.className);
        add(study::kTrainedOn, report_.trainedOn);
        add(study::kMeasuredOn, report_.measuredOn);
        add(study::kImages, std::to_string(report_.images));
        add(study::kObjects, count(report_.objects));
        add(study::kSearch, text(report_.random ? study::kRandom : study::kGrid));
        add(study::kSeedsEach, std::to_string(report_.seeds));
        add(study::kHalving, report_.eta > 0 ? brief(report_.eta) : text(study::kNone));
        add(study::kCreated, report_.createdAt.substr(0, 19));
        add(study::kVersion, report_.version);
        blocks.push_back(std::move(facts));
        paragraph(blocks, Role::Note, text(study::kNoteFigure));
        paragraph(blocks, Role::Note, text(study::kNoteBest));
        if (report_.rungs.size() < 2) return;
        std::string shares;
        for (std::size_t rung = 0; rung + 1 < report_.rungs.size(); ++rung)
            shares += (rung == 0 ? "" : ", ") + percent(report_.rungs[rung]);
        paragraph(blocks, Role::Note, text(study::kNoteHalving, {shares, brief(report_.eta)}));
    }

    const StudyReport& report_;
    Language language_;
    Document document_;
};

} // namespace

std::string studyOptionText(const StudyReport& report, std::size_t option, Language language)
{
    return optionText(report.options.at(option).key, language);
}

std::string studyOptionTitle(const StudyReport& report, std::size_t option, Language language)
{
    std::string title = studyOptionText(report, option, language);
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

std::string settingText(const StudyReport& report, std::size_t setting, Language language)
{
    std::string text;
    for (std::size_t o = 0; o < report.options.size(); ++o)
        text += (o == 0 ? "" : ", ") + studyOptionText(report, o, language) + " " + report.settings.at(setting).values.at(o);
    return text;
}

std::string studyAnswer(const StudyReport& report, Language language)
{
    if (report.images == 0) return say(language, study::kNothing);
    const metrics::StudySettingResult* best = report.bestResult();
    if (best == nullptr || !best->figure.value) return say(language, study::kNoFinal);
    const metrics::BestSetting& choice = *report.best;
    const std::size_t last = report.finalists.size();
    const auto first = static_cast<std::size_t>(report.settingsAtRung.empty() ? 0 : report.settingsAtRung.front());
    const std::size_t measured = std::max(last, first);
    const Words& which = measured == 1 && report.settings.size() > 1 ? study::kOnlyIs : study::kBestIs;
    std::string answer = say(language, which, {settingText(report, report.finalists[choice.setting], language)});
    const auto add = [&](const Words& words, std::initializer_list<std::string_view> arguments) { answer += " " + say(language, words, arguments); };
    add(choice.apparent.value.value_or(0) > 0 ? study::kHides : study::kHidesNot, {withInterval(choice.apparent)});
    if (last < measured) {
        if (last == 1)
            add(study::kChosenInSteps, {std::to_string(measured)});
        else if (choice.corrected.value)
            add(study::kWorthInSteps, {std::to_string(measured), std::to_string(last), withInterval(choice.corrected)});
    } else if (last > 1 && choice.corrected.value) {
        add(study::kWorth, {std::to_string(last), withInterval(choice.corrected)});
    }
    const double chosen = choice.chosen[choice.setting];
    if (last > 1) add(chosen >= kSure ? study::kSure : study::kUnsure, {percent(chosen)});
    return answer;
}

std::vector<std::size_t> settingsByRank(const StudyReport& report)
{
    std::vector<std::size_t> order(report.settings.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto key = [&report](std::size_t i) {
        const metrics::StudySettingResult& one = report.settings[i];
        const double rung = one.figure.value ? static_cast<double>(one.rung) : -1;
        return std::pair(rung, one.figure.value.value_or(-std::numeric_limits<double>::infinity()));
    };
    std::stable_sort(order.begin(), order.end(), [&key](std::size_t a, std::size_t b) { return key(a) > key(b); });
    return order;
}

Document studyDocument(const StudyReport& report, Language language)
{
    return Writer(report, language).write();
}

} // namespace blindspot::report
