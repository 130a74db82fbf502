#include "core/report/json_archive.h"

#include <cmath>
#include <limits>

namespace blindspot::report {

namespace {

constexpr const char* kRemedy = "the file is damaged or of another program; write the report again";

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

JsonReader::JsonReader(const Json& object, const JsonPlace& place, const std::string& where)
    : object_(object), place_(place), where_(where)
{
    if (!object.is_object()) fail("is no object", place, where);
}

void JsonReader::fail(const std::string& what, const JsonPlace& place, const std::string& where)
{
    const std::string name = place.text();
    throw Error("not an evaluation's report: " + (name.empty() ? "it" : "'" + name + "'") + " " + what, where,
                kRemedy);
}

const Json* JsonReader::find(const char* key) const
{
    const auto place = object_.find(key);
    return place == object_.end() ? nullptr : &*place;
}

const Json& JsonReader::array(const Json& json, const JsonPlace& place, const std::string& where,
                              std::optional<std::size_t> size)
{
    if (!json.is_array()) fail("is no list", place, where);
    if (size && json.size() != *size)
        fail("has " + std::to_string(json.size()) + " elements, not " + std::to_string(*size), place, where);
    return json;
}

void JsonReader::read(const Json& json, const JsonPlace& place, const std::string& where, std::string& text)
{
    if (!json.is_string()) fail("is no text", place, where);
    text = json.get_ref<const std::string&>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const std::string& where, std::int64_t& value)
{
    const bool tooLarge = json.is_number_unsigned() &&
                          json.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    if (!json.is_number_integer() || tooLarge) fail("is no whole number of 64 bits", place, where);
    value = json.get<std::int64_t>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const std::string& where,
                      std::uint64_t& value)
{
    if (!json.is_number_unsigned()) fail("is no whole number from 0", place, where);
    value = json.get<std::uint64_t>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const std::string& where, bool& value)
{
    if (!json.is_boolean()) fail("is neither true nor false", place, where);
    value = json.get<bool>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const std::string& where, double& value)
{
    if (!json.is_number() && !json.is_null()) fail("is no number", place, where);
    value = json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

void JsonReader::read(const Json& json, const JsonPlace& place, const std::string& where,
                      std::pair<std::string, std::string>& pair)
{
    array(json, place, where, 2);
    read(json[0], JsonPlace{&place, nullptr, 0}, where, pair.first);
    read(json[1], JsonPlace{&place, nullptr, 1}, where, pair.second);
}

} // namespace blindspot::report
