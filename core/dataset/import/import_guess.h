// Functions that guess from the name of a file or folder which dataset format it has and where its pictures
// are.
#pragma once

#include "core/dataset/import/importer.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace blindspot::dataset {

/// A COCO file, a YOLO data.yaml, or a folder that holds one of these, a VOC dataset, or pictures alone. Looks at names only;
/// the import finds out the rest. `format`, `source` and (COCO) `images` are filled in. Nothing where it
/// looks like none of them.
std::optional<ImportRequest> guessImport(const std::filesystem::path& path);

/// The folder beside a COCO file in which its pictures probably are: its own, "images", or the one that its
/// name tells ("annotations/instances_val2017.json": "val2017").
std::filesystem::path guessCocoImages(const std::filesystem::path& json);

/// The folders beside a COCO file in which its pictures may be, the likeliest first: its own, "images", the one that its name tells,
/// and folders in these. Only those that exist; the first one is its own always.
std::vector<std::filesystem::path> cocoImageFolders(const std::filesystem::path& json);

/// The JSON files of a folder or, where it has none, of its "annotations". Where some are named "instances...", these alone.
std::vector<std::filesystem::path> cocoFilesIn(const std::filesystem::path& folder);

} // namespace blindspot::dataset
