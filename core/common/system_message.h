// Functions that turn the error texts and error numbers of the system and of SQLite into messages that can be
// translated.
#pragma once

#include "core/common/message.h"

#include <string>
#include <system_error>

namespace blindspot {

/// `text` as a message that can be translated, where it is one of the common reasons that the system
/// (strerror) and SQLite give; any other text comes back verbatim.
Message systemMessage(const std::string& text);
/// The same of what the system says of `code`.
Message systemMessage(const std::error_code& code);
/// And of an error number of the system (errno).
Message systemMessage(int number);

} // namespace blindspot
