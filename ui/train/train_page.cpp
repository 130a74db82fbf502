#include "ui/train/train_page.h"

#include "core/workspace/runs/run_store.h"
#include "ui/controls/notice_bar.h"
#include "ui/session/resume_run.h"
#include "ui/session/training_controller.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/train/live_view.h"
#include "ui/train/settings_file.h"
#include "ui/train/train_controls.h"
#include "ui/train/train_form.h"
#include "ui/train/train_strip.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kFormWidth = 60 * kGrid;
constexpr const char* kSplitterKey = "train/splitter";

} // namespace

TrainPage::TrainPage(Session& session, QWidget* parent)
    : Page(session, parent), form_(new TrainForm(session)), strip_(new TrainStrip(session, *form_)),
      live_(new LiveView(session)), splitter_(new QSplitter), ready_(new NoticeBar),
      unfinished_(new NoticeBar)
{
    splitter_->addWidget(form_);
    splitter_->addWidget(live_);
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    if (!splitter_->restoreState(QSettings().value(kSplitterKey).toByteArray()))
        splitter_->setSizes({kFormWidth, 2 * kFormWidth});
    unfinished_->setProperty("role", "unfinished");
    strip_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(ready_);
    column->addWidget(unfinished_);
    column->addWidget(strip_);
    column->addWidget(splitter_, 1);
    setAcceptDrops(true);
    live_->logAction()->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    for (QAction* action : form_->controls()->shortcuts() + QList<QAction*>{form_->fileActions().last(), live_->logAction()})
        addAction(action); // they work wherever the keyboard is on this page
    wire();
    if (session.training().busy())
        fold();
    else
        offerUnfinished();
}

void TrainPage::wire()
{
    connect(form_, &TrainForm::pageRequested, this, &TrainPage::pageRequested);
    connect(form_, &TrainForm::openSettingsRequested, this, &TrainPage::openSettingsRequested);
    connect(strip_, &TrainStrip::unfoldedChanged, this, &TrainPage::showForm);
    const TrainingController& training = session().training();
    connect(&training, &TrainingController::started, this, &TrainPage::fold);
    connect(&training, &TrainingController::finished, this, &TrainPage::showEnd);
    connect(&training, &TrainingController::stateChanged, this, [this](JobState state) {
        if (state == JobState::Idle) unfold();
    });
    connect(ready_, &NoticeBar::actionClicked, this, [this] {
        ready_->hide();
        Q_EMIT evaluateRequested(QString::fromStdString(this->session().training().record()->id));
    });
    connect(ready_, &NoticeBar::otherClicked, this, &TrainPage::resume);
    connect(unfinished_, &NoticeBar::actionClicked, this, &TrainPage::resume);
}

TrainPage::~TrainPage()
{
    QSettings().setValue(kSplitterKey, form_->isHidden() ? besideState_ : splitter_->saveState());
}

void TrainPage::fold()
{
    ready_->hide();
    unfinished_->hide();
    strip_->setUnfolded(false);
    strip_->setVisible(!presenting_);
    showForm();
    // The keyboard does not stay on what is no longer seen.
    if (QWidget* focus = focusWidget(); focus != nullptr && form_->isAncestorOf(focus) && isVisible())
        live_->setFocus();
}

void TrainPage::unfold()
{
    strip_->hide();
    showForm();
}

void TrainPage::showForm()
{
    const bool shown = !presenting_ && (!session().training().busy() || strip_->unfolded());
    if (shown != form_->isHidden()) return;
    if (!shown) besideState_ = splitter_->saveState();
    form_->setVisible(shown);
    if (shown) splitter_->restoreState(besideState_);
}

void TrainPage::showEnd(const workspace::RunRecord& run)
{
    if (live_->presenting() || guided_) return;
    const bool goesOn = run.state != workspace::RunState::Completed && run.iterationsDone < run.iterations;
    resumable_ = run.id;
    const QString resume = goesOn ? tr("&Resume") : QString();
    if (run.iterationsDone > 0)
        ready_->showNotice(
            goesOn ? tr("The training was stopped at iteration %1 of %2. Does the patch do more than a grey "
                        "square would?")
                         .arg(run.iterationsDone)
                         .arg(run.iterations)
                   : tr("The training has ended. Does the patch do more than a grey square would?"),
            tr("Ev&aluate this patch"), resume);
    else if (goesOn)
        unfinished_->showNotice(tr("The training was stopped before its first iteration had ended."), resume);
}

void TrainPage::offerUnfinished()
{
    session().queries().run(
        this,
        [&workspace = session().workspace()](storage::Database& database, StopControl&) {
            const std::vector<workspace::RunRecord> runs = workspace::RunStore(workspace, database).list();
            return runs.empty() ? workspace::RunRecord() : runs.front();
        },
        [this](const workspace::RunRecord& run) {
            if (run.state != workspace::RunState::Interrupted || run.iterationsDone >= run.iterations ||
                guided_ || session().training().busy() || session().training().record())
                return;
            resumable_ = run.id;
            unfinished_->showNotice(tr("The last training, of %1, was stopped at iteration %2 of %3.")
                                        .arg(timeText(run.createdAt))
                                        .arg(run.iterationsDone)
                                        .arg(run.iterations),
                                    tr("&Resume"));
        });
}

void TrainPage::resume()
{
    if (session().training().busy()) return;
    if (session().training().held()) {
        session().tell(MessageKind::Warning, tr("A detector or a study is being trained. Let it end or stop it on "
                                                "its page, then resume this run."));
        return;
    }
    resumeRun(session(), this, {resumable_, std::nullopt, std::nullopt, false});
}

void TrainPage::setRequest(const workspace::TrainRequest& request)
{
    form_->setRequest(request);
}

void TrainPage::openSettings(const QString& file)
{
    openSettingsFile(session(), this, file, [this](const workspace::TrainRequest& request) {
        form_->setRequest(request);
        if (session().training().busy()) strip_->setUnfolded(true); // it is for the next run
    });
}

void TrainPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedSettingsFile(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void TrainPage::dropEvent(QDropEvent* event)
{
    const QString file = draggedSettingsFile(*event->mimeData());
    if (file.isEmpty()) return;
    event->acceptProposedAction();
    openSettings(file);
}

void TrainPage::start()
{
    form_->startWhenListsLoaded();
}

void TrainPage::setGuided(bool guided)
{
    guided_ = guided;
    if (!guided) return;
    ready_->hide();
    unfinished_->hide();
}

void TrainPage::chooseSelection(const QString& selection)
{
    form_->chooseSelection(selection);
}

void TrainPage::chooseDetector(const QString& detector)
{
    form_->chooseDetector(detector);
}

void TrainPage::setPresenting(bool presenting)
{
    presenting_ = presenting;
    if (presenting) {
        ready_->hide();
        unfinished_->hide();
    }
    strip_->setVisible(!presenting && session().training().busy());
    showForm();
    live_->setPresenting(presenting);
}

bool TrainPage::presentStep(int step)
{
    return live_->step(step);
}

void TrainPage::keyPressEvent(QKeyEvent* event)
{
    // Where no button or box wants it, Space holds the training and lets it go on.
    if (event->key() == Qt::Key_Space && session().training().busy())
        form_->controls()->togglePause();
    else
        Page::keyPressEvent(event);
}

} // namespace blindspot::ui
