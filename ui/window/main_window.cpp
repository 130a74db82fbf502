#include "ui/window/main_window.h"

#include "ui/controls/message_bar.h"
#include "ui/dataset/dataset_page.h"
#include "ui/detectors/detectors_page.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/guide/guide_panel.h"
#include "ui/guide/guided_demonstration.h"
#include "ui/live/live_page.h"
#include "ui/manual/manual_key.h"
#include "ui/manual/manual_window.h"
#include "ui/runs/runs_page.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/maintenance_controller.h"
#include "ui/session/queue_controller.h"
#include "ui/session/scan_controller.h"
#include "ui/session/study_controller.h"
#include "ui/session/training_controller.h"
#include "ui/session/undo_history.h"
#include "ui/studies/studies_page.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/setting_keys.h"
#include "ui/support/settings.h"
#include "ui/support/shortcuts.h"
#include "ui/support/start_size.h"
#include "ui/support/theme.h"
#include "ui/train/train_form.h"
#include "ui/train/train_page.h"
#include "ui/window/presentation_bar.h"
#include "ui/window/side_bar.h"
#include "ui/window/status_strip.h"
#include "ui/window/welcome_page.h"
#include "ui/window/work_notice.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kMaxRecent = 8;

/// On a screen that is too small for a page the page scrolls: nothing is cut. The other pages do not say how much room there is to be.
QScrollArea* scrolling(QStackedWidget* pages)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    // It asks what it holds for the height that it would like at a width, where it has a layout; a page shall be squeezed before it
    // scrolls, and a splitter knows the least height alone.
    auto* holder = new QSplitter;
    holder->addWidget(pages);
    holder->setChildrenCollapsible(false);
    area->setWidget(holder);
    QObject::connect(pages, &QStackedWidget::currentChanged, pages, [pages] {
        for (int i = 0; i < pages->count(); ++i) {
            const auto policy = i == pages->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
            pages->widget(i)->setSizePolicy(policy, policy);
        }
    });
    return area;
}

} // namespace

MainWindow::MainWindow(Dialogs dialogs, QWidget* parent) : QMainWindow(parent), dialogs_(std::move(dialogs))
{
    opener_ = std::make_unique<Worker<Nothing>>(
        queue_, [] { return std::make_unique<Nothing>(); },
        [this](const QString& text) { showMessage(MessageKind::Error, text); });
    queue_.setFailureHandler([this](const QString& text) { showMessage(MessageKind::Error, text); });
    setWindowTitle(tr("Blindspot"));
    resize(startSize());
    notice_ = new WorkNotice(*this);
    buildFrame();
    buildMenus();
    refreshRecent();
    restoreLayout();
    followSettings();
}

MainWindow::~MainWindow()
{
    opener_.reset();
    closeWorkspace();
    ending_.clear(); // waits: nobody looks at the window any more
    endingUpkeep_.clear();
}

void MainWindow::finishWork()
{
    opener_->finish();
    session_.reset(); // waits; its pages stand yet, and nobody calls them any more
    ending_.clear();
    if (live_) live_->finish();
}

void MainWindow::buildHeader()
{
    title_ = new QLabel;
    title_->setFont(scaledFont(1.3, true));
    workspaceButton_ = new QToolButton;
    workspaceButton_->setPopupMode(QToolButton::InstantPopup);
    workspaceButton_->setToolTip(tr("The open workspace; others"));
    workspaceButton_->setAutoRaise(true);
    deviceLabel_ = new QLabel;
    deviceLabel_->setObjectName("note");
    header_ = new QWidget;
    auto* headerRow = new QHBoxLayout(header_);
    headerRow->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    headerRow->setSpacing(2 * kGrid);
    headerRow->addWidget(title_);
    headerRow->addStretch();
    headerRow->addWidget(workspaceButton_);
    headerRow->addWidget(deviceLabel_);
    header_->hide();
}

