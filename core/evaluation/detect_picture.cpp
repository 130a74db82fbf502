#include "core/evaluation/detect_picture.h"

#include "core/common/error.h"
#include "core/dataset/image_tensor.h"
#include "core/detector/heads.h"
#include "core/imaging/resize.h"

#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

namespace blindspot::evaluation {

std::vector<PictureDetection> detectPicture(const detector::Detector& detector, const imaging::Image& picture,
                                            const detector::NmsOptions& options)
{
    if (picture.empty()) throw Error(Message::tr("there is no picture to look at"));
    const c10::InferenceMode guard;
    const detector::DetectorInfo& info = detector.info();
    const imaging::LetterboxedImage input = imaging::letterbox(picture, static_cast<int>(info.inputSize));
    const at::Tensor pixels = dataset::tensorFromImage(input.image)
                                  .unsqueeze(0)
                                  .to(at::Device(detector.device()), at::kFloat)
                                  .div(255);
    std::vector<PictureDetection> detections;
    const auto found = detector::detectionsOf(detector.forward(pixels), options);
    for (const detector::Detection& one : found.front()) {
        PictureDetection& detection = detections.emplace_back();
        detection.box = input.letterbox.toPicture({static_cast<double>(one.x1), static_cast<double>(one.y1),
                                                   static_cast<double>(one.x2), static_cast<double>(one.y2)});
        detection.className = info.classNames[static_cast<std::size_t>(one.classIndex)];
        detection.classIndex = one.classIndex;
        detection.score = static_cast<double>(one.score);
    }
    return detections;
}

} // namespace blindspot::evaluation
