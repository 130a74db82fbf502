#include "core/storage/statement.h"

#include "core/common/error.h"
#include "core/storage/connection.h"

#include <sqlite3.h>

namespace blindspot::storage {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept
{
    sqlite3_finalize(statement);
}

Statement::Statement(Connection& connection, std::string_view sql) : connection_(&connection)
{
    sqlite3_stmt* compiled = nullptr;
    check(sqlite3_prepare_v3(connection.handle, sql.data(), static_cast<int>(sql.size()), 0, &compiled,
                             nullptr));
    statement_.reset(compiled);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK) connection_->fail(code);
}

void Statement::bind(int parameter, std::nullptr_t)
{
    check(sqlite3_bind_null(statement_.get(), parameter));
}

void Statement::bind(int parameter, std::int64_t value)
{
    check(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void Statement::bind(int parameter, double value)
{
    check(sqlite3_bind_double(statement_.get(), parameter, value));
}

void Statement::bind(int parameter, std::string_view text)
{
    // A null pointer would bind NULL; an empty text is a text.
    const char* data = text.data() != nullptr ? text.data() : "";
    check(sqlite3_bind_text64(statement_.get(), parameter, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int parameter, std::span<const std::byte> blob)
{
    if (blob.empty())
        check(sqlite3_bind_zeroblob(statement_.get(), parameter, 0));
    else
        check(sqlite3_bind_blob64(statement_.get(), parameter, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

bool Statement::step()
{
    if (!started_) ++connection_->statementsRun;
    started_ = true;
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    started_ = false;
    sqlite3_reset(statement_.get());
    connection_->fail(code);
}

void Statement::reset()
{
    sqlite3_reset(statement_.get()); // repeats the error of the last step, which was thrown there
    started_ = false;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const
{
    return std::string(textView(column));
}

std::string_view Statement::textView(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::vector<std::byte> Statement::blob(int column) const
{
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_.get(), column));
    if (data == nullptr) return {};
    return {data, data + sqlite3_column_bytes(statement_.get(), column)};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Statement::optionalReal(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(real(column));
}

std::optional<std::string> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

} // namespace blindspot::storage
