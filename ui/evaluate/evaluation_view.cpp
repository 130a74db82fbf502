#include "ui/evaluate/evaluation_view.h"

#include "core/report/conclusion.h"
#include "ui/controls/figures_view.h"
#include "ui/evaluate/answer_page.h"
#include "ui/evaluate/defence_names.h"
#include "ui/evaluate/evaluation_comparison.h"
#include "ui/evaluate/evaluation_plots.h"
#include "ui/evaluate/evaluation_slides.h"
#include "ui/evaluate/pair_gallery.h"
#include "ui/evaluate/pair_pictures.h"
#include "ui/evaluate/pair_viewer.h"
#include "ui/evaluate/result_cards.h"
#include "ui/evaluate/strongest_pair.h"
#include "ui/session/session.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace blindspot::ui {

namespace {

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

EvaluationView::EvaluationView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), pictures_(new PairPictures(session, this)),
      stack_(new QStackedWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    stack_->addWidget(buildResults());
    viewer_ = new PairViewer(gallery_->model(), *pictures_);
    stack_->addWidget(viewer_);
    slides_ = new EvaluationSlides(session, *pictures_);
    stack_->addWidget(slides_);
    stack_->hide(); // until there is something to show
    connect(gallery_, &PairGallery::opened, this, [this](int row) {
        stack_->setCurrentWidget(viewer_);
        viewer_->showRow(row);
        viewer_->setFocus();
    });
    connect(viewer_, &PairViewer::backRequested, this, [this] {
        stack_->setCurrentIndex(0);
        gallery_->showRow(viewer_->row());
    });
    connect(&answer_->pair(), &StrongestPair::opened, this, &EvaluationView::openPair);
    connect(&answer_->cards(), &ResultCards::defencesWanted, this, [this] { tabs_->setCurrentWidget(defences_); });
    connect(&answer_->cards(), &ResultCards::sweepWanted, this, [this](qulonglong sweep) {
        plots_->showSweep(sweep);
        tabs_->setCurrentWidget(plots_);
    });
}

const EvaluationAnswer& EvaluationView::answer() const
{
    return answer_->answer();
}

const FiguresView& EvaluationView::arms() const
{
    return answer_->arms();
}

QWidget* EvaluationView::buildResults()
{
    answer_ = new AnswerPage(session_, *pictures_);
    sizes_ = new FiguresView(tr("By size of the objects"));
    transfer_ = new FiguresView(tr("Transfer"));
    defences_ = new FiguresView(tr("Defences"));
    gallery_ = new PairGallery(*pictures_);
    plots_ = new EvaluationPlots(session_);
    comparison_ = new EvaluationComparison(session_, *pictures_);
    tabs_ = new QTabWidget;
    tabs_->setObjectName("resultTabs");
    tabs_->setDocumentMode(true);
    tabs_->addTab(answer_, tr("Answer"));
    tabs_->addTab(gallery_, tr("Pictures"));
    tabs_->addTab(plots_, tr("Plots"));
    tabs_->addTab(sizes_, tr("By size"));
    tabs_->addTab(defences_, tr("Defences"));
    tabs_->addTab(transfer_, tr("Transfer"));
    tabs_->addTab(comparison_, tr("Compare"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kGrid, kGrid, kGrid, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(buildScope());
    column->addWidget(tabs_, 1);
    return page;
}

void EvaluationView::setHistory(QAbstractItemModel* history)
{
    history_ = history;
    comparison_->setChoices(history);
    const auto offer = [this] { tabs_->setTabVisible(tabs_->indexOf(comparison_), history_->rowCount() > 1); };
    connect(history, &QAbstractItemModel::modelReset, this, offer);
    offer();
}

/// The pair from near, among all that the gallery shows.
void EvaluationView::openPair(std::size_t image)
{
    tabs_->setCurrentWidget(gallery_);
    gallery_->showAll();
    const PairsModel& model = gallery_->model();
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.imageAt(row) == image) Q_EMIT gallery_->opened(row);
}

void EvaluationView::setPresenting(bool presenting)
{
    if (presenting == (before_ != nullptr)) return;
    if (presenting) {
        before_ = stack_->currentWidget();
        slides_->begin(report_, scope_);
        stack_->setCurrentWidget(slides_);
    } else {
        stack_->setCurrentWidget(std::exchange(before_, nullptr));
    }
}

QComboBox* EvaluationView::addScopeBox(const QString& label, const char* name, QWidget* row)
{
    auto* word = new QLabel(label);
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    word->setBuddy(box);
    row->layout()->addWidget(word);
    row->layout()->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, &EvaluationView::chooseScope);
    return box;
}

