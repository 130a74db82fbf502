#include "ui/evaluate/evaluation_tables.h"

#include "core/report/arm_texts.h"
#include "core/report/conclusion.h"
#include "core/report/numbers.h"
#include "ui/session/effect_text.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace blindspot::ui {

namespace {

using namespace metrics;
using report::Text;

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

QString word(Text key)
{
    return QString::fromStdString(report::text(reportLanguage(), key));
}

QString definition(const EvaluationReport& report, Text key)
{
    std::string number;
    if (key == Text::DefineFound || key == Text::DefineInvented) number = report::brief(report.confidence);
    if (key == Text::DefineControls) number = report::count(static_cast<double>(report.randomSeeds));
    return QString::fromStdString(report::text(reportLanguage(), key, {number}));
}

FigureColumn column(const EvaluationReport& report, Text title, Text means, bool number = true)
{
    return {word(title), definition(report, means), number};
}

FigureColumn column(Text title, bool number = true)
{
    return {word(title), {}, number};
}

QString figure(const Figure& value)
{
    return QString::fromStdString(report::withInterval(value));
}

QString number(const std::optional<double>& value, int places = 2)
{
    return QString::fromStdString(report::decimals(value, places));
}

QString counted(double value)
{
    return QString::fromStdString(report::count(value));
}

QString armWord(Arm arm)
{
    return QString::fromStdString(report::armText(arm, reportLanguage()));
}

FigureRow headingOf(const GroupResult& group)
{
    FigureRow row;
    row.heading = true;
    row.cells = {QStringLiteral("%1, %2").arg(
        QString::fromStdString(report::imagesText(group, reportLanguage())), objectsText(group.objects))};
    return row;
}

} // namespace

