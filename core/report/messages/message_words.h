// A function that says a message of the engine in the language of a report, with no translator of a window at hand.
#pragma once

#include "core/common/message.h"
#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

/// The message in the wording that has no command line in it, all its places filled in at once, the messages in them likewise. What
/// resources/translations has no Korean for stays English. From any thread.
std::string messageText(const Message& message, Language language);

/// An option of a training as studies and records name it ("patch-size"): "patch size". What is no option comes back as it is.
std::string optionText(const std::string& key, Language language);

} // namespace blindspot::report
