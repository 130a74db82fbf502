// A Statement is a compiled SQL statement with typed parameters and columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

struct sqlite3_stmt;

namespace blindspot::storage {

struct Connection;

/// Parameters count from 1, columns from 0, as in SQLite. Moved, never copied; must not outlive its Database.
class Statement {
  public:
    Statement(Connection& connection, std::string_view sql);

    void bind(int parameter, std::nullptr_t);
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value); ///< NaN becomes NULL, as SQLite knows no NaN
    void bind(int parameter, std::string_view text);
    void bind(int parameter, std::span<const std::byte> blob);
    /// Any integer, float, string or optional of these, chosen by its type.
    template <typename Value>
    void bindValue(int parameter, const Value& value);
    /// Binds parameters 1, 2, ... in order.
    template <typename... Values>
    Statement& bindAll(const Values&... values)
    {
        int parameter = 0;
        (bindValue(++parameter, values), ...);
        return *this;
    }

    /// To the next row; false when there is none. Errors: Error, DatabaseBusy, ConstraintError.
    bool step();
    /// Binds, steps to the end, and is ready to be run again.
    template <typename... Values>
    void run(const Values&... values)
    {
        bindAll(values...);
        while (step()) {
        }
        reset();
    }
    /// Ready to be run again; the bound values stay.
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    std::string_view textView(int column) const; ///< valid until the next step
    std::vector<std::byte> blob(int column) const;
    bool isNull(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::optional<double> optionalReal(int column) const;
    std::optional<std::string> optionalText(int column) const;

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };

    void check(int code) const;

    Connection* connection_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    bool started_ = false;
};

namespace detail {
template <typename Type>
struct IsOptional : std::false_type {
};
template <typename Type>
struct IsOptional<std::optional<Type>> : std::true_type {
};
} // namespace detail

template <typename Value>
void Statement::bindValue(int parameter, const Value& value)
{
    if constexpr (detail::IsOptional<Value>::value) {
        if (value)
            bindValue(parameter, *value);
        else
            bind(parameter, nullptr);
    } else if constexpr (std::is_floating_point_v<Value>) {
        bind(parameter, static_cast<double>(value));
    } else if constexpr (std::is_integral_v<Value>) {
        bind(parameter, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<Value, std::nullptr_t>) {
        bind(parameter, nullptr);
    } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
        bind(parameter, std::string_view(value));
    } else {
        bind(parameter, std::span<const std::byte>(value));
    }
}

} // namespace blindspot::storage
