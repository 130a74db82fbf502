// A function that imports a video as a dataset: its frames become pictures in a folder of the workspace,
// which is then indexed.
#pragma once

#include "core/dataset/import/importer.h"
#include "core/video_dataset/video_dataset.h"
#include "core/workspace/records/workspace.h"

#include <filesystem>
#include <optional>
#include <string>

namespace blindspot::workspace {

struct VideoImportRequest {
    std::string source;   ///< as video::parseSource reads it: a file, "camera:0", "street:1" or an address
    bool network = false; ///< an address may be opened
    std::string name{};   ///< of the dataset; empty: after the source
    bool replace = false; ///< a dataset of that name is imported anew; its earlier frames stay where they are
    std::filesystem::path folder{}; ///< for the frames, not there yet; empty: frames/NAME in the workspace
    video::VideoDatasetOptions options{};
    std::optional<std::string>
        detector{}; ///< whose detections become the annotations: a name in the workspace, or a file
    std::string device = "auto"; ///< on which it looks
};

struct VideoImportResult {
    video::VideoDatasetSummary frames;
    dataset::ImportResult result; ///< what was odd about the video is told among its warnings' texts
};

/// All or nothing: where the frames cannot be indexed their folder goes again. Errors: dataset::NameTaken
/// before a frame is read; Error of the video (makeVideoDataset says which), the detector or the index;
/// Cancelled.
VideoImportResult importVideo(const VideoImportRequest& request, const Workspace& workspace,
                              storage::Database& database, StopControl& stop,
                              const ProgressSink& progress = {});

} // namespace blindspot::workspace
