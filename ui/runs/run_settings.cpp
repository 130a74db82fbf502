#include "ui/runs/run_settings.h"

#include "core/report/conclusion.h"
#include "core/report/numbers.h"
#include "core/workspace/runs/options_json.h"
#include "ui/runs/setting_words.h"
#include "ui/session/effect_text.h"
#include "ui/session/option_words.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <nlohmann/json.hpp>

namespace blindspot::ui {

namespace {

using Json = nlohmann::ordered_json;

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

QString shortDigests(const workspace::RunRecord& record)
{
    QStringList digests;
    for (const workspace::RunDetector& one : workspace::detectorsOf(record))
        digests += QString::fromStdString(one.sha256.substr(0, 12));
    return digests.join(QStringLiteral(", "));
}

void flatten(const Json& json, const QString& prefix, std::vector<RunSetting>& settings)
{
    for (const auto& item : json.items()) {
        const QString key = prefix + QString::fromStdString(item.key());
        if (item.value().is_object())
            flatten(item.value(), key + QLatin1Char('.'), settings);
        else
            settings.push_back({key, settingValue(key, item.value())});
    }
}

} // namespace

std::vector<RunSetting> settingsOf(const workspace::RunRecord& record)
{
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    const auto asked = record.figures.askedImages;
    std::vector<RunSetting> settings{
        {QStringLiteral("detector"), text(workspace::detectorNames(record))},
        {QStringLiteral("weights"), shortDigests(record)},
        {QStringLiteral("images_of"),
         text(record.selection ? *record.selection : record.dataset.value_or(""))},
        {QStringLiteral("class"), classNameText(record.className)},
        {QStringLiteral("images_asked"), asked > 0 ? QString::number(asked) : tr("all")},
        {QStringLiteral("images"), QString::number(record.figures.images)},
        {QStringLiteral("device"), text(record.device).toUpper()},
    };
    if (record.figures.relabelled > 0)
        settings.push_back({QStringLiteral("images_with_changed_boxes"), QString::number(record.figures.relabelled)});
    // Through the options themselves: a record of an older program shows the values that its missing ones
    // had.
    const patch::TrainOptions options = workspace::optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    Json json = workspace::toJson(options);
    json["placement"] = placementWords(options.placement).toStdString(); // its parts mean something together alone
    flatten(json, {}, settings);
    std::erase_if(settings,
                  [](const RunSetting& setting) {
                      return setting.key == QStringLiteral("class_index") || setting.key == QStringLiteral("target.index");
                  });
    return settings;
}

std::vector<RunSetting> evaluationRows(const workspace::PatchSummary* summary)
{
    const auto key = [](const char* name) { return QStringLiteral("evaluation.") + QLatin1String(name); };
    if (summary == nullptr) return {{key("effect"), tr("not evaluated")}};
    const auto number = [](const std::optional<double>& value) {
        return QString::fromStdString(report::decimals(value));
    };
    metrics::GroupResult group;
    group.group = summary->group;
    group.images = summary->images;
    return {{key("effect"), effectText(*summary)},
            {key("noticed_clean"), number(summary->cleanNoticed)},
            {key("noticed_control"), number(summary->controlNoticed)},
            {key("noticed_patch"), number(summary->patchNoticed)},
            {key("effect_ap50"), effectText(summary->effect, summary->control)},
            {key("ap50_clean"), number(summary->cleanAp50)},
            {key("ap50_control"), number(summary->controlAp50)},
            {key("ap50_patch"), number(summary->patchAp50)},
            {key("attack_success"), number(summary->attackSuccess)},
            {key("images"), QString::fromStdString(report::imagesText(group, reportLanguage()))},
            {key("detector"), QString::fromStdString(summary->detector)}};
}

} // namespace blindspot::ui
