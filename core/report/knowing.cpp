#include "core/report/knowing.h"

#include "core/report/conclusion.h"
#include "core/report/defence_words.h"

namespace blindspot::report {

using namespace metrics;

std::optional<std::int64_t> knowingPatchOf(const EvaluationReport& report, const Condition& condition, std::int64_t patch,
                                           Measure measure)
{
    std::optional<std::int64_t> strongest;
    std::optional<double> lowest;
    const std::string& defence = report.defences.at(static_cast<std::size_t>(condition.defence)).text;
    for (std::size_t i = 0; i < report.patches.size(); ++i) {
        if (report.patches[i].knowingOf != patch || report.patches[i].through != defence) continue;
        const auto index = static_cast<std::int64_t>(i);
        const ArmFigures* figures = condition.find(Arm::Patch, index);
        if (!figures) continue;
        const std::optional<double>& value = figureOf(*figures, measure).value;
        if (strongest && (!value || (lowest && *value >= *lowest))) continue;
        strongest = index;
        lowest = value;
    }
    return strongest;
}

Figure regainedFromKnowing(const EvaluationReport& report, const Condition& condition, std::int64_t patch, Measure measure)
{
    const auto knowing = knowingPatchOf(report, condition, patch, measure);
    return knowing ? regainedOf(condition, *knowing, measure) : Figure{};
}

std::string unknowingNote(const EvaluationReport& report, Language language)
{
    const Subject subject = subjectOf(report);
    std::string names;
    std::size_t count = 0;
    for (std::size_t i = 1; i < report.defences.size(); ++i) {
        const Condition* condition =
            subject.group ? subject.group->find(subject.detector, static_cast<std::int64_t>(i)) : nullptr;
        if (!condition || knowingPatchOf(report, *condition, subject.patch, Measure::Noticed)) continue;
        names.append(names.empty() ? "" : ", ").append(defenceWords(report.defences[i].text, language));
        ++count;
    }
    if (count == 0) return {};
    return text(language, count == 1 ? Text::DefenceUnknowing : Text::DefencesUnknowing, {names});
}

} // namespace blindspot::report
