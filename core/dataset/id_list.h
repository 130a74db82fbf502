// A list of ids as the one parameter of a statement, so that the number of statements does not grow with it. Private to this
// folder.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::dataset {

/// "[3,1,2]", for json_each: its `key` is the place in the list, its `value` the id.
inline std::string idsAsJson(const std::vector<std::int64_t>& ids)
{
    std::string json = "[";
    for (const std::int64_t id : ids) {
        if (json.size() > 1) json += ',';
        json += std::to_string(id);
    }
    return json + "]";
}

} // namespace blindspot::dataset
