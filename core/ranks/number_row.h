// A NumberRow is plain values written one after the other as numbers, in which ranks send each other what is no tensor.
#pragma once

#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace blindspot::ranks {

/// Written by the same calls as it is read: row(a); row(b); row.list(c, each). Whole numbers are exact below 2^53, those of std::uint64_t
/// all. Errors: std::out_of_range where there is less to read than is asked for.
class NumberRow {
  public:
    NumberRow() = default;
    explicit NumberRow(std::vector<double> numbers) : numbers_(std::move(numbers)), reading_(true) {}

    bool isReading() const { return reading_; }
    std::vector<double> take() { return std::move(numbers_); }

    template <typename Value>
    requires(std::is_arithmetic_v<Value> || std::is_enum_v<Value>)
    void operator()(Value& value)
    {
        if constexpr (std::same_as<Value, std::uint64_t>) {
            auto high = static_cast<double>(value >> 32U), low = static_cast<double>(value & 0xffffffffU);
            (*this)(high), (*this)(low);
            value = (static_cast<std::uint64_t>(high) << 32U) + static_cast<std::uint64_t>(low);
        } else if (reading_) {
            value = static_cast<Value>(numbers_.at(next_++));
        } else {
            numbers_.push_back(static_cast<double>(value));
        }
    }
    void operator()(std::string& text)
    {
        auto size = static_cast<std::int64_t>(text.size());
        (*this)(size);
        text.resize(static_cast<std::size_t>(size));
        for (char& one : text)
            (*this)(one);
    }
    /// `each(element)` writes or reads one.
    template <typename Value, typename Each> void list(std::vector<Value>& values, const Each& each)
    {
        auto size = static_cast<std::int64_t>(values.size());
        (*this)(size);
        values.resize(static_cast<std::size_t>(size));
        for (Value& one : values)
            each(one);
    }

  private:
    std::vector<double> numbers_;
    bool reading_ = false;
    std::size_t next_ = 0;
};

} // namespace blindspot::ranks
