// Values to JSON and back from one description of their fields, so that what is written and what is read
// cannot differ; what another version wrote is read as far as it goes.
#pragma once

#include "core/common/error.h"

#include <nlohmann/json.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::report {

using Json = nlohmann::ordered_json;

/// Where a value stands in the text; written out only when something is wrong there.
struct JsonPlace {
    const JsonPlace* parent = nullptr;
    const char* key = nullptr; ///< of a member; null: an element
    std::size_t index = 0;

    /// "groups[0].conditions[2].ap50".
    std::string text() const;
};

class JsonWriter {
  public:
    template <typename Value>
    void operator()(const char* key, const Value& value)
    {
        object_[key] = json(value);
    }
    template <typename Value>
    void required(const char* key, const Value& value)
    {
        (*this)(key, value);
    }
    Json take() { return std::move(object_); }

    static Json json(const std::string& text) { return text; }
    static Json json(bool value) { return value; }
    template <std::integral Number>
    static Json json(const Number& value)
    {
        return value;
    }
    static Json json(double value); ///< null where it is not finite
    template <typename Value>
    static Json json(const std::optional<Value>& value)
    {
        return value ? json(*value) : Json(nullptr);
    }
    template <typename Value>
    static Json json(const std::vector<Value>& values)
    {
        return list(values);
    }
    template <typename Value, std::size_t kSize>
    static Json json(const std::array<Value, kSize>& values)
    {
        return list(values);
    }
    static Json json(const std::pair<std::string, std::string>& pair)
    {
        return Json::array({pair.first, pair.second});
    }
    template <typename Value>
    static Json json(const Value& value)
    {
        if constexpr (requires { toCompactJson(value); })
            return toCompactJson(value);
        else {
            JsonWriter writer;
            describe(writer, value);
            return writer.take();
        }
    }

  private:
    template <typename Values>
    static Json list(const Values& values)
    {
        Json result = Json::array();
        result.get_ref<Json::array_t&>().reserve(values.size());
        for (const auto& value : values)
            result.push_back(json(value));
        return result;
    }

    Json object_ = Json::object();
};

/// Reads what this or another version wrote: members that are not asked for are passed over, and those that
/// are missing are not known. A required member that is missing, or one of another kind, is an Error naming
/// its place.
class JsonReader {
  public:
    JsonReader(const Json& object, const JsonPlace& place, const Place& where);

    /// A member that may be missing: a number with a fraction is then not a number, a struct one of which
    /// every member is missing, and anything else as it was constructed.
    template <typename Value>
    void operator()(const char* key, Value& value)
    {
        const JsonPlace place{&place_, key};
        if (const Json* member = find(key))
            read(*member, place, where_, value);
        else
            readMissing(place, value);
    }
    template <typename Value>
    void required(const char* key, Value& value)
    {
        const JsonPlace place{&place_, key};
        const Json* member = find(key);
        if (!member) fail(Message::tr("is missing"), place, where_);
        read(*member, place, where_, value);
    }

    [[noreturn]] static void fail(const Message& what, const JsonPlace& place, const Place& where);
    /// The elements. Errors: Error where it is no array, or not of `size` elements.
    static const Json& array(const Json& json, const JsonPlace& place, const Place& where,
                             std::optional<std::size_t> size = {});

    static void read(const Json& json, const JsonPlace& place, const Place& where, std::string& text);
    static void read(const Json& json, const JsonPlace& place, const Place& where, std::int64_t& value);
    static void read(const Json& json, const JsonPlace& place, const Place& where, std::uint64_t& value);
    static void read(const Json& json, const JsonPlace& place, const Place& where, bool& value);
    static void read(const Json& json, const JsonPlace& place, const Place& where,
                     double& value); ///< null: not a number
    static void read(const Json& json, const JsonPlace& place, const Place& where,
                     std::pair<std::string, std::string>& pair);
    template <typename Value>
    static void read(const Json& json, const JsonPlace& place, const Place& where,
                     std::optional<Value>& value)
    {
        value.reset();
        if (!json.is_null()) read(json, place, where, value.emplace());
    }
    template <typename Value>
    static void read(const Json& json, const JsonPlace& place, const Place& where, std::vector<Value>& values)
    {
        values.assign(array(json, place, where).size(), Value());
        for (std::size_t i = 0; i < values.size(); ++i)
            read(json[i], JsonPlace{&place, nullptr, i}, where, values[i]);
    }
    template <typename Value, std::size_t kSize>
    static void read(const Json& json, const JsonPlace& place, const Place& where,
                     std::array<Value, kSize>& values)
    {
        array(json, place, where, kSize);
        for (std::size_t i = 0; i < kSize; ++i)
            read(json[i], JsonPlace{&place, nullptr, i}, where, values[i]);
    }
    template <typename Value>
    static void read(const Json& json, const JsonPlace& place, const Place& where, Value& value)
    {
        if constexpr (requires { fromCompactJson(json, place, where, value); })
            fromCompactJson(json, place, where, value);
        else {
            JsonReader reader(json, place, where);
            describe(reader, value);
        }
    }

  private:
    /// Null where it is missing.
    const Json* find(const char* key) const;
    template <typename Value>
    void readMissing(const JsonPlace& place, Value& value) const
    {
        if constexpr (std::same_as<Value, double>)
            value = std::numeric_limits<double>::quiet_NaN();
        else if constexpr (requires(JsonReader & reader) { describe(reader, value); })
            read(Json::object(), place, where_, value);
    }

    const Json& object_;
    const JsonPlace& place_;
    const Place& where_;
};

} // namespace blindspot::report
