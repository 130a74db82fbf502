// A reader of COCO's annotation JSON as a stream: it passes each entry to a CocoSink and keeps none. Private
// to this folder.
#pragma once

#include "core/dataset/index_writer.h"

#include <filesystem>
#include <functional>
#include <string>

namespace blindspot::dataset {

/// The receiver of a file's entries, in the file's order: "annotations" may come before "images" and
/// "categories".
class CocoSink {
  public:
    virtual ~CocoSink() = default;
    virtual void category(std::int64_t id, const std::string& name) = 0;
    virtual void image(StagedImage image) = 0;
    /// Whether an image without its file's name is of no use.
    virtual bool needsFileNames() const { return true; }
    virtual void annotation(const StagedAnnotation& annotation) = 0;
    /// An entry without what it needs.
    virtual void warning(const WarningMaker& make) = 0;
    /// Between entries: bytes of the file. May throw, to stop.
    virtual void progress(std::int64_t done, std::int64_t total) = 0;
};

/// Errors: Error when the file cannot be read, is no JSON (with the byte) or no object with "images"; what
/// the sink throws.
void readCoco(const std::filesystem::path& file, CocoSink& sink);

} // namespace blindspot::dataset
