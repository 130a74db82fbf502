#include "ui/evaluate/defence_names.h"

#include "core/report/defence_words.h"
#include "ui/session/effect_text.h"

#include <algorithm>

namespace blindspot::ui {

QString defenceName(const metrics::EvaluationReport& report, std::size_t defence)
{
    const metrics::DefenceFacts& own = report.defences.at(defence);
    const auto alike = std::count_if(report.defences.begin(), report.defences.end(),
                                     [&own](const metrics::DefenceFacts& other) { return other.name == own.name; });
    const std::string name =
        alike > 1 ? report::defenceWords(own.text, reportLanguage()) : report::defenceTitle(own.text, reportLanguage());
    QString text = QString::fromStdString(name);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

} // namespace blindspot::ui
