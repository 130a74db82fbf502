#include "core/workspace/runs/palette_file.h"

#include "core/common/utf8.h"
#include "core/imaging/printer_profile.h"
#include "core/patch/palette.h"

#include <system_error>

namespace blindspot::workspace {

std::string readPaletteFile(const std::string& fileOrColours)
{
    const std::filesystem::path path = pathFromUtf8(fileOrColours);
    std::error_code code;
    if (std::filesystem::is_regular_file(path, code) && imaging::isPrinterProfile(path))
        return patch::paletteText(imaging::printedColours(path));
    return patch::paletteOf(fileOrColours);
}

} // namespace blindspot::workspace
