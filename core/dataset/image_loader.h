// Functions that decode images of the index, fit them into the network input and return them with their
// boxes as tensors.
#pragma once

#include "core/common/input_fit.h"
#include "core/common/log.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/dataset/image_record.h"
#include "core/imaging/decoded_picture.h"
#include "core/imaging/image.h"

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::compute {
struct LabelledImage;
}

namespace blindspot::dataset {

struct LoadOptions {
    int inputSize = 640; ///< side of the network input in pixels
    std::vector<std::string>
        classNames{}; ///< the detector's classes: a box gets the index of its class's name
    int threads = 0;  ///< that decode; 0: one a core
    InputFit fit = InputFit::Letterbox; ///< how the detector takes pictures
};

/// Decodes every image and maps its boxes into the input, in the order of `records`. Left out are crowds and
/// boxes whose class is not among `classNames` (names are compared exactly, else ignoring case). An image
/// that cannot be read, is damaged, or whose size is not the one that its annotations were made for, is skipped with a
/// warning in the log, which at the end counts these and tells of pictures that are not quite what they seem
/// (imaging::OddityTally). Memory: 3 x S x S bytes an image (1.2 MB at 640). Errors: Error when no image remains;
/// Cancelled.
std::vector<compute::LabelledImage> loadImages(const std::vector<ImageRecord>& records,
                                               const LoadOptions& options, StopControl& stop,
                                               const ProgressSink& progress = {}, const LogSink& log = {});

/// A picture at its own size. Errors: Error when it cannot be read, is damaged, or is not of the size that its
/// annotations were made for.
imaging::Image readPicture(const std::filesystem::path& file, imaging::Size annotated);
/// The same with what its file does not show at first sight.
imaging::DecodedPicture readDecodedPicture(const std::filesystem::path& file, imaging::Size annotated);

} // namespace blindspot::dataset
