#include "ui/evaluate/evaluation_view.h"

#include "core/report/arm_texts.h"
#include "core/report/chart.h"
#include "core/report/conclusion.h"
#include "core/report/measure.h"
#include "core/report/numbers.h"
#include "ui/controls/figures_view.h"
#include "ui/evaluate/evaluation_answer.h"
#include "ui/evaluate/pair_gallery.h"
#include "ui/evaluate/pair_pictures.h"
#include "ui/evaluate/pair_viewer.h"
#include "ui/plots/chart_plot.h"
#include "ui/session/effect_text.h"
#include "ui/session/session.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace blindspot::ui {

namespace {

constexpr const char* kSplitterKey = "evaluate/results";
/// Of the list of plots; sweeps follow with their index.
enum Plot { ArmsPlot = -2, PrecisionRecall = -1 };

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
}

EvaluationView::~EvaluationView()
{
    QSettings().setValue(kSplitterKey, splitter_->saveState());
}

QWidget* EvaluationView::buildResults()
{
    answer_ = new EvaluationAnswer;
    warnings_ = new QLabel;
    warnings_->setObjectName("note");
    warnings_->setWordWrap(true);
    arms_ = new FiguresView(tr("Arms"));
    arms_->setObjectName("arms");
    sizes_ = new FiguresView(tr("By size of the objects"));
    transfer_ = new FiguresView(tr("Transfer"));
    defences_ = new FiguresView(tr("Defences"));
    note_ = new QLabel;
    note_->setObjectName("note");
    note_->setFont(scaledFont(0.85));
    note_->setWordWrap(true);
    gallery_ = new PairGallery(*pictures_);
    tabs_ = new QTabWidget;
    tabs_->setObjectName("resultTabs");
    tabs_->setDocumentMode(true);
    tabs_->addTab(gallery_, tr("Pictures"));
    tabs_->addTab(buildPlots(), tr("Plots"));
    tabs_->addTab(sizes_, tr("By size"));
    tabs_->addTab(defences_, tr("Defences"));
    tabs_->addTab(transfer_, tr("Transfer"));
    auto* upper = new QWidget;
    auto* upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(kGrid / 2);
    upperColumn->addWidget(buildScope());
    upperColumn->addWidget(arms_, 1);
    upperColumn->addWidget(note_);
    splitter_ = new QSplitter(Qt::Vertical);
    splitter_->addWidget(upper);
    splitter_->addWidget(tabs_);
    splitter_->setStretchFactor(0, 2);
    splitter_->setStretchFactor(1, 3);
    splitter_->setChildrenCollapsible(false);
    splitter_->restoreState(QSettings().value(kSplitterKey).toByteArray());
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(answer_);
    column->addWidget(warnings_);
    column->addWidget(splitter_, 1);
    return page;
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

QWidget* EvaluationView::buildPlots()
{
    plots_ = new QComboBox;
    plots_->setObjectName("plots");
    plots_->setAccessibleName(tr("Plot"));
    plots_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(plots_, &QComboBox::currentIndexChanged, this, &EvaluationView::showPlot);
    measure_ = new QComboBox;
    measure_->setObjectName("measure");
    measure_->setAccessibleName(tr("Measure"));
    measure_->setToolTip(
        tr("What the plot shows of each arm: the share of the objects that are noticed, or the AP50"));
    measure_->addItem(tr("by noticed objects"), static_cast<int>(report::Measure::Noticed));
    measure_->addItem(tr("by AP50"), static_cast<int>(report::Measure::Ap50));
    connect(measure_, &QComboBox::currentIndexChanged, this, &EvaluationView::showPlot);
    plot_ = new ChartPlot(session_);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, kGrid / 2, 0, 0);
    column->setSpacing(kGrid / 2);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(kGrid);
    choices->addWidget(plots_);
    choices->addWidget(measure_);
    choices->addStretch();
    column->addLayout(choices);
    column->addWidget(plot_, 1);
    return page;
}

