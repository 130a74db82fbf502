// Functions that turn the bytes of a text file into UTF-8, whichever program and system wrote it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace blindspot {

struct DecodedText {
    std::string text;     ///< UTF-8 without byte order mark, its lines ended by '\n' alone; always well-formed
    std::string encoding; ///< "UTF-8", "UTF-16LE", "CP949" ...
    bool guessed = false; ///< nothing in the bytes says so: the encoding in which they read most like words
};

/// Known are UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-16 without one (every other byte is 0), and
/// UTF-8 by its form. What is none of them is guessed among the encodings of Korean, simplified and traditional
/// Chinese, Japanese, western and Cyrillic systems. `declared`: what the file itself says (an XML's
/// declaration), used where the bytes fit it; otherwise the encoding counts as guessed.
DecodedText decodeText(std::string_view bytes, const std::string& declared = {});

/// The bytes in this encoding (a name of iconv's) as UTF-8; nothing where the name is unknown or the bytes are
/// no such text.
std::optional<std::string> convertToUtf8(std::string_view bytes, const std::string& encoding);

/// The encoding in which bytes that are no UTF-8 read most like words. Never empty.
std::string guessEncoding(std::string_view bytes);

} // namespace blindspot
