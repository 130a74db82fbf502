#include "ui/evaluate/evaluation_tables.h"

#include "core/report/aim_sentences.h"
#include "core/report/arm_texts.h"
#include "core/report/conclusion.h"
#include "core/report/defence_words.h"
#include "core/report/knowing.h"
#include "core/report/measure.h"
#include "core/report/numbers.h"
#include "ui/evaluate/defence_names.h"
#include "ui/session/effect_text.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

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
    if (key == Text::DefineNoticed || key == Text::DefineBoxes || key == Text::DefineFound ||
        key == Text::DefineInvented)
        number = report::brief(report.confidence);
    if (key == Text::DefineControls) number = report::count(static_cast<double>(report.randomSeeds));
    return QString::fromStdString(
        report::text(reportLanguage(), key, {number, report::brief(report::noticeOverlapOf(report))}));
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

QString foundTip(const EvaluationReport& report)
{
    return definition(report, Text::DefineFound) + QLatin1Char(' ') +
           definition(report, Text::DefineHalfSeen);
}

QString effectTip(const EvaluationReport& report)
{
    return definition(report, report::tellsNoticed(report) ? Text::DefineEffectHidden : Text::DefineEffect);
}

/// What the effect is on: as of an effect of a report from before there was the other.
report::Measure measureOf(const Effect& effect)
{
    return effect.hidingControl ? report::Measure::Noticed : report::Measure::Ap50;
}

QString effectFigure(const Effect& effect)
{
    if (effect.aimControl) return figure(effect.aim);
    return effect.hidingControl ? figure(effect.hidden) : QStringLiteral("AP50 ") + figure(effect.ap50);
}

FigureRow headingOf(const GroupResult& group)
{
    FigureRow row;
    row.heading = true;
    row.cells = {QStringLiteral("%1, %2").arg(
        QString::fromStdString(report::imagesText(group, reportLanguage())), objectsText(group.objects))};
    return row;
}

FigureRow armRow(const ArmFigures& figures, const Effect* effect)
{
    const bool clean = figures.arm == Arm::Clean;
    FigureRow row;
    row.strong = figures.arm == Arm::Patch;
    row.cells = {armWord(figures.arm),
                 figure(figures.noticedShare),
                 clean ? QString() : figure(figures.hiddenShare),
                 figure(figures.recall),
                 figure(figures.ap50),
                 counted(figures.inventedOnObjects),
                 counted(figures.invented - figures.inventedOnObjects),
                 number(figures.boxesPerImage, 1),
                 QString(),
                 figure(figures.ap),
                 clean ? QString() : figure(figures.attackSuccess)};
    // The effect stands with the patch, what it is measured against with the control.
    if (figures.arm == Arm::Patch && effect != nullptr) row.cells[8] = effectFigure(*effect);
    if (effect != nullptr && figures.arm == effect->aimControl.value_or(report::controlOf(*effect, measureOf(*effect))))
        row.cells[8] = word(Text::ColumnControl);
    if (!clean && std::isfinite(figures.hidden))
        row.tip = tr("%1 of the %2 objects noticed on the clean images are hidden; %3 of all %4 are noticed")
                      .arg(counted(figures.hidden), counted(figures.noticedClean), counted(figures.noticed),
                           counted(static_cast<double>(figures.objects)));
    return row;
}

/// The columns of an aim with a target class, after the arm's name.
void insertAim(const EvaluationReport& report, FigureTable& table)
{
    const auto titled = [&report](Text title) {
        return FigureColumn{QString::fromStdString(report::text(reportLanguage(), title, {report.target})),
                            QString::fromStdString(report::text(
                                reportLanguage(), report.aim == Aim::Create ? Text::NoteCreate : Text::NoteMisclassify,
                                {report.target, report::classText(report, reportLanguage()), report::brief(report.confidence),
                                 report::brief(report::noticeOverlapOf(report))}))};
    };
    const std::vector<FigureColumn> columns{
        titled(report.aim == Aim::Create ? Text::ColumnCreated : Text::ColumnTaken), titled(Text::ColumnFalseBoxes)};
    table.columns.insert(table.columns.begin() + 1, columns.begin(), columns.end());
}

void insertAim(const ArmFigures& figures, FigureRow& row)
{
    const AimFigures aim = figures.aim.value_or(AimFigures());
    row.cells.insert(1, number(aim.falseBoxesPerImage));
    row.cells.insert(1, figure(aim.success));
    if (figures.aim)
        row.tip.prepend(tr("%1 of %2 (the first figure)").arg(counted(aim.successes), counted(aim.cases)) + QLatin1Char('\n'));
}

QString inputSizeText(std::size_t size)
{
    const auto bound = [](std::size_t at) { return QString::number(kInputSizeBounds[at]); };
    if (size == 0) return tr("below %1 px").arg(bound(0));
    if (size + 1 == kInputSizes) return tr("%1 px and more").arg(bound(size - 1));
    return tr("%1 to %2 px").arg(bound(size - 1), bound(size));
}

