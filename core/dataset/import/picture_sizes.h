// Functions that read the sizes of pictures from their headers, of many by several threads, and say what is wrong with them. Private to this folder.
#pragma once

#include "core/common/message.h"
#include "core/dataset/import_problem.h"
#include "core/imaging/image.h"

#include <filesystem>
#include <vector>

namespace blindspot::dataset {

struct PictureSize {
    imaging::Size size;     ///< of the upright picture; 0 x 0: it cannot be read
    bool turned = false;    ///< its camera's orientation swaps its sides
    ProblemKind problem = ProblemKind::UnreadablePicture;
    Message failure; ///< why it cannot be used
};

/// Goes by what the file holds, not by its name: a JPEG named .gif is a JPEG, an iPhone's HEIC named .jpg none.
PictureSize pictureSize(const std::filesystem::path& file);

/// In the order of `files`. Opening a file waits for the disk more than for the processor, hence more threads than cores. Give some
/// thousand files at a time: the memory is that of the results.
std::vector<PictureSize> readPictureSizes(const std::vector<std::filesystem::path>& files);

} // namespace blindspot::dataset
