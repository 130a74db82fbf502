#include "core/demo/bundled_detector.h"

// The assembler puts the files into the program: they need no place on the disk where the program is installed,
// and no compiler reads a million numbers.
#define BLINDSPOT_BUNDLE(symbol, file)                                                                                                \
    __asm__(".pushsection .rodata\n"                                                                                                  \
            ".balign 64\n"                                                                                                            \
            ".global " symbol "\n" symbol ":\n"                                                                                       \
            ".incbin \"" file "\"\n"                                                                                                  \
            ".global " symbol "_end\n" symbol "_end:\n"                                                                               \
            ".byte 0\n"                                                                                                               \
            ".popsection\n")

BLINDSPOT_BUNDLE("blindspot_bundled_detector", BLINDSPOT_BUNDLED_DETECTOR);
BLINDSPOT_BUNDLE("blindspot_bundled_second", BLINDSPOT_BUNDLED_SECOND);

extern "C" {
extern const std::byte blindspot_bundled_detector[];
extern const std::byte blindspot_bundled_detector_end[];
extern const std::byte blindspot_bundled_second[];
extern const std::byte blindspot_bundled_second_end[];
}

namespace blindspot::demo {

std::span<const std::byte> bundledDetector()
{
    return {blindspot_bundled_detector, blindspot_bundled_detector_end};
}

std::span<const std::byte> bundledSecondDetector()
{
    return {blindspot_bundled_second, blindspot_bundled_second_end};
}

} // namespace blindspot::demo
