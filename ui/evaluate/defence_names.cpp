#include "ui/evaluate/defence_names.h"

#include "core/report/defence_words.h"
#include "ui/session/effect_text.h"
#include "ui/session/option_words.h"

#include <algorithm>

namespace blindspot::ui {

QString defenceName(const metrics::EvaluationReport& report, std::size_t defence)
{
    if (defence == 0) { // a choice of its own, which is not said of anything
        const QString none = QString::fromStdString(report::defenceTitle("none", reportLanguage()));
        return none.left(1).toUpper() + none.mid(1);
    }
    const metrics::DefenceFacts& own = report.defences.at(defence);
    const auto alike = std::count_if(report.defences.begin(), report.defences.end(),
                                     [&own](const metrics::DefenceFacts& other) { return other.name == own.name; });
    return alike > 1 ? defenceSpecText(own.text) : defenceNameText(own.name);
}

} // namespace blindspot::ui
