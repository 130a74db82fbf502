// The parts of the check of a workspace that ask its databases.
#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/storage/backup.h"
#include "core/storage/database_files.h"
#include "core/storage/trash_table.h"
#include "core/workspace/maintenance/check_run.h"

#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

/// A cache: what it had is drawn again.
void removeThumbnails(const fs::path& file)
{
    for (const fs::path& one : storage::databaseFiles(file)) {
        std::error_code code;
        fs::remove(one, code);
        if (code) throw Error({Message::tr("the file cannot be removed (%1)"), systemMessage(code)}, toUtf8(one));
    }
}

void checkThumbnails(CheckRun& run)
{
    const fs::path file = run.workspace.thumbnailsFile();
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return;
    Message damage;
    try {
        storage::Database thumbnails = storage::Database::open(file, {.mode = storage::OpenMode::ReadWrite});
        if (const auto lines = storage::damageOf(thumbnails, 1); !lines.empty()) damage = Message::verbatim(lines.front());
    } catch (const storage::DatabaseBusy&) { // in use: it is not damaged so far that nobody could
    } catch (const storage::NotWritable&) {  // nor can it be read then; nothing needs it there
    } catch (const Error& error) {
        damage = error.message();
    }
    if (!damage.empty())
        run.find(CheckGrade::Damage, Message::tr("thumbnails"), file,
                 {Message::tr("the cache of thumbnails is damaged (%1); it can be removed, and is made anew"), damage},
                 [&] { removeThumbnails(file); });
}

/// The rows of this kind, by the key under which the trash knows them.
const char* rowOf(storage::TrashKind kind)
{
    switch (kind) {
    case storage::TrashKind::Run:
        return "SELECT count(*) FROM runs WHERE id = ?";
    case storage::TrashKind::Evaluation:
        return "SELECT count(*) FROM evaluations WHERE id = ?";
    case storage::TrashKind::Selection:
        return "SELECT count(*) FROM selections WHERE id = CAST(? AS INTEGER)";
    case storage::TrashKind::Dataset:
        return "SELECT count(*) FROM datasets WHERE id = CAST(? AS INTEGER)";
    case storage::TrashKind::Detector:
        return "SELECT count(*) FROM detectors WHERE name = ?";
    case storage::TrashKind::Training:
        break;
    }
    return "SELECT count(*) FROM detector_trainings WHERE id = ?";
}

} // namespace

void checkDatabases(CheckRun& run)
{
    run.advance(Message::tr("checking the database"), 0, 0);
    const Message subject = Message::tr("database");
    const std::vector<std::string> damage = storage::damageOf(run.database);
    const bool indexes = storage::isDamageOfIndexes(damage);
    for (const std::string& line : damage)
        run.find(CheckGrade::Damage, subject, run.database.file(),
                 indexes ? Message(Message::tr("an index is damaged, the table is not (%1)"), line)
                         : Message(Message::tr("%1; restore the workspace from a backup"), line),
                 indexes ? std::function<void()>([&] { storage::rebuildIndexes(run.database); }) : nullptr);
    for (const storage::BrokenReference& one : storage::brokenReferences(run.database))
        run.find(CheckGrade::Damage, subject, run.database.file(),
                 {Message::tr("rows of %1 that refer to rows of %2 that are not there: %3"), one.table, one.parent, one.rows});
    checkThumbnails(run);
}

void checkTrash(CheckRun& run)
{
    for (const storage::TrashRow& row : storage::trashRows(run.database)) {
        ++run.report.inTrash;
        if (run.database.scalar(rowOf(row.kind), row.item) > 0) continue;
        run.find(CheckGrade::Leftover, Message::tr("trash"), {},
                 {Message::tr("the entry %1 (%2) is of nothing that is still there"), row.id, row.name},
                 [&run, &row] { storage::takeFromTrash(run.database, row.id); });
    }
}

} // namespace blindspot::workspace
