#include "ui/runs/run_actions.h"

#include "core/common/error.h"
#include "core/workspace/outdoor_trials/outdoor_trial.h"
#include "core/workspace/runs/repeat.h"
#include "core/workspace/runs/run_export.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_patch.h"
#include "ui/runs/checkpoint_dialog.h"
#include "ui/controls/save_file.h"
#include "ui/outdoor/outdoor_trial_dialog.h"
#include "ui/outdoor/trial_sheets_dialog.h"
#include "ui/runs/print_patch_dialog.h"
#include "ui/runs/run_report.h"
#include "ui/runs/runs_model.h"
#include "ui/session/resume_run.h"
#include "ui/session/training_controller.h"
#include "ui/session/trash_actions.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"
#include "ui/support/shortcuts.h"

#include <QAction>
#include <QDesktopServices>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace blindspot::ui {

namespace {

using workspace::RunRecord;
using workspace::RunState;
using storage::Database;

constexpr std::int64_t kMostIterations = 100'000;

bool trains(RunState state)
{
    return state == RunState::Running || state == RunState::Paused;
}

std::optional<QImage> patchOf(const workspace::RunStore& store, const RunRecord& record)
{
    const auto picture = workspace::patchPicture(store, record);
    return picture ? std::optional(toQImage(*picture)) : std::nullopt;
}

RunReport reportOf(const workspace::RunStore& store, const std::string& id)
{
    RunReport report;
    report.record = store.get(id);
    report.points = store.points(id);
    report.settings = settingsOf(report.record);
    report.patch = patchOf(store, report.record).value_or(QImage());
    return report;
}

} // namespace

RunActions::RunActions(Session& session, RunsModel& model, QWidget* page)
    : QObject(page), session_(session), model_(model), page_(page)
{
    resume_ = add("resume", tr("&Resume"), tr("Go on from where the run stopped"),
                  &RunActions::resumeMarked);
    extend_ = add("extend", tr("E&xtend…"), tr("Go on with more iterations than were asked for, up to 100,000 in all"),
                  &RunActions::extendMarked);
    settings_ = add("repeat", tr("&Use these settings"), tr("Fill the form of the Train page with this run's settings, to repeat it with changes"),
                    &RunActions::useSettings);
    evaluate_ = add(
        "evaluate", tr("Eva&luate"), tr("Does the patch do more than a grey square? Fills the form of the Evaluate page with the marked "
           "runs"),
        &RunActions::evaluateMarked);
    try_ = add("try", tr("Tr&y on a picture…"), tr("Lay the run's patch on a picture by hand, and see what the detector makes of it"),
               &RunActions::tryPatch);
    checkpoints_ = add("checkpoints", tr("Compare &checkpoints…"),
                       tr("Which of the patches that the run kept on its way is best, measured"), &RunActions::compareCheckpoints);
    export_ = add("export", tr("&Export to a folder…"), tr("Patch, record, curve and a file that repeats the run"), &RunActions::exportFolder);
    pdf_ = add("pdf", tr("Export as a pa&ge (PDF)…"), tr("Patch, curve and settings on one page"), &RunActions::exportPdf);
    print_ = add("print", tr("&Print the patch…"), tr("At its true size in millimetres"),
                 &RunActions::printPatch);
    sheets_ = add("sheets", tr("S&heets for a trial outside…"),
                  tr("The patch and its controls as pages with markers, to film them and measure what the printed patch does"),
                  &RunActions::makeSheets);
    films_ = add("films", tr("&Measure films of a trial…"), tr("Finds such sheets in films, and says how often the detector finds who carries them"),
                 &RunActions::measureFilms);
    delete_ = add("delete", tr("&Delete"), tr("Move the marked runs with their files to the trash; Undo brings them back"),
                  &RunActions::deleteMarked);
    delete_->setShortcutContext(Qt::WidgetShortcut); // with the focus on the table alone
    rename_ = add("rename", tr("Re&name"), tr("Edit the name, the tags or the notes in their place"),
                  &RunActions::renameRequested);
    folder_ = add("folder", tr("Open the &folder"), tr("Show the run's files in the file manager"), &RunActions::openFolder);
    save_ = add("save", tr("Save its se&ttings…"), tr("Write a configuration file, which the form of the Train page and the command line take"),
                &RunActions::saveSettings);
    updateEnabled();
}

