#include "ui/runs/runs_page.h"

#include "core/workspace/runs/run_patch.h"
#include "core/workspace/runs/run_store.h"
#include "ui/controls/empty_note.h"
#include "ui/controls/notice_bar.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_comparison.h"
#include "ui/runs/run_group_actions.h"
#include "ui/runs/run_sections.h"
#include "ui/runs/runs_filter.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/runs_table.h"
#include "ui/session/training_controller.h"
#include "ui/session/trash_actions.h"
#include "ui/support/format.h"
#include "ui/support/pictures.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QComboBox>
#include <QCryptographicHash>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

using workspace::RunRecord;
using workspace::RunState;

constexpr char kHeaderKey[] = "runs/columns-with-group", kSizedByHandKey[] = "runs/columns-by-hand", kSplitterKey[] = "runs/splitter", kGroupingKey[] = "runs/grouping";

/// `more`: behind an arrow, below the action itself.
QToolButton* buttonFor(QAction* action, const QList<QAction*>& more = {})
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    if (more.isEmpty()) return button;
    button->setPopupMode(QToolButton::MenuButtonPopup);
    button->setMenu(new QMenu(button));
    button->menu()->addActions(QList<QAction*>{action} + more);
    return button;
}

} // namespace

RunsPage::RunsPage(Session& session, QWidget* parent)
    : Page(session, parent), model_(new RunsModel(this)), sections_(new RunSections(this)), filter_(new RunsFilter(this)),
      actions_(new RunActions(session, *model_, this)), groups_(new RunGroupActions(session, *model_, this)),
      stack_(new QStackedWidget), table_(new RunsTable),
      interrupted_(new NoticeBar), comparison_(new RunComparison(session, *model_)),
      splitter_(new QSplitter(Qt::Vertical))
{
    sections_->setGrouping(parseRunGrouping(QSettings().value(kGroupingKey, nameOf(RunGrouping::Group)).toString()));
    sections_->setFolds(QSettings().value(foldsKey()).toStringList());
    filter_->setRuns(*model_, *sections_);
    buildTable();
    buildNotices();
    auto* upper = new QWidget;
    auto* upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(kGrid, 0, kGrid, 0);
    upperColumn->addWidget(buildTools());
    upperColumn->addWidget(table_, 1);
    splitter_->addWidget(upper);
    splitter_->addWidget(comparison_);
    splitter_->setStretchFactor(0, 2);
    splitter_->setStretchFactor(1, 3);
    splitter_->setChildrenCollapsible(false);
    splitter_->restoreState(QSettings().value(kSplitterKey).toByteArray());
    auto* empty = new EmptyNote(
        tr("No run yet"),
        tr("Each training is kept here as a run: its settings, curve and patch. Runs can be compared, "
           "resumed, repeated with changes, exported and printed."),
        tr("Train a patch"));
    connect(empty, &EmptyNote::actionRequested, this, &RunsPage::trainRequested);
    stack_->addWidget(new QWidget); // until the runs are read
    stack_->addWidget(empty);
    stack_->addWidget(splitter_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(interrupted_);
    column->addWidget(stack_, 1);

    for (qsizetype i = 1; i < tabChain_.size(); ++i)
        QWidget::setTabOrder(tabChain_[i - 1], tabChain_[i]);

    connect(&session, &Session::runsChanged, this, &RunsPage::refresh);
    connect(&session, &Session::evaluationsChanged, this, [this] {
        refresh();
        comparison_->refresh();
    });
    connect(actions_, &RunActions::evaluateRequested, this, &RunsPage::evaluateRequested);
    connect(actions_, &RunActions::checkpointEvaluationRequested, this, &RunsPage::checkpointEvaluationRequested);
    connect(actions_, &RunActions::trialRequested, this,
            [this](const QString& id) { PatchTrialWindow::open(this->session(), *this).showRun(id); });
    connect(model_, &RunsModel::edited, this, &RunsPage::save);
    connect(model_, &RunsModel::pictureWanted, this, &RunsPage::readPicture);
    connect(actions_, &RunActions::settingsRequested, this, &RunsPage::settingsRequested);
    connect(actions_, &RunActions::resumed, this, &RunsPage::resumed);
    connectTraining();
    refresh();
}

RunsPage::~RunsPage()
{
    // A cell's editor hands over what was typed when it loses the focus: now, and not when the page is half
    // gone.
    hide();
    QSettings settings;
    settings.setValue(kHeaderKey, table_->horizontalHeader()->saveState());
    settings.setValue(kSizedByHandKey, table_->sizedByHand());
    settings.setValue(kSplitterKey, splitter_->saveState());
    if (model_->unsaved().empty()) return;
    // The threads drop what still waits when they end; what the user wrote must not be among it.
    try {
        storage::Database database = session().workspace().connect();
        workspace::RunStore store(session().workspace(), database);
        for (const auto& [id, texts] : model_->unsaved()) {
            if (texts.tags) store.setTags(id.toStdString(), texts.tags->toStdString());
            if (texts.notes) store.setNotes(id.toStdString(), texts.notes->toStdString());
            if (texts.name) store.rename(id.toStdString(), texts.name->toStdString());
        }
    } catch (const std::exception& error) {
        qWarning("The last notes could not be saved: %s", error.what());
    }
}

void RunsPage::buildTable()
{
    table_->setObjectName("runsTable");
    table_->setAccessibleName(tr("Runs"));
    table_->setModel(filter_);
    QHeaderView* header = table_->horizontalHeader();
    table_->sortByColumn(RunsModel::When, Qt::DescendingOrder);
    table_->setSizedByHand(QSettings().value(kSizedByHandKey).toBool());
    header->restoreState(QSettings().value(kHeaderKey).toByteArray()); // how it is sorted, too
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    table_->addActions({actions_->resumeAction(), actions_->extendAction(), actions_->settingsAction(),
                        actions_->saveAction(), actions_->evaluateAction(), actions_->tryAction(), actions_->checkpointsAction(),
                        actions_->exportAction(), actions_->pdfAction(), actions_->printAction(), actions_->sheetsAction(), actions_->filmsAction(),
                        actions_->folderAction(), groups_->pinAction(), groups_->menu()->menuAction(), actions_->renameAction(), actions_->deleteAction()});
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::markedChanged);
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &RunsPage::tellActions);
    connect(table_, &RunsTable::foldRequested, this, &RunsPage::setFolded);
}

