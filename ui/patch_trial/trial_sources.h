// What a patch can be tried with: the pictures, patches and detectors, and the functions that read them. They
// run on the session's threads, never on the window's.
#pragma once

#include "core/common/stop_control.h"
#include "core/dataset/image_record.h"
#include "core/evaluation/inference.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/run_store.h"
#include "ui/pictures/scaled_picture.h"

#include <QString>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::ui {

/// Where a picture comes from: an image of a dataset, or a file alone.
struct PictureSource {
    dataset::ImageRecord record; ///< of a file its path alone
    std::string dataset;         ///< its name; empty: of none
};
PictureSource pictureOfFile(const std::filesystem::path& file);

struct TrialPicture {
    PictureSource source;
    std::shared_ptr<const imaging::Image> pixels;
    ScaledPicture shown;
    Message remark; ///< of a damaged file, or of annotations that were made for another size and are left
                    ///< out; empty: none
};
/// Decodes it. Errors: Error for what is no picture.
TrialPicture readTrialPicture(PictureSource source);

/// A patch of a run or of a file.
struct TrialPatch {
    std::string run;            ///< its id; empty: of a file
    std::filesystem::path file; ///< where it is no run's
    QString name;
    std::shared_ptr<const evaluation::InferencePatch> patch;
    std::string className; ///< that it was trained on; empty: every class, or not known
    std::string target;    ///< the class that is to be seen; empty: none
    std::vector<workspace::RunDetector> detectors; ///< that it was trained against
    std::optional<std::string> dataset;            ///< that its images came from, where that is known
};
/// Errors: Error when there is no such run, or it has no patch that can be read.
TrialPatch readRunPatch(const workspace::Workspace& workspace, storage::Database& database,
                        const std::string& run);
/// Errors: Error for a file that is no square, opaque patch.
TrialPatch readFilePatch(const std::filesystem::path& file);

struct TrialLists {
    struct Run {
        std::string id;
        QString name;
    };
    std::vector<Run> runs; ///< that have a patch, newest first
    std::vector<workspace::DetectorRecord> detectors;
    std::vector<std::string> datasets; ///< that have images
};
TrialLists readTrialLists(const workspace::Workspace& workspace, storage::Database& database);

/// An image that shows an object of the class, a large one where there is one. It is of the first of the
/// datasets that has one on which the run was not trained; where none has, of the first. `run` may be empty.
/// Of these images the one after that of the number `shown`, else the first. Nothing where there is no image.
std::optional<PictureSource> choosePicture(const workspace::Workspace& workspace, storage::Database& database,
                                           const std::vector<std::string>& datasets,
                                           const std::string& className, const std::string& run,
                                           std::int64_t shown);

/// Whether the picture's file is, byte for byte, one that the run was trained on. False where that is not
/// known.
bool wasTrainedOn(const workspace::Workspace& workspace, storage::Database& database, const std::string& run,
                  const std::filesystem::path& picture);

} // namespace blindspot::ui
