// A function that looks at a picture's header for an importer and says what is wrong with it. Private to this
// folder.
#pragma once

#include "core/dataset/import_problem.h"
#include "core/imaging/image.h"

#include <filesystem>
#include <optional>

namespace blindspot::dataset {

struct PictureFacts {
    std::optional<imaging::Size> size; ///< of the upright picture; nothing where it cannot be used
    bool turned = false;               ///< its camera's orientation swaps its sides
    ProblemKind problem = ProblemKind::UnreadablePicture;
    Message why;
};

/// Goes by what the file holds, not by its name: a JPEG named .gif is a JPEG, an iPhone's HEIC named .jpg none.
PictureFacts lookAtPicture(const std::filesystem::path& file);

} // namespace blindspot::dataset
