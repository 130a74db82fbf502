#include "ui/evaluate/evaluation_slides.h"

#include "core/report/chart.h"
#include "ui/evaluate/evaluation_answer.h"
#include "ui/evaluate/result_cards.h"
#include "ui/evaluate/strongest_pair.h"
#include "ui/pictures/before_after_view.h"
#include "ui/plots/chart_plot.h"
#include "ui/session/effect_text.h"
#include "ui/support/theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr double kLargeType = 2, kCardType = 1.5;
constexpr int kMostPairs = 5;

QWidget* inTheMiddle(QWidget* one)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addStretch();
    column->addWidget(one);
    column->addStretch();
    return page;
}

} // namespace

EvaluationSlides::EvaluationSlides(Session& session, PairPictures& pictures, QWidget* parent)
    : QWidget(parent), pair_(new StrongestPair(pictures)), answer_(new EvaluationAnswer), cards_(new ResultCards(session)),
      stack_(new QStackedWidget)
{
    answer_->setTypeScale(kLargeType);
    pair_->setTypeScale(kLargeType);
    cards_->setTypeScale(kCardType);
    auto* cards = new QScrollArea;
    cards->setWidgetResizable(true);
    cards->setFrameShape(QFrame::NoFrame);
    cards->setWidget(inTheMiddle(cards_));
    // In the order of Slide.
    stack_->addWidget(inTheMiddle(answer_));
    stack_->addWidget(pair_);
    stack_->addWidget(buildChart(session, arms_, armsTitle_));
    stack_->addWidget(buildChart(session, detectors_, detectorsTitle_));
    stack_->addWidget(cards);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 3 * kGrid);
    column->addWidget(stack_);
}

QWidget* EvaluationSlides::buildChart(Session& session, ChartPlot*& plot, QLabel*& title)
{
    auto* page = new QWidget;
    title = new QLabel;
    title->setFont(scaledFont(kLargeType, true));
    title->setWordWrap(true);
    plot = new ChartPlot(session);
    plot->setTypeScale(kLargeType);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    column->addWidget(title);
    column->addWidget(plot, 1);
    return page;
}

void EvaluationSlides::begin(const ReportPointer& report, const ResultScope& scope)
{
    slides_.assign(1, {});
    place_ = 0;
    if (!report || report->groups.empty()) return;
    answer_->show(*report);
    pair_->setSubject(report, scope);
    cards_->setSubject(report, scope);
    const auto show = [](ChartPlot& plot, QLabel& title, const report::Chart& chart) {
        title.setText(QString::fromStdString(chart.title));
        plot.setChart(chart);
    };
    for (int pair = 0; pair < std::min(pair_->count(), kMostPairs); ++pair)
        slides_.push_back({Slide::Pair, pair});
    if (const metrics::Condition* condition = report->groups.front().find(scope.detector, scope.defence)) {
        show(*arms_, *armsTitle_, report::armsChart(*condition, scope.patch, reportLanguage()));
        slides_.push_back({Slide::Arms});
    }
    if (report->detectors.size() > 1) {
        show(*detectors_, *detectorsTitle_, report::detectorsChart(*report, scope.patch, reportLanguage()));
        slides_.push_back({Slide::Detectors});
    }
    if (cards_->count() > 0) slides_.push_back({Slide::Cards});
    this->show();
}

bool EvaluationSlides::step(int by)
{
    const auto place = static_cast<std::ptrdiff_t>(place_) + by;
    if (place < 0 || place >= std::ssize(slides_)) return false;
    place_ = static_cast<std::size_t>(place);
    show();
    return true;
}

void EvaluationSlides::show()
{
    const Place& now = slides_[place_];
    stack_->setCurrentIndex(static_cast<int>(now.slide));
    if (now.slide == Slide::Pair) {
        pair_->step(now.pair - pair_->place());
        pair_->view().setFocus();
    }
}

} // namespace blindspot::ui
