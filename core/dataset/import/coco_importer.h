// The importer for COCO's JSON. Private to this folder; see importer.h.
#pragma once

#include "core/dataset/import/importer.h"

namespace blindspot::dataset {

/// `source`: instances_*.json, or a folder with one; boxes left, top, width, height in pixels of the upright picture (box_frame.h),
/// else as the request says. Segments are read where there is no box, and their area is kept; "iscrowd" becomes the crowd flag.
class CocoImporter final : public Importer {
  public:
    std::string_view format() const override { return "coco"; }
    ImportResult import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                        const ProgressSink& progress) const override;
};

} // namespace blindspot::dataset
