#include "ui/runs/checkpoint_figures.h"

#include "core/report/numbers.h"
#include "ui/support/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <vector>

namespace blindspot::ui {

namespace {

using metrics::CheckpointShares;
using workspace::CheckpointComparison;

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

// Functions of their own, so that the translation tool finds their context.
QString patchWord()
{
    return tr("patch");
}
QString squareWords()
{
    return tr("grey square");
}
QString iterationWord()
{
    return tr("iteration");
}
QString shareWords()
{
    return tr("hidden share");
}

QString figureText(const metrics::Figure& figure)
{
    return QString::fromStdString(report::withInterval(figure));
}

report::Series seriesOf(const CheckpointComparison& comparison)
{
    report::Series series{patchWord().toStdString(), report::SeriesRole::Patch, {}, 1, false};
    for (std::size_t i = 0; i < comparison.checkpoints.size(); ++i) {
        const metrics::Figure& hidden = comparison.choice.patches[i].all;
        if (hidden.value)
            series.points.push_back({static_cast<double>(comparison.checkpoints[i].iteration), *hidden.value, hidden.interval});
    }
    return series;
}

/// It does not depend on the iteration: a line from end to end.
report::Series controlOf(const metrics::Figure& hidden, double low, double high)
{
    report::Series series{squareWords().toStdString(), report::SeriesRole::Grey, {}, 0, true};
    if (!hidden.value) return series;
    for (const double x : {low, high})
        series.points.push_back({x, *hidden.value, hidden.interval});
    return series;
}

/// The next tenth above all that is shown.
double topOf(const std::vector<report::Series>& series)
{
    double highest = 0;
    for (const report::Series& one : series)
        for (const report::ChartPoint& point : one.points)
            highest = std::max(highest, point.interval ? point.interval->high : point.y);
    return std::min(1.0, std::floor(10 * highest + 1) / 10);
}

FigureRow rowOf(const QString& name, const CheckpointShares& shares, const metrics::Figure& ap50)
{
    return {{name, figureText(shares.all), figureText(shares.choosing), figureText(shares.reporting), figureText(ap50)}};
}

} // namespace

report::Chart checkpointChart(const CheckpointComparison& comparison)
{
    report::Chart chart;
    const double last = static_cast<double>(comparison.checkpoints.back().iteration);
    const double high = std::max(1.0, last * 1.04);
    chart.x = {iterationWord().toStdString(), 0, high, report::roundTicks(0, high, 6)};
    chart.series = {seriesOf(comparison), controlOf(comparison.choice.control.all, 0, high)};
    const double top = topOf(chart.series);
    chart.y = {shareWords().toStdString(), 0, top, report::roundTicks(0, top, 6)};
    return chart;
}

FigureTable checkpointTable(const CheckpointComparison& comparison)
{
    FigureTable table;
    table.columns = {
        {tr("Iteration"), tr("Of the training, after which the patch was kept")},
        {tr("Hidden,\nall images"), tr("Share of the objects noticed without a patch that are noticed no more; of the chosen one it "
                                        "flatters, because half of these images chose it")},
        {tr("that\nchoose"), tr("The same on the half of the images that chooses")},
        {tr("the\nothers"), tr("The same on the other half, which had no part in the choice: the figure that may be quoted")},
        {tr("AP50,\nall images"), tr("Of the detector, with this patch; less is stronger")}};
    for (std::size_t i = 0; i < comparison.checkpoints.size(); ++i) {
        const workspace::CheckpointFigures& one = comparison.checkpoints[i];
        const bool chosen = comparison.choice.chosen == static_cast<std::int64_t>(i);
        const QString count = countText(one.iteration);
        FigureRow row = rowOf(chosen && one.last ? tr("%1, last, chosen").arg(count)
                              : chosen           ? tr("%1, chosen").arg(count)
                              : one.last         ? tr("%1, last").arg(count)
                                                 : count,
                              comparison.choice.patches[i], one.ap50);
        row.strong = chosen;
        table.rows.push_back(std::move(row));
    }
    table.rows.push_back(rowOf(squareWords(), comparison.choice.control, comparison.controlAp50));
    return table;
}

} // namespace blindspot::ui
