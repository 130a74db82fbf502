#include "ui/evaluate/answer_page.h"

#include "core/report/chart.h"
#include "core/report/conclusion.h"
#include "core/report/measure.h"
#include "core/report/numbers.h"
#include "ui/controls/figures_view.h"
#include "ui/evaluate/evaluation_answer.h"
#include "ui/evaluate/result_cards.h"
#include "ui/evaluate/strongest_pair.h"
#include "ui/plots/chart_plot.h"
#include "ui/session/effect_text.h"
#include "ui/support/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kLeastMiddle = 34 * kGrid; ///< of the chart and the pair, pixels high

} // namespace

AnswerPage::AnswerPage(Session& session, PairPictures& pictures, QWidget* parent)
    : QScrollArea(parent), answer_(new EvaluationAnswer), warnings_(new QLabel), note_(new QLabel), middle_(new QWidget),
      pair_(new StrongestPair(pictures)), arms_(new FiguresView(tr("Arms"))), cards_(new ResultCards(session))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    warnings_->setObjectName("note");
    warnings_->setWordWrap(true);
    cards_->setObjectName("cards");
    arms_->setObjectName("arms");
    arms_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    note_->setObjectName("note");
    note_->setFont(scaledFont(0.85));
    note_->setWordWrap(true);
    auto* halves = new QHBoxLayout(middle_);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(kGrid);
    halves->addWidget(buildChart(session), 2);
    halves->addWidget(pair_, 3);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(answer_);
    column->addWidget(warnings_);
    column->addWidget(middle_, 1);
    column->addWidget(arms_);
    column->addWidget(note_);
    column->addWidget(cards_);
    setWidget(content);
}

QWidget* AnswerPage::buildChart(Session& session)
{
    auto* frame = new QFrame;
    frame->setObjectName("card");
    chartTitle_ = new QLabel;
    chartTitle_->setFont(scaledFont(1, true));
    chartTitle_->setWordWrap(true);
    chart_ = new ChartPlot(session);
    chart_->setName(tr("arms"));
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid / 2);
    column->addWidget(chartTitle_);
    column->addWidget(chart_, 1);
    return frame;
}

void AnswerPage::setSubject(const ReportPointer& report, const ResultScope& scope)
{
    const bool other = report_ != report;
    report_ = report;
    pair_->setSubject(report, scope);
    cards_->setSubject(report, scope);
    if (!report_) return;
    if (other) showReport();
    arms_->show(armsTable(*report_, scope));
    arms_->setFixedHeight(arms_->heightOfAll());
    const metrics::Condition* condition =
        report_->groups.empty() ? nullptr : report_->groups.front().find(scope.detector, scope.defence);
    report::Chart chart;
    if (report_->detectors.size() > 1 && scope.defence == 0) // also: before and after a hardening
        chart = report::detectorsChart(*report_, scope.patch, reportLanguage());
    else if (condition)
        chart = report::armsChart(*condition, scope.patch, reportLanguage());
    chartTitle_->setText(QString::fromStdString(chart.title));
    chart_->setChart(chart);
}

void AnswerPage::showReport()
{
    answer_->show(*report_);
    QStringList warnings;
    for (const std::string& warning : report::warningsOf(*report_, reportLanguage()))
        warnings += QStringLiteral("⚠ %1").arg(QString::fromStdString(warning));
    warnings_->setText(warnings.join(QLatin1Char('\n')));
    warnings_->setVisible(!warnings.isEmpty());
    note_->setText(definitions());
    ensureVisible(0, 0);
}

/// What fits beside the answer and the table without scrolling, and no less than can be read.
void AnswerPage::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    middle_->setMinimumHeight(std::max(kLeastMiddle, viewport()->height() / 2));
}

QString AnswerPage::definitions() const
{
    const QString base = tr("Noticed: a box above confidence %1 is centred in the object or overlaps it by "
                            "IoU %2. Hidden: noticed on the clean "
                            "image and not here. Found: IoU 0.5. AP50 at IoU 0.5. Controls cover the same "
                            "places as the patch; the effect is "
                            "what the patch hides beyond the control that hides most.")
                             .arg(QString::fromStdString(report::brief(report_->confidence)),
                                  QString::fromStdString(report::brief(report::noticeOverlapOf(*report_))));
    return report_->bootstrapDrawings > 0
               ? base + QLatin1Char(' ') + tr("In brackets: 95 % interval, bootstrap over the images.")
               : base;
}

} // namespace blindspot::ui