void MainWindow::buildFrame()
{
    sideBar_ = new SideBar;
    sideBar_->hide();
    connect(sideBar_, &SideBar::chosen, this, &MainWindow::showPage);

    buildHeader();

    stack_ = new QStackedWidget;
    welcome_ = new WelcomePage;
    stack_->addWidget(welcome_);
    connect(welcome_, &WelcomePage::openRequested, this, &MainWindow::chooseWorkspace);
    const QString folder = QString::fromStdString(workspace::Workspace::defaultFolder().string());
    connect(welcome_, &WelcomePage::beginRequested, this, [this, folder] { openWorkspace(folder); });
    connect(welcome_, &WelcomePage::importRequested, this,
            [this, folder] { openWorkspace(folder, After::Import); });
    connect(welcome_, &WelcomePage::recentRequested, this,
            [this](const QString& recent) { openWorkspace(recent); });
    status_ = new StatusStrip;
    connect(status_, &StatusStrip::fractionChanged, this, &MainWindow::showFraction);
    connect(status_, &StatusStrip::queueClicked, this, &MainWindow::showQueue);
    connect(status_, &StatusStrip::trainingClicked, this, [this] { showPage(PageId::Train); });
    connect(status_, &StatusStrip::jobClicked, this, [this] {
        if (session_ && session_->evaluation().busy())
            showPage(PageId::Evaluate);
        else if (session_ && session_->detectorTraining().busy())
            showPage(PageId::Detectors);
        else if (session_ && session_->study().busy())
            showPage(PageId::Studies);
        else if (session_)
            showPage(PageId::Dataset);
    });

    buildGuide();
    buildPresenting();

    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(scrolling(stack_), 1);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(sideBar_);
    row->addLayout(column, 1);
    auto* central = new QWidget;
    auto* outer = new QVBoxLayout(central);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(row, 1);
    outer->addWidget(guidePanel_);
    outer->addWidget(presentation_);
    outer->addWidget(status_);
    setCentralWidget(central);
    messages_ = new MessageBar(central);
}

void MainWindow::chooseWorkspace()
{
    const QString folder =
        dialogs_.openFolder(this, tr("Choose a workspace folder (a new one is made ready)"));
    if (!folder.isEmpty()) openWorkspace(folder);
}

/// Seen in the task bar, too, while something else is worked on.
void MainWindow::showFraction(double fraction)
{
    const int percent = static_cast<int>(std::floor(fraction * 100));
    //: The title of the window while something runs: "37 % · Blindspot".
    const QString title = fraction < 0 ? tr("Blindspot") : tr("%1 % · Blindspot").arg(percent);
    if (windowTitle() != title) setWindowTitle(title);
}

void MainWindow::begin(const QString& workspace, Opening opening)
{
    const QString last = QSettings().value(kRecentKey).toStringList().value(0);
    const bool first = workspace.isEmpty() && last.isEmpty();
    if (opening == Opening::Demonstration || (opening == Opening::DemonstrationFirst && first))
        openDemonstration(workspace);
    else if (!first)
        openWorkspace(workspace.isEmpty() ? last : workspace);
}

void MainWindow::openWorkspace(const QString& folder, After after)
{
    if (moves()) {
        messages_->show(MessageKind::Info, tr("Moving the workspace… Another one can be opened when that has ended."));
        return;
    }
    if (!mayLeaveWork()) return;
    opener_->run(
        this,
        [path = folder.toStdString()](Nothing&, StopControl&) { return workspace::Workspace::open(path); },
        [this, after](workspace::Workspace workspace) { adopt(std::move(workspace), after); });
}

void MainWindow::adopt(workspace::Workspace workspace, After after)
{
    if (moves()) return; // it was asked for before
    closeWorkspace();
    rememberWorkspace(QString::fromStdString(workspace.folder().string()));
    try {
        openSession(std::move(workspace));
    } catch (...) { // no more threads, say: half a workspace is none
        closeWorkspace();
        sideBar_->hide();
        header_->hide();
        throw;
    }
    showSession(after);
    Q_EMIT workspaceOpened();
}

