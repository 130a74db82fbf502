// A function that reads the lines of a configuration file: the part of TOML that options need, strictly and exactly.
#pragma once

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// The version of configuration files that this program writes, and the newest that it reads.
inline constexpr int kConfigVersion = 1;
/// The key, before any section, that says it.
inline constexpr std::string_view kConfigVersionKey = "config-version";

struct ConfigLine {
    int number = 0;                   ///< counts from 1
    std::vector<std::string> section; ///< the words of the [section] that it stands in; empty: before any
    std::string key;
    std::string value; ///< without its quotes
};

/// Lines `key = value` and `[section]`; a value is "text" (with TOML's escapes), 'text', or a bare word or number; # begins a
/// comment. `where` names the file. Errors: Error with the line, for what is neither.
std::vector<ConfigLine> readConfigLines(std::istream& input, const std::string& where);

} // namespace blindspot::workspace
