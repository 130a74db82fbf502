// The interface of dataset importers, and the function that imports a dataset from the user's files into the
// index. The pictures stay where they are.
#pragma once

#include "core/common/message.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/dataset/import_problem.h"
#include "core/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::dataset {

struct ImportRequest {
    std::string format{}; ///< "coco", "yolo" or "voc"
    /// COCO: the JSON file. YOLO: data.yaml or a folder. VOC: the folder with Annotations and JPEGImages.
    std::filesystem::path source{};
    std::filesystem::path images{}; ///< COCO: the folder of the pictures; empty: the JSON file's folder
    std::string name{};             ///< of the dataset; empty: after the source
    /// Leaves out images whose file is missing (a warning each). One listing a folder, no look at each file.
    bool checkFiles = true;
    int warningTexts = 20; ///< how many warnings are told in words; all are counted
};

struct ImportResult {
    std::string dataset;
    std::int64_t datasetId = 0;
    std::int64_t images = 0;
    std::int64_t annotations = 0;
    std::int64_t categories = 0;
    std::int64_t removedImages = 0; ///< that an earlier import had and this one has not
    std::int64_t warnings = 0;         ///< problems of all kinds
    std::vector<Message> warningTexts; ///< the first ones: what and where
    ProblemCounts problems;            ///< by kind; import_record.h has them in words
    PictureCounts pictures;
    std::vector<Message> notes; ///< how the labels were read
    double seconds = 0;
};

/// Reads one format. An import is one transaction: done, or the index is as it was. Importing again under the
/// same name updates: images keep their ids by file name, so that selections stay; their annotations are
/// replaced.
class Importer {
  public:
    virtual ~Importer() = default;
    virtual std::string_view format() const = 0;
    /// Errors: Error when a file cannot be read or is broken (with the place), or no image is found;
    /// Cancelled.
    virtual ImportResult import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                                const ProgressSink& progress) const = 0;
};

/// The importers, by format.
const std::vector<std::unique_ptr<Importer>>& importers();

/// Imports by `request.format`. Errors: as Importer::import, and Error for an unknown format.
ImportResult importDataset(const ImportRequest& request, storage::Database& database, StopControl& stop,
                           const ProgressSink& progress = {});

} // namespace blindspot::dataset
