#include "ui/studies/study_view.h"

#include "core/report/numbers.h"
#include "core/report/studies/study_document.h"
#include "ui/controls/figures_view.h"
#include "ui/plots/chart_plot.h"
#include "ui/session/effect_text.h"
#include "ui/session/session.h"
#include "ui/session/study_controller.h"
#include "ui/studies/study_tables.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kPlotHeight = 30 * kGrid;
constexpr int kPlotsBeside = 2;
constexpr double kPresentedType = 2;

} // namespace

StudyView::StudyView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), answer_(new QLabel), notes_(new QLabel), tabs_(new QTabWidget),
      settings_(new FiguresView(tr("Settings of the study"))), importance_(new FiguresView(tr("Which options matter")))
{
    answer_->setObjectName("studyAnswer");
    answer_->setWordWrap(true);
    answer_->setFont(scaledFont(1.15, true));
    answer_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    notes_->setObjectName("note");
    notes_->setWordWrap(true);
    tabs_->setObjectName("studyTabs");
    tabs_->setDocumentMode(true);
    lines_ = new ChartPlot(session_);
    tabs_->addTab(buildSettings(), tr("Settings"));
    tabs_->addTab(buildOptions(), tr("Each option"));
    tabs_->addTab(buildImportance(), tr("What matters"));
    tabs_->addTab(lines_, tr("All settings"));
    lines_->setObjectName("linesPlot");
    lines_->setToolTip(tr("Each line is a setting: its value of each option from the lowest to the highest, and its figure at the right. "
                          "The bold one is the best."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(answer_);
    column->addWidget(notes_);
    column->addWidget(tabs_, 1);
}

QWidget* StudyView::buildSettings()
{
    settings_->setObjectName("studySettings");
    settings_->setSelectionMode(QAbstractItemView::SingleSelection);
    run_ = new QToolButton;
    run_->setObjectName("showRun");
    run_->setIcon(icon("runs"));
    run_->setText(tr("Show its r&un"));
    run_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    run_->setFocusPolicy(Qt::StrongFocus);
    run_->setToolTip(tr("The run of the marked setting, with its patch and its curves, on the Runs page; Enter in the table does the same"));
    connect(run_, &QToolButton::clicked, this, &StudyView::openRun);
    connect(settings_, &QTableView::activated, this, &StudyView::openRun);
    connect(settings_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!showing_) chosen_ = markedSetting();
        updateRun();
    });
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(settings_, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(run_);
    row->addStretch();
    column->addLayout(row);
    return page;
}

QWidget* StudyView::buildOptions()
{
    options_ = new QWidget;
    auto* grid = new QGridLayout(options_);
    grid->setContentsMargins(0, kGrid, 0, 0);
    grid->setSpacing(kGrid);
    auto* area = new QScrollArea;
    area->setWidget(options_);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    return area;
}

QWidget* StudyView::buildImportance()
{
    importance_->setObjectName("studyImportance");
    matters_ = new ChartPlot(session_);
    matters_->setObjectName("mattersPlot");
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(importance_, 1);
    column->addWidget(matters_, 2);
    return page;
}

QString StudyView::answer() const
{
    return answer_->text();
}

void StudyView::setStudy(const StudyPointer& study)
{
    const bool same = study_ && study && study_->name == study->name;
    if (!same) chosen_.reset();
    study_ = study;
    setVisible(study_ != nullptr);
    if (!study_) return;
    answer_->setText(QString::fromStdString(report::studyAnswer(*study_, reportLanguage())));
    showNotes();
    {
        const QScopedValueRollback showing(showing_, true);
        settings_->show(studySettingsTable(*study_, runningSetting()));
        importance_->show(studyImportanceTable(*study_));
        markRow();
    }
    showCharts();
    updateRun();
}

/// What the user chose, wherever it ranks by now; else the best one. To a hall the best one alone stands out.
void StudyView::markRow()
{
    const std::vector<std::size_t> order = report::settingsByRank(*study_);
    const auto of = [&order](std::size_t setting) { return std::find(order.begin(), order.end(), setting); };
    auto row = chosen_ ? of(*chosen_) : order.end();
    if (row == order.end() && study_->best) row = of(study_->finalists[study_->best->setting]);
    if (presenting_ || order.empty())
        settings_->clearSelection();
    else
        settings_->selectRow(row == order.end() ? 0 : static_cast<int>(row - order.begin()));
}

std::optional<std::size_t> StudyView::runningSetting() const
{
    const StudyController& running = session_.study();
    if (!running.busy() || running.name().toStdString() != study_->name || !running.progress().step) return std::nullopt;
    return static_cast<std::size_t>(running.progress().step->setting);
}

void StudyView::showNotes()
{
    const auto measured = std::count_if(study_->settings.begin(), study_->settings.end(), [](const auto& one) { return one.figure.value.has_value(); });
    const auto failed = std::count_if(study_->settings.begin(), study_->settings.end(), [](const auto& one) { return !one.error.empty(); });
    QStringList notes{tr("%1 of %2 settings measured").arg(countText(measured), countText(std::ssize(study_->settings)))};
    if (study_->images > 0)
        notes += tr("on %1 held out, with %2 noticed without a patch")
                     .arg(imagesText(study_->images), objectsText(static_cast<std::int64_t>(study_->objects)));
    notes += tr("detector %1, class %2").arg(QString::fromStdString(study_->detector), classNameText(study_->className));
    if (failed > 0) notes += tr("%1 settings have trainings that failed: the table says why").arg(countText(failed));
    notes_->setText(notes.join(QStringLiteral(" · ")));
}

/// Plots of options that there are already take the new figures: their zoom and place stay.
void StudyView::showCharts()
{
    const report::Language language = reportLanguage();
    auto* grid = static_cast<QGridLayout*>(options_->layout());
    while (optionPlots_.size() > study_->options.size()) {
        delete optionPlots_.back();
        optionPlots_.pop_back();
    }
    for (std::size_t o = optionPlots_.size(); o < study_->options.size(); ++o) {
        auto* plot = new ChartPlot(session_);
        plot->setObjectName("optionPlot");
        plot->setMinimumHeight(kPlotHeight);
        plot->setTypeScale(presenting_ ? kPresentedType : 1);
        grid->addWidget(plot, static_cast<int>(o) / kPlotsBeside, static_cast<int>(o) % kPlotsBeside);
        optionPlots_.push_back(plot);
    }
    const QString name = QString::fromStdString(study_->name);
    for (std::size_t o = 0; o < optionPlots_.size(); ++o) {
        optionPlots_[o]->setName(name + QLatin1Char('-') + QString::fromStdString(study_->options[o].key));
        optionPlots_[o]->setChart(report::studyOptionChart(*study_, o, language));
    }
    const bool any = !study_->importance.options.empty();
    matters_->setVisible(any);
    matters_->setName(tr("%1-what-matters").arg(name));
    if (any) matters_->setChart(report::studyImportanceChart(*study_, language));
    lines_->setName(tr("%1-settings").arg(name));
    const bool measured = std::any_of(study_->settings.begin(), study_->settings.end(), [](const auto& one) { return one.figure.value.has_value(); });
    for (int tab = 1; tab < tabs_->count(); ++tab)
        tabs_->setTabVisible(tab, measured);
    if (measured) lines_->setChart(report::studyLinesChart(*study_, language));
}

std::optional<std::size_t> StudyView::markedSetting() const
{
    const QModelIndexList rows = settings_->selectionModel()->selectedRows();
    if (!study_ || rows.empty()) return std::nullopt;
    const std::vector<std::size_t> order = report::settingsByRank(*study_);
    const auto row = static_cast<std::size_t>(rows.front().row());
    return row < order.size() ? std::optional(order[row]) : std::nullopt;
}

void StudyView::updateRun()
{
    const auto setting = markedSetting();
    const auto has = [](const std::string& run) { return !run.empty(); };
    run_->setEnabled(setting && std::any_of(study_->settings[*setting].runs.begin(), study_->settings[*setting].runs.end(), has));
}

/// Of several seeds the user is asked which.
void StudyView::openRun()
{
    const auto setting = markedSetting();
    if (!setting) return;
    std::vector<std::pair<QString, QString>> runs;
    const std::vector<std::string>& ids = study_->settings[*setting].runs;
    for (std::size_t seed = 0; seed < ids.size(); ++seed)
        if (!ids[seed].empty()) runs.emplace_back(tr("Seed %1").arg(seed + 1), QString::fromStdString(ids[seed]));
    if (runs.size() == 1) Q_EMIT runRequested(runs.front().second);
    if (runs.size() < 2) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto& [text, id] : runs)
        connect(menu->addAction(text), &QAction::triggered, this, [this, id = id] { Q_EMIT runRequested(id); });
    menu->popup(run_->mapToGlobal(QPoint(0, run_->height())));
}

void StudyView::setPresenting(bool presenting)
{
    presenting_ = presenting;
    const double scale = presenting ? kPresentedType : 1;
    const double beside = presenting ? kPresentedType * 0.7 : 1;
    answer_->setFont(scaledFont(presenting ? kPresentedType : 1.15, true));
    scaleType(*notes_, beside);
    scaleType(*tabs_->tabBar(), beside);
    settings_->setTypeScale(scale);
    importance_->setTypeScale(scale);
    settings_->setSelectionMode(presenting ? QAbstractItemView::NoSelection : QAbstractItemView::SingleSelection);
    run_->setVisible(!presenting);
    for (ChartPlot* plot : optionPlots_)
        plot->setTypeScale(scale);
    matters_->setTypeScale(scale);
    lines_->setTypeScale(scale);
    if (!study_) return;
    const QScopedValueRollback showing(showing_, true);
    markRow();
    updateRun();
}

bool StudyView::step(int by)
{
    const int next = tabs_->currentIndex() + by;
    if (next < 0 || next >= tabs_->count() || !tabs_->isTabVisible(next)) return false;
    tabs_->setCurrentIndex(next);
    return true;
}

} // namespace blindspot::ui
