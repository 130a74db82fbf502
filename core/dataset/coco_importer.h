// The importer for COCO's JSON. Private to this folder; see importer.h.
#pragma once

#include "core/dataset/importer.h"

namespace blindspot::dataset {

/// `source`: instances_*.json; boxes x, y, width, height in pixels from the top left corner. Segments are not
/// read, but their area is kept; "iscrowd" becomes the crowd flag.
class CocoImporter final : public Importer {
  public:
    std::string_view format() const override { return "coco"; }
    ImportResult import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                        const ProgressSink& progress) const override;
};

} // namespace blindspot::dataset
