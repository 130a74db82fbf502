// A function that reads the sizes of many pictures from their headers, by several threads. Private to this
// folder.
#pragma once

#include "core/common/message.h"
#include "core/dataset/import_problem.h"
#include "core/imaging/image.h"

#include <filesystem>
#include <vector>

namespace blindspot::dataset {

struct PictureSize {
    imaging::Size size;  ///< of the upright picture; 0 x 0: it cannot be read
    bool turned = false; ///< its camera's orientation swaps its sides
    ProblemKind problem = ProblemKind::UnreadablePicture; ///< where it cannot be read
    Message failure;     ///< why, and what becomes of it
};

/// In the order of `files`. Opening a file waits for the disk more than for the processor, hence more threads
/// than cores. Give some thousand files at a time: the memory is that of the results.
std::vector<PictureSize> readPictureSizes(const std::vector<std::filesystem::path>& files);

} // namespace blindspot::dataset
