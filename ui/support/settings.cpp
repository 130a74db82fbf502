#include "ui/support/settings.h"

#include <QSettings>

#include <algorithm>
#include <optional>

namespace blindspot::ui {

namespace {

/// As the setting keeps it; nothing where it cannot have it.
std::optional<QVariant> asKept(const Setting& setting, const QVariant& value)
{
    switch (setting.kind) {
    case SettingKind::Switch: {
        const QString text = value.toString();
        if (text != "true" && text != "false") return std::nullopt;
        return text == "true";
    }
    case SettingKind::Choice: {
        const QString text = value.toString();
        const bool known = std::any_of(setting.choices.begin(), setting.choices.end(),
                                       [&text](const SettingChoice& choice) { return text == QLatin1String(choice.value); });
        return known ? std::optional<QVariant>(text) : std::nullopt;
    }
    case SettingKind::Number: {
        bool whole = false;
        const int number = value.toInt(&whole);
        return whole && number >= setting.range.low && number <= setting.range.high ? std::optional<QVariant>(number) : std::nullopt;
    }
    case SettingKind::Folder:
        return value.toString();
    }
    return std::nullopt;
}

QString rangeText(const Setting& setting)
{
    const QString unit = QLatin1String(setting.range.unit).isEmpty() ? QString() : QLatin1Char(' ') + Settings::tr(setting.range.unit);
    const QString standard =
        setting.standard.toInt() == 0 && *setting.range.zero != '\0' ? Settings::tr(setting.range.zero) : setting.standard.toString() + unit;
    return Settings::tr("Range: %1 to %2%3. Default: %4.").arg(setting.range.low).arg(setting.range.high).arg(unit, standard);
}

QString defaultText(const Setting& setting)
{
    switch (setting.kind) {
    case SettingKind::Switch:
        return setting.standard.toBool() ? Settings::tr("Default: on.") : Settings::tr("Default: off.");
    case SettingKind::Number:
        return rangeText(setting);
    case SettingKind::Folder:
        return {};
    case SettingKind::Choice:
        break;
    }
    const auto chosen = std::find_if(setting.choices.begin(), setting.choices.end(), [&setting](const SettingChoice& choice) {
        return setting.standard.toString() == QLatin1String(choice.value);
    });
    return Settings::tr("Default: %1.").arg(Settings::choiceText(setting, *chosen));
}

QString effectText(SettingEffect effect)
{
    switch (effect) {
    case SettingEffect::AtOnce:
        return Settings::tr("Takes effect at once.");
    case SettingEffect::NextWork:
        return Settings::tr("Takes effect with the next work that is started.");
    case SettingEffect::NextOpening:
        return Settings::tr("Takes effect when a workspace is opened next.");
    case SettingEffect::NextStart:
        break;
    }
    return Settings::tr("Takes effect at the next start.");
}

} // namespace

Settings& Settings::instance()
{
    static Settings settings;
    return settings;
}

const Setting& Settings::entry(SettingId id)
{
    const std::span<const Setting> all = table();
    return *std::find_if(all.begin(), all.end(), [id](const Setting& setting) { return setting.id == id; });
}

QVariant Settings::value(SettingId id) const
{
    const Setting& setting = entry(id);
    const QVariant kept = QSettings().value(QLatin1String(setting.key));
    if (!kept.isValid()) return setting.standard;
    return asKept(setting, kept).value_or(setting.standard);
}

void Settings::set(SettingId id, const QVariant& value)
{
    const Setting& setting = entry(id);
    const auto wanted = asKept(setting, value);
    if (!wanted) return;
    const bool same = *wanted == this->value(id);
    QSettings().setValue(QLatin1String(setting.key), *wanted);
    if (!same) Q_EMIT changed(id);
}

void Settings::reset(SettingSection section)
{
    for (const Setting& setting : table())
        if (setting.section == section) set(setting.id, setting.standard);
}

QStringList Settings::problems() const
{
    QStringList found;
    const QSettings settings;
    for (const Setting& setting : table()) {
        const QVariant kept = settings.value(QLatin1String(setting.key));
        if (kept.isValid() && !asKept(setting, kept))
            found += tr("\"%1\" cannot be \"%2\"; it has its default.").arg(name(setting), kept.toString());
    }
    return found;
}

QString Settings::name(const Setting& setting)
{
    return tr(setting.name);
}

QString Settings::about(const Setting& setting)
{
    QStringList lines{tr(setting.about), defaultText(setting), effectText(setting.effect)};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QString Settings::choiceText(const Setting&, const SettingChoice& choice)
{
    return tr(choice.text);
}

QString Settings::sectionName(SettingSection section)
{
    switch (section) {
    case SettingSection::General:
        return tr("General");
    case SettingSection::Look:
        return tr("Appearance");
    case SettingSection::Computing:
        return tr("Computing");
    case SettingSection::Storage:
        break;
    }
    return tr("Storage");
}

} // namespace blindspot::ui
