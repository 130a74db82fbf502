// The interface of dataset importers, and the function that imports a dataset from the user's files into the
// index. The pictures stay where they are.
#pragma once

#include "core/common/error.h"
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
#include <utility>
#include <vector>

namespace blindspot::dataset {

/// What the four numbers of a COCO box are. Unstated is Size, but refused where all boxes of the file contradict it together.
enum class BoxForm {
    Unstated,
    Size,     ///< left, top, width, height in pixels: COCO's
    Corners,  ///< left, top, right, bottom in pixels
    Fractions ///< left, top, width, height as fractions of the picture
};

/// From "size", "corners" or "fractions". Errors: Error for another text.
BoxForm parseBoxForm(std::string_view text);

/// The format of a folder of pictures without annotations.
inline constexpr const char* kFolderFormat = "folder";

struct ImportRequest {
    std::string format{}; ///< "coco", "yolo", "voc" or kFolderFormat
    /// COCO: the JSON file. YOLO: data.yaml or a folder. VOC: the folder with Annotations and JPEGImages. Else the pictures' folder.
    std::filesystem::path source{};
    std::filesystem::path images{}; ///< COCO: the folder of the pictures; empty: the one beside the JSON file that has the first
    std::string name{};             ///< of the dataset; empty: after the source
    bool replace = false;           ///< a dataset of that name, where there is one, is imported anew
    BoxForm boxes = BoxForm::Unstated; ///< COCO
    /// Leaves out images whose file is missing or whose header cannot be read (a warning each), and takes the sizes from the
    /// headers. Without it the sizes are those that the annotations say.
    bool checkFiles = true;
    int warningTexts = 20; ///< how many warnings are told in words; all are counted
    std::vector<Message> notes{}; ///< what else there is to know of the labels, kept with how they were read
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

/// Thrown where the workspace has a dataset of the name already and the request does not say that it be replaced.
class NameTaken : public Error {
  public:
    NameTaken(std::string dataset, const Message& what, const Message& remedy)
        : Error(what, {}, remedy), dataset_(std::move(dataset))
    {
    }
    const std::string& dataset() const { return dataset_; }

  private:
    std::string dataset_;
};

/// What an import under this name would say first. Errors: NameTaken where there is such a dataset.
void refuseTakenName(storage::Database& database, const std::string& name);

/// Reads one format. An import is one transaction: done, or the index is as it was. Importing again under the
/// same name with `replace` updates: images keep their ids by file name, so that selections stay; their annotations are
/// replaced.
class Importer {
  public:
    virtual ~Importer() = default;
    virtual std::string_view format() const = 0;
    /// Errors: NameTaken; Error when a file cannot be read or is broken (with the place), no image is found, or all boxes of a COCO
    /// file are unusable or contradict `boxes`; Cancelled.
    virtual ImportResult import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                                const ProgressSink& progress) const = 0;
};

/// The importers, by format.
const std::vector<std::unique_ptr<Importer>>& importers();

/// Imports by `request.format`. Errors: as Importer::import, and Error for an unknown format.
ImportResult importDataset(const ImportRequest& request, storage::Database& database, StopControl& stop,
                           const ProgressSink& progress = {});

} // namespace blindspot::dataset
