// Functions that delete and rename what the workspace keeps, so that it can be undone: one way for runs,
// evaluations, selections, datasets, detectors and trainings of detectors. All on the window's thread; the
// work is done on the session's queries thread.
#pragma once

#include "core/workspace/trash/trash.h"
#include "ui/session/session.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <vector>

namespace blindspot::ui {

/// "Run", "Evaluation" and so on, in the user's language.
QString trashKindText(workspace::TrashKind kind);

/// Something to delete: its key (the id of a record, else its name) and what people call it.
struct TrashItem {
    QString key, name;
};

/// Moves them to the trash, says so with Undo, and tells the pages. What cannot be deleted is told, and the
/// others go. `done` comes when they are gone.
void moveToTrash(Session& session, workspace::TrashKind kind, const std::vector<TrashItem>& items,
                 const std::function<void()>& done = {});

/// Brings entries of the trash back and says so, also under which name where that was taken.
void restoreFromTrash(Session& session, const std::vector<std::int64_t>& entries);

/// Gives a run (by its id), selection, dataset or detector (by its name) another name; it can be undone.
/// `done` comes before the pages are told, also where it was not possible, which is told.
void renameItem(Session& session, workspace::TrashKind kind, const QString& key, const QString& newName,
                const std::function<void(bool renamed)>& done = {});

/// The pages that show things of this kind read them again.
void tellChanged(Session& session, workspace::TrashKind kind);

} // namespace blindspot::ui
