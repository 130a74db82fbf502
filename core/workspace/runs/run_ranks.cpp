#include "core/workspace/runs/run_ranks.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/compute/labelled_image.h"
#include "core/detector/detector.h"
#include "core/patch/trainer.h"
#include "core/ranks/share.h"
#include "core/workspace/runs/options_json.h"

#include <iterator>

namespace blindspot::workspace {

void RunLead::send(const patch::TrainOptions& options, const std::vector<RunDetector>& detectors,
                   const std::vector<compute::LabelledImage>& images, const compute::DeviceInfo& device)
{
    ranks::Ranks& all = ranks();
    if (all.isAlone()) return;
    begin();
    ranks::shareText(all, optionsToText(options));
    ranks::shareText(all, device.isCuda() ? "cuda" : "cpu");
    ranks::shareNumber(all, std::ssize(detectors));
    for (const RunDetector& one : detectors) {
        ranks::shareFile(all, toUtf8(one.path), one.sha256);
        ranks::shareText(all, one.choices);
    }
    ranks::shareImages(all, images);
}

std::optional<patch::TrainingEnd> helpWithRun(ranks::Ranks& ranks, StopControl& stop)
{
    if (ranks::awaitNext(ranks) != ranks::Next::Work) return std::nullopt;
    const patch::TrainOptions options = optionsFromText(ranks::shareText(ranks, ""), Message::tr("what rank 0 has sent"));
    const compute::DeviceInfo device = deviceOfRank(ranks, ranks::shareText(ranks, ""));
    std::vector<detector::Detector> opened;
    for (std::int64_t left = ranks::shareNumber(ranks, 0); left > 0; --left) {
        const std::string path = ranks::shareFile(ranks, "", "");
        opened.push_back(detector::Detector::load(path, detector::choicesFromText(ranks::shareText(ranks, ""), path)));
    }
    std::vector<detector::Detector*> detectors;
    for (detector::Detector& one : opened)
        detectors.push_back(&one);
    const std::vector<compute::LabelledImage> images = ranks::shareImages(ranks, {});
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
