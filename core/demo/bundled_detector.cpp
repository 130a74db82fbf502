#include "core/demo/bundled_detector.h"

// The assembler puts the file into the program: it needs no place on the disk where the program is installed,
// and no compiler reads a million numbers.
__asm__(".pushsection .rodata\n"
        ".balign 64\n"
        ".global blindspot_bundled_detector\n"
        "blindspot_bundled_detector:\n"
        ".incbin \"" BLINDSPOT_BUNDLED_DETECTOR "\"\n"
        ".global blindspot_bundled_detector_end\n"
        "blindspot_bundled_detector_end:\n"
        ".byte 0\n"
        ".popsection\n");

extern "C" {
extern const std::byte blindspot_bundled_detector[];
extern const std::byte blindspot_bundled_detector_end[];
}

namespace blindspot::demo {

std::span<const std::byte> bundledDetector()
{
    return {blindspot_bundled_detector, blindspot_bundled_detector_end};
}

} // namespace blindspot::demo
