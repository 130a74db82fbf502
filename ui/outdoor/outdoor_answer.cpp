#include "ui/outdoor/outdoor_answer.h"

#include "core/report/report_file.h"
#include "ui/controls/figures_view.h"
#include "ui/controls/save_file.h"
#include "ui/plots/chart_plot.h"
#include "ui/report_pdf/report_pdf.h"
#include "ui/session/effect_text.h"
#include "ui/support/message_text.h"
#include "ui/support/paths.h"
#include "ui/support/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

#include <cstdlib>
#include <variant>

namespace blindspot::ui {

namespace {

constexpr int kPlotHeight = 30 * kGrid;

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

QString q(const std::string& text)
{
    return QString::fromStdString(text);
}

QLabel* labelOf(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// A long title, broken at the space nearest to its middle.
QString inTwoLines(QString title)
{
    constexpr qsizetype kLong = 16;
    if (title.size() <= kLong) return title;
    qsizetype best = -1;
    for (qsizetype at = title.indexOf(QLatin1Char(' ')); at >= 0; at = title.indexOf(QLatin1Char(' '), at + 1))
        if (best < 0 || std::abs(2 * at - title.size()) < std::abs(2 * best - title.size())) best = at;
    if (best >= 0) title[best] = QLatin1Char('\n');
    return title;
}

FigureTable tableOf(const report::Table& from)
{
    FigureTable table;
    for (const report::Column& column : from.columns)
        table.columns.push_back({inTwoLines(q(column.title)), {}, column.number});
    for (const std::vector<report::Cell>& cells : from.rows) {
        FigureRow row;
        for (const report::Cell& cell : cells) {
            row.cells += cell.below.empty() ? q(cell.text) : q(cell.text + " " + cell.below);
            row.strong = row.strong || (&cell == &cells.front() && cell.strong);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// The document's blocks as widgets, one after the other.
class BlockWidgets {
  public:
    BlockWidgets(Session& session, QVBoxLayout& column) : session_(session), column_(column) {}

    void operator()(const report::Heading& heading)
    {
        heading_ = q(heading.text);
        auto* label = new QLabel(heading_);
        scaleType(*label, 1.15);
        column_.addSpacing(kGrid);
        column_.addWidget(label);
    }
    void operator()(const report::Paragraph& paragraph)
    {
        if (paragraph.role == report::Paragraph::Role::Answer || paragraph.text.empty()) return;
        QLabel* label = labelOf("note");
        label->setText(q(paragraph.text));
        column_.addWidget(label);
    }
    void operator()(const report::Table& table)
    {
        auto* view = new FiguresView(heading_);
        view->show(tableOf(table));
        view->setFixedHeight(view->heightOfAll());
        column_.addWidget(view);
    }
    void operator()(const report::Charts& charts)
    {
        for (const report::Chart& chart : charts.charts) {
            auto* plot = new ChartPlot(session_);
            plot->setMinimumHeight(kPlotHeight);
            plot->setName(QStringLiteral("trial-%1").arg(heading_));
            plot->setChart(chart);
            column_.addWidget(plot);
        }
    }
    void operator()(const report::Facts& facts)
    {
        QStringList lines;
        for (const auto& [name, value] : facts.rows)
            lines += tr("%1: %2").arg(q(name), q(value));
        QLabel* label = labelOf("note");
        label->setText(lines.join(QLatin1Char('\n')));
        column_.addWidget(label);
    }
    template <typename Other> void operator()(const Other&) {} // a trial has no others

  private:
    Session& session_;
    QVBoxLayout& column_;
    QString heading_;
};

bool isWarning(const report::Block& block)
{
    const auto* paragraph = std::get_if<report::Paragraph>(&block);
    return paragraph != nullptr && paragraph->role == report::Paragraph::Role::Warning;
}

void clear(QVBoxLayout& column)
{
    while (QLayoutItem* item = column.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

OutdoorAnswer::OutdoorAnswer(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), answer_(labelOf("trialAnswer")), known_(labelOf("trialKnown")), warnings_(labelOf("trialWarnings")),
      blocks_(new QVBoxLayout)
{
    scaleType(*answer_, 1.15);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, kGrid, 0);
    column->setSpacing(kGrid);
    column->addWidget(answer_);
    column->addWidget(known_);
    column->addWidget(warnings_);
    column->addLayout(blocks_);
    column->addStretch();
}

void OutdoorAnswer::show(const std::shared_ptr<const outdoor::TrialReport>& report, const QString& known)
{
    const report::Language language = reportLanguage();
    const report::Document document = outdoor::trialDocument(*report, language);
    answer_->setText(q(outdoor::trialAnswer(*report, language)));
    known_->setText(known);
    known_->setVisible(!known.isEmpty());
    QStringList warnings;
    for (const std::string& warning : outdoor::trialWarnings(*report, language))
        warnings += QStringLiteral("• ") + q(warning);
    warnings_->setText(warnings.join(QLatin1Char('\n')));
    warnings_->setVisible(!warnings.isEmpty());
    clear(*blocks_);
    BlockWidgets widgets(session_, *blocks_);
    for (const report::Block& block : document.first)
        if (!isWarning(block)) std::visit(widgets, block); // those stand above
    for (const report::Block& block : document.further)
        std::visit(widgets, block);
}

void saveTrialReport(Session& session, QWidget* parent, const std::shared_ptr<const outdoor::TrialReport>& report, report::Language language)
{
    report::ReportKind kind{};
    const SaveQuestion question{tr("Save the report"), QStringLiteral("trial-%1").arg(q(report->trial.name)), QStringLiteral(".pdf"),
                                tr("Report (*.pdf *.html *.json *.csv)")};
    const QString file =
        askReportFile(session, parent, question, [&kind](const std::filesystem::path& path) { kind = report::reportKindOf(path); });
    if (file.isEmpty()) return;
    session.queries().run(
        &session,
        [path = pathOf(file), kind, report, language](storage::Database&, StopControl&) {
            if (kind == report::ReportKind::Pdf) {
                const report::Document document = outdoor::trialDocument(*report, language);
                writeDocumentPdf(path, document, document.title);
            } else {
                outdoor::writeTrialFile(path, *report, language);
            }
        },
        [&session, file] { tellSaved(session, file); });
}

} // namespace blindspot::ui