void RunsPage::buildSearch()
{
    search_ = new QLineEdit;
    search_->setObjectName("runsSearch");
    search_->setPlaceholderText(tr("Filter: words of names, class, tags, notes"));
    Shortcuts::instance().follow(search_, [this] {
        search_->setToolTip(Shortcuts::instance().withKeys(tr("Shows the runs that have all of these words"), "runs.find"));
    });
    search_->setAccessibleName(tr("Filter of runs"));
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(20 * kGrid);
    connect(search_, &QLineEdit::textChanged, filter_, &RunsFilter::setText);
    auto* find = new QAction(tr("Filter the runs"), this);
    Shortcuts::instance().bind(*find, "runs.find");
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, search_, [this] { search_->setFocus(Qt::ShortcutFocusReason); });
    addAction(find);
}

QComboBox* RunsPage::buildStates()
{
    auto* states = new QComboBox;
    states->setObjectName("runsState");
    states->setAccessibleName(tr("State of runs"));
    states->setToolTip(tr("Shows the runs of this state"));
    states->addItem(tr("All states"));
    static constexpr std::pair<RunState, bool> kStates[] = {
        {RunState::Completed, false}, {RunState::Interrupted, false}, {RunState::Interrupted, true},
        {RunState::Failed, false},    {RunState::Running, false},     {RunState::Paused, false}};
    for (const auto& [state, abandoned] : kStates)
        states->addItem(runStateText(state, abandoned));
    connect(states, &QComboBox::currentIndexChanged, this, [this](int chosen) {
        if (chosen <= 0) return filter_->setState(std::nullopt);
        const auto& [state, abandoned] = kStates[chosen - 1];
        filter_->setState(state, abandoned);
    });
    return states;
}

QComboBox* RunsPage::buildGroupings()
{
    auto* groupings = new QComboBox;
    groupings->setObjectName("runsGrouping");
    groupings->setAccessibleName(tr("Sections of runs"));
    groupings->setToolTip(tr("Divides the runs into sections that can be folded; pinned runs stand above them"));
    const QString words[] = {tr("No sections"), tr("By group"), tr("By detector"), tr("By recipe"), tr("By dataset"), tr("By day")};
    for (const QString& word : words)
        groupings->addItem(word);
    groupings->setCurrentIndex(static_cast<int>(sections_->grouping()));
    connect(groupings, &QComboBox::currentIndexChanged, this, &RunsPage::setGrouping);
    return groupings;
}

