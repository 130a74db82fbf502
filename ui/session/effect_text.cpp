#include "ui/session/effect_text.h"

#include "core/report/arm_texts.h"
#include "core/report/numbers.h"

#include <QCoreApplication>
#include <QLocale>

namespace blindspot::ui {

report::Language reportLanguage()
{
    return QLocale().language() == QLocale::Korean ? report::Language::Korean : report::Language::English;
}

QString effectText(const metrics::Figure& effect, metrics::Arm control)
{
    return QCoreApplication::translate("blindspot::ui", "%1 beyond %2")
        .arg(QString::fromStdString(report::withInterval(effect)),
             QString::fromStdString(report::armText(control, reportLanguage())));
}

} // namespace blindspot::ui
