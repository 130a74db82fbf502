#include "ui/session/trash_actions.h"

#include "core/common/error.h"
#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_store.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "ui/session/undo_history.h"
#include "ui/support/format.h"
#include "ui/support/message_text.h"

#include <QCoreApplication>
#include <QPointer>
#include <QStringList>

#include <iterator>

namespace blindspot::ui {

namespace {

using storage::Database;
using workspace::TrashKind;

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

std::int64_t removeOne(const workspace::Workspace& workspace, Database& database, TrashKind kind,
                       const std::string& key)
{
    switch (kind) {
    case TrashKind::Run:
        return workspace::RunStore(workspace, database).remove(key);
    case TrashKind::Evaluation:
        return workspace::EvaluationStore(database).remove(key);
    case TrashKind::Selection:
        return dataset::SelectionStore(database).remove(key);
    case TrashKind::Dataset:
        return dataset::DatasetIndex(database).remove(key).trash;
    case TrashKind::Detector:
        return workspace::DetectorStore(database).remove(key);
    case TrashKind::Training:
        break;
    }
    return workspace::DetectorTrainingStore(workspace, database).remove(key);
}

/// The name that it had.
std::string renameOne(const workspace::Workspace& workspace, Database& database, TrashKind kind,
                      const std::string& key, const std::string& newName)
{
    std::string had = key;
    if (kind == TrashKind::Run) {
        workspace::RunStore runs(workspace, database);
        had = runs.get(key).name;
        runs.rename(key, newName);
    } else if (kind == TrashKind::Selection) {
        dataset::SelectionStore(database).rename(key, newName);
    } else if (kind == TrashKind::Dataset) {
        dataset::DatasetIndex(database).rename(key, newName);
    } else if (kind == TrashKind::Detector) {
        workspace::DetectorStore(database).rename(key, newName);
    }
    return had;
}

void renameBack(Session& session, TrashKind kind, const QString& key, const QString& name)
{
    session.queries().run(
        &session,
        [workspace = &session.workspace(), kind, key = key.toStdString(), to = name.toStdString()](
            Database& database, StopControl&) { renameOne(*workspace, database, kind, key, to); },
        [&session, kind, name] {
            session.tell(MessageKind::Success, tr("The name is %1 again.").arg(name));
            tellChanged(session, kind);
        });
}

/// Whole sentences: an object's case and particle are the translation's.
QString deletedText(TrashKind kind, const QString& name)
{
    switch (kind) {
    case TrashKind::Run:
        return tr("Deleted the run %1.").arg(name);
    case TrashKind::Evaluation:
        return tr("Deleted the evaluation %1.").arg(name);
    case TrashKind::Selection:
        return tr("Deleted the selection %1.").arg(name);
    case TrashKind::Dataset:
        return tr("Removed the dataset %1; its pictures stay.").arg(name);
    case TrashKind::Detector:
        return tr("Removed the detector %1; its file stays.").arg(name);
    case TrashKind::Training:
        break;
    }
    return tr("Removed the training of %1; the detector stays.").arg(name);
}

/// What has another name now is told alone: it is what one must know.
QString restoredText(const std::vector<workspace::RestoredItem>& items)
{
    constexpr qsizetype kMostNames = 4;
    QStringList names;
    for (const workspace::RestoredItem& item : items) {
        const QString name = QString::fromStdString(item.name), had = QString::fromStdString(item.hadName);
        if (name != had) return tr("Restored %1 as %2: the name was taken meanwhile.").arg(had, name);
        names += name;
    }
    const bool more = names.size() > kMostNames;
    return tr("Restored: %1.")
        .arg(names.mid(0, kMostNames).join(QStringLiteral(", ")) + (more ? QStringLiteral("…") : QString()));
}

struct Removed {
    std::vector<std::int64_t> entries;
    QString name;    ///< of the first one
    QString problem; ///< why another one was not
};

Removed removeAll(const workspace::Workspace& workspace, Database& database, TrashKind kind,
                  const std::vector<TrashItem>& items)
{
    Removed removed;
    for (const TrashItem& item : items) {
        try {
            removed.entries.push_back(removeOne(workspace, database, kind, item.key.toStdString()));
            if (removed.name.isEmpty()) removed.name = item.name;
        } catch (const Error& error) {
            removed.problem = errorText(error);
        }
    }
    return removed;
}

void tellDeleted(Session& session, TrashKind kind, const Removed& removed)
{
    const auto count = std::ssize(removed.entries);
    const QString name = count == 1               ? removed.name
                         : kind == TrashKind::Run ? runsText(count)
                                                  : tr("%1 things").arg(countText(count));
    const int step =
        session.history().push(tr("delete of %1").arg(name),
                               [&session, entries = removed.entries] { restoreFromTrash(session, entries); });
    // The message may outlive the session.
    session.tell(MessageKind::Success, count == 1 ? deletedText(kind, name) : tr("Deleted %1.").arg(name),
                 {{tr("Undo"), [open = QPointer<Session>(&session), step] {
                       if (open) open->history().undo(step);
                   }}});
}

} // namespace

QString trashKindText(TrashKind kind)
{
    switch (kind) {
    case TrashKind::Run:
        return tr("Run");
    case TrashKind::Evaluation:
        return tr("Evaluation");
    case TrashKind::Selection:
        return tr("Selection");
    case TrashKind::Dataset:
        return tr("Dataset");
    case TrashKind::Detector:
        return tr("Detector");
    case TrashKind::Training:
        break;
    }
    return tr("Training of a detector");
}

void tellChanged(Session& session, TrashKind kind)
{
    switch (kind) {
    case TrashKind::Run:
        Q_EMIT session.runsChanged();
        Q_EMIT session.evaluationsChanged(); // they show the run's name
        break;
    case TrashKind::Evaluation:
        Q_EMIT session.evaluationsChanged();
        break;
    case TrashKind::Dataset:
        Q_EMIT session.datasetsChanged();
        Q_EMIT session.selectionsChanged();
        break;
    case TrashKind::Selection:
        Q_EMIT session.selectionsChanged();
        break;
    case TrashKind::Detector:
        Q_EMIT session.detectorsChanged();
        break;
    case TrashKind::Training:
        Q_EMIT session.trainingsChanged();
        break;
    }
}

void moveToTrash(Session& session, TrashKind kind, const std::vector<TrashItem>& items,
                 const std::function<void()>& done)
{
    session.queries().run(
        &session,
        [workspace = &session.workspace(), kind, items](Database& database, StopControl&) {
            return removeAll(*workspace, database, kind, items);
        },
        [&session, kind, done](const Removed& removed) {
            if (!removed.entries.empty()) tellDeleted(session, kind, removed);
            if (!removed.problem.isEmpty()) session.tell(MessageKind::Error, removed.problem);
            if (done) done();
            tellChanged(session, kind);
        });
}

void restoreFromTrash(Session& session, const std::vector<std::int64_t>& entries)
{
    session.queries().run(
        &session,
        [workspace = &session.workspace(), entries](Database& database, StopControl&) {
            std::vector<workspace::RestoredItem> restored;
            workspace::Trash trash(*workspace, database);
            for (const std::int64_t entry : entries)
                for (workspace::RestoredItem& one : trash.restore(entry))
                    restored.push_back(std::move(one));
            return restored;
        },
        [&session](const std::vector<workspace::RestoredItem>& restored) {
            session.tell(MessageKind::Success, restoredText(restored));
            for (const workspace::RestoredItem& one : restored)
                tellChanged(session, one.kind);
        });
}

void renameItem(Session& session, TrashKind kind, const QString& key, const QString& newName,
                const std::function<void(bool renamed)>& done)
{
    session.queries().run(
        &session,
        [workspace = &session.workspace(), kind, key = key.toStdString(),
         to = newName.toStdString()](Database& database, StopControl&) {
            return QString::fromStdString(renameOne(*workspace, database, kind, key, to));
        },
        [&session, kind, key, newName, done](const QString& oldName) {
            const QString keyNow = kind == TrashKind::Run ? key : newName;
            if (oldName != newName)
                session.history().push(tr("rename of %1").arg(newName), [&session, kind, keyNow, oldName] {
                    renameBack(session, kind, keyNow, oldName);
                });
            if (done) done(true);
            tellChanged(session, kind);
        },
        [&session, done](const QString& problem) {
            session.tell(MessageKind::Error, problem);
            if (done) done(false);
        });
}

} // namespace blindspot::ui