void MainWindow::openSession(workspace::Workspace workspace)
{
    session_ = std::make_unique<Session>(std::move(workspace), dialogs_);
    connect(session_.get(), &Session::message, this, &MainWindow::showMessage);
    connect(&session_->history(), &UndoHistory::changed, this, &MainWindow::showUndo);
    connect(session_.get(), &Session::deviceKnown, this, &MainWindow::showDevice);
    connect(session_.get(), &Session::jobProgressed, status_, &StatusStrip::showJob);
    connect(&session_->training(), &Job::stateChanged, this, &MainWindow::closeWhenIdle);
    connect(&session_->detectorTraining(), &Job::stateChanged, this, &MainWindow::closeWhenIdle);
    connect(&session_->study(), &Job::stateChanged, this, &MainWindow::closeWhenIdle);
    status_->watch(&session_->training());
    notice_->watch(session_->training(), tr("The training of the patch has ended."));
    notice_->watch(session_->detectorTraining(), tr("The training of the detector has ended."));
    notice_->watch(session_->evaluation(), tr("The evaluation has ended."));
    notice_->watch(session_->study(), tr("The study has ended."));
    notice_->watch(session_->scan(), tr("The detector has looked at the images."));
    beginUpkeep(session_->workspace());
    buildPages();
    wirePages();
    wireQueue();
}

void MainWindow::showSession(After after)
{
    const QDir folder(QString::fromStdString(session_->workspace().folder().string()));
    tellIfReadOnly();
    const QString shown = session_->workspace().isReadOnly() ? tr("%1 (workspace, read only)") : tr("%1 (workspace)");
    workspaceButton_->setText(shown.arg(folder.dirName()));
    workspaceButton_->setMenu(recentMenu_);
    header_->show();
    sideBar_->show();
    presentAction_->setEnabled(true);
    trashAction_->setEnabled(true);
    runSettingsAction_->setEnabled(true);
    enableUpkeep();
    showUndo();
    showPage(after == After::Nothing ? pageOfNumber(QSettings().value(kPageKey, 0).toInt()) : PageId::Dataset);
    if (after == After::Import) datasets_->showImport();
    if (after == After::Demonstration || GuidedDemonstration::wasOpen(session_->workspace()))
        showGuide(after == After::Demonstration);
}

void MainWindow::closeWhenIdle(JobState state)
{
    if (closing_ && state == JobState::Idle) close();
}

void MainWindow::closeWorkspace()
{
    if (!session_) return;
    setPresenting(false);
    queueOfSession_.reset(); // what it has under way is stopped with the session, and waits again
    queueAction_->setEnabled(false);
    status_->watch(nullptr);
    status_->showJob({}, -1);
    status_->showQueue(0, false);
    stack_->setCurrentWidget(welcome_);
    guidePanel_->hide();
    guide_.reset();
    // The pages go before what they stand on; their threads' results are dropped with them.
    for (const Entry& entry : entries_) {
        delete entry.page;
        delete entry.action;
    }
    entries_.clear();
    datasets_ = nullptr;
    detectors_ = nullptr;
    train_ = nullptr;
    runs_ = nullptr;
    evaluate_ = nullptr;
    live_ = nullptr;
    studiesPage_ = nullptr;
    trashAction_->setEnabled(false);
    runSettingsAction_->setEnabled(false);
    endUpkeep();
    endInBackground(std::move(session_));
    showUndo();
}

void MainWindow::endInBackground(std::unique_ptr<Session> session)
{
    Session* one = session.get();
    for (Job* job : {static_cast<Job*>(&one->training()), static_cast<Job*>(&one->detectorTraining()), static_cast<Job*>(&one->study())})
        job->disconnect(this);
    one->disconnect(this);
    one->history().disconnect(this);
    one->disconnect(status_); // but what it has to say is still shown: saving may fail
    // Later, because the word comes from within its own work.
    connect(one, &Session::ended, this, [this, one] { forget(one); }, Qt::QueuedConnection);
    ending_.push_back(std::move(session));
    one->end();
}

void MainWindow::forget(const Session* session)
{
    const auto found = std::find_if(ending_.begin(), ending_.end(), [session](const auto& one) { return one.get() == session; });
    if (found == ending_.end()) return;
    const bool opened = session_ && session_->workspace().folder() == session->workspace().folder();
    ending_.erase(found);
    if (opened) { // again, while its run was still being saved
        Q_EMIT session_->datasetsChanged();
        Q_EMIT session_->selectionsChanged();
        Q_EMIT session_->runsChanged();
        Q_EMIT session_->evaluationsChanged();
        Q_EMIT session_->detectorsChanged();
        Q_EMIT session_->studiesChanged();
    }
    if (closing_ && ending_.empty()) close();
    whenAllHasEnded();
}

