#include "ui/evaluate/evaluation_plots.h"

#include "core/report/chart.h"
#include "core/report/measure.h"
#include "ui/plots/chart_plot.h"
#include "ui/session/effect_text.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

/// Of the list of plots; sweeps follow with their index.
enum Plot { ArmsPlot = -3, DetectorsPlot = -2, PrecisionRecall = -1 };

} // namespace

EvaluationPlots::EvaluationPlots(Session& session, QWidget* parent)
    : QWidget(parent), plots_(new QComboBox), measure_(new QComboBox), plot_(new ChartPlot(session))
{
    plot_->setObjectName("plot");
    plots_->setObjectName("plots");
    plots_->setAccessibleName(tr("Plot"));
    measure_->setObjectName("measure");
    measure_->setAccessibleName(tr("Measure"));
    measure_->setToolTip(tr("What the plot shows of each arm: the share of the objects that are noticed, or the AP50"));
    measure_->addItem(tr("by noticed objects"), static_cast<int>(report::Measure::Noticed));
    measure_->addItem(tr("by AP50"), static_cast<int>(report::Measure::Ap50));
    for (QComboBox* box : {plots_, measure_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::currentIndexChanged, this, &EvaluationPlots::draw);
    }
    auto* choices = new QHBoxLayout;
    choices->setSpacing(kGrid);
    choices->addWidget(plots_);
    choices->addWidget(measure_);
    choices->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addLayout(choices);
    column->addWidget(plot_, 1);
}

void EvaluationPlots::setSubject(const ReportPointer& report, const ResultScope& scope)
{
    const bool other = std::exchange(report_, report) != report;
    scope_ = scope;
    if (!report_) return;
    if (other) offerMeasures();
    fill();
}

void EvaluationPlots::showSweep(std::size_t sweep)
{
    plots_->setCurrentIndex(std::max(0, plots_->findData(static_cast<int>(sweep))));
}

void EvaluationPlots::fill()
{
    const QVariant before = plots_->currentData();
    {
        const QSignalBlocker blocker(plots_);
        plots_->clear();
        plots_->addItem(tr("Arms"), ArmsPlot);
        if (report_->detectors.size() > 1) plots_->addItem(tr("Detectors"), DetectorsPlot);
        plots_->addItem(tr("Precision and recall"), PrecisionRecall);
        for (std::size_t i = 0; i < report_->sweeps.size(); ++i) {
            const metrics::Sweep& sweep = report_->sweeps[i];
            if (sweep.detector == scope_.detector && sweep.patch == scope_.patch)
                plots_->addItem(QString::fromStdString(report::sweepChart(sweep, reportLanguage()).title), static_cast<int>(i));
        }
        plots_->setCurrentIndex(std::max(0, plots_->findData(before)));
    }
    draw();
}

/// Reports from before objects were noticed have the AP50 alone.
void EvaluationPlots::offerMeasures()
{
    const QSignalBlocker blocker(measure_);
    const bool both = report::tellsNoticed(*report_);
    if (!both || !measure_->isEnabled()) measure_->setCurrentIndex(both ? 0 : 1);
    measure_->setEnabled(both);
}

void EvaluationPlots::draw()
{
    if (!report_ || report_->groups.empty() || plots_->currentIndex() < 0) return;
    const int which = plots_->currentData().toInt();
    const auto measure = static_cast<report::Measure>(measure_->currentData().toInt());
    const metrics::Condition* condition = report_->groups.front().find(scope_.detector, scope_.defence);
    measure_->setVisible(which != PrecisionRecall);
    if (which >= 0) {
        plot_->setChart(report::sweepChart(report_->sweeps[static_cast<std::size_t>(which)], measure, reportLanguage()));
        plot_->setName(tr("sweep"));
    } else if (which == DetectorsPlot) {
        plot_->setChart(report::detectorsChart(*report_, scope_.patch, measure, reportLanguage()));
        plot_->setName(tr("detectors"));
    } else if (condition != nullptr) {
        plot_->setChart(which == ArmsPlot ? report::armsChart(*condition, scope_.patch, measure, reportLanguage())
                                          : report::precisionChart(*condition, scope_.patch, reportLanguage()));
        plot_->setName(which == ArmsPlot ? tr("arms") : tr("precision-recall"));
    }
}

} // namespace blindspot::ui
