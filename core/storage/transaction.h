// A Transaction lasts as long as its scope and is rolled back at its end unless it was committed.
#pragma once

namespace blindspot::storage {

class Database;

enum class TransactionKind {
    Write,     ///< takes the write lock at once, so that a second writer waits here and not half-way through its work
    Temporary, ///< for reading and for temporary tables: no writer has to wait for it
};

class Transaction {
  public:
    /// Errors: DatabaseBusy when another program keeps writing. Transactions do not nest.
    explicit Transaction(Database& database, TransactionKind kind = TransactionKind::Write);
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