FigureRow inputSizeRow(const ArmFigures& figures, std::size_t size)
{
    const InputSizeFigures& of = figures.inputSizes[size];
    const bool clean = figures.arm == Arm::Clean;
    FigureRow row;
    row.strong = figures.arm == Arm::Patch;
    row.cells = {
        clean ? inputSizeText(size) : QString(),
        armWord(figures.arm),
        counted(static_cast<double>(of.objects)),
        counted(of.noticedClean),
        counted(of.noticed),
        clean ? QString() : counted(of.hidden),
        clean ? QString()
              : number(of.noticedClean > 0 ? std::optional(of.hidden / of.noticedClean) : std::nullopt),
        counted(of.found)};
    return row;
}

/// By the size that the detector meets.
FigureTable inputSizesTable(const EvaluationReport& report, const ResultScope& scope)
{
    FigureTable table;
    table.columns = {{tr("Size in the input"),
                      tr("The square root of the area of the object's box, in pixels of the detector's "
                         "input: the size that the "
                         "detector meets, whatever the picture's resolution"),
                      false},
                     column(report, Text::ColumnArm, Text::DefineControls, false),
                     column(Text::ColumnObjects),
                     {tr("Noticed\nclean"), definition(report, Text::DefineNoticed)},
                     column(report, Text::ColumnNoticed, Text::DefineNoticed),
                     column(report, Text::ColumnHidden, Text::DefineHidden),
                     {tr("Hidden\nshare"), definition(report, Text::DefineHidden)},
                     {word(Text::ColumnFound), foundTip(report)}};
    for (const GroupResult& group : report.groups) {
        const Condition* condition = group.find(scope.detector, scope.defence);
        if (condition == nullptr) continue;
        table.rows.push_back(headingOf(group));
        for (std::size_t size = 0; size < kInputSizes; ++size)
            for (const Arm arm : kArms) {
                const ArmFigures* figures = condition->find(arm, scope.patch);
                if (figures == nullptr || figures->inputSizes.size() != kInputSizes) continue;
                table.rows.push_back(inputSizeRow(*figures, size));
            }
    }
    return table;
}

/// By COCO's classes of the size in the picture: what reports from before the others tell.
FigureTable pictureSizesTable(const EvaluationReport& report, const ResultScope& scope)
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

/// A condition's figures for one patch, in a few words.
QString transferText(const Condition& condition, std::int64_t patch)
{
    const ArmFigures* clean = condition.find(Arm::Clean);
    const ArmFigures* with = condition.find(Arm::Patch, patch);
    const Effect* effect = report::effectOf(condition, patch);
    if (!clean || !with || !effect) return {};
    const QString ap50 = tr("AP50 %1 → %2").arg(number(clean->ap50.value), number(with->ap50.value));
    return effect->hidingControl ? tr("noticed %1 → %2, effect %3; %4")
                                       .arg(number(clean->noticedShare.value),
                                            number(with->noticedShare.value), figure(effect->hidden), ap50)
                                 : tr("%1, effect %2").arg(ap50, figure(effect->ap50));
}

std::vector<FigureColumn> defenceColumns(const EvaluationReport& report, bool noticed)
{
    const FigureColumn effect{word(Text::ColumnEffect), effectTip(report)};
    const FigureColumn knowing{tr("… from a patch\nthat knows it"),
                               tr("The same with a patch that was trained through the defence: the one that is noticed the least.\n"
                                  "A dash: none was trained through it.")};
    const FigureColumn seconds{word(Text::ColumnSeconds), tr("Of one thread of this machine")};
    if (noticed)
        return {
            column(Text::ColumnDefence, false),
            {tr("Noticed\nclean"), definition(report, Text::DefineNoticed)},
            {tr("Cost"),
             tr("Noticed share of the clean images without the defence minus with it, with its interval")},
            {tr("Noticed\nwith patch"), definition(report, Text::DefineNoticed)},
            {tr("Regained"),
             tr("Noticed share with the patch and the defence minus that with the patch alone")},
            knowing,
            {tr("AP50\nclean → patch"), definition(report, Text::DefineAp)},
            effect,
            seconds};
    return {column(Text::ColumnDefence, false),
            {tr("AP50\nclean"), definition(report, Text::DefineAp)},
            {tr("Cost"), tr("AP50 of the clean images without the defence minus with it, with its interval")},
            {tr("AP50\nwith patch"), definition(report, Text::DefineAp)},
            {tr("Regained"), tr("AP50 with the patch and the defence minus AP50 with the patch alone")},
            knowing,
            effect,
            seconds};
}

