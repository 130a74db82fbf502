// The part of the main window that looks after the workspace as a whole: it is checked, copied, tidied and moved.
#include "core/common/error.h"
#include "ui/controls/message_bar.h"
#include "ui/session/maintenance_controller.h"
#include "ui/support/format.h"
#include "ui/support/message_text.h"
#include "ui/support/paths.h"
#include "ui/support/setting_keys.h"
#include "ui/window/check_dialog.h"
#include "ui/window/main_window.h"
#include "ui/window/side_bar.h"
#include "ui/window/status_strip.h"

#include <QDateTime>
#include <QDir>
#include <QMenu>
#include <QMetaObject>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>

#include <utility>
#include <vector>

namespace blindspot::ui {

namespace {

/// "12 runs, 3 evaluations".
QString contentText(std::int64_t runs, std::int64_t evaluations)
{
    //: What a workspace holds: "runs: 12, evaluations: 3".
    return MainWindow::tr("runs: %1, evaluations: %2").arg(countText(runs), countText(evaluations));
}

} // namespace

void MainWindow::buildUpkeepMenu(QMenu* file)
{
    upkeepMenu_ = file->addMenu(tr("&Upkeep of the workspace"));
    upkeepMenu_->setObjectName("upkeepMenu");
    const auto add = [this](const QString& text, const char* name, const QString& tip, auto act) {
        QAction* action = upkeepMenu_->addAction(text, this, act);
        action->setObjectName(name);
        action->setToolTip(tip);
        return action;
    };
    upkeepMenu_->setToolTipsVisible(true);
    add(tr("&Check"), "checkWorkspace", tr("Reads the database and all files of its records to their end and says what is damaged or missing"),
        [this] { maintenance_->check(); });
    add(tr("&Back up…"), "backUpWorkspace", tr("Copies it to another folder, which is a workspace itself; work goes on meanwhile"),
        [this] { backUpWorkspace(); });
    add(tr("C&ompact"), "compactWorkspace", tr("Gives back disk space that nothing in it needs; nothing that you made goes"),
        [this] { maintenance_->compact(); });
    add(tr("&Move…"), "moveWorkspace", tr("Moves it to another folder or disk"), [this] { moveWorkspace(); });
    upkeepMenu_->addSeparator();
    stopUpkeep_ = add(tr("&Stop"), "stopUpkeep", tr("Ends what is under way; the workspace stays as it was"),
                      [this] { maintenance_->stop(); });
    enableUpkeep();
}

void MainWindow::enableUpkeep()
{
    const bool busy = maintenance_ && maintenance_->busy();
    const bool readOnly = session_ && session_->workspace().isReadOnly();
    for (QAction* action : upkeepMenu_->actions()) {
        const bool writes = action->objectName() == "compactWorkspace" || action->objectName() == "moveWorkspace";
        action->setEnabled(action == stopUpkeep_ ? busy : session_ && maintenance_ && !busy && !(writes && readOnly));
    }
    upkeepMenu_->setEnabled(maintenance_ != nullptr);
}

/// Why nothing can be written, at its opening and on the button that bears its name; what would write fails with the same sentence.
void MainWindow::tellIfReadOnly()
{
    QString why;
    try {
        session_->workspace().requireWritable();
    } catch (const Error& error) {
        why = errorText(error);
    }
    workspaceButton_->setToolTip(why.isEmpty() ? tr("The open workspace; others") : why);
    if (why.isEmpty()) return;
    const QString folder = QString::fromStdString(session_->workspace().folder().string());
    messages_->show(MessageKind::Warning, tr("This workspace can be looked at, as it was when it was opened.\n%1").arg(why),
                    {{tr("Back up…"), [this] { backUpWorkspace(); }}, {tr("Open again"), [this, folder] { openWorkspace(folder); }}});
}

void MainWindow::beginUpkeep(const workspace::Workspace& workspace)
{
    maintenance_ = std::make_unique<MaintenanceController>(workspace, queue_);
    MaintenanceController& maintenance = *maintenance_;
    const auto show = [this] {
        enableUpkeep();
        const bool busy = maintenance_ && maintenance_->busy();
        status_->showJob(busy ? maintenance_->progressText() : QString(), busy ? maintenance_->fraction() : -1);
    };
    connect(&maintenance, &Job::stateChanged, this, show);
    connect(&maintenance, &MaintenanceController::progressed, this, show);
    connect(&maintenance, &Job::failed, this, [this](const QString& text) { showMessage(MessageKind::Error, text); });
    connect(&maintenance, &MaintenanceController::checked, this, &MainWindow::tellChecked);
    connect(&maintenance, &MaintenanceController::backedUp, this, [this](const workspace::BackupResult& result) {
        messages_->show(MessageKind::Success,
                       tr("The workspace was copied to %1 and compared, %2 (%3). Pictures of datasets stay where they are.")
                           .arg(pathText(result.folder), bytesText(result.bytes), contentText(result.runs, result.evaluations)),
                       {showInFolderAction(pathText(result.folder))});
    });
    connect(&maintenance, &MaintenanceController::compacted, this, [this](const workspace::CompactResult& result) {
        messages_->show(MessageKind::Success, tr("%1 of the disk are free again.").arg(bytesText(result.bytes())));
    });
}

void MainWindow::tellChecked(const workspace::CheckReport& report)
{
    const auto show = [this, report] {
        if (!session_) return;
        auto* dialog = new CheckDialog(report, stack_->currentWidget()); // no longer than the workspace's pages
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &CheckDialog::mendRequested, this, [this] {
            if (maintenance_) maintenance_->check({.repair = true});
        });
        dialog->open();
    };
    const bool nothing = report.findings.empty();
    messages_->show(!report.whole() ? MessageKind::Error : nothing ? MessageKind::Success : MessageKind::Warning,
                    CheckDialog::summaryOf(report), nothing ? MessageActions() : MessageActions{{tr("Show"), show}});
}

