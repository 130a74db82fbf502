#include "ui/evaluate/result_cards.h"

#include "core/report/chart.h"
#include "core/report/conclusion.h"
#include "core/report/numbers.h"
#include "core/report/verdicts.h"
#include "ui/controls/flow_layout.h"
#include "ui/evaluate/defence_names.h"
#include "ui/evaluate/verdict_badge.h"
#include "ui/plots/chart_plot.h"
#include "ui/session/effect_text.h"
#include "ui/support/theme.h"

#include <QFrame>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kCardWidth = 40 * kGrid, kChartHeight = 18 * kGrid;

QString decimals(const std::optional<double>& value)
{
    return QString::fromStdString(report::decimals(value));
}

QString withInterval(const metrics::Figure& figure)
{
    return QString::fromStdString(report::withInterval(figure));
}

/// A frame with a column, whose texts wrap at the card's width.
QFrame* card(double scale)
{
    auto* frame = new QFrame;
    frame->setObjectName("card");
    frame->setFixedWidth(static_cast<int>(kCardWidth * scale));
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid / 2);
    return frame;
}

QLabel* addText(QFrame* card, const QString& text, const QFont& font, const char* role = "")
{
    auto* label = new QLabel(text);
    label->setObjectName(role);
    label->setFont(font);
    label->setWordWrap(true);
    card->layout()->addWidget(label);
    return label;
}

/// At the foot of the card, so that those of a row stand beside each other.
void addLink(QFrame* card, const QString& words, const QString& tip, double scale, auto&& act)
{
    auto* link = new QToolButton;
    link->setText(words);
    link->setToolTip(tip);
    link->setAutoRaise(true);
    link->setFont(scaledFont(0.9 * scale));
    link->setFocusPolicy(Qt::StrongFocus);
    QObject::connect(link, &QToolButton::clicked, card, act);
    auto* column = static_cast<QVBoxLayout*>(card->layout());
    column->addStretch();
    column->addWidget(link, 0, Qt::AlignRight);
}

} // namespace

ResultCards::ResultCards(Session& session, QWidget* parent) : QWidget(parent), session_(session)
{
    auto* flow = new FlowLayout(this);
    flow->setSpacing(kGrid);
}

void ResultCards::clear()
{
    while (QLayoutItem* item = layout()->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
}

int ResultCards::count() const
{
    return layout()->count();
}

void ResultCards::setSubject(const ReportPointer& report, const ResultScope& scope)
{
    clear();
    if (!report) return;
    for (const report::DefenceVerdict& verdict : report::defenceVerdicts(*report, scope.detector, scope.patch))
        layout()->addWidget(defenceCard(*report, verdict));
    for (std::size_t i = 0; i < report->sweeps.size(); ++i)
        if (report->sweeps[i].detector == scope.detector && report->sweeps[i].patch == scope.patch)
            layout()->addWidget(sweepCard(report->sweeps[i], i));
    // One row, one height.
    int height = 0;
    for (int i = 0; i < layout()->count(); ++i)
        height = std::max(height, layout()->itemAt(i)->widget()->sizeHint().height());
    for (int i = 0; i < layout()->count(); ++i)
        layout()->itemAt(i)->widget()->setMinimumHeight(height);
    setVisible(count() > 0);
}

QWidget* ResultCards::defenceCard(const metrics::EvaluationReport& report, const report::DefenceVerdict& verdict)
{
    const metrics::DefenceFacts& facts = report.defences[static_cast<std::size_t>(verdict.defence)];
    QFrame* frame = card(scale_);
    addText(frame, defenceName(report, static_cast<std::size_t>(verdict.defence)), scaledFont(scale_, true));
    addText(frame, tr("brings back %1 of %2").arg(decimals(verdict.regained.value), decimals(verdict.taken)), scaledFont(1.3 * scale_))
        ->setToolTip(tr("Share of the objects that are noticed with the patch and the defence, minus the share with the patch alone;\n"
                        "and what the patch takes without the defence"));
    auto* badge = new VerdictBadge;
    badge->setFont(scaledFont(0.9 * scale_, true));
    badge->setVerdict(QString::fromStdString(report::worthText(verdict.worth, reportLanguage())), report::helps(verdict.worth));
    badge->setWordWrap(true);
    badge->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    frame->layout()->addWidget(badge);
    QStringList lines{tr("95 %: %1").arg(withInterval(verdict.regained))};
    if (verdict.regainedFromKnowing.value)
        lines += tr("from a patch that knows it: %1").arg(withInterval(verdict.regainedFromKnowing));
    lines += tr("costs on clean pictures: %1").arg(withInterval(verdict.cost));
    lines += tr("%1 ms a picture").arg(QString::fromStdString(report::decimals(facts.secondsPerImage * 1000, 1)));
    addText(frame, lines.join('\n'), tabularFont(0.9 * scale_), "note");
    addLink(frame, tr("Figures"), tr("All figures of the defences, in a table"), scale_, [this] { Q_EMIT defencesWanted(); });
    return frame;
}

QWidget* ResultCards::sweepCard(const metrics::Sweep& sweep, std::size_t place)
{
    const report::Chart chart = report::sweepChart(sweep, reportLanguage());
    const report::SweepVerdict verdict = report::verdictOn(sweep);
    QFrame* frame = card(scale_);
    addText(frame, QString::fromStdString(chart.title), scaledFont(scale_, true));
    auto* plot = new ChartPlot(session_);
    plot->setSmall(true);
    plot->setFixedHeight(static_cast<int>(kChartHeight * scale_));
    plot->setChart(chart);
    frame->layout()->addWidget(plot);
    auto* badge = new VerdictBadge;
    badge->setFont(scaledFont(0.9 * scale_, true));
    badge->setVerdict(QString::fromStdString(report::verdictText(verdict, reportLanguage())), !verdict.beats.empty());
    badge->setWordWrap(true);
    badge->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    frame->layout()->addWidget(badge);
    addLink(frame, tr("Plot"), tr("This sweep as a large plot"), scale_,
            [this, place] { Q_EMIT sweepWanted(static_cast<qulonglong>(place)); });
    return frame;
}

} // namespace blindspot::ui