/// The patch's arms under a defence; empty where they were not evaluated.
QStringList defenceCells(const EvaluationReport& report, const Condition& condition, std::int64_t patch,
                         bool noticed)
{
    const ArmFigures* clean = condition.find(Arm::Clean);
    const ArmFigures* with = condition.find(Arm::Patch, patch);
    const auto index = static_cast<std::size_t>(patch);
    const auto defence = static_cast<std::size_t>(condition.defence);
    if (!clean || !with || index >= condition.regained.size()) return {};
    const bool none = defence == 0; // costs nothing and gives nothing back
    QStringList cells{defenceName(report, defence)};
    const report::Measure measure = noticed ? report::Measure::Noticed : report::Measure::Ap50;
    cells += {figure(report::figureOf(*clean, measure)),
              none ? QString() : figure(report::cleanCostOf(condition, measure)),
              figure(report::figureOf(*with, measure)),
              none ? QString() : figure(report::regainedOf(condition, patch, measure)),
              none ? QString() : figure(report::regainedFromKnowing(report, condition, patch, measure))};
    if (noticed) cells += QStringLiteral("%1 → %2").arg(number(clean->ap50.value), number(with->ap50.value));
    const Effect* effect = report::effectOf(condition, patch);
    cells += effect ? effectFigure(*effect) : QString();
    cells += none ? QString() : number(report.defences[defence].secondsPerImage * 1000, 1);
    return cells;
}

} // namespace

FigureTable armsTable(const EvaluationReport& report, const ResultScope& scope)
{
    FigureTable table;
    table.columns = {column(report, Text::ColumnArm, Text::DefineControls, false),
                     column(report, Text::ColumnNoticed, Text::DefineNoticed),
                     column(report, Text::ColumnHidden, Text::DefineHidden),
                     {word(Text::ColumnFound), foundTip(report)},
                     column(report, Text::ColumnAp50, Text::DefineAp),
                     {tr("Invented\non objects"), definition(report, Text::DefineInventedOn)},
                     {tr("Invented\nelsewhere"), definition(report, Text::DefineInventedOn)},
                     {tr("Boxes\nan image"), definition(report, Text::DefineBoxes)},
                     {word(Text::ColumnEffect), effectTip(report)},
                     column(report, Text::ColumnAp, Text::DefineAp),
                     column(report, Text::ColumnSuccess, Text::DefineSuccess)};
    const bool aimed = hasTarget(report.aim);
    if (aimed) insertAim(report, table);
    for (const GroupResult& group : report.groups) {
        const Condition* condition = group.find(scope.detector, scope.defence);
        if (condition == nullptr) continue;
        table.rows.push_back(headingOf(group));
        const Effect* effect = report::effectOf(*condition, scope.patch);
        for (const Arm arm : kArms)
            if (const ArmFigures* figures = condition->find(arm, scope.patch)) {
                table.rows.push_back(armRow(*figures, effect));
                if (aimed) insertAim(*figures, table.rows.back());
            }
    }
    return table;
}

FigureTable sizesTable(const EvaluationReport& report, const ResultScope& scope)
{
    return report::tellsNoticed(report) ? inputSizesTable(report, scope) : pictureSizesTable(report, scope);
}

FigureTable transferTable(const EvaluationReport& report)
{
    FigureTable table;
    table.columns = {column(Text::ColumnPatch, false), column(Text::ColumnTrainedOn, false)};
    for (const DetectorFacts& detector : report.detectors)
        table.columns.push_back(
            {QString::fromStdString(detector.name),
             tr("Noticed share clean → with the patch, what of it the patch hides beyond the control that "
                "hides most, and the AP50"),
             true});
    if (report.groups.empty()) return table;
    const GroupResult& group = report.groups.front();
    for (std::size_t patch = 0; patch < report.patches.size(); ++patch) {
        if (report.patches[patch].knowingOf >= 0) continue; // in the table of defences
        FigureRow row;
        row.cells = {QString::fromStdString(report.patches[patch].name),
                     QString::fromStdString(report::trainedOnNames(report.patches[patch]))};
        for (std::size_t detector = 0; detector < report.detectors.size(); ++detector) {
            const Condition* condition = group.find(static_cast<std::int64_t>(detector), 0);
            row.cells += condition ? transferText(*condition, static_cast<std::int64_t>(patch)) : QString();
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable defencesTable(const EvaluationReport& report, const ResultScope& scope)
{
    const bool noticed = report::tellsNoticed(report);
    FigureTable table{defenceColumns(report, noticed), {}};
    for (const GroupResult& group : report.groups) {
        table.rows.push_back(headingOf(group));
        for (std::size_t i = 0; i < report.defences.size(); ++i) {
            const Condition* condition = group.find(scope.detector, static_cast<std::int64_t>(i));
            FigureRow row;
            if (condition) row.cells = defenceCells(report, *condition, scope.patch, noticed);
            if (row.cells.isEmpty()) continue;
            if (i > 0)
                row.tip = QString::fromStdString(
                    report::defenceWords(report.defences[i].text, reportLanguage()) + "\n" +
                    report::defenceSentence(report, static_cast<std::int64_t>(i), reportLanguage()));
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

} // namespace blindspot::ui
