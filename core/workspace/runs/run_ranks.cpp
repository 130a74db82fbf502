#include "core/workspace/runs/run_ranks.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/compute/host_copy.h"
#include "core/compute/labelled_image.h"
#include "core/detector/detector.h"
#include "core/patch/trainer.h"
#include "core/ranks/share.h"
#include "core/workspace/runs/options_json.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <span>

namespace blindspot::workspace {

namespace {

enum Word : std::int64_t { StillReading, Run, Nothing };

/// Of the time that ranks wait for each other: so often rank 0 says that it is there.
constexpr double kTellEach = 0.2;

using Images = std::vector<compute::LabelledImage>;

/// One image, rank 0's on all of them.
compute::LabelledImage shareImage(ranks::Ranks& ranks, const compute::LabelledImage& image)
{
    constexpr std::int64_t kHead = 9;
    const at::Tensor head = at::zeros({kHead}, at::kDouble); // whole numbers are exact below 2^53
    auto* number = head.data_ptr<double>();
    if (ranks.isFirst()) {
        const double values[kHead] = {static_cast<double>(image.id),
                                      static_cast<double>(image.pixels.size(1)),
                                      image.boxes.defined() ? static_cast<double>(image.boxes.size(0)) : 0,
                                      image.content.x1,
                                      image.content.y1,
                                      image.content.x2,
                                      image.content.y2,
                                      image.aspect,
                                      image.boxes.defined() ? 1.0 : 0.0};
        std::copy(std::begin(values), std::end(values), number);
    }
    ranks.broadcast(head);
    const auto side = static_cast<std::int64_t>(number[1]), boxes = static_cast<std::int64_t>(number[2]);
    compute::LabelledImage shared;
    shared.id = static_cast<std::int64_t>(number[0]);
    shared.content = {number[3], number[4], number[5], number[6]};
    shared.aspect = number[7];
    shared.pixels = ranks.isFirst() ? compute::onHost(image.pixels) : at::empty({3, side, side}, at::kByte);
    ranks.broadcast(shared.pixels);
    if (number[8] == 0) return shared;
    shared.boxes = ranks.isFirst() ? image.boxes.to(at::kFloat).contiguous() : at::empty({boxes, 4}, at::kFloat);
    shared.classes = ranks.isFirst() ? image.classes.to(at::kLong).contiguous() : at::empty({boxes}, at::kLong);
    if (boxes == 0) return shared;
    ranks.broadcast(shared.boxes);
    ranks.broadcast(shared.classes);
    return shared;
}

/// What rank 0 says of a detector.
struct SharedDetector {
    std::string path, sha256, choices;
};

SharedDetector shareDetector(ranks::Ranks& ranks, const SharedDetector& mine)
{
    SharedDetector shared;
    shared.path = ranks::shareText(ranks, mine.path);
    shared.sha256 = ranks::shareText(ranks, mine.sha256);
    shared.choices = ranks::shareText(ranks, mine.choices);
    return shared;
}

bool isThere(const SharedDetector& detector)
{
    std::error_code code;
    return std::filesystem::is_regular_file(detector.path, code) && sha256OfFile(detector.path) == detector.sha256;
}

/// Errors: Error on all ranks where one of them does not have the file that rank 0 has.
void requireThere(ranks::Ranks& ranks, const SharedDetector& detector)
{
    const std::int64_t first = ranks::leastOf(ranks, isThere(detector) ? ranks.size() : ranks.rank());
    if (first < ranks.size())
        throw Error({Message::tr("rank %1 does not find the file that rank 0 has there"), first}, detector.path,
                    Message::tr("bring the detector's file to the same place on every machine"));
}

} // namespace

RunLead::~RunLead()
{
    if (sent_ || ranks_.isAlone()) return;
    try {
        ranks::shareNumber(ranks_, Nothing);
    } catch (const std::exception&) {
        // They have gone already.
    }
}

void RunLead::stillReading()
{
    if (ranks_.isAlone() || sent_ || sinceTold_.seconds() < kTellEach * ranks_.timeout()) return;
    sinceTold_.restart();
    try {
        ranks::shareNumber(ranks_, StillReading);
    } catch (...) {
        sent_ = true; // there is nobody to be told
        throw;
    }
}

void RunLead::send(const patch::TrainOptions& options, const std::vector<RunDetector>& detectors, const Images& images,
                   const compute::DeviceInfo& device)
{
    if (ranks_.isAlone()) return;
    sent_ = true;
    ranks::shareNumber(ranks_, Run);
    ranks::shareText(ranks_, optionsToText(options));
    ranks::shareText(ranks_, device.isCuda() ? "cuda" : "cpu");
    ranks::shareNumber(ranks_, std::ssize(detectors));
    for (const RunDetector& one : detectors)
        requireThere(ranks_, shareDetector(ranks_, {toUtf8(one.path), one.sha256, one.choices}));
    ranks::shareNumber(ranks_, std::ssize(images));
    for (const compute::LabelledImage& image : images)
        shareImage(ranks_, image);
}

std::optional<patch::TrainingEnd> helpWithRun(ranks::Ranks& ranks, StopControl& stop)
{
    std::int64_t word = StillReading;
    while (word == StillReading)
        word = ranks::shareNumber(ranks, word);
    if (word == Nothing) return std::nullopt;
    const patch::TrainOptions options = optionsFromText(ranks::shareText(ranks, ""), Message::tr("what rank 0 has sent"));
    const compute::DeviceInfo device = deviceOfRank(ranks, ranks::shareText(ranks, ""));
    std::vector<detector::Detector> opened;
    for (std::int64_t left = ranks::shareNumber(ranks, 0); left > 0; --left) {
        const SharedDetector shared = shareDetector(ranks, {});
        requireThere(ranks, shared);
        opened.push_back(detector::Detector::load(shared.path, detector::choicesFromText(shared.choices, shared.path)));
    }
    std::vector<detector::Detector*> detectors;
    for (detector::Detector& one : opened)
        detectors.push_back(&one);
    Images images(static_cast<std::size_t>(ranks::shareNumber(ranks, 0)));
    for (compute::LabelledImage& image : images)
        image = shareImage(ranks, {});
    patch::TrainingObserver nobody;
    return patch::train(options, images, detectors, device.device, stop, nobody, ranks).end;
}

compute::DeviceInfo deviceOfRank(const ranks::Ranks& ranks, const std::string& request)
{
    if (ranks.localRank() > 0 && (request == "cuda" || request == "auto"))
        try {
            return compute::chooseDevice("cuda:" + std::to_string(ranks.localRank()));
        } catch (const Error&) {
            // The starter shows each rank its own device alone, as the first.
        }
    return compute::chooseDevice(request);
}

} // namespace blindspot::workspace