void MainWindow::buildPages()
{
    datasets_ = new DatasetPage(*session_);
    addPage(datasets_, "dataset", tr("Dataset"));
    detectors_ = new DetectorsPage(*session_);
    addPage(detectors_, "detectors", tr("Detectors"));
    train_ = new TrainPage(*session_);
    addPage(train_, "train", tr("Train"));
    runs_ = new RunsPage(*session_);
    addPage(runs_, "runs", tr("Runs"));
    evaluate_ = new EvaluatePage(*session_);
    addPage(evaluate_, "evaluate", tr("Evaluate"));
    live_ = new LivePage(*session_);
    addPage(live_, "live", tr("Live"));
    studiesPage_ = new StudiesPage(*session_);
    addPage(studiesPage_, "studies", tr("Studies"));
}

void MainWindow::addPage(Page* page, const QString& iconName, const QString& word)
{
    const PageId id = page->id();
    auto* action = new QAction(icon(iconName), word, this);
    const QString shortcutId = QStringLiteral("go.%1").arg(iconName);
    Shortcuts::instance().bind(*action, shortcutId);
    connect(action, &QAction::triggered, this, [this, id] { showPage(id); });
    goMenu_->addAction(action);
    addAction(action); // the menu bar is hidden while presenting, and its shortcuts with it
    page->setWindowTitle(word);
    stack_->addWidget(page);
    // The entries of an earlier workspace are still there: they are the same.
    if (!sideBar_->has(id))
        sideBar_->addEntry(id, iconName, word, shortcutId);
    entries_.push_back({page, action});
}

void MainWindow::wirePages()
{
    connect(datasets_, &DatasetPage::trainRequested, this, [this](const QString& selection) {
        train_->chooseSelection(selection);
        showPage(PageId::Train);
    });
    connect(train_, &TrainPage::openSettingsRequested, this, &MainWindow::openRunSettings);
    connect(datasets_, &DatasetPage::demonstrationRequested, this,
            [this] { openDemonstration(QString::fromStdString(session_->workspace().folder().string())); });
    connect(datasets_, &DatasetPage::selectionCreated, this, [this](const QString& selection) {
        if (!session_->training().busy()) train_->chooseSelection(selection);
    });
    connect(detectors_, &DetectorsPage::trainRequested, this, [this](const QString& detector) {
        train_->chooseDetector(detector);
        showPage(PageId::Train);
    });
    connect(runs_, &RunsPage::settingsRequested, this, [this](const workspace::TrainRequest& request) {
        train_->setRequest(request);
        showPage(PageId::Train);
    });
    const auto evaluateRuns = [this](const QStringList& ids) {
        evaluate_->setRuns(ids);
        showPage(PageId::Evaluate);
    };
    connect(runs_, &RunsPage::evaluateRequested, this, evaluateRuns);
    connect(runs_, &RunsPage::checkpointEvaluationRequested, this, [this](const workspace::EvaluationRequest& request) {
        evaluate_->setWhat(request);
        showPage(PageId::Evaluate);
    });
    connect(detectors_, &DetectorsPage::evaluateRequested, this, [this](const QStringList& names) {
        evaluate_->setDetectors(names);
        showPage(PageId::Evaluate);
    });
    connect(detectors_, &DetectorsPage::pageRequested, this, &MainWindow::showPage);
    connect(train_, &TrainPage::evaluateRequested, this,
            [evaluateRuns](const QString& run) { evaluateRuns({run}); });
    connect(runs_, &RunsPage::resumed, this, [this] { showPage(PageId::Train); });
    connect(runs_, &RunsPage::trainRequested, this, [this] { showPage(PageId::Train); });
    connect(train_, &TrainPage::pageRequested, this, &MainWindow::showPage);
    connect(evaluate_, &EvaluatePage::pageRequested, this, &MainWindow::showPage);
    connect(live_, &LivePage::pageRequested, this, &MainWindow::showPage);
    wireStudies();
}