QWidget* EvaluationView::buildScope()
{
    scopeRow_ = new QWidget;
    auto* row = new QHBoxLayout(scopeRow_);
    row->setContentsMargins(0, 0, 0, 0);
    patch_ = addScopeBox(tr("Patch"), "scopePatch", scopeRow_);
    detector_ = addScopeBox(tr("Detector"), "scopeDetector", scopeRow_);
    defence_ = addScopeBox(tr("Defence"), "scopeDefence", scopeRow_);
    row->addStretch();
    return scopeRow_;
}

void EvaluationView::setReport(const ReportPointer& report)
{
    if (report == report_) return;
    report_ = report;
    if (!before_) stack_->setCurrentIndex(0);
    stack_->setVisible(report_ != nullptr);
    pictures_->setReport(report_);
    scope_ = {};
    if (!report_) {
        gallery_->setSubject(nullptr, scope_);
        answer_->setSubject(nullptr, scope_);
        plots_->setSubject(nullptr, scope_);
        comparison_->setSubject(nullptr, scope_);
        return;
    }
    fillScope();
    transfer_->show(transferTable(*report_));
    const auto others = std::count_if(report_->patches.begin(), report_->patches.end(),
                                      [](const metrics::PatchFacts& patch) { return patch.knowingOf < 0; });
    tabs_->setTabVisible(tabs_->indexOf(transfer_), std::ssize(report_->detectors) + others > 2);
    tabs_->setTabVisible(tabs_->indexOf(defences_), report_->defences.size() > 1);
    tabs_->setCurrentWidget(answer_);
    showScope();
    if (before_) slides_->begin(report_, scope_);
}

void EvaluationView::fillScope()
{
    const auto fill = [](QComboBox* box, const QStringList& names, std::int64_t chosen) {
        const QSignalBlocker blocker(box);
        box->clear();
        box->addItems(names);
        box->setCurrentIndex(static_cast<int>(chosen));
    };
    QStringList detectors, defences, patches;
    for (const metrics::DetectorFacts& one : report_->detectors)
        detectors += textOf(one.name);
    for (std::size_t i = 0; i < report_->defences.size(); ++i)
        defences += defenceName(*report_, i);
    for (const metrics::PatchFacts& one : report_->patches)
        patches += textOf(one.name);
    scope_.detector = report::subjectOf(*report_).detector;
    fill(detector_, detectors, scope_.detector);
    fill(defence_, defences, 0);
    fill(patch_, patches, 0);
    bool any = false;
    for (const auto& [box, count] :
         {std::pair(detector_, detectors.size()), std::pair(defence_, defences.size()),
          std::pair(patch_, patches.size())}) {
        box->setEnabled(count > 1);
        any = any || count > 1;
    }
    scopeRow_->setVisible(any);
}

void EvaluationView::chooseScope()
{
    const ResultScope chosen{detector_->currentIndex(), defence_->currentIndex(), patch_->currentIndex()};
    if (chosen == scope_ || !report_ || chosen.detector < 0 || chosen.defence < 0 || chosen.patch < 0) return;
    const bool otherPatch = chosen.patch != scope_.patch;
    scope_ = chosen;
    if (!wasShown(scope_)) keepToShown(otherPatch);
    showScope();
}

bool EvaluationView::wasShown(const ResultScope& scope) const
{
    const metrics::Condition* condition =
        report_->groups.empty() ? nullptr : report_->groups.front().find(scope.detector, scope.defence);
    return !condition || condition->find(metrics::Arm::Patch, scope.patch);
}

/// A patch that knows a defence was shown under that one and under none: the other box follows the one that was chosen.
void EvaluationView::keepToShown(bool patchRules)
{
    const metrics::PatchFacts& patch = report_->patches[static_cast<std::size_t>(scope_.patch)];
    const auto own = std::find_if(report_->defences.begin(), report_->defences.end(),
                                  [&patch](const metrics::DefenceFacts& one) { return one.text == patch.through; });
    if (!patchRules && patch.knowingOf >= 0)
        scope_.patch = patch.knowingOf;
    else
        scope_.defence = own == report_->defences.end() ? 0 : own - report_->defences.begin();
    const QSignalBlocker blockers[] = {QSignalBlocker(patch_), QSignalBlocker(defence_)};
    patch_->setCurrentIndex(static_cast<int>(scope_.patch));
    defence_->setCurrentIndex(static_cast<int>(scope_.defence));
}

void EvaluationView::showScope()
{
    answer_->setSubject(report_, scope_);
    sizes_->show(sizesTable(*report_, scope_));
    defences_->show(defencesTable(*report_, scope_));
    gallery_->setSubject(report_, scope_);
    plots_->setSubject(report_, scope_);
    comparison_->setSubject(report_, scope_);
}

} // namespace blindspot::ui
