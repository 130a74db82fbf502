#include "core/storage/migrations.h"

#include "core/common/utf8.h"
#include "core/storage/database.h"
#include "core/storage/transaction.h"

#include <string>

namespace blindspot::storage {

namespace {

void refuseNewer(Database& database, int version, int known)
{
    if (version <= known) return;
    throw Error(
        {Message::tr("this workspace was made by a newer Blindspot (its version is %1, this program knows "
                     "up to %2)"),
         version, known},
        toUtf8(database.file()), Message::tr("update Blindspot, or choose another workspace"));
}

} // namespace

void migrate(Database& database, std::span<const Migration> ladder)
{
    const int known = ladder.empty() ? 0 : ladder.back().version;
    const int found = database.userVersion();
    refuseNewer(database, found, known);
    if (found == known) return;

    Transaction transaction(database);
    // Another program may have climbed the ladder while this one waited for the lock.
    const int version = database.userVersion();
    refuseNewer(database, version, known);
    for (const Migration& step : ladder)
        if (step.version > version) database.execute(step.sql);
    database.setUserVersion(known);
    transaction.commit();
}

} // namespace blindspot::storage
