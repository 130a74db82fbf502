// A function that reads the palette of a printer, whatever its file is.
#pragma once

#include <string>

namespace blindspot::workspace {

/// What the option `--palette` says, as patch::paletteText writes it: of a printer's ICC profile the colours that it prints
/// (imaging::printedColours), else what patch::paletteOf makes of it. Errors: Error of either.
std::string readPaletteFile(const std::string& fileOrColours);

} // namespace blindspot::workspace