void MainWindow::wireStudies()
{
    connect(studiesPage_, &StudiesPage::pageRequested, this, &MainWindow::showPage);
    const auto tellBase = [this] {
        const TrainForm& form = *train_->form();
        studiesPage_->setBase(form.request(), form.listsLoaded() && form.hasMistakes()
                                                  ? tr("Something is wrong there. <a href=\"train\">See the Train page</a>")
                                                  : QString());
    };
    connect(studiesPage_, &StudiesPage::baseWanted, this, tellBase);
    connect(train_->form(), &TrainForm::checked, studiesPage_, [this, tellBase] {
        if (studiesPage_->isVisible()) tellBase(); // the page was opened before the lists of that form were read
    });
    connect(studiesPage_, &StudiesPage::runRequested, this, [this](const QString& run) {
        showPage(PageId::Runs);
        runs_->showRun(run);
    });
}

void MainWindow::showPage(PageId id)
{
    const auto found = std::find_if(entries_.begin(), entries_.end(), [id](const Entry& entry) { return entry.page->id() == id; });
    if (found == entries_.end()) return; // no workspace is open
    Page* before = currentPage();
    if (presenting_ && before != found->page) {
        if (before) before->setPresenting(false);
        found->page->setPresenting(true);
    }
    stack_->setCurrentWidget(found->page);
    title_->setText(found->page->windowTitle());
    sideBar_->setCurrent(id);
    found->page->activated();
}

/// Of a patch or of a detector, also within a study.
bool MainWindow::trains() const
{
    return session_ && (session_->training().busy() || session_->detectorTraining().busy() || session_->study().busy());
}

bool MainWindow::mayLeaveWork()
{
    if (!Settings::instance().isOn(SettingId::AskBeforeStopping)) return true;
    return mayLeaveTraining() && mayLeaveEvaluation() && mayLeaveUpkeep();
}

bool MainWindow::mayLeaveTraining()
{
    if (!trains()) return true;
    return dialogs_.confirm(this, tr("A training is running"),
                            session_->study().busy()
                                ? tr("The study is stopped, and its training is saved; it goes on where it was on the Studies page.")
                            : session_->detectorTraining().busy()
                                ? tr("The training is stopped and saved; it can be resumed on the Detectors page.")
                                : tr("The training is stopped and saved; it can be resumed on the Runs page."),
                            tr("Stop and save"), tr("Keep training"));
}

/// There is no report of half an evaluation: its figures would be of other images than those asked for.
bool MainWindow::mayLeaveEvaluation()
{
    if (!session_ || !session_->evaluation().busy()) return true;
    return dialogs_.confirm(this, tr("An evaluation is running"),
                            tr("It is stopped. Started again, the same evaluation goes on where it was."),
                            tr("Stop the evaluation"), tr("Keep evaluating"));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    if (!closing_ && !mayLeaveWork()) {
        restarting_ = false;
        return;
    }
    // It may have ended while the question stood.
    if (trains() || moves() || !ending_.empty()) {
        if (!closing_)
            messages_->show(MessageKind::Info, trains()  ? tr("Saving the training, then closing…")
                                               : moves() ? tr("Moving the workspace, then closing…")
                                                         : tr("Ending the work, then closing…"));
        closing_ = true;
        if (queueOfSession_) queueOfSession_->leave();
        if (session_) {
            session_->training().stop();
            session_->detectorTraining().stop();
            session_->study().stop();
        }
        return;
    }
    QSettings settings;
    settings.setValue(kGeometryKey, saveGeometry());
    settings.setValue(kPageKey, numberOf(sideBar_->current()));
    if (manual_) manual_->close();
    event->accept();
    if (std::exchange(restarting_, false)) startAnew();
    QMainWindow::closeEvent(event);
}

void MainWindow::rememberWorkspace(const QString& folder)
{
    QSettings settings;
    QStringList recent = settings.value(kRecentKey).toStringList();
    const QString path = QDir(folder).absolutePath();
    recent.removeAll(path);
    recent.prepend(path);
    settings.setValue(kRecentKey, QStringList(recent.mid(0, kMaxRecent)));
    refreshRecent();
}

void MainWindow::showDevice()
{
    const compute::DeviceInfo& device = *session_->device();
    deviceLabel_->setText(device.isCuda()       ? messageText(device.name)
                          : device.threads == 1 ? tr("CPU (1 thread)")
                                                : tr("CPU (%1 threads)").arg(device.threads));
    deviceLabel_->setToolTip(messageText(workspace::deviceLine(device)));
}

void MainWindow::restoreLayout()
{
    restoreGeometry(QSettings().value(kGeometryKey).toByteArray());
}

} // namespace blindspot::ui
