// A function that reads from a printer's ICC profile which colours the printer prints.
#pragma once

#include <array>
#include <filesystem>
#include <vector>

namespace blindspot::imaging {

/// Whether the file has the signature of an ICC profile (ISO 15076-1, 7.2.11). Errors: Error when it cannot be read.
bool isPrinterProfile(const std::filesystem::path& file);

/// The colours that the printer makes of an even grid of its inks (6 steps of each of cyan, magenta, yellow and black; 11 of
/// red, green and blue, where it takes those; 256 of black alone), as whole numbers of sRGB, 0 to 255, each once: some 1,300
/// colours at most, among which a training finds the nearest for each pixel in each update. Relative colorimetric, the paper being white; what sRGB cannot show is cut off. By LittleCMS. Errors: Error when the
/// file is no profile of a printer, is damaged, or is of another kind of inks.
std::vector<std::array<double, 3>> printedColours(const std::filesystem::path& file);

} // namespace blindspot::imaging