QWidget* RunsPage::buildTools()
{
    buildSearch();
    states_ = buildStates();
    groupings_ = buildGroupings();
    count_ = new QLabel;
    count_->setObjectName("note");
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(filter_, change, this, &RunsPage::showCount);
    connect(filter_, &QAbstractItemModel::modelReset, this, &RunsPage::showCount);

    auto* exports = buttonFor(actions_->exportAction(), {actions_->pdfAction(), actions_->saveAction(), actions_->folderAction()});
    auto* print = buttonFor(actions_->printAction(), {actions_->sheetsAction(), actions_->filmsAction()});
    actions_->exportAction()->setIconText(tr("Export"));
    actions_->printAction()->setIconText(tr("Print"));
    actions_->checkpointsAction()->setIconText(tr("Checkpoints"));
    tools_ = new QWidget;
    auto* row = new QHBoxLayout(tools_);
    actions_->tryAction()->setIconText(tr("Try"));
    row->setContentsMargins(0, kGrid, 0, kGrid);
    row->setSpacing(kGrid / 2);
    row->addWidget(search_, 1);
    row->addWidget(states_);
    row->addWidget(groupings_);
    row->addWidget(count_);
    row->addSpacing(2 * kGrid);
    QWidgetList& chain = tabChain_;
    chain = {search_, states_, groupings_};
    for (QAction* action : {actions_->resumeAction(), actions_->extendAction(), actions_->settingsAction(),
                            actions_->evaluateAction(), actions_->tryAction(), actions_->checkpointsAction()})
        chain += buttonFor(action);
    chain += exports;
    chain += print;
    for (QAction* action : {groups_->pinAction(), groups_->menu()->menuAction()}) {
        auto* button = buttonFor(action);
        button->setPopupMode(QToolButton::InstantPopup);
        chain += button;
    }
    chain += buttonFor(actions_->deleteAction());
    for (QWidget* button : chain.mid(3))
        row->addWidget(button);
    chain += table_;
    return tools_;
}

void RunsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitTools();
}

/// As many tools have their word beside the icon as there is room for, the first ones first. Without words they need so little that
/// nothing has to be scrolled on a small screen.
void RunsPage::fitTools()
{
    const auto widthOf = [](QToolButton* button, Qt::ToolButtonStyle style) {
        button->setToolButtonStyle(style);
        return button->sizeHint().width();
    };
    QList<QToolButton*> buttons;
    int needed = 4 * kGrid + static_cast<int>(tabChain_.size()) * kGrid / 2 + count_->sizeHint().width();
    for (QWidget* tool : tabChain_) {
        if (auto* button = qobject_cast<QToolButton*>(tool)) {
            buttons += button;
            needed += widthOf(button, Qt::ToolButtonIconOnly);
        } else if (tool != table_) {
            needed += tool == search_ ? search_->minimumWidth() : tool->sizeHint().width();
        }
    }
    tools_->setMinimumWidth(needed);
    int room = width() - 2 * kGrid - needed;
    for (QToolButton* button : buttons) {
        const int icon = button->sizeHint().width();
        const int more = widthOf(button, Qt::ToolButtonTextBesideIcon) - icon;
        if (more > room)
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        else
            room -= more;
    }
}

void RunsPage::buildNotices()
{
    interrupted_->setProperty("role", "interrupted");
    connect(interrupted_, &NoticeBar::actionClicked, this, [this] { actions_->resume(newestInterrupted_); });
    connect(interrupted_, &NoticeBar::closed, this, [this] { hintClosed_ = true; });
    connect(actions_, &RunActions::renameRequested, this, [this] {
        const QModelIndex current = table_->currentIndex();
        if (!currentGroup().isEmpty()) return groups_->renameGroup();
        if (!current.isValid()) return;
        const bool text = current.column() == RunsModel::Tags || current.column() == RunsModel::Notes;
        table_->edit(text ? current : current.siblingAtColumn(RunsModel::Name));
    });
}

void RunsPage::connectTraining()
{
    const TrainingController& training = session().training();
    connect(&training, &TrainingController::stateChanged, this, [this](JobState state) {
        showLive();
        if (state == JobState::Idle) refresh(); // also after a failure, which the record tells
    });
    connect(&training, &TrainingController::progressed, this, &RunsPage::showLive);
    connect(&training, &TrainingController::pointsAdded, this, &RunsPage::showLive);
}

void RunsPage::setPresenting(bool presenting)
{
    if (presenting)
        aside_.hide({splitter_->widget(0), interrupted_});
    else
        aside_.restore();
    comparison_->setPresenting(presenting);
}

