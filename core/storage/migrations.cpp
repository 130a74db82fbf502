#include "core/storage/migrations.h"

#include "core/common/utf8.h"
#include "core/storage/database.h"
#include "core/storage/transaction.h"

#include <string>

namespace blindspot::storage {

namespace {

bool namesPrograms(Database& database)
{
    return database.scalar("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_programs'") > 0;
}

/// The program that its version needs; empty where it is not said.
std::string neededProgram(Database& database, int version)
{
    if (!namesPrograms(database)) return {};
    Statement row = database.prepare("SELECT program FROM schema_programs WHERE version = ?");
    row.bindAll(version);
    return row.step() ? row.text(0) : std::string();
}

void refuseNewer(Database& database, int version, int known)
{
    if (version <= known) return;
    const std::string program = neededProgram(database, version);
    if (program.empty())
        throw Error({Message::tr("this workspace was made by a newer Blindspot (its version is %1, this program knows "
                                 "up to %2)"),
                     version, known},
                    toUtf8(database.file()), Message::tr("update Blindspot, or choose another workspace"));
    throw Error({Message::tr("this workspace was made by a newer Blindspot (it is of version %1, this program knows up to %2) and needs "
                             "Blindspot %3 or later"),
                 version, known, program},
                toUtf8(database.file()), {Message::tr("install Blindspot %1, or choose another workspace"), program});
}

void keepPrograms(Database& database, std::span<const Migration> steps)
{
    if (!namesPrograms(database)) return;
    for (const Migration& step : steps)
        database.run("INSERT OR REPLACE INTO schema_programs(version, program) VALUES (?, ?)", step.version, step.program);
}

} // namespace

void migrate(Database& database, std::span<const Migration> ladder, const BeforeMigration& before)
{
    const int known = ladder.empty() ? 0 : ladder.back().version;
    const int found = database.userVersion();
    refuseNewer(database, found, known);
    if (found == known) return;

    Transaction transaction(database);
    // Another program may have climbed the ladder while this one waited for the lock.
    const int version = database.userVersion();
    refuseNewer(database, version, known);
    if (version == known) return;
    if (version > 0 && before) before(version);
    for (const Migration& step : ladder)
        if (step.version > version) database.execute(step.sql);
    keepPrograms(database, ladder);
    database.setUserVersion(known);
    transaction.commit();
}

} // namespace blindspot::storage