QAction* RunActions::add(const QString& iconName, const QString& text, const QString& tip,
                         void (RunActions::*slot)())
{
    auto* action = new QAction(icon(iconName), text, page_);
    action->setObjectName(QStringLiteral("runs.") + iconName);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    Shortcuts::instance().bind(*action, QStringLiteral("runs.") + iconName, tip);
    connect(action, &QAction::triggered, this, slot);
    page_->addAction(action);
    return action;
}

QString RunActions::nameOf(const QString& id) const
{
    const RunRecord* run = model_.find(id);
    return run == nullptr ? id : QString::fromStdString(run->name);
}

void RunActions::setMarked(const QStringList& ids)
{
    marked_ = ids;
    updateEnabled();
}

void RunActions::updateEnabled()
{
    const RunRecord* one = marked_.size() == 1 ? model_.find(marked_.front()) : nullptr;
    const bool resting = one != nullptr && !trains(one->state);
    resume_->setEnabled(one != nullptr && one->state != RunState::Completed &&
                        one->state != RunState::Running);
    extend_->setEnabled(resting);
    settings_->setEnabled(one != nullptr);
    save_->setEnabled(one != nullptr);
    evaluate_->setEnabled(!evaluable().isEmpty());
    checkpoints_->setEnabled(one != nullptr);
    try_->setEnabled(one != nullptr && one->iterationsDone > 0);
    export_->setEnabled(!marked_.isEmpty());
    pdf_->setEnabled(one != nullptr);
    print_->setEnabled(one != nullptr);
    sheets_->setEnabled(one != nullptr);
    folder_->setEnabled(one != nullptr);
    delete_->setEnabled(!marked_.isEmpty());
    rename_->setEnabled(one != nullptr);
}

void RunActions::resumeMarked()
{
    if (marked_.size() == 1) resume(marked_.front());
}

void RunActions::resume(const QString& id, std::optional<std::int64_t> iterations)
{
    TrainingController& training = session_.training();
    if (training.held()) {
        session_.tell(MessageKind::Warning, tr("A detector or a study is being trained. Let it end or stop it on "
                                               "its page, then resume this run."));
        return;
    }
    if (training.busy()) {
        const bool same = training.record() && QString::fromStdString(training.record()->id) == id;
        if (same && training.state() == JobState::Paused) {
            training.unpause();
            Q_EMIT resumed();
        } else {
            session_.tell(MessageKind::Warning, tr("Another run is training. Let it end or stop it on the "
                                                   "Train page, then resume this one."));
        }
        return;
    }
    resumeRun(session_, page_, {id.toStdString(), iterations, std::nullopt, false}, [this] { Q_EMIT resumed(); });
}

void RunActions::extendMarked()
{
    const RunRecord* run = marked_.size() == 1 ? model_.find(marked_.front()) : nullptr;
    if (run == nullptr) return;
    const QString id = marked_.front();
    const std::int64_t done = run->iterationsDone;
    const QString answer = session_.dialogs().askText(
        page_, tr("Extend the run"), tr("Iterations in all (%1 are done)").arg(countText(done)),
        QString::number(std::min(kMostIterations, std::max<std::int64_t>(2 * done, run->iterations))));
    if (answer.isEmpty()) return;
    bool isNumber = false;
    const qlonglong iterations = answer.toLongLong(&isNumber);
    if (!isNumber || iterations <= done || iterations > kMostIterations) {
        session_.tell(
            MessageKind::Error,
            tr("\"%1\" iterations do not extend a run that has done %2: use a number from %3 to %4.")
                .arg(answer, countText(done), countText(done + 1), countText(kMostIterations)));
        return;
    }
    resume(id, iterations);
}