/// From run to run, as the table has them.
bool RunsPage::presentStep(int step)
{
    int row = table_->currentIndex().row() + step;
    while (row >= 0 && row < filter_->rowCount() && !filter_->isRun(row))
        row += step;
    if (!filter_->isRun(row)) return false;
    mark(row);
    return true;
}

void RunsPage::activated()
{
    // Another program may have trained in this workspace.
    refresh();
    if (stack_->currentWidget() == splitter_) table_->setFocus();
}

void RunsPage::refresh()
{
    reading_.cancel();
    reading_ = session().queries().run(
        this,
        [workspace = &session().workspace()](storage::Database& database, StopControl&) {
            return read(*workspace, database);
        },
        [this](Read news) { take(std::move(news)); });
}

RunsPage::Read RunsPage::read(const workspace::Workspace& workspace, storage::Database& database)
{
    Read read;
    read.records = workspace::RunStore(workspace, database).list();
    for (const workspace::EvaluationSummary& evaluation : workspace::EvaluationStore(database).list()) // newest first
        for (const workspace::PatchSummary& patch : evaluation.patches)
            if (!patch.run.empty()) read.effects.emplace(patch.run, patch);
    return read;
}

void RunsPage::take(Read news)
{
    const QStringList before = marked();
    const auto stampOf = [this](const QStringList& ids) {
        QStringList stamps;
        for (const QString& id : ids)
            if (const RunRecord* run = model_->find(id))
                stamps += id + QString::fromStdString(run->updatedAt);
        return stamps;
    };
    const QStringList stamps = stampOf(before);
    adopt(std::move(news));
    showLive();
    stack_->setCurrentIndex(model_->rowCount() == 0 ? 1 : 2);
    showCount();
    showInterrupted();
    tellActions();
    if (!read_ || !wanted_.isEmpty()) {
        read_ = true;
        if (!wanted_.isEmpty())
            showRun(std::exchange(wanted_, QString()));
        else
            mark(0);
    } else if (!before.isEmpty() && marked().isEmpty() && table_->currentIndex().isValid()) {
        mark(table_->currentIndex().row()); // the marked ones were deleted: on with their neighbour
    } else if (marked() != before) {
        markedChanged();
    } else if (stampOf(before) != stamps) {
        comparison_->refresh();
    }
}

/// A section that is current stays so, and its row may come anew: a row that goes would hand its place to a neighbour and mark that.
void RunsPage::adopt(Read news)
{
    const QVariant section = table_->currentIndex().data(RunSections::KeyRole);
    if (section.isValid()) table_->selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    const bool moved = sections_->setRuns(news.records, news.effects);
    model_->setRecords(std::move(news.records));
    model_->setEffects(std::move(news.effects));
    if (moved)
        filter_->updateSections();
    else
        filter_->countMatching();
    for (int row = 0; section.isValid() && row < filter_->rowCount(); ++row)
        if (const QModelIndex index = filter_->index(row, 0); index.data(RunSections::KeyRole) == section)
            table_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
}

void RunsPage::showLive()
{
    const TrainingController& training = session().training();
    if (!training.busy() || !training.record()) {
        model_->setLive({});
        return;
    }
    LiveRun live;
    live.id = QString::fromStdString(training.record()->id);
    live.state = training.state() == JobState::Paused ? RunState::Paused : RunState::Running;
    if (!training.points().empty()) {
        const workspace::CurvePoint& last = training.points().back();
        live.iterationsDone = last.iteration;
        live.loss = last.loss;
        live.seconds = last.seconds;
    }
    model_->setLive(live);
    tellActions();
}

void RunsPage::showRun(const QString& id)
{
    const int row = model_->rowOf(id);
    if (row < 0) {
        wanted_ = id;
        return;
    }
    if (const QString key = sections_->keyOf(id); sections_->rowCount() > 0 && sections_->isFolded(key)) setFolded(key, false);
    if (!filter_->indexOf(id).isValid()) {
        search_->clear();
        states_->setCurrentIndex(0);
    }
    if (const QModelIndex index = filter_->indexOf(id); index.isValid()) mark(index.row());
}

/// That row, or the nearest one of a run, alone, whatever keys are held.
void RunsPage::mark(int row)
{
    const int run = filter_->runNear(row);
    if (run < 0) return;
    const QModelIndex index = filter_->index(run, 0);
    table_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    table_->scrollTo(index);
}

