#include "core/json/json_archive.h"

#include <cmath>

namespace blindspot::json {

std::string JsonPlace::text() const
{
    if (!parent) return {};
    const std::string before = parent->text();
    if (!key) return before + "[" + std::to_string(index) + "]";
    return before.empty() ? key : before + "." + key;
}

Json JsonWriter::json(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

JsonReader::JsonReader(const Json& object, const JsonPlace& place, const JsonSource& source)
    : object_(object), place_(place), source_(source)
{
    if (!object.is_object()) fail(JsonFault::NoObject, place, source);
}

void JsonReader::fail(JsonFault fault, const JsonPlace& place, const JsonSource& source)
{
    const std::string name = place.text();
    const Message::Text text = source.rules.faults[static_cast<std::size_t>(fault)];
    fail(Message(text, name.empty() ? Message::Value(source.rules.document) : Message::Value(name)), place, source);
}

void JsonReader::fail(const Message& what, const JsonPlace& place, const JsonSource& source)
{
    throw Error(source.rules.sentence(what, place.text()), source.where, source.rules.remedy);
}

const Json* JsonReader::find(const char* key)
{
    if (source_.rules.strict) asked_.insert(key);
    const auto place = object_.find(key);
    return place == object_.end() ? nullptr : &*place;
}

void JsonReader::finish() const
{
    if (!source_.rules.strict) return;
    for (const auto& item : object_.items())
        if (!asked_.contains(item.key()))
            fail(JsonFault::Unknown, JsonPlace{&place_, item.key().c_str()}, source_);
}

const Json& JsonReader::array(const Json& json, const JsonPlace& place, const JsonSource& source,
                              std::optional<std::size_t> size)
{
    if (!json.is_array()) fail(JsonFault::NoList, place, source);
    if (size && json.size() != *size)
        fail({Message::tr("has %1 elements, not %2"), json.size(), *size}, place, source);
    return json;
}

void JsonReader::read(const Json& json, const JsonPlace& place, const JsonSource& source, std::string& text)
{
    if (!json.is_string()) fail(JsonFault::NoText, place, source);
    text = json.get_ref<const std::string&>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const JsonSource& source, std::int64_t& value)
{
    const bool tooLarge = json.is_number_unsigned() &&
                          json.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    if (!json.is_number_integer() || tooLarge) fail(JsonFault::NoWholeNumber, place, source);
    value = json.get<std::int64_t>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const JsonSource& source, std::uint64_t& value)
{
    if (!json.is_number_integer() || (!json.is_number_unsigned() && json.get<std::int64_t>() < 0))
        fail(JsonFault::NoNaturalNumber, place, source);
    value = json.get<std::uint64_t>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const JsonSource& source, bool& value)
{
    if (!json.is_boolean()) fail(JsonFault::NoFlag, place, source);
    value = json.get<bool>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const JsonSource& source, double& value)
{
    const bool unknown = json.is_null() && !source.rules.strict;
    if (!json.is_number() && !unknown) fail(JsonFault::NoNumber, place, source);
    value = unknown ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const JsonSource& source,
                      std::pair<std::string, std::string>& pair)
{
    array(json, place, source, 2);
    read(json[0], JsonPlace{&place, nullptr, 0}, source, pair.first);
    read(json[1], JsonPlace{&place, nullptr, 1}, source, pair.second);
}

} // namespace blindspot::json