FigureTable armsTable(const EvaluationReport& report, const ResultScope& scope)
{
    FigureTable table;
    table.columns = {column(report, Text::ColumnArm, Text::DefineControls, false),
                     column(report, Text::ColumnAp50, Text::DefineAp),
                     column(report, Text::ColumnAp, Text::DefineAp),
                     column(report, Text::ColumnRecall, Text::DefineRecall),
                     column(report, Text::ColumnSuccess, Text::DefineSuccess),
                     column(report, Text::ColumnLost, Text::DefineLost),
                     column(report, Text::ColumnInvented, Text::DefineInvented),
                     column(report, Text::ColumnEffect, Text::DefineEffect)};
    for (const GroupResult& group : report.groups) {
        const Condition* condition = group.find(scope.detector, scope.defence);
        if (condition == nullptr) continue;
        table.rows.push_back(headingOf(group));
        for (const Arm arm : kArms) {
            const ArmFigures* figures = condition->find(arm, scope.patch);
            if (figures == nullptr) continue;
            FigureRow row;
            row.cells = {armWord(arm),
                         figure(figures->ap50),
                         figure(figures->ap),
                         figure(figures->recall),
                         arm == Arm::Clean ? QString() : figure(figures->attackSuccess),
                         arm == Arm::Clean ? QString() : counted(figures->lost),
                         counted(figures->invented)};
            row.strong = arm == Arm::Patch;
            const Effect* effect = report::effectOf(*condition, scope.patch);
            // The effect stands with the patch, what it is measured against with the control.
            if (arm == Arm::Patch && effect != nullptr) row.cells += figure(effect->ap50);
            if (effect != nullptr && arm == effect->control) row.cells += word(Text::ColumnControl);
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

FigureTable sizesTable(const EvaluationReport& report, const ResultScope& scope)
{
    FigureTable table;
    table.columns = {column(report, Text::ColumnSize, Text::DefineSizes, false),
                     column(report, Text::ColumnArm, Text::DefineControls, false),
                     column(report, Text::ColumnObjects, Text::DefineSizes),
                     column(report, Text::ColumnFoundClean, Text::DefineFound),
                     column(report, Text::ColumnFound, Text::DefineFound),
                     column(report, Text::ColumnLost, Text::DefineLost),
                     column(report, Text::ColumnInvented, Text::DefineInvented)};
    for (const GroupResult& group : report.groups) {
        const Condition* condition = group.find(scope.detector, scope.defence);
        if (condition == nullptr) continue;
        table.rows.push_back(headingOf(group));
        for (std::size_t size = 0; size < 3; ++size)
            for (const Arm arm : kArms) {
                const ArmFigures* figures = condition->find(arm, scope.patch);
                if (figures == nullptr) continue;
                const SizeFigures& of = figures->sizes[size];
                const bool clean = arm == Arm::Clean;
                table.rows.push_back(
                    {{clean ? QString::fromStdString(
                                  report::sizeText(static_cast<ObjectSize>(size), reportLanguage()))
                            : QString(),
                      armWord(arm), counted(static_cast<double>(of.objects)), counted(of.foundClean),
                      counted(of.found), clean ? QString() : counted(of.lost), counted(of.invented)},
                     {},
                     false,
                     arm == Arm::Patch});
            }
    }
    return table;
}

FigureTable transferTable(const EvaluationReport& report)
{
    FigureTable table;
    table.columns = {column(Text::ColumnPatch, false), column(Text::ColumnTrainedOn, false)};
    for (const DetectorFacts& detector : report.detectors)
        table.columns.push_back(
            {QString::fromStdString(detector.name),
             tr("AP50 clean → with the patch, and what of it the patch takes beyond its strongest control"),
             true});
    if (report.groups.empty()) return table;
    const GroupResult& group = report.groups.front();
    for (std::size_t patch = 0; patch < report.patches.size(); ++patch) {
        FigureRow row;
        row.cells = {QString::fromStdString(report.patches[patch].name),
                     QString::fromStdString(report.patches[patch].trainedOn)};
        for (std::size_t detector = 0; detector < report.detectors.size(); ++detector) {
            const auto index = static_cast<std::int64_t>(patch);
            const Condition* condition = group.find(static_cast<std::int64_t>(detector), 0);
            const ArmFigures* clean = condition ? condition->find(Arm::Clean) : nullptr;
            const ArmFigures* with = condition ? condition->find(Arm::Patch, index) : nullptr;
            const Effect* effect = condition ? report::effectOf(*condition, index) : nullptr;
            row.cells += clean && with && effect ? tr("%1 → %2, effect %3")
                                                       .arg(number(clean->ap50.value),
                                                            number(with->ap50.value), figure(effect->ap50))
                                                 : QString();
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable defencesTable(const EvaluationReport& report, const ResultScope& scope)
{
    FigureTable table;
    table.columns = {
        column(Text::ColumnDefence, false), column(report, Text::ColumnClean, Text::DefineAp),
        column(Text::ColumnCost),           column(report, Text::ColumnWithPatch, Text::DefineAp),
        column(Text::ColumnRegained),       column(report, Text::ColumnEffect, Text::DefineEffect),
        column(Text::ColumnSeconds)};
    table.columns[2].tip =
        tr("AP50 of the clean images without the defence minus with it, with its interval");
    table.columns[4].tip = tr("AP50 with the patch and the defence minus AP50 with the patch alone");
    table.columns[6].tip = tr("Of one thread of this machine");
    const auto patch = static_cast<std::size_t>(scope.patch);
    for (const GroupResult& group : report.groups) {
        table.rows.push_back(headingOf(group));
        for (std::size_t i = 0; i < report.defences.size(); ++i) {
            const Condition* condition = group.find(scope.detector, static_cast<std::int64_t>(i));
            const ArmFigures* clean = condition ? condition->find(Arm::Clean) : nullptr;
            const ArmFigures* with = condition ? condition->find(Arm::Patch, scope.patch) : nullptr;
            if (!clean || !with || patch >= condition->regained.size()) continue;
            const Effect* effect = report::effectOf(*condition, scope.patch);
            FigureRow row;
            row.cells = {i == 0 ? tr("none") : QString::fromStdString(report.defences[i].text),
                         figure(clean->ap50),
                         i == 0 ? QString() : figure(condition->cleanCost),
                         figure(with->ap50),
                         i == 0 ? QString() : figure(condition->regained[patch]),
                         effect ? effectText(effect->ap50, effect->control) : QString(),
                         i == 0 ? QString() : number(report.defences[i].secondsPerImage * 1000, 1)};
            if (i > 0)
                row.tip = QString::fromStdString(
                    report::defenceSentence(report, static_cast<std::int64_t>(i), reportLanguage()));
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

} // namespace blindspot::ui