QStringList RunsPage::marked() const
{
    QStringList ids;
    QModelIndexList rows = table_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    for (const QModelIndex& index : rows)
        ids += index.data(RunsModel::IdRole).toString();
    return ids;
}

void RunsPage::markedChanged()
{
    tellActions();
    comparison_->setRuns(marked());
}

void RunsPage::tellActions()
{
    const QStringList ids = marked();
    actions_->setMarked(ids);
    groups_->setMarked(ids, currentGroup());
    if (!currentGroup().isEmpty()) actions_->renameAction()->setEnabled(true);
}

/// The group whose section is the current row; empty: none is.
QString RunsPage::currentGroup() const
{
    return table_->currentIndex().data(RunSections::GroupRole).toString();
}

void RunsPage::setGrouping(int chosen)
{
    const QStringList before = marked();
    sections_->setGrouping(kRunGroupings[chosen]);
    QSettings().setValue(kGroupingKey, nameOf(sections_->grouping()));
    sections_->setRuns(model_->records(), model_->effects());
    filter_->updateSections();
    showCount();
    if (!before.isEmpty() && marked().isEmpty()) mark(0);
    if (table_->currentIndex().isValid()) table_->scrollTo(table_->currentIndex());
}

void RunsPage::setFolded(const QString& key, bool folded)
{
    const QStringList before = marked();
    sections_->setFolded(key, folded);
    filter_->updateSections();
    if (marked() != before) markedChanged(); // rows that are left out lose their marks without a word
    QSettings().setValue(foldsKey(), sections_->folds());
}

/// Each workspace has groups of its own.
QString RunsPage::foldsKey() const
{
    const QByteArray folder = QByteArray::fromStdString(session().workspace().folder().string());
    return QStringLiteral("runs/folded/") + QString::fromLatin1(QCryptographicHash::hash(folder, QCryptographicHash::Sha1).toHex());
}

void RunsPage::showCount()
{
    const int shown = filter_->matching(), all = model_->rowCount();
    if (shown != all)
        count_->setText(tr("%1 of %2").arg(countText(shown), countText(all)));
    else
        count_->setText(runsText(all));
}

void RunsPage::showInterrupted()
{
    std::vector<const RunRecord*> broken;
    for (const RunRecord& run : model_->records())
        if (run.abandoned) broken.push_back(&run);
    if (broken.empty() || hintClosed_) {
        interrupted_->hide();
        return;
    }
    const RunRecord& newest = *broken.front();
    newestInterrupted_ = QString::fromStdString(newest.id);
    const QString where =
        tr("iteration %1 of %2").arg(countText(newest.iterationsDone), countText(newest.iterations));
    const QString name = QString::fromStdString(newest.name);
    interrupted_->showNotice(
        broken.size() == 1
            ? tr("The run %1 was interrupted at %2; it can go on from there.").arg(name, where)
            : tr("%1 runs were interrupted. The newest, %2, can go on from %3.")
                  .arg(QString::number(broken.size()), name, where),
        tr("Resume"));
}

void RunsPage::readPicture(const QString& id)
{
    session().queries().run(
        this,
        [workspace = &session().workspace(), id = id.toStdString()](storage::Database& database, StopControl&) {
            const workspace::RunStore store(*workspace, database);
            const auto record = store.find(id);
            const auto picture = record ? workspace::patchPicture(store, *record) : std::nullopt;
            return picture ? listPicture(*picture, RunsModel::kPictureSide) : QImage();
        },
        [this, id](const QImage& picture) { model_->setPicture(id, picture); },
        [](const QString&) {}); // the comparison says what is wrong with it
}

void RunsPage::save(const QString& id, int column, const QString& text)
{
    if (column == RunsModel::Name) {
        renameItem(session(), workspace::TrashKind::Run, id, text, [page = QPointer<RunsPage>(this), id, text](bool renamed) {
            if (!page) return;
            page->model_->confirmSaved(id, RunsModel::Name, text);
            if (!renamed) page->refresh(); // back to the name that it has
        });
        return;
    }
    session().queries().run(
        this,
        [workspace = &session().workspace(), id = id.toStdString(), column,
         text = text.toStdString()](storage::Database& database, StopControl&) {
            workspace::RunStore store(*workspace, database);
            if (column == RunsModel::Tags)
                store.setTags(id, text);
            else
                store.setNotes(id, text);
        },
        [this, id, column, text] { model_->confirmSaved(id, static_cast<RunsModel::Column>(column), text); });
}

} // namespace blindspot::ui
