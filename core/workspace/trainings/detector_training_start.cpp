#include "core/workspace/trainings/detector_training_start.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/detector/custom_spec.h"
#include "core/detector/weights_file.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/patch_file.h"

#include <algorithm>

namespace blindspot::workspace {

namespace {

/// A decoder of queries is trained by another loss (Hungarian matching, denoising) than there is here.
void requireTrainable(detector::Family family, const Place& where)
{
    if (!detector::isTrainable(family))
        throw Error({Message::tr("a detector of the architecture %1 cannot be trained or hardened here: the loss that it is trained with is "
                                 "not built"),
                     detector::familyName(family)},
                    where, Message::tr("use a YOLO detector; patches can be trained against this one, and it can be evaluated"));
}

} // namespace

TrainingStart startOf(storage::Database& database, const DetectorTrainRequest& request)
{
    TrainingStart start;
    if (!request.from) return start;
    const OpenedDetector opened = DetectorStore(database).open(*request.from);
    const detector::DetectorInfo& info = opened.detector.info();
    requireTrainable(opened.detector.spec().family, toUtf8(info.file));
    start.weights = detector::readStateDict(info.file);
    start.weights->classNames = info.classNames;
    start.spec = opened.detector.spec();
    start.choices = detector::choicesText(info.choices);
    start.file = toUtf8(info.file);
    start.sha256 = info.sha256;
    start.classes = info.classNames;
    start.inputSize = info.inputSize;
    return start;
}

detector::NetworkSpec specOf(const DetectorTrainRequest& request, const TrainingStart& start,
                             std::int64_t classes)
{
    if (start.weights && !request.architecture && !request.scale && !request.custom) {
        detector::NetworkSpec spec = *start.spec;
        spec.classes = classes;
        return spec;
    }
    const detector::Family family = detector::familyFromName(request.architecture.value_or("yolov8"));
    requireTrainable(family, "--architecture");
    if (request.custom) return detector::customSpec(family, *request.custom, classes);
    const std::string scale = request.scale.value_or("n");
    if (scale.size() != 1)
        throw Error({Message::tr("unknown scale '%1'"), scale}, "--scale",
                    Message::tr("use one of n, s, m, l, x"));
    return detector::standardSpec(family, scale[0], classes);
}

std::vector<at::Tensor> readSquarePatches(const std::vector<std::filesystem::path>& files)
{
    std::vector<at::Tensor> patches;
    for (const std::filesystem::path& file : files)
        patches.push_back(readSquarePatch(file));
    return patches;
}

std::int64_t classOf(const std::vector<std::string>& classes, const std::string& name)
{
    const auto found = std::find(classes.begin(), classes.end(), name);
    if (found != classes.end()) return found - classes.begin();
    throw Error({Message::tr("the detector has no class '%1'"), name}, "--patch-class",
                Message::tr("use one of the classes that it is trained on"));
}

} // namespace blindspot::workspace
