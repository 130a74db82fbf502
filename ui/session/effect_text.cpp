#include "ui/session/effect_text.h"

#include "core/report/arm_texts.h"
#include "core/report/numbers.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace blindspot::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

} // namespace

report::Language reportLanguage()
{
    return QLocale().language() == QLocale::Korean ? report::Language::Korean : report::Language::English;
}

QString percentText(const std::optional<double>& share)
{
    if (!share || !std::isfinite(*share)) return QStringLiteral("–");
    return tr("%1%").arg(QString::fromStdString(report::decimals(100 * *share, 0)));
}

QString effectText(const metrics::Figure& effect, metrics::Arm control)
{
    return tr("%1 beyond %2")
        .arg(QString::fromStdString(report::withInterval(effect)),
             QString::fromStdString(report::armText(control, reportLanguage())));
}

QString effectText(const metrics::Effect& effect)
{
    return effect.hidingControl ? tr("hides %1").arg(effectText(effect.hidden, *effect.hidingControl))
                                : QStringLiteral("AP50 ") + effectText(effect.ap50, effect.control);
}

QString effectText(const workspace::PatchSummary& summary)
{
    return effectText(metrics::Effect{
        summary.patch, summary.control, summary.effect, {}, summary.hidingControl, summary.hidden});
}

QString ap50Text(const workspace::PatchSummary& summary)
{
    return QString::fromStdString(report::decimals(summary.cleanAp50) + " → " +
                                  report::decimals(summary.patchAp50));
}

} // namespace blindspot::ui
