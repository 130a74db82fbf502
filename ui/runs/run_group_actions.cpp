#include "ui/runs/run_group_actions.h"

#include "core/workspace/runs/run_store.h"
#include "ui/runs/runs_model.h"
#include "ui/session/undo_history.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/shortcuts.h"

#include <QAction>
#include <QMenu>
#include <QPointer>

#include <algorithm>
#include <set>

namespace blindspot::ui {

namespace {

using storage::Database;
using workspace::RunGroup;
using workspace::RunGroups;
using workspace::RunRecord;

QAction* actionOf(QWidget* page, const QString& name, const QString& text, const QString& tip)
{
    auto* action = new QAction(icon(name), text, page);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    Shortcuts::instance().bind(*action, QStringLiteral("runs.") + name, tip);
    page->addAction(action);
    return action;
}

/// Of the groups of these runs.
std::vector<RunGroup> changeGroups(const workspace::Workspace& workspace, Database& database,
                                   const std::function<std::vector<RunGroup>(RunGroups&)>& work)
{
    const workspace::RunStore store(workspace, database);
    RunGroups groups(store, database);
    return work(groups);
}

/// The message may outlive the session.
MessageActions undoOf(Session& session, int step)
{
    return {{RunGroupActions::tr("Undo"), [open = QPointer<Session>(&session), step] {
                 if (open) open->history().undo(step);
             }}};
}

void restoreGroups(Session& session, const std::vector<RunGroup>& before)
{
    session.queries().run(
        &session,
        [workspace = &session.workspace(), before](Database& database, StopControl&) {
            const workspace::RunStore store(*workspace, database);
            RunGroups(store, database).restore(before);
        },
        [&session] {
            session.tell(MessageKind::Success, RunGroupActions::tr("The runs are in their groups again."));
            Q_EMIT session.runsChanged();
        });
}

} // namespace

RunGroupActions::RunGroupActions(Session& session, RunsModel& model, QWidget* page)
    : QObject(page), session_(session), model_(model), page_(page), menu_(new QMenu(page))
{
    pin_ = actionOf(page, "pin", tr("P&in"), tr("Have the marked runs stand above all others"));
    connect(pin_, &QAction::triggered, this, &RunGroupActions::togglePinned);
    newGroup_ = actionOf(page, "group", tr("Put into a &group…"), tr("Put the marked runs into a group: a new one, or one that there is"));
    connect(newGroup_, &QAction::triggered, this, &RunGroupActions::askForGroup);
    noGroup_ = new QAction(tr("In &no group"), page);
    connect(noGroup_, &QAction::triggered, this, [this] { putInto({}); });
    renameGroup_ = new QAction(icon("rename"), tr("Rena&me the group…"), page);
    connect(renameGroup_, &QAction::triggered, this, &RunGroupActions::renameGroup);
    dissolve_ = new QAction(tr("&Dissolve the group"), page);
    dissolve_->setToolTip(tr("Its runs stay, in no group; Ctrl+Z brings it back"));
    connect(dissolve_, &QAction::triggered, this, &RunGroupActions::dissolve);
    menu_->setTitle(tr("Gr&oup"));
    menu_->setIcon(icon("group"));
    connect(menu_, &QMenu::aboutToShow, this, &RunGroupActions::buildMenu);
    buildMenu();
    setMarked({}, {});
}

std::vector<std::string> RunGroupActions::markedIds() const
{
    std::vector<std::string> ids;
    for (const QString& id : marked_)
        ids.push_back(id.toStdString());
    return ids;
}

/// The group of the section that is current; else the one that all marked runs are in.
QString RunGroupActions::groupInQuestion() const
{
    if (!section_.isEmpty()) return section_;
    std::set<std::string> groups;
    for (const QString& id : marked_)
        if (const RunRecord* run = model_.find(id)) groups.insert(run->group);
    return groups.size() == 1 ? QString::fromStdString(*groups.begin()) : QString();
}

void RunGroupActions::setMarked(const QStringList& ids, const QString& section)
{
    marked_ = ids;
    section_ = section;
    const bool any = !marked_.isEmpty(), ofGroup = !groupInQuestion().isEmpty();
    pin_->setEnabled(any);
    newGroup_->setEnabled(any);
    noGroup_->setEnabled(any);
    renameGroup_->setEnabled(ofGroup);
    dissolve_->setEnabled(ofGroup);
    menu_->setEnabled(any || ofGroup);
    const bool allPinned = any && std::all_of(marked_.begin(), marked_.end(), [this](const QString& id) {
        const RunRecord* run = model_.find(id);
        return run != nullptr && run->pinned;
    });
    pin_->setText(allPinned ? tr("Unp&in") : tr("P&in"));
}

void RunGroupActions::buildMenu()
{
    menu_->clear();
    menu_->addAction(newGroup_);
    std::set<std::string> groups;
    for (const RunRecord& run : model_.records())
        if (!run.group.empty()) groups.insert(run.group);
    if (!groups.empty()) menu_->addSeparator();
    for (const std::string& group : groups) {
        const QString name = QString::fromStdString(group);
        QAction* put = menu_->addAction(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")), this, [this, name] { putInto(name); });
        put->setCheckable(true);
        put->setChecked(!marked_.isEmpty() && std::all_of(marked_.begin(), marked_.end(), [this, &group](const QString& id) {
            const RunRecord* run = model_.find(id);
            return run != nullptr && run->group == group;
        }));
        put->setEnabled(!marked_.isEmpty());
    }
    menu_->addAction(noGroup_);
    menu_->addSeparator();
    menu_->addAction(renameGroup_);
    menu_->addAction(dissolve_);
}

void RunGroupActions::togglePinned()
{
    const bool unpin = std::all_of(marked_.begin(), marked_.end(), [this](const QString& id) {
        const RunRecord* run = model_.find(id);
        return run != nullptr && run->pinned;
    });
    setPinned(markedIds(), !unpin);
}

void RunGroupActions::setPinned(const std::vector<std::string>& ids, bool pinned)
{
    if (ids.empty()) return;
    session_.queries().run(
        this,
        [workspace = &session_.workspace(), ids, pinned](Database& database, StopControl&) {
            const workspace::RunStore store(*workspace, database);
            return RunGroups(store, database).setPinned(ids, pinned);
        },
        [this, pinned](const std::vector<std::string>& changed) { pinnedTo(changed, pinned); });
}

void RunGroupActions::pinnedTo(const std::vector<std::string>& changed, bool pinned)
{
    if (changed.empty()) return;
    const QString count = runsText(std::ssize(changed));
    session_.history().push(pinned ? tr("pin of %1").arg(count) : tr("unpin of %1").arg(count),
                            [session = &session_, changed, pinned] {
                                session->queries().run(
                                    session,
                                    [workspace = &session->workspace(), changed, pinned](Database& database, StopControl&) {
                                        const workspace::RunStore store(*workspace, database);
                                        RunGroups(store, database).setPinned(changed, !pinned);
                                    },
                                    [session] { Q_EMIT session->runsChanged(); });
                            });
    Q_EMIT session_.runsChanged();
}

void RunGroupActions::askForGroup()
{
    if (marked_.isEmpty()) return;
    const QString name = session_.dialogs().askText(
        page_, tr("Put %1 into a group").arg(runsText(marked_.size())), tr("Name of the group, a new one or one that there is"),
        groupInQuestion());
    if (!name.trimmed().isEmpty()) putInto(name.trimmed());
}

void RunGroupActions::putInto(const QString& group)
{
    if (marked_.isEmpty()) return;
    const QString count = runsText(marked_.size());
    change([ids = markedIds(), name = group.toStdString()](RunGroups& groups) { return groups.put(ids, name); },
           group.isEmpty() ? tr("%1 taken out of their groups.").arg(count) : tr("%1 put into the group %2.").arg(count, group),
           group.isEmpty() ? tr("taking %1 out of their groups").arg(count) : tr("putting %1 into %2").arg(count, group));
}

void RunGroupActions::renameGroup()
{
    const QString group = groupInQuestion();
    if (group.isEmpty()) return;
    const QString name =
        session_.dialogs().askText(page_, tr("Rename the group %1").arg(group), tr("New name of the group"), group).trimmed();
    if (name.isEmpty() || name == group) return;
    change([from = group.toStdString(), to = name.toStdString()](RunGroups& groups) { return groups.rename(from, to); },
           tr("The group %1 is now called %2.").arg(group, name), tr("rename of the group %1").arg(name));
}

void RunGroupActions::dissolve()
{
    const QString group = groupInQuestion();
    if (group.isEmpty()) return;
    change([name = group.toStdString()](RunGroups& groups) { return groups.dissolve(name); },
           tr("The group %1 is dissolved; its runs stay.").arg(group), tr("dissolving the group %1").arg(group));
}

void RunGroupActions::change(const Work& work, const QString& said, const QString& undoText)
{
    session_.queries().run(
        this,
        [workspace = &session_.workspace(), work](Database& database, StopControl&) {
            return changeGroups(*workspace, database, work);
        },
        [this, said, undoText](const std::vector<RunGroup>& before) {
            if (before.empty()) return;
            const int step = session_.history().push(
                undoText, [session = &session_, before] { restoreGroups(*session, before); });
            session_.tell(MessageKind::Success, said, undoOf(session_, step));
            Q_EMIT session_.runsChanged();
        });
}

} // namespace blindspot::ui
