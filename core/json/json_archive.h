// A JsonWriter and a JsonReader convert values to JSON and back from one description of their fields, so that
// what is written and what is read cannot differ.
#pragma once

#include "core/common/error.h"

#include <nlohmann/json.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// A type of another namespace takes part by functions there, which the archive's calls find:
//   template <typename Archive, typename Value> void describe(Archive&, Value&);   a struct, for both directions
//   Json toCompactJson(value);   void fromCompactJson(json, place, source, value&);   what is no object
namespace blindspot::json {

using Json = nlohmann::ordered_json;

/// The mistakes that a member of any document can have.
enum class JsonFault { NoObject, NoList, NoText, NoFlag, NoNumber, NoWholeNumber, NoNaturalNumber, Missing, Unknown };
inline constexpr std::size_t kJsonFaults = 9;

/// The rules and messages of one kind of document.
struct JsonRules {
    /// Records: a missing member keeps its default, an empty one is not written, and one that nobody asks for is a fault,
    /// because a record must mean all that it says. Otherwise (reports): members that are not asked for are passed over,
    /// and a missing number with a fraction is not a number, a missing struct one of which every member is missing, and
    /// anything else as it was constructed.
    bool strict = false;
    std::array<Message::Text, kJsonFaults> faults; ///< in the order of JsonFault; %1 is the member, or `document`
    Message::Text document;                        ///< the whole of it
    /// The sentence of what is wrong with the member at `place`, "" for the whole.
    Message (*sentence)(const Message& what, const std::string& place) = nullptr;
    Message::Text remedy;
};

/// The origin of a JSON text, for messages, and the rules of its kind.
struct JsonSource {
    Place where;
    const JsonRules& rules;
};

/// The place of a value in the text; it becomes text only for a message about a mistake there.
struct JsonPlace {
    const JsonPlace* parent = nullptr;
    const char* key = nullptr; ///< of a member; null: an element
    std::size_t index = 0;

    /// "groups[0].conditions[2].ap50".
    std::string text() const;
};

class JsonWriter {
  public:
    explicit JsonWriter(const JsonRules& rules) : rules_(rules) {}

    template <typename Value>
    void operator()(const char* key, const Value& value)
    {
        object_[key] = json(value);
    }
    template <typename Value>
    void operator()(const char* key, const std::optional<Value>& value)
    {
        if (value || !rules_.strict) object_[key] = json(value);
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
    static Json json(const std::optional<double>& value) { return value ? json(*value) : Json(nullptr); }
    static Json json(const std::pair<std::string, std::string>& pair)
    {
        return Json::array({pair.first, pair.second});
    }
    template <typename Value>
    Json json(const std::optional<Value>& value) const
    {
        return value ? json(*value) : Json(nullptr);
    }
    template <typename Value>
    Json json(const std::vector<Value>& values) const
    {
        return list(values);
    }
    template <typename Value, std::size_t kSize>
    Json json(const std::array<Value, kSize>& values) const
    {
        return list(values);
    }
    template <typename Value>
    Json json(const Value& value) const
    {
        if constexpr (requires { toCompactJson(value); })
            return toCompactJson(value);
        else {
            JsonWriter writer(rules_);
            describe(writer, value);
            return writer.take();
        }
    }

  private:
    template <typename Values>
    Json list(const Values& values) const
    {
        Json result = Json::array();
        result.get_ref<Json::array_t&>().reserve(values.size());
        for (const auto& value : values)
            result.push_back(json(value));
        return result;
    }

    const JsonRules& rules_;
    Json object_ = Json::object();
};

/// Reads what this or another version wrote. A required member that is missing, or one of another kind, is an Error
/// naming its place.
class JsonReader {
  public:
    JsonReader(const Json& object, const JsonPlace& place, const JsonSource& source);

    /// A member that may be missing.
    template <typename Value>
    void operator()(const char* key, Value& value)
    {
        const JsonPlace place{&place_, key};
        if (const Json* member = find(key))
            read(*member, place, source_, value);
        else if (!source_.rules.strict)
            readMissing(place, value);
    }
    template <typename Value>
    void required(const char* key, Value& value)
    {
        const JsonPlace place{&place_, key};
        const Json* member = find(key);
        if (!member) fail(JsonFault::Missing, place, source_);
        read(*member, place, source_, value);
    }

    [[noreturn]] static void fail(JsonFault fault, const JsonPlace& place, const JsonSource& source);
    [[noreturn]] static void fail(const Message& what, const JsonPlace& place, const JsonSource& source);
    /// The elements. Errors: Error where it is no array, or not of `size` elements.
    static const Json& array(const Json& json, const JsonPlace& place, const JsonSource& source,
                             std::optional<std::size_t> size = {});

    static void read(const Json& json, const JsonPlace& place, const JsonSource& source, std::string& text);
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source, std::int64_t& value);
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source, std::uint64_t& value);
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source, bool& value);
    /// Null is not a number where the rules are not strict.
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source, double& value);
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source,
                     std::pair<std::string, std::string>& pair);
    template <typename Value>
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source, std::optional<Value>& value)
    {
        value.reset();
        if (!json.is_null() || source.rules.strict) read(json, place, source, value.emplace());
    }
    template <typename Value>
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source, std::vector<Value>& values)
    {
        values.assign(array(json, place, source).size(), Value());
        for (std::size_t i = 0; i < values.size(); ++i)
            read(json[i], JsonPlace{&place, nullptr, i}, source, values[i]);
    }
    template <typename Value, std::size_t kSize>
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source,
                     std::array<Value, kSize>& values)
    {
        array(json, place, source, kSize);
        for (std::size_t i = 0; i < kSize; ++i)
            read(json[i], JsonPlace{&place, nullptr, i}, source, values[i]);
    }
    template <typename Value>
    static void read(const Json& json, const JsonPlace& place, const JsonSource& source, Value& value)
    {
        if constexpr (requires { fromCompactJson(json, place, source, value); })
            fromCompactJson(json, place, source, value);
        else {
            JsonReader reader(json, place, source);
            describe(reader, value);
            reader.finish();
        }
    }

  private:
    /// Null where it is missing.
    const Json* find(const char* key);
    template <typename Value>
    void readMissing(const JsonPlace& place, Value& value) const
    {
        if constexpr (std::same_as<Value, double>)
            value = std::numeric_limits<double>::quiet_NaN();
        else if constexpr (requires(JsonReader & reader) { describe(reader, value); })
            read(Json::object(), place, source_, value);
    }
    /// Where the rules are strict. Errors: Error for a member that nobody asked for.
    void finish() const;

    const Json& object_;
    const JsonPlace& place_;
    const JsonSource& source_;
    std::set<std::string, std::less<>> asked_; ///< where the rules are strict
};

} // namespace blindspot::json
