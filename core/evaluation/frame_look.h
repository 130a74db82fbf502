// A function that looks at a frame of a video as it is, with a patch on its objects, and with a defence against it: what the
// detector notices in each. The command line and the window call it.
#pragma once

#include "core/defences/defence.h"
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/laid_patch.h"
#include "core/metrics/notice.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::evaluation {

/// The ways in which a frame is looked at.
enum class FrameWay { Clean, Patched, Defended };
inline constexpr std::size_t kFrameWays = 3;

struct FrameLookOptions {
    std::string className;            ///< of the objects, in the detector's spelling or another case; empty: every class
    Arm arm = Arm::Patch;             ///< what is laid on them: the patch, or a control
    patch::PlacementOptions placement; ///< on each object of the frame as it is, or fixed
    int inputSide = 640;              ///< the unit of a fixed placement: see PatchedImageOptions
    InputFit inputFit = InputFit::Letterbox;
    std::optional<std::vector<LaidPatch>> places; ///< by hand, in pixels of the frame, instead of by the placement
    detector::NmsOptions nms;         ///< what is told; what counts is decided by `notice`
    metrics::NoticeRule notice;
    bool patched = true;              ///< whether to look with the patch
    bool defended = true;             ///< and with the defence, where there is one
    std::uint64_t seed = 0;           ///< of the random arm
};

/// One way in which a frame was looked at.
struct FrameView {
    imaging::Image picture;                   ///< the very pixels that the detector was shown, before it is fitted into its input
    std::vector<PictureDetection> detections; ///< in pixels of the frame, best first
    std::int64_t noticed = 0;                 ///< of the objects
    bool looked = false;                      ///< false: this way was not asked for
};

struct FrameLook {
    std::vector<Box> objects; ///< what the detector finds of the class in the frame as it is: nobody else says what is there
    std::vector<LaidPatch> places; ///< where the patch was laid
    std::array<FrameView, kFrameWays> views;
    double networkSeconds = 0; ///< in the detector, all ways together
    int passes = 0;            ///< network inputs

    FrameView& view(FrameWay way) { return views[static_cast<std::size_t>(way)]; }
    const FrameView& view(FrameWay way) const { return views[static_cast<std::size_t>(way)]; }
};

/// One pass of the detector for each way that is asked for, and one for the frame as it is in any case. `patch`: for a control any
/// picture of its size. `defence`: null: none. `key` and the options' seed determine what is drawn. Errors: as detectPicture.
FrameLook lookAtFrame(const detector::Detector& detector, const imaging::Image& frame, const imaging::Image& patch,
                      const defences::Defence* defence, const FrameLookOptions& options, std::uint64_t key);

} // namespace blindspot::evaluation
