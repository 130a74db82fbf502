// A function that makes a dataset of a video: frames as pictures, with what a detector finds in them as
// annotations, in COCO's form and in YOLO's.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/detector/detector.h"
#include "core/video/frame_source.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::video {

/// What is worth a new frame where only changes are: of a filmed street a few a second, of a camera that
/// looks at nothing none.
inline constexpr double kUsualChange = 0.03;

struct VideoDatasetOptions {
    std::int64_t every = 1; ///< of so many frames the first
    /// Only frames that differ from the last one taken: by this mean difference of grey levels, of the full
    /// range, between the two pictures at 32 x 24; 0: all.
    double change = 0;
    std::optional<std::int64_t> frames; ///< at most so many; sources without an end need it
    double confidence = 0.5;            ///< detections above it are annotations
};

struct VideoDatasetSummary {
    std::int64_t images = 0;
    std::int64_t annotations = 0;
    std::filesystem::path folder;         ///< with images/, and with annotations labels/, data.yaml
    std::filesystem::path annotationFile; ///< instances.json; empty: nobody has annotated
    std::vector<Message> remarks;         ///< what was odd about the video, and where it broke off
    Message origin; ///< what the annotations are, to be noted wherever they are used; empty: there are none
};

/// What a dataset's notes say of such annotations: the detector, the confidence, the video.
inline constexpr Message::Text kDetectionsAsAnnotations =
    Message::tr("the annotations are the detections of %1 above %2 in frames of %3, and nobody has checked them");

/// Who says what is in the frames.
struct Annotator {
    const detector::Detector& detector;
    std::string name;
};

/// Writes frames as images/000030.jpg (the frame's number in the video, from 0; JPEG at quality 95) into
/// `folder`, which must not be there yet, and appears when it is whole. Annotations are the annotator's own
/// detections, which the files say: no measure of that same detector means anything with them. A video that
/// breaks off, or whose frames change their size where that cannot be followed, gives the frames until then,
/// and a remark. `source` is read to its end. Errors: Error for a folder that is there, a source without
/// frames, or a disk that is full; Cancelled; then nothing is left.
VideoDatasetSummary makeVideoDataset(FrameSource& source, const std::filesystem::path& folder,
                                     const VideoDatasetOptions& options, const Annotator* annotator,
                                     StopControl& stop, const ProgressSink& progress = {});

} // namespace blindspot::video
