// The FindingStore keeps what detectors found in the images of datasets: a scan is one detector's look at a dataset, an image at
// a time, so that it can be stopped and goes on later.
#pragma once

#include "core/common/box.h"
#include "core/common/file_stamp.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace blindspot::dataset {

inline constexpr std::array kFindingKinds = {FindingKind::Found, FindingKind::HalfSeen, FindingKind::Missed, FindingKind::Invented};

/// "found", "half-seen", "missed", "invented".
std::string_view name(FindingKind kind);
/// Errors: Error naming the kinds.
FindingKind parseFindingKind(std::string_view text);

/// All that decides what is found in a dataset's images.
struct ScanKey {
    std::string dataset;
    std::string detectorSha256; ///< of its file
    std::string choices;        ///< what it was opened with, as records keep it; empty: as its file says
    std::int64_t inputSize = 0; ///< side in pixels
    double confidence = 0;      ///< detections at or below it are dropped
};

struct Finding {
    FindingKind kind = FindingKind::Found;
    std::string className;       ///< the dataset's, where it has the class
    std::optional<double> score; ///< of the detection: of what is found and invented
    Box box;                     ///< of the detection where there is a score, else of the object; pixels of the image
};

/// What was found in one image.
struct ScannedImage {
    std::int64_t image = 0; ///< in the index
    FileStamp file;         ///< as it was when it was read
    std::string boxes;      ///< boxesDigest of its annotations
    std::vector<Finding> findings;
};

/// An image's findings, counted.
struct FindingCounts {
    std::array<std::int64_t, 4> counts{}; ///< by FindingKind
    std::optional<double> lowestFound;    ///< score
    std::optional<double> highestInvented;

    std::int64_t of(FindingKind kind) const { return counts[static_cast<std::size_t>(kind)]; }
};

/// Works through one connection; used by the thread that the connection belongs to.
class FindingStore {
  public:
    explicit FindingStore(storage::Database& database) : database_(database) {}

    /// The number of the scan; nothing where none was begun. Errors: Error for an unknown dataset.
    std::optional<std::int64_t> find(const ScanKey& key) const;
    /// The same, begun where there is none.
    std::int64_t open(const ScanKey& key);

    /// Counts the imports of a dataset: what was found is kept with the number that stood before its annotations were read.
    std::int64_t generation(const std::string& dataset) const;
    /// In one transaction; what was known of these images before is replaced. Images that were removed meanwhile are left out.
    void keep(std::int64_t scan, std::int64_t generation, const std::vector<ScannedImage>& images);
    /// Of these images those that still have to be looked at, in their order.
    std::vector<std::int64_t> unscanned(std::int64_t scan, const std::vector<std::int64_t>& images) const;
    /// Forgets what was found in images whose file or annotations are others now; how many they are. An image whose file is not
    /// there stays: it may be on a disk that is not connected.
    std::int64_t dropChanged(std::int64_t scan);

    /// Of those of the images that were scanned, in the classes (empty: in all).
    std::unordered_map<std::int64_t, FindingCounts> counts(std::int64_t scan, const std::vector<std::int64_t>& images,
                                                           const std::vector<std::string>& classNames = {}) const;
    /// Of one image, in the order of the kinds and of the scan.
    std::vector<Finding> findings(std::int64_t scan, std::int64_t image) const;

  private:
    storage::Database& database_;
};

} // namespace blindspot::dataset
