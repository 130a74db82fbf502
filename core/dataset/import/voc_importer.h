// The importer for Pascal VOC's XML. Private to this folder; see importer.h.
#pragma once

#include "core/dataset/import/importer.h"

namespace blindspot::dataset {

/// `source`: a folder with Annotations/ and JPEGImages/ (or images/), or with both kinds of files in one. VOC
/// counts pixels from 1 and includes the last one: a box covers [xmin - 1, xmax) x [ymin - 1, ymax) here.
/// "difficult" is kept as a flag.
class VocImporter final : public Importer {
  public:
    std::string_view format() const override { return "voc"; }
    ImportResult import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                        const ProgressSink& progress) const override;
};

} // namespace blindspot::dataset
