#include "core/common/error.h"

namespace blindspot {

namespace {

/// One line "where: what; remedy".
std::string oneLine(const std::string& what, const std::string& where, const std::string& remedy)
{
    std::string line = where.empty() ? what : where + ": " + what;
    if (!remedy.empty()) line += "; " + remedy;
    for (char& character : line)
        if (character == '\n' || character == '\r') character = ' ';
    return line;
}

} // namespace

Error::Error(const std::string& what, const std::string& where, const std::string& remedy)
    : std::runtime_error(oneLine(what, where, remedy)), where_(where), remedy_(remedy)
{
}

} // namespace blindspot
