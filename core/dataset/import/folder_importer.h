// The importer for a folder of pictures without annotations. Private to this folder; see importer.h.
#pragma once

#include "core/dataset/import/importer.h"

namespace blindspot::dataset {

/// `source`: the folder. All pictures below it are taken, in the order of their names; the dataset has no classes.
class FolderImporter final : public Importer {
  public:
    std::string_view format() const override { return kFolderFormat; }
    ImportResult import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                        const ProgressSink& progress) const override;
};

} // namespace blindspot::dataset