void EvaluationView::setReport(const ReportPointer& report)
{
    if (report == report_) return;
    report_ = report;
    stack_->setCurrentIndex(0);
    stack_->setVisible(report_ != nullptr);
    pictures_->setReport(report_);
    scope_ = {};
    if (!report_) {
        gallery_->setSubject(nullptr, scope_);
        return;
    }
    answer_->show(*report_);
    QStringList warnings;
    for (const std::string& warning : report::warningsOf(*report_, reportLanguage()))
        warnings += QStringLiteral("⚠ %1").arg(textOf(warning));
    warnings_->setText(warnings.join(QLatin1Char('\n')));
    warnings_->setVisible(!warnings.isEmpty());
    offerMeasures();
    fillScope();
    transfer_->show(transferTable(*report_));
    const auto others = std::count_if(report_->patches.begin(), report_->patches.end(),
                                      [](const metrics::PatchFacts& patch) { return patch.knowingOf < 0; });
    tabs_->setTabVisible(tabs_->indexOf(transfer_), std::ssize(report_->detectors) + others > 2);
    tabs_->setTabVisible(tabs_->indexOf(defences_), report_->defences.size() > 1);
    showScope();
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
    for (const metrics::DefenceFacts& one : report_->defences)
        defences += defences.isEmpty() ? tr("none") : textOf(one.text);
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
    arms_->show(armsTable(*report_, scope_));
    sizes_->show(sizesTable(*report_, scope_));
    defences_->show(defencesTable(*report_, scope_));
    note_->setText(definitions());
    gallery_->setSubject(report_, scope_);
    fillPlots();
}

void EvaluationView::fillPlots()
{
    const QVariant before = plots_->currentData();
    {
        const QSignalBlocker blocker(plots_);
        plots_->clear();
        plots_->addItem(tr("Arms"), ArmsPlot);
        plots_->addItem(tr("Precision and recall"), PrecisionRecall);
        for (std::size_t i = 0; i < report_->sweeps.size(); ++i) {
            const metrics::Sweep& sweep = report_->sweeps[i];
            if (sweep.detector == scope_.detector && sweep.patch == scope_.patch)
                plots_->addItem(textOf(report::sweepChart(sweep, reportLanguage()).title),
                                static_cast<int>(i));
        }
        plots_->setCurrentIndex(std::max(0, plots_->findData(before)));
    }
    showPlot();
}

/// Reports from before objects were noticed have the AP50 alone.
void EvaluationView::offerMeasures()
{
    const QSignalBlocker blocker(measure_);
    const bool both = report::tellsNoticed(*report_);
    if (!both || !measure_->isEnabled()) measure_->setCurrentIndex(both ? 0 : 1);
    measure_->setEnabled(both);
}

void EvaluationView::showPlot()
{
    if (!report_ || report_->groups.empty() || plots_->currentIndex() < 0) return;
    const int which = plots_->currentData().toInt();
    const auto measure = static_cast<report::Measure>(measure_->currentData().toInt());
    const metrics::Condition* condition = report_->groups.front().find(scope_.detector, scope_.defence);
    measure_->setVisible(which != PrecisionRecall);
    if (which >= 0) {
        plot_->setChart(
            report::sweepChart(report_->sweeps[static_cast<std::size_t>(which)], measure, reportLanguage()));
        plot_->setName(tr("sweep"));
    } else if (condition != nullptr) {
        plot_->setChart(which == ArmsPlot
                            ? report::armsChart(*condition, scope_.patch, measure, reportLanguage())
                            : report::precisionChart(*condition, scope_.patch, reportLanguage()));
        plot_->setName(which == ArmsPlot ? tr("arms") : tr("precision-recall"));
    }
}

QString EvaluationView::definitions() const
{
    const QString base = tr("Noticed: a box above confidence %1 is centred in the object or overlaps it by "
                            "IoU %2. Hidden: noticed on the clean "
                            "image and not here. Found: IoU 0.5. AP50 at IoU 0.5. Controls cover the same "
                            "places as the patch; the effect is "
                            "what the patch hides beyond the control that hides most.")
                             .arg(textOf(report::brief(report_->confidence)),
                                  textOf(report::brief(report::noticeOverlapOf(*report_))));
    return report_->bootstrapDrawings > 0
               ? base + QLatin1Char(' ') + tr("In brackets: 95 % interval, bootstrap over the images.")
               : base;
}

} // namespace blindspot::ui