void RunActions::useSettings()
{
    if (marked_.size() != 1) return;
    session_.queries().run(
        this,
        [workspace = &session_.workspace(), id = marked_.front().toStdString()](Database& database,
                                                                                StopControl&) {
            const workspace::RunStore store(*workspace, database);
            return workspace::requestOf(store.get(id), store, workspace::DetectorStore(database));
        },
        [this](const workspace::TrainRequest& request) { Q_EMIT settingsRequested(request); });
}

QStringList RunActions::evaluable() const
{
    QStringList ids;
    for (const QString& id : marked_)
        if (const RunRecord* run = model_.find(id); run != nullptr && run->iterationsDone > 0) ids += id;
    return ids;
}

void RunActions::evaluateMarked()
{
    Q_EMIT evaluateRequested(evaluable());
}

void RunActions::compareCheckpoints()
{
    if (marked_.size() != 1) return;
    auto* dialog = new CheckpointDialog(session_, marked_.front(), nameOf(marked_.front()), page_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CheckpointDialog::evaluateRequested, this, &RunActions::checkpointEvaluationRequested);
    dialog->show();
}

void RunActions::tryPatch()
{
    if (marked_.size() == 1) Q_EMIT trialRequested(marked_.front());
}

void RunActions::exportFolder()
{
    if (marked_.isEmpty()) return;
    const QString folder =
        session_.dialogs().openFolder(page_, tr("Choose a folder; each run makes one of its own in it"));
    if (folder.isEmpty()) return;
    Session* session = &session_;
    session->jobs().run(
        session,
        [workspace = &session_.workspace(), ids = marked_, folder](Database& database, StopControl& stop) {
            const workspace::RunStore store(*workspace, database);
            for (const QString& id : ids) {
                if (stop.stopRequested()) return;
                workspace::exportRun(store, id.toStdString(),
                                std::filesystem::path(folder.toStdString()) / ("run-" + id.toStdString()));
            }
        },
        [session, folder, count = static_cast<int>(marked_.size())] {
            session->tell(MessageKind::Success,
                          count == 1 ? tr("The run is in %1").arg(folder)
                                     : tr("%1 runs are in %2").arg(QString::number(count), folder),
                          {openAction(folder)});
        });
}

void RunActions::saveSettings()
{
    const RunRecord* run = marked_.size() == 1 ? model_.find(marked_.front()) : nullptr;
    if (run == nullptr) return;
    const SaveQuestion question{tr("Save the run's settings"), QStringLiteral("run-%1").arg(marked_.front()), QStringLiteral(".toml"),
                                tr("Settings of a training (*.toml)")};
    const std::filesystem::path initial = session_.workspace().runFolder(run->id) / "initial.safetensors";
    saveFile(session_, page_, question, [run = *run, initial] {
        return [run, initial] {
            std::error_code code;
            const bool beganWithFile = std::filesystem::exists(initial, code);
            return QByteArray::fromStdString(workspace::configText(run, beganWithFile ? initial : std::filesystem::path()));
        };
    });
}

void RunActions::exportPdf()
{
    if (marked_.size() != 1) return;
    QString file =
        session_.dialogs().saveFile(page_, tr("Export the run as a page"),
                                    QStringLiteral("run-%1.pdf").arg(marked_.front()), tr("PDF (*.pdf)"));
    if (file.isEmpty()) return;
    if (!file.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) file += QStringLiteral(".pdf");
    Session* session = &session_;
    session->jobs().run(
        session,
        [workspace = &session_.workspace(), id = marked_.front().toStdString(),
         file = file.toStdString()](Database& database, StopControl&) {
            writeRunReport(file, reportOf(workspace::RunStore(*workspace, database), id));
        },
        [session, file] { tellSaved(*session, file); });
}

