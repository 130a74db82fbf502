// Functions that put a Message or an error of the engine into the window's words and language.
#pragma once

#include "core/common/message.h"

#include <QString>

#include <exception>
#include <string>

namespace blindspot::ui {

/// The message in the language of the installed translators, looked up in the context "blindspot::Message",
/// where it has one in the wording for the window, all its places filled in at once. What no translator knows
/// stays English. From any thread.
QString messageText(const Message& message);
/// A failure for the user, in one line: where, what, what to do. From any thread.
QString errorText(const std::exception& error);
/// An option as mistakes name it ("--patch-size"): "patch size". From any thread.
QString optionNameText(const std::string& name);

} // namespace blindspot::ui
