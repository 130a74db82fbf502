#include "core/report/aim_sentences.h"

#include "core/report/arm_texts.h"
#include "core/report/measure.h"
#include "core/report/noticed_sentences.h"
#include "core/report/numbers.h"

#include <algorithm>

namespace blindspot::report {

namespace {

using namespace metrics;

/// One patch's arms by the aim; `known` where all of them tell it.
struct Arms {
    const AimFigures *clean = nullptr, *control = nullptr, *patch = nullptr;
    const Effect* effect = nullptr;

    bool known() const { return clean && control && patch && effect && patch->success.value; }
};

const AimFigures* aimOf(const Condition& condition, Arm arm, std::int64_t patch)
{
    const ArmFigures* figures = condition.find(arm, patch);
    return figures && figures->aim ? &*figures->aim : nullptr;
}

Arms armsOf(const Condition* condition, std::int64_t patch)
{
    Arms arms;
    if (!condition) return arms;
    arms.effect = effectOf(*condition, patch);
    arms.clean = aimOf(*condition, Arm::Clean, patch);
    arms.patch = aimOf(*condition, Arm::Patch, patch);
    if (arms.effect && arms.effect->aimControl)
        arms.control = aimOf(*condition, *arms.effect->aimControl, patch);
    return arms;
}

std::string controlText(const Arms& arms, Language language)
{
    return text(language, arms.effect->aimControl == Arm::Random ? Text::RandomControl : Text::GreyControl);
}

std::string effectText(const Arms& arms)
{
    return objectsText(arms.effect->aim, arms.patch->cases);
}

std::string patchText(const EvaluationReport& report, std::int64_t patch, Language language)
{
    if (report.patches.size() < 2) return text(language, Text::ThePatch);
    return text(language, Text::ThePatchNamed, {report.patches.at(static_cast<std::size_t>(patch)).name});
}

std::string detectorText(const EvaluationReport& report, std::int64_t detector, Language language)
{
    if (report.detectors.size() < 2) return text(language, Text::TheDetector);
    return text(language, Text::TheDetectorNamed,
                {report.detectors.at(static_cast<std::size_t>(detector)).name});
}

std::string casesText(const EvaluationReport& report, const Subject& subject, const Arms& arms,
                      Language language)
{
    const bool one = arms.patch->cases == 1;
    if (report.aim == Aim::Create)
        return text(language, one ? Text::AimPlace : Text::AimPlaces,
                    {count(arms.patch->cases), report.target});
    return text(language, one ? Text::NoticedObject : Text::NoticedObjects,
                {count(arms.patch->cases), classText(report, language),
                 detectorText(report, subject.detector, language)});
}

} // namespace

std::string classText(const EvaluationReport& report, Language language)
{
    return report.className.empty() ? text(language, Text::AnyClass) : report.className;
}

std::string titleText(const EvaluationReport& report, Language language)
{
    if (report.aim == Aim::Create) return text(language, Text::TitleCreate, {report.target});
    if (report.aim == Aim::Misclassify)
        return text(language, Text::TitleMisclassify, {classText(report, language), report.target});
    return classText(report, language);
}

std::string aimAnswer(const EvaluationReport& report, const Subject& subject, Language language)
{
    const Arms arms = armsOf(subject.condition, subject.patch);
    const bool creates = report.aim == Aim::Create;
    if (!arms.known())
        return text(language, creates ? Text::AnswerNoPlace : Text::AnswerUndefined,
                    {creates ? report.target : classText(report, language)});
    const bool beats = arms.effect->beatsControl();
    const Text form = creates ? (beats ? Text::AnswerCreates : Text::AnswerCreatesNot)
                              : (beats ? Text::AnswerTakes : Text::AnswerTakesNot);
    return text(language, form,
                {casesText(report, subject, arms, language), imagesText(*subject.group, language),
                 patchText(report, subject.patch, language), count(arms.patch->successes), report.target,
                 controlText(arms, language), count(arms.control->successes), effectText(arms)});
}

std::vector<std::string> aimDetails(const EvaluationReport& report, const Subject& subject, Language language)
{
    const Arms arms = armsOf(subject.condition, subject.patch);
    if (!arms.known()) return {};
    std::vector<std::string> sentences;
    const auto sentence = [&](Text form, const auto& figure) {
        sentences.push_back(text(language, form,
                                 {report.target, figure(*arms.clean), figure(*arms.patch),
                                  controlText(arms, language), figure(*arms.control)}));
    };
    if (report.aim == Aim::Misclassify)
        sentence(Text::AimSeen, [](const AimFigures& arm) { return count(arm.seen); });
    sentence(Text::AimFalseBoxes, [](const AimFigures& arm) { return decimals(arm.falseBoxesPerImage); });
    return sentences;
}

std::string aimElsewhere(const std::string& name, const Condition* condition, std::int64_t patch,
                         Language language)
{
    const Arms arms = armsOf(condition, patch);
    if (!arms.known()) return {};
    return text(language, Text::AimElsewhere,
                {name, count(arms.patch->successes), count(arms.patch->cases), controlText(arms, language),
                 count(arms.control->successes), effectText(arms)});
}

std::string aimDefence(const std::string& defence, const Condition& with, const Subject& subject,
                       Language language)
{
    const Arms behind = armsOf(&with, subject.patch), bare = armsOf(subject.condition, subject.patch);
    if (!behind.known() || !bare.known()) return {};
    return text(language, Text::AimDefence,
                {defence, count(behind.patch->successes), count(behind.patch->cases),
                 count(bare.patch->successes), count(bare.patch->cases), effectText(behind)});
}

void addAim(const Source& from, Blocks& blocks)
{
    const EvaluationReport& report = from.report;
    const Condition* condition = from.subject.condition;
    if (!hasTarget(report.aim) || !condition) return;
    const bool creates = report.aim == Aim::Create;
    Table table;
    table.columns = {{from.text(Text::ColumnArm), false},
                     {from.text(creates ? Text::ColumnPlaces : Text::ColumnObjects), true},
                     {from.text(creates ? Text::ColumnCreated : Text::ColumnTaken, {report.target}), true}};
    if (!creates) table.columns.push_back({from.text(Text::ColumnTargetSeen, {report.target}), true});
    table.columns.push_back({from.text(Text::ColumnFalseBoxes, {report.target}), true});
    for (const Arm arm : kArms) {
        const AimFigures* figures = aimOf(*condition, arm, from.subject.patch);
        if (!figures) continue;
        const bool strong = arm == Arm::Patch;
        std::vector<Cell> row = {{armText(arm, from.language), {}, strong},
                                 {count(figures->cases), {}, strong},
                                 {count(figures->successes), withInterval(figures->success, 3), strong}};
        if (!creates) row.push_back({count(figures->seen), withInterval(figures->seenShare, 3), strong});
        row.push_back({decimals(figures->falseBoxesPerImage), {}, strong});
        table.rows.push_back(std::move(row));
    }
    blocks.emplace_back(
        Heading{from.text(creates ? Text::HeadCreate : Text::HeadMisclassify, {report.target})});
    blocks.emplace_back(std::move(table));
    blocks.emplace_back(Paragraph{Paragraph::Role::Note,
                                  from.text(creates ? Text::NoteCreate : Text::NoteMisclassify,
                                            {report.target, classText(report, from.language),
                                             brief(report.confidence), brief(noticeOverlapOf(report))})});
}

} // namespace blindspot::report
