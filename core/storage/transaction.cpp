#include "core/storage/transaction.h"

#include "core/storage/database.h"

#include <sqlite3.h>

namespace blindspot::storage {

Transaction::Transaction(Database& database, TransactionKind kind) : database_(database)
{
    database_.execute(kind == TransactionKind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    // SQLite has rolled back by itself after some errors (disk full); a second rollback would be an error.
    if (open_ && database_.inTransaction())
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    database_.execute("COMMIT");
    open_ = false;
}

} // namespace blindspot::storage
