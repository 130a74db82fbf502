// Structs as JSON objects and back, by one list of members for both directions. Private to this folder.
#pragma once

#include "core/common/error.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace blindspot::workspace {

/// The names of an enumeration's values; `name(Kind)` and `parse(text, where)` (Errors: Error) are
/// specialised where the enumeration is listed.
template <typename Kind>
struct EnumNames;

/// Writes an object's members.
class MemberWriter {
  public:
    using Json = nlohmann::ordered_json;

    /// An empty optional is left out.
    template <typename Value>
    void operator()(const char* key, const std::optional<Value>& value)
    {
        if (value) (*this)(key, *value);
    }
    template <typename Value>
    void operator()(const char* key, const Value& value)
    {
        if constexpr (std::is_enum_v<Value>)
            json[key] = std::string(EnumNames<Value>::name(value));
        else
            json[key] = value;
    }

    template <typename Members>
    void object(const char* key, Members members)
    {
        MemberWriter nested;
        members(nested);
        json[key] = std::move(nested.json);
    }

    Json json = Json::object();
};

/// Reads an object's members and remembers which ones there may be.
class MemberReader {
  public:
    using Json = nlohmann::ordered_json;

    /// `where` names the source in messages, `path` the object in it ("" or "placement.").
    MemberReader(const Json& json, Place where, std::string path)
        : json_(json), where_(std::move(where)), path_(std::move(path))
    {
        if (!json_.is_object())
            fail({Message::tr("option '%1' is not an object"),
                  path_.empty() ? Message::Value(Message::tr("the options")) : Message::Value(path_)});
    }

    template <typename Value>
    void operator()(const char* key, Value& value)
    {
        if (const Json* member = find(key)) read(path_ + key, *member, value);
    }

    template <typename Members>
    void object(const char* key, Members members)
    {
        const Json* member = find(key);
        if (member == nullptr) return;
        MemberReader nested(*member, where_, path_ + key + ".");
        members(nested);
        nested.finish();
    }

    bool has(const char* key) const { return json_.contains(key); }

    /// Errors: Error for a member that nobody asked for.
    void finish() const
    {
        for (const auto& item : json_.items())
            if (!known_.contains(item.key()))
                fail({Message::tr("option '%1' is not an option of this version"), path_ + item.key()});
    }

  private:
    [[noreturn]] void fail(Message what) const
    {
        throw Error(std::move(what), where_, Message::tr("the record is damaged or of a newer Blindspot"));
    }

    const Json* find(const char* key)
    {
        known_.insert(key);
        const auto found = json_.find(key);
        return found == json_.end() ? nullptr : &*found;
    }

    void read(const std::string& key, const Json& json, std::string& value) const
    {
        if (!json.is_string()) fail({Message::tr("option '%1' is not text"), key});
        value = json.get<std::string>();
    }
    void read(const std::string& key, const Json& json, bool& value) const
    {
        if (!json.is_boolean()) fail({Message::tr("option '%1' is not true or false"), key});
        value = json.get<bool>();
    }
    void read(const std::string& key, const Json& json, double& value) const
    {
        if (!json.is_number()) fail({Message::tr("option '%1' is not a number"), key});
        value = json.get<double>();
    }
    void read(const std::string& key, const Json& json, std::int64_t& value) const
    {
        const bool tooLarge =
            json.is_number_unsigned() &&
            json.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (!json.is_number_integer() || tooLarge)
            fail({Message::tr("option '%1' is not a whole number"), key});
        value = json.get<std::int64_t>();
    }
    void read(const std::string& key, const Json& json, std::uint64_t& value) const
    {
        if (!json.is_number_integer() || (!json.is_number_unsigned() && json.get<std::int64_t>() < 0))
            fail({Message::tr("option '%1' is not a whole number from 0"), key});
        value = json.get<std::uint64_t>();
    }
    void read(const std::string& key, const Json& json, std::vector<std::string>& value) const
    {
        if (!json.is_array()) fail({Message::tr("option '%1' is not a list"), key});
        value.clear();
        for (const Json& item : json)
            read(key, item, value.emplace_back());
    }
    template <typename Value>
    void read(const std::string& key, const Json& json, std::optional<Value>& value) const
    {
        read(key, json, value.emplace());
    }
    template <typename Kind>
    requires std::is_enum_v<Kind>
    void read(const std::string& key, const Json& json, Kind& value) const
    {
        if (!json.is_string()) fail({Message::tr("option '%1' is not text"), key});
        value = EnumNames<Kind>::parse(json.get_ref<const std::string&>(),
                                       joined(where_.message(), {Message::tr("option '%1'"), key}));
    }

    const Json& json_;
    Place where_;
    std::string path_;
    std::set<std::string, std::less<>> known_;
};

} // namespace blindspot::workspace
