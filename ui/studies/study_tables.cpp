#include "ui/studies/study_tables.h"

#include "core/report/numbers.h"
#include "core/report/studies/study_document.h"
#include "ui/session/effect_text.h"
#include "ui/support/format.h"
#include "ui/support/message_text.h"

#include <QCoreApplication>

namespace blindspot::ui {

namespace {

using metrics::StudyReport;

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

QString decimals(const std::optional<double>& value, int places = 2)
{
    return QString::fromStdString(report::decimals(value, places));
}

QString optionTitle(const StudyReport& study, std::size_t option)
{
    return QString::fromStdString(report::studyOptionTitle(study, option, reportLanguage()));
}

QString stateText(const metrics::StudySettingResult& setting, bool running)
{
    if (running) return tr("running");
    if (!setting.error.empty()) return tr("failed");
    if (setting.finished) return tr("finished");
    return setting.figure.value ? tr("stopped early") : tr("not measured");
}

QString seedsText(const metrics::StudySettingResult& setting)
{
    QStringList texts;
    for (const auto& one : setting.ofSeeds)
        texts += one ? decimals(one) : QStringLiteral("–");
    return texts.join(QStringLiteral("  "));
}

} // namespace

FigureTable studySettingsTable(const StudyReport& study, std::optional<std::size_t> running)
{
    FigureTable table;
    table.columns.push_back({tr("Rank"), tr("Settings that were trained longer come first")});
    for (std::size_t o = 0; o < study.options.size(); ++o)
        table.columns.push_back({optionTitle(study, o), {}, study.options[o].numeric});
    table.columns.push_back({tr("Hidden beyond control"),
                             tr("The share of the objects noticed without a patch that the patch hides, minus that of the control that hides "
                                "most; with the interval of 95 %, which draws images and seeds anew")});
    if (study.seeds > 1) table.columns.push_back({tr("Of each seed"), tr("The same of each training of the setting")});
    table.columns.push_back({tr("Iterations"), tr("That its trainings had when it was measured last")});
    table.columns.push_back({tr("Time"), tr("Of its trainings, without measuring")});
    table.columns.push_back({tr("State"), {}, false});
    const metrics::StudySettingResult* best = study.bestResult();
    std::int64_t rank = 0;
    for (const std::size_t place : report::settingsByRank(study)) {
        const metrics::StudySettingResult& setting = study.settings[place];
        FigureRow row;
        row.cells += setting.figure.value ? countText(++rank) : QStringLiteral("–");
        for (const std::string& value : setting.values)
            row.cells += QString::fromStdString(value);
        row.cells += QString::fromStdString(report::withInterval(setting.figure));
        if (study.seeds > 1) row.cells += seedsText(setting);
        row.cells += setting.iterations > 0 ? countText(setting.iterations) : QStringLiteral("–");
        row.cells += setting.seconds > 0 ? durationText(setting.seconds) : QStringLiteral("–");
        row.cells += stateText(setting, place == running);
        if (!setting.error.empty()) row.tip = messageText(setting.error);
        row.strong = &setting == best;
        if (row.strong && row.tip.isEmpty()) row.tip = tr("The best setting");
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable studyImportanceTable(const StudyReport& study)
{
    FigureTable table;
    table.columns = {{tr("Option"), {}, false},
                     {tr("Explains"), tr("The part of the variance between the settings that lies between the values of the option (eta squared)")},
                     {tr("Less chance"), tr("The same less what as many groups explain by chance (epsilon squared); 0 where nothing is left")},
                     {tr("As much by chance"), tr("How often settings in a random order explain as much (permutation test)")},
                     {tr("Values"), {}}};
    for (std::size_t o = 0; o < study.importance.options.size(); ++o) {
        const metrics::OptionImportance& option = study.importance.options[o];
        table.rows.push_back({{optionTitle(study, o), decimals(option.explained), decimals(option.adjusted), decimals(option.chance, 3),
                               countText(static_cast<std::int64_t>(option.groups))}});
    }
    if (study.importance.rest) table.rows.push_back({{tr("Options together, and seeds"), decimals(study.importance.rest)}});
    if (study.importance.seeds) table.rows.push_back({{tr("Seeds alone"), decimals(study.importance.seeds)}});
    return table;
}

} // namespace blindspot::ui
