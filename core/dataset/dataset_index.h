// The DatasetIndex lists the imported datasets of a workspace with their classes, and finds the images that
// fit a query.
#pragma once

#include "core/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::dataset {

struct DatasetInfo {
    std::int64_t id = 0;
    std::string name;
    std::string format;                   ///< "coco", "yolo", "voc" or "folder"
    std::filesystem::path imageRoot;      ///< image file names are relative to it
    std::filesystem::path annotationFile; ///< the file or folder that was imported
    std::string importedAt;               ///< UTC, ISO 8601
    std::int64_t images = 0;
    std::int64_t annotations = 0;
    std::int64_t categories = 0;

    /// Without annotations nothing can be trained or measured on it.
    bool annotated() const { return annotations > 0; }
};

struct CategoryInfo {
    std::int64_t id = 0;       ///< in the index
    std::int64_t sourceId = 0; ///< in the imported file
    std::string name;
    std::int64_t annotations = 0;
    std::int64_t images = 0; ///< with at least one annotation of the class
};

/// What a detector makes of an object or of a place without one, by the rule of metrics::marksOf: the object is found, it is noticed
/// and not found, nothing touches it, or there is no such object. The numbers are stored.
enum class FindingKind { Found = 0, HalfSeen = 1, Missed = 2, Invented = 3 };

/// The last four are about the findings of `ImageQuery::scan` in the classes that are asked for; images that were not scanned, or
/// have no such finding where it is about a score, come last either way.
enum class ImageOrder { Id, FileName, Objects, SmallestSide, Missed, Invented, LowestFound, HighestInvented };

/// A query for images of a dataset; an image has to meet all conditions. Objects are annotations that are no
/// crowds.
struct ImageQuery {
    std::string dataset{};
    std::vector<std::string> classNames{}; ///< has an object of one of these classes; empty: of any, or none
    bool everyClass = false;               ///< has an object of each of them
    /// Also objects of classes whose names differ from these by the case of letters alone: to a detector they are the same.
    bool anyCase = false;
    double minSide = 0; ///< that object's smaller side is at least this many pixels of the image
    /// How many objects of the classes and size above; of any where none are asked for.
    std::optional<std::int64_t> minObjects{};
    std::optional<std::int64_t> maxObjects{};
    std::string fileNameContains{};         ///< ignores case (of ASCII letters); empty: all
    std::optional<std::string> selection{}; ///< is in this selection
    std::optional<std::string> split{};     ///< "train", "val" or "test", where the dataset says
    std::optional<std::int64_t> scan{};     ///< a detector's, by its number in the FindingStore
    /// Has such a finding of `scan`. The classes and the size are then the finding's: objects of the classes are not asked for
    /// besides, since what is invented may be where there are none.
    std::optional<FindingKind> finding{};
    ImageOrder order = ImageOrder::Id;
    bool descending = false;
    std::int64_t limit = -1; ///< -1: no limit
    std::int64_t offset = 0;

    bool operator==(const ImageQuery&) const = default;
};

struct ImageSummary {
    std::int64_t id = 0;
    std::string fileName;
    int width = 0;
    int height = 0;
    std::int64_t objects = 0; ///< of any class and size
};

struct RemovedDataset {
    std::int64_t trash = 0;              ///< its entry
    std::vector<std::string> selections; ///< the names of those that went with it
};

/// Reads and changes the index through one connection; used by the thread that the connection belongs to.
class DatasetIndex {
  public:
    explicit DatasetIndex(storage::Database& database) : database_(database) {}

    std::vector<DatasetInfo> list() const;
    std::optional<DatasetInfo> find(const std::string& name) const;
    /// Errors: Error naming the datasets that exist.
    DatasetInfo get(const std::string& name) const;
    /// The classes with their counts, in the order of the imported file.
    std::vector<CategoryInfo> categories(const std::string& name) const;

    /// Moves a dataset with its selections to the trash; their names are free then. Image files stay. Errors: Error for an unknown
    /// name.
    RemovedDataset remove(const std::string& name);
    /// Forgets a dataset in the trash for good, by its number, and all its selections; image files stay.
    void erase(std::int64_t id);
    /// Brings one in the trash back under `name`, which is free.
    void restore(std::int64_t id, const std::string& name);
    /// Points to the folder to which the images were moved. Errors: Error when none of the first images is
    /// there.
    void setImageRoot(const std::string& name, const std::filesystem::path& folder);
    void rename(const std::string& name, const std::string& newName);

    std::vector<ImageSummary> images(const ImageQuery& query) const;
    /// How many fit, without limit and offset.
    std::int64_t count(const ImageQuery& query) const;
    /// The ids alone, in order: "make a selection of what is shown".
    std::vector<std::int64_t> imageIds(const ImageQuery& query) const;

  private:
    storage::Database& database_;
};

} // namespace blindspot::dataset
