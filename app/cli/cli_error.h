// A mistake on the command line, said in the one language that it has.
#pragma once

#include "core/common/error.h"

#include <string>
#include <utility>

namespace blindspot::cli {

/// An Error whose parts no translation knows: the command line speaks English alone. `where` may name an
/// option or be empty.
inline Error cliError(std::string what, const std::string& where = {}, std::string remedy = {})
{
    return Error(Message::verbatim(std::move(what)), where, Message::verbatim(std::move(remedy)));
}

} // namespace blindspot::cli
