#include "ui/evaluate/evaluation_comparison.h"

#include "core/report/chart.h"
#include "core/report/conclusion.h"
#include "core/report/measure.h"
#include "ui/controls/figures_view.h"
#include "ui/evaluate/evaluations_model.h"
#include "ui/evaluate/pair_pictures.h"
#include "ui/evaluate/strongest_pair.h"
#include "ui/plots/chart_plot.h"
#include "ui/session/effect_text.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

const metrics::Condition* conditionOf(const metrics::EvaluationReport& report, const ResultScope& scope)
{
    return report.groups.empty() ? nullptr : report.groups.front().find(scope.detector, scope.defence);
}

QString patchName(const metrics::EvaluationReport& report, const ResultScope& scope)
{
    const auto patch = static_cast<std::size_t>(scope.patch), detector = static_cast<std::size_t>(scope.detector);
    return patch < report.patches.size() && detector < report.detectors.size()
               ? QStringLiteral("%1 · %2").arg(QString::fromStdString(report.patches[patch].name),
                                               QString::fromStdString(report.detectors[detector].name))
               : QString();
}

} // namespace

EvaluationComparison::EvaluationComparison(Session& session, PairPictures& pictures, QWidget* parent)
    : QWidget(parent), session_(session), otherPictures_(new PairPictures(session, this)), choice_(new QComboBox),
      problem_(new QLabel), figures_(new FiguresView(tr("Both evaluations"))), chart_(new ChartPlot(session))
{
    choice_->setObjectName("compareWith");
    choice_->setAccessibleName(tr("Compared with"));
    choice_->setToolTip(tr("Another evaluation of this workspace, beside the one that is shown"));
    choice_->setMinimumContentsLength(24);
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->hide();
    figures_->setObjectName("comparedFigures");
    chart_->setName(tr("comparison"));
    auto* word = new QLabel(tr("Compared &with"));
    word->setBuddy(choice_);
    auto* head = new QHBoxLayout;
    head->addWidget(word);
    head->addWidget(choice_, 1);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(kGrid);
    upper->addWidget(figures_, 3);
    upper->addWidget(chart_, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addLayout(head);
    column->addWidget(problem_);
    column->addLayout(upper, 2);
    column->addWidget(buildPictures(pictures), 3);
    connect(choice_, &QComboBox::activated, this, [this] { compareWith(choice_->currentData(EvaluationsModel::IdRole).toString()); });
}

EvaluationComparison::~EvaluationComparison()
{
    reading_.cancel();
}

QWidget* EvaluationComparison::buildPictures(PairPictures& pictures)
{
    pair_ = new StrongestPair(pictures);
    otherPair_ = new StrongestPair(*otherPictures_);
    // The same picture in both, where both have it.
    connect(pair_, &StrongestPair::imageShown, otherPair_, &StrongestPair::showImage);
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(pair_);
    row->addWidget(otherPair_);
    return both;
}

void EvaluationComparison::setChoices(QAbstractItemModel* choices)
{
    const QSignalBlocker blocker(choice_);
    choice_->setModel(choices);
    connect(choices, &QAbstractItemModel::modelReset, this, &EvaluationComparison::chooseAnother);
}

void EvaluationComparison::setSubject(const ReportPointer& report, const ResultScope& scope)
{
    const bool another = report_ != report;
    report_ = report;
    scope_ = scope;
    if (another) chooseAnother();
    show();
}

/// What stands beside it stays there as long as it is another one; else the newest other one does.
void EvaluationComparison::chooseAnother()
{
    const QString own = report_ ? QString::fromStdString(report_->id) : QString();
    const auto row = [this](const auto& fits) {
        for (int i = 0; i < choice_->count(); ++i)
            if (fits(choice_->itemData(i, EvaluationsModel::IdRole).toString())) return i;
        return -1;
    };
    int chosen = otherId_.isEmpty() || otherId_ == own ? -1 : row([this](const QString& id) { return id == otherId_; });
    if (chosen < 0) chosen = row([&own](const QString& id) { return id != own; });
    const QSignalBlocker blocker(choice_);
    choice_->setCurrentIndex(chosen);
    compareWith(choice_->currentData(EvaluationsModel::IdRole).toString());
}

void EvaluationComparison::compareWith(const QString& id)
{
    if (id == otherId_ && other_) return;
    reading_.cancel();
    otherId_ = id;
    other_.reset();
    problem_->hide();
    show();
    if (id.isEmpty() || !report_ || !isVisible()) return; // reports are large: it is read when it is to be seen
    reading_ = session_.queries().run(
        this,
        [id = id.toStdString()](storage::Database& database, StopControl&) {
            return std::make_shared<const metrics::EvaluationReport>(workspace::EvaluationStore(database).get(id));
        },
        [this](const ReportPointer& report) {
            other_ = report;
            show();
        },
        [this](const QString& why) {
            problem_->setText(QStringLiteral("⚠ %1").arg(why));
            problem_->show();
        });
}

void EvaluationComparison::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!other_) compareWith(otherId_);
}

ResultScope EvaluationComparison::otherScope() const
{
    return {report::subjectOf(*other_).detector, 0, 0};
}

void EvaluationComparison::show()
{
    const bool both = report_ && other_ && report_ != other_;
    pair_->setSubject(both ? report_ : nullptr, scope_);
    otherPictures_->setReport(both ? other_ : nullptr);
    otherPair_->setSubject(both ? other_ : nullptr, both ? otherScope() : ResultScope());
    if (!both) {
        figures_->show({});
        chart_->setChart({});
        return;
    }
    otherPair_->showImage(pair_->image());
    const std::pair<const metrics::EvaluationReport&, ResultScope> sides[] = {{*report_, scope_}, {*other_, otherScope()}};
    FigureTable table;
    std::vector<report::NamedCondition> conditions;
    for (const auto& [report, scope] : sides) {
        FigureTable own = armsTable(report, scope);
        if (table.columns.empty()) table.columns = own.columns;
        FigureRow name;
        name.heading = true;
        name.cells = {patchName(report, scope)};
        table.rows.push_back(name);
        // Those of another aim have other columns: what they share stands first.
        for (FigureRow& row : own.rows) {
            if (!row.heading) row.cells.resize(static_cast<qsizetype>(table.columns.size()));
            table.rows.push_back(std::move(row));
        }
        // Under the axis there is little room.
        conditions.push_back({patchName(report, scope).replace(QStringLiteral(" · "), QStringLiteral("\n")).toStdString(),
                              conditionOf(report, scope), scope.patch});
    }
    figures_->show(std::move(table));
    const bool noticed = report::tellsNoticed(*report_) && report::tellsNoticed(*other_);
    chart_->setChart(
        report::sideBySideChart(conditions, noticed ? report::Measure::Noticed : report::Measure::Ap50, reportLanguage()));
}

} // namespace blindspot::ui
