// A reader of COCO's annotation JSON as a stream: it passes each entry to a CocoSink and keeps none. Private
// to this folder.
#pragma once

#include "core/dataset/import/coco_ids.h"
#include "core/dataset/import/index_writer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace blindspot::dataset {

/// The receiver of a file's entries, in the file's order: "annotations" may come before "images" and
/// "categories". Ids are numbers by the CocoIds of the call.
class CocoSink {
  public:
    virtual ~CocoSink() = default;
    virtual void category(std::int64_t id, const std::string& name) = 0;
    /// Without a file's name, but with an address that the file has for it (LVIS), that address's last two
    /// parts are its name.
    virtual void image(StagedImage image, bool nameOfAddress) = 0;
    /// Whether an image without its file's name is of no use.
    virtual bool needsFileNames() const { return true; }
    virtual void annotation(const StagedAnnotation& annotation) = 0;
    /// An annotation without what it needs.
    virtual void annotationWarning(const WarningMaker& make) = 0;
    /// Another entry without what it needs.
    virtual void warning(const WarningMaker& make) = 0;
    /// Between entries: bytes of the file. May throw, to stop.
    virtual void progress(std::int64_t done, std::int64_t total) = 0;
};

/// What a file has, to say why it is of no use.
struct CocoFacts {
    bool annotationList = false; ///< it has "annotations" at all
    std::int64_t images = 0;     ///< entries of the lists, also those that are left out
    std::int64_t annotations = 0;
    std::int64_t categories = 0;
    std::int64_t namesOfAddress = 0;     ///< images without file_name that have an address
    std::int64_t partlyMarkedImages = 0; ///< LVIS: not all objects of some class are marked
    bool federated = false;              ///< LVIS: it says of each image which classes were looked for
    std::int64_t captions = 0;           ///< annotations with a text and without box
    std::int64_t segmentLists = 0;       ///< annotations that are a list of segments (panoptic)
};

/// The box of an annotation is its "bbox", else the one around its "segmentation".
/// Errors: Error when the file cannot be read, is no JSON (with the byte) or no object with "images" (and
/// what it is instead); what the sink throws.
CocoFacts readCoco(const std::filesystem::path& file, CocoIds& ids, CocoSink& sink);

/// What the file is instead of boxes, and what to give: captions, panoptic segments. Nothing where it is
/// neither.
std::optional<Error> noBoxesIn(const CocoFacts& facts, const std::filesystem::path& file);

} // namespace blindspot::dataset
