#include "core/workspace/trainings/detector_training_ranks.h"

#include "core/detector/graph_reading.h"
#include "core/detector/network_text.h"
#include "core/detector_training/fresh_patches.h"
#include "core/ranks/share.h"
#include "core/workspace/runs/run_ranks.h"
#include "core/workspace/trainings/shared_detector_training.h"

namespace blindspot::workspace {

namespace {

const char* const kSent = "what rank 0 has sent";

detector::NetworkSpec shareNetwork(ranks::Ranks& ranks, const detector::NetworkSpec& mine)
{
    const bool first = ranks.isFirst();
    const std::string text = ranks::shareText(ranks, first ? detector::networkText(mine) : "");
    detector::NetworkSpec shared = detector::networkFromText(text, kSent);
    shared.settings = detector::settingsFromText(ranks::shareText(ranks, first ? detector::settingsText(mine.settings) : ""), kSent);
    return shared;
}

} // namespace

SharedDetectorTraining shareTraining(ranks::Ranks& ranks, const SharedDetectorTraining& mine)
{
    SharedDetectorTraining shared;
    shared.request = requestFromText(ranks::shareText(ranks, ranks.isFirst() ? requestToText(mine.request) : ""), Message::verbatim(kSent));
    shared.network = shareNetwork(ranks, mine.network);
    shared.cuda = ranks::shareNumber(ranks, mine.cuda ? 1 : 0) != 0;
    shared.patches = ranks::shareTensors(ranks, mine.patches);
    shared.images = ranks::shareImages(ranks, mine.images);
    shared.validation = ranks::shareImages(ranks, mine.validation);
    return shared;
}

std::optional<detector_training::TrainingEnd> helpWithDetectorTraining(ranks::Ranks& ranks, StopControl& stop)
{
    if (ranks::awaitNext(ranks) != ranks::Next::Work) return std::nullopt;
    const SharedDetectorTraining shared = shareTraining(ranks, {});
    const DetectorTrainRequest& request = shared.request;
    const std::string device = deviceOfRank(ranks, shared.cuda ? "cuda" : "cpu").device;
    detector::TrainableNetwork network(shared.network, request.options.seed);
    const detector_training::PatchSource source = detector_training::patchSource(
        request.fresh, request.options, shared.patches, shared.images, request.classes, device, stop, network.spec(), ranks);
    detector_training::TrainingObserver nobody;
    return detector_training::train(request.options, {shared.images, shared.validation, request.classes}, network, device, stop, nobody, ranks, source).end;
}

} // namespace blindspot::workspace