void RunActions::printPatch()
{
    if (marked_.size() != 1) return;
    const QString id = marked_.front();
    session_.queries().run(
        this,
        [workspace = &session_.workspace(), id = id.toStdString()](Database& database, StopControl&) {
            const workspace::RunStore store(*workspace, database);
            return patchOf(store, store.get(id));
        },
        [this, id, name = nameOf(id)](std::optional<QImage> patch) {
            if (!patch) {
                session_.tell(MessageKind::Warning, tr("%1 has no patch yet: resume it first.").arg(name));
                return;
            }
            auto* dialog =
                new PrintPatchDialog(session_, std::move(*patch), QStringLiteral("patch-%1").arg(id),
                                     tr("Patch of %1").arg(name), page_);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        });
}

void RunActions::makeSheets()
{
    if (marked_.size() != 1) return;
    const QString id = marked_.front();
    session_.queries().run(
        this,
        [workspace = &session_.workspace(), id = id.toStdString()](Database&, StopControl&) { return workspace::trialPatchOfRun(*workspace, id); },
        [this, id, name = nameOf(id)](const workspace::TrialPatch& patch) {
            auto* dialog = new TrialSheetsDialog(session_, patch.picture, name, QStringLiteral("sheets-%1").arg(id), page_);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &TrialSheetsDialog::rehearsalRequested, this,
                    [this](const outdoor::Trial& trial, const imaging::Image& picture) { showTrial(RehearsalSubject{trial, picture}); });
            dialog->open();
        });
}

void RunActions::measureFilms()
{
    showTrial({});
}

void RunActions::showTrial(std::optional<RehearsalSubject> subject)
{
    auto* dialog = new OutdoorTrialDialog(session_, std::move(subject), page_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void RunActions::deleteMarked()
{
    if (marked_.isEmpty()) return;
    const TrainingController& training = session_.training();
    if (training.busy() && training.record() &&
        marked_.contains(QString::fromStdString(training.record()->id))) {
        session_.tell(MessageKind::Warning,
                      tr("One of these runs is training: stop it on the Train page first."));
        return;
    }
    session_.queries().run(
        this,
        [ids = marked_](Database& database, StopControl&) {
            const workspace::EvaluationStore store(database);
            std::int64_t evaluations = 0;
            for (const QString& id : ids)
                evaluations += std::ssize(store.ofRun(id.toStdString()));
            return evaluations;
        },
        [this, ids = marked_](std::int64_t evaluations) { deleteRuns(ids, evaluations); });
}

void RunActions::deleteRuns(const QStringList& ids, std::int64_t evaluations)
{
    std::vector<TrashItem> items;
    for (const QString& id : ids)
        if (const RunRecord* run = model_.find(id)) items.push_back({id, QString::fromStdString(run->name)});
    if (items.empty()) return;
    const QString title = items.size() == 1 ? tr("Delete the run %1?").arg(items.front().name)
                                            : tr("Delete %1?").arg(runsText(std::ssize(items)));
    if (evaluations > 0 &&
        !session_.dialogs().confirm(
            page_, title,
            evaluations == 1
                ? tr("1 evaluation shows the patch. It stays and keeps the patch's picture; it can no longer show the run's curve.")
                : tr("%1 evaluations show the patch. They stay and keep the patch's picture; they can no longer show the run's curve.")
                      .arg(countText(evaluations)),
            items.size() == 1 ? tr("Delete run") : tr("Delete runs"), tr("Keep")))
        return;
    moveToTrash(session_, workspace::TrashKind::Run, items);
}

void RunActions::openFolder()
{
    if (marked_.size() != 1) return;
    const std::filesystem::path folder = session_.workspace().runFolder(marked_.front().toStdString());
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder.string()))))
        session_.tell(MessageKind::Info,
                      tr("The run's files are in %1").arg(QString::fromStdString(folder.string())));
}

} // namespace blindspot::ui
