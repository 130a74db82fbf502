#include "core/report/json_archive.h"

#include <cmath>
#include <limits>

namespace blindspot::report {

namespace {

constexpr Message::Text kRemedy =
    Message::tr("the file is damaged or of another program; write the report again");

} // namespace

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

JsonReader::JsonReader(const Json& object, const JsonPlace& place, const Place& where)
    : object_(object), place_(place), where_(where)
{
    if (!object.is_object()) fail(Message::tr("is no object"), place, where);
}

void JsonReader::fail(const Message& what, const JsonPlace& place, const Place& where)
{
    const std::string name = place.text();
    throw Error(name.empty() ? Message(Message::tr("not an evaluation's report: it %1"), what)
                             : Message(Message::tr("not an evaluation's report: '%1' %2"), name, what),
                where, kRemedy);
}

const Json* JsonReader::find(const char* key) const
{
    const auto place = object_.find(key);
    return place == object_.end() ? nullptr : &*place;
}

const Json& JsonReader::array(const Json& json, const JsonPlace& place, const Place& where,
                              std::optional<std::size_t> size)
{
    if (!json.is_array()) fail(Message::tr("is no list"), place, where);
    if (size && json.size() != *size)
        fail({Message::tr("has %1 elements, not %2"), json.size(), *size}, place, where);
    return json;
}

void JsonReader::read(const Json& json, const JsonPlace& place, const Place& where, std::string& text)
{
    if (!json.is_string()) fail(Message::tr("is no text"), place, where);
    text = json.get_ref<const std::string&>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const Place& where, std::int64_t& value)
{
    const bool tooLarge = json.is_number_unsigned() &&
                          json.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    if (!json.is_number_integer() || tooLarge)
        fail(Message::tr("is no whole number of 64 bits"), place, where);
    value = json.get<std::int64_t>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const Place& where, std::uint64_t& value)
{
    if (!json.is_number_unsigned()) fail(Message::tr("is no whole number from 0"), place, where);
    value = json.get<std::uint64_t>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const Place& where, bool& value)
{
    if (!json.is_boolean()) fail(Message::tr("is neither true nor false"), place, where);
    value = json.get<bool>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const Place& where, double& value)
{
    if (!json.is_number() && !json.is_null()) fail(Message::tr("is no number"), place, where);
    value = json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const Place& where,
                      std::pair<std::string, std::string>& pair)
{
    array(json, place, where, 2);
    read(json[0], JsonPlace{&place, nullptr, 0}, where, pair.first);
    read(json[1], JsonPlace{&place, nullptr, 1}, where, pair.second);
}

} // namespace blindspot::report
