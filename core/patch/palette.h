// A palette: the colours that a printer was measured to print, as text that a run keeps.
#pragma once

#include "core/common/error.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::patch {

using Colour = std::array<double, 3>; ///< red, green, blue of sRGB, 0 to 255

/// Of a file's text: a colour a line, three numbers from 0 to 255 with blanks, commas, semicolons or tabs between them; empty
/// lines and what follows a # are passed over, and so is a first line without a number, the head of a table. Errors: Error with
/// `where` and the line for anything else, for no colour and for more than 4096.
std::vector<Colour> readPalette(std::string_view content, const std::string& where);

/// "12,30,200;255,255,255": what an option and a record hold.
std::string paletteText(const std::vector<Colour>& colours);
/// Of that. Errors: Error naming `where`.
std::vector<Colour> parsePalette(std::string_view text, const std::string& where);

/// What the option `--palette` says: the text of the colours of a file, or of colours that are written as paletteText does.
/// Errors: Error for a file that is not there or no palette.
std::string paletteOf(const std::string& fileOrColours);

} // namespace blindspot::patch