void MainWindow::endUpkeep()
{
    if (!maintenance_) return;
    MaintenanceController* one = maintenance_.get();
    one->disconnect(this);
    if (one->busy()) {
        // Later, because the word comes from within its own work.
        connect(one, &Job::stateChanged, this, [this, one](JobState state) {
            if (state != JobState::Idle) return;
            QMetaObject::invokeMethod(this, [this, one] {
                std::erase_if(endingUpkeep_, [one](const auto& other) { return other.get() == one; });
                whenAllHasEnded();
            }, Qt::QueuedConnection);
        });
        endingUpkeep_.push_back(std::move(maintenance_));
        one->stop();
    }
    maintenance_.reset();
    enableUpkeep();
}

void MainWindow::whenAllHasEnded()
{
    if (ending_.empty() && endingUpkeep_.empty() && whenEnded_) std::exchange(whenEnded_, {})();
}

void MainWindow::backUpWorkspace()
{
    const QString into = dialogs_.openFolder(this, tr("Choose where the copy is put"));
    if (into.isEmpty() || !session_) return;
    const QString name = QDir(pathText(session_->workspace().folder())).dirName() + QDateTime::currentDateTime().toString("-yyyyMMdd-HHmmss");
    maintenance_->backUp(pathOf(QDir(into).filePath(name)));
}

bool MainWindow::mayLeaveUpkeep()
{
    if (!session_ || !maintenance_ || !maintenance_->busy()) return true;
    return dialogs_.confirm(this, tr("The workspace is being looked after"),
                            tr("What is under way is stopped: a copy that is not complete is removed, and the workspace stays as it was."),
                            tr("Stop it"), tr("Let it end"));
}

void MainWindow::moveWorkspace()
{
    const QString into = dialogs_.openFolder(this, tr("Choose the folder into which the workspace is moved"));
    if (into.isEmpty() || !session_) return;
    const std::filesystem::path from = session_->workspace().folder();
    const std::filesystem::path to = pathOf(into) / from.filename();
    if (!dialogs_.confirm(this, tr("Move the workspace?"),
                          tr("It will be %1. On another disk it is copied and compared, and the old folder is removed last.").arg(pathText(to)),
                          tr("Move it"), tr("Leave it")) ||
        !session_ || !mayLeaveWork())
        return;
    // Nobody may have it open, not even this window.
    whenEnded_ = [this, workspace = session_->workspace(), to] { moveClosed(workspace, to); };
    closeWorkspace();
    sideBar_->hide();
    header_->hide();
    messages_->show(MessageKind::Info, tr("Moving the workspace…"));
}

bool MainWindow::moves() const
{
    return whenEnded_ || (!session_ && maintenance_ && maintenance_->busy());
}

void MainWindow::moveClosed(const workspace::Workspace& workspace, const std::filesystem::path& to)
{
    beginUpkeep(workspace);
    const auto now = std::make_shared<std::filesystem::path>(workspace.folder());
    connect(maintenance_.get(), &MaintenanceController::moved, this,
            [this, now, from = workspace.folder()](const workspace::MoveResult& result) {
                *now = result.folder;
                forgetRecent(pathText(from));
                rememberWorkspace(pathText(result.folder));
                if (!result.leftBehind.empty())
                    messages_->show(MessageKind::Warning,
                                    tr("The workspace was moved to %1, but %2 could not be removed; nothing in it is needed any more.")
                                        .arg(pathText(result.folder), pathText(result.leftBehind.front())));
                else
                    messages_->show(MessageKind::Success, tr("The workspace is now %1.").arg(pathText(result.folder)));
            });
    connect(maintenance_.get(), &Job::stateChanged, this,
            [this, now](JobState state) {
                // Later: how it ended is still to be told. Where it was stopped or failed, the workspace is where it was.
                if (state == JobState::Idle)
                    QMetaObject::invokeMethod(this, [this, now] { closing_ ? void(close()) : openWorkspace(pathText(*now)); }, Qt::QueuedConnection);
            });
    maintenance_->move(to);
}

void MainWindow::forgetRecent(const QString& folder)
{
    QSettings settings;
    QStringList recent = settings.value(kRecentKey).toStringList();
    recent.removeAll(QDir(folder).absolutePath());
    settings.setValue(kRecentKey, recent);
}

} // namespace blindspot::ui
