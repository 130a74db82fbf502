// Functions that give the box around a COCO segmentation: polygons, or a mask as run lengths. Private to this
// folder.
#pragma once

#include "core/metrics/boxes.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>

namespace blindspot::dataset {

/// The box in pixels: of polygons the least and greatest coordinates, of a mask the pixels that it holds, as
/// pycocotools' toBbox. The run lengths may be a list of numbers or COCO's compressed text; they go down the
/// columns, the first run is outside. Nothing where it is neither, or is empty.
std::optional<metrics::CocoBox> boxOfSegmentation(const nlohmann::json& segmentation);

/// Reads single segmentations of a file of which the others are never read.
class SegmentReader {
  public:
    explicit SegmentReader(const std::filesystem::path& file) : path_(file) {}
    /// `offset`: of the first byte of the segmentation's value. Nothing where it has no box, or none can be
    /// read there.
    std::optional<metrics::CocoBox> boxAt(std::uint64_t offset);

  private:
    std::filesystem::path path_;
    std::ifstream file_; ///< opened when it is first needed
};

} // namespace blindspot::dataset
