// What the engine says, which is English and made for the command line, in the window's words and language.
#pragma once

#include <QString>

#include <exception>
#include <string>

namespace blindspot::ui {

// What no table of engine_sentences.h has is shown as the engine wrote it. From any thread.

/// A failure for the user: what, where, what to do.
QString errorText(const std::exception& error);
/// One sentence, such as what is wrong with an option or what to do about it.
QString engineText(const std::string& sentence);
/// A line of its log or a warning, which may be "where: what; what to do".
QString engineLine(const std::string& line);
/// An option or place as the engine calls it ("--patch-size", "run 3f"): "patch size".
QString engineOption(const std::string& name);
/// What an option takes, from the remedy of its mistake ("use 1 to 100"): "1 to 100".
QString engineRange(const std::string& remedy);

} // namespace blindspot::ui
