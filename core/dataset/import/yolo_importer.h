// The importer for YOLO's label files. Private to this folder; see importer.h.
#pragma once

#include "core/dataset/import/importer.h"

namespace blindspot::dataset {

/// A line an object: the class index, then centre x, centre y, width and height as fractions of the upright
/// picture, or a polygon of at least three points, which becomes the box around it. Sizes come from the
/// pictures' headers. A picture without a label file has no objects.
class YoloImporter final : public Importer {
  public:
    std::string_view format() const override { return "yolo"; }
    ImportResult import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                        const ProgressSink& progress) const override;
};

} // namespace blindspot::dataset
