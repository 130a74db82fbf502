// The rules of the JSON in which a workspace's records keep options and requests, and the function that
// writes it.
#pragma once

#include "core/json/json_archive.h"

#include <string_view>

namespace blindspot::workspace {

/// Strict: a member of another version is an Error that names it; a missing one keeps its default.
extern const json::JsonRules kRecordRules;

/// As it stands in the database, on one line; text that is no UTF-8 is replaced.
template <typename Value>
std::string recordText(const Value& value)
{
    using Handler = json::Json::error_handler_t;
    return json::JsonWriter(kRecordRules).json(value).dump(-1, ' ', false, Handler::replace);
}

} // namespace blindspot::workspace
