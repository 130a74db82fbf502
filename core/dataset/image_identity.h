// The identity of an image: what its file shows and which boxes it has, whatever number or path it has in the index. Records
// of runs, evaluations and trainings name their images by it.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/dataset/image_record.h"
#include "core/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::dataset {

/// An image as a record names it. Number and path say where it was then, digests what it was.
struct ImageIdentity {
    std::int64_t id = 0;               ///< in the index then
    std::string path;                  ///< UTF-8
    std::int64_t bytes = 0;            ///< of the file
    std::string sha256;                ///< of the file's bytes; empty where the file cannot be read
    std::optional<std::uint64_t> look; ///< imaging::perceptualHash; empty where it was not asked for or nothing is decoded
    std::string boxes;                 ///< boxesDigest

    bool operator==(const ImageIdentity&) const = default;
};

/// SHA-256 of the annotations in their order: class names, boxes, areas and flags, without the numbers that the index gave
/// them. The order is part of it because a training draws its random numbers by it.
std::string boxesDigest(const std::vector<AnnotationRecord>& annotations);

/// The perceptual hash of a picture, decoded at a reduced size. Nothing where it cannot be decoded or shows nothing.
std::optional<std::uint64_t> lookOf(const std::filesystem::path& file);

struct IdentifyOptions {
    bool looks = true; ///< also the perceptual hash, which needs the picture decoded at a reduced size
    int threads = 0;   ///< that read; 0: one a core
};

/// The identities of images of the index, in the order of `records`. A file is read when it is asked for the first time or has
/// changed since (FileStamp); the index keeps the digests of the others, where it can be written. Errors: Cancelled, and then
/// what was read so far is kept.
std::vector<ImageIdentity> identify(storage::Database& database, const std::vector<ImageRecord>& records,
                                    StopControl& stop, const ProgressSink& progress = {},
                                    const IdentifyOptions& options = {});

/// Images of the index that have the content of `wanted`, whatever dataset they are in: those whose digest is known, and, for
/// contents that are not among them, those whose files have the size of one. Each as it is now. Errors: Cancelled.
std::vector<ImageIdentity> findContents(storage::Database& database, const std::vector<ImageIdentity>& wanted,
                                        StopControl& stop, const ProgressSink& progress = {});

} // namespace blindspot::dataset
