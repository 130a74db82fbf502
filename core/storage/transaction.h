// A transaction as a scope: rolled back unless committed.
#pragma once

namespace blindspot::storage {

class Database;

/// Takes the write lock at once (BEGIN IMMEDIATE), so that a second writer waits here and not half-way
/// through its work.
class Transaction {
  public:
    /// Errors: DatabaseBusy when another program keeps writing. Transactions do not nest.
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    /// Errors: Error (disk full); then everything is rolled back.
    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

} // namespace blindspot::storage
