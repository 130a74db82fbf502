#include "core/demo/demonstration.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/import/importer.h"
#include "core/dataset/selection.h"
#include "core/demo/bundled_detector.h"
#include "core/scenes/scene_dataset.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/detectors/trained_detector.h"

#include <algorithm>
#include <system_error>

namespace blindspot::demo {

namespace {

namespace fs = std::filesystem;

/// Not the seed of the scenes that the bundled detector was trained on.
constexpr std::uint64_t kSeed = 2026;

fs::path scenesFolder(const workspace::Workspace& workspace)
{
    return workspace.folder() / "demonstration";
}

bool indexed(storage::Database& database, const workspace::Workspace& workspace, const Size& size)
{
    const auto info = dataset::DatasetIndex(database).find(kDataset);
    if (!info) return false;
    std::error_code code;
    const fs::path annotations = scenesFolder(workspace) / "instances.json";
    if (!fs::equivalent(info->annotationFile, annotations, code))
        throw Error(Message::tr("there is another dataset of this name"), kDataset,
                    Message(Message::tr("rename it, or use another --workspace"))
                        .inWindow(Message::tr("rename it, or use another workspace")));
    return info->images == size.scenes;
}

void index(storage::Database& database, const workspace::Workspace& workspace, const Size& size,
           StopControl& stop, const ProgressSink& progress)
{
    const scenes::DemoSummary scenes = scenes::createDemo(
        scenesFolder(workspace), {.images = size.scenes, .seed = kSeed, .threads = 0}, stop, progress);
    dataset::importDataset({.format = "coco",
                            .source = scenes.annotationFile,
                            .images = scenes.imageFolder,
                            .name = kDataset,
                            .replace = true}, // its own, with another number of scenes
                           database, stop, progress);
}

bool selected(storage::Database& database)
{
    const dataset::SelectionStore selections(database);
    return selections.find(kTrainingSelection) && selections.find(kHeldOutSelection);
}

/// The first scenes are for training. All of them, also those without people: a detector must learn where
/// nobody is.
void select(storage::Database& database, const Size& size)
{
    const std::vector<std::int64_t> ids = dataset::DatasetIndex(database).imageIds(
        {.dataset = kDataset, .order = dataset::ImageOrder::FileName});
    const auto boundary = ids.begin() + std::min<std::ptrdiff_t>(size.trainingScenes, std::ssize(ids));
    dataset::SelectionStore selections(database);
    selections.createFromImages(kTrainingSelection, kDataset, {ids.begin(), boundary}, /*replace=*/true);
    selections.createFromImages(kHeldOutSelection, kDataset, {boundary, ids.end()}, /*replace=*/true);
}

bool hasDetector(storage::Database& database, const char* name)
{
    const auto record = workspace::DetectorStore(database).find(name);
    return record && fs::exists(record->path);
}

void addDetector(storage::Database& database, const workspace::Workspace& workspace, const char* name, std::span<const std::byte> bytes)
{
    if (hasDetector(database, name)) return;
    const fs::path file = workspace::trainedDetectorFile(workspace, name);
    fs::create_directories(file.parent_path());
    writeFileAtomically(file, bytes);
    workspace::DetectorStore(database).add(file, name);
}

/// An earlier hardened detector stays.
fs::path freeFile(const workspace::Workspace& workspace, const std::string& name)
{
    fs::path file = workspace::trainedDetectorFile(workspace, name);
    for (int number = 2; fs::exists(file); ++number)
        file = workspace::trainedDetectorFile(workspace, name + "-" + std::to_string(number));
    return file;
}

} // namespace

fs::path defaultWorkspaceFolder()
{
    fs::path folder = workspace::Workspace::defaultFolder();
    folder += "-demonstration";
    return folder;
}

bool isPrepared(const workspace::Workspace& workspace, const Size& size)
{
    storage::Database database = workspace.connect();
    return indexed(database, workspace, size) && selected(database) && hasDetector(database, kDetector) &&
           hasDetector(database, kSecondDetector);
}

void prepare(const workspace::Workspace& workspace, StopControl& stop, const ProgressSink& progress,
             const Size& size)
{
    workspace.requireWritable();
    storage::Database database = workspace.connect();
    if (!indexed(database, workspace, size)) index(database, workspace, size, stop, progress);
    if (!selected(database)) select(database, size);
    addDetector(database, workspace, kDetector, bundledDetector());
    addDetector(database, workspace, kSecondDetector, bundledSecondDetector());
}

workspace::TrainRequest trainingRequest(const std::string& detector)
{
    workspace::TrainRequest request;
    request.detector = detector;
    request.selection = kTrainingSelection;
    request.className = kClass;
    request.images = 40;
    request.options.iterations = 100;
    request.options.patchSize = 100;
    // Not by what this machine is faster at: everybody is to see the same.
    request.options.precision = patch::PrecisionChoice::Fp32;
    return request;
}

workspace::EvaluationRequest evaluationRequest(std::vector<std::string> runs, std::vector<std::string> detectors)
{
    workspace::EvaluationRequest request;
    const std::string second = kSecondDetector;
    if (detectors.empty()) detectors = {kDetector, second, second + "@one2one"};
    request.detectors = std::move(detectors);
    request.images.selection = kHeldOutSelection;
    request.images.className = kClass;
    request.runs = std::move(runs);
    return request;
}

workspace::DetectorTrainRequest hardeningRequest(const workspace::Workspace& workspace,
                                            std::vector<fs::path> patches)
{
    workspace::DetectorTrainRequest request;
    request.selection = kTrainingSelection;
    request.from = kDetector;
    request.patches = std::move(patches);
    request.patchClass = kClass;
    request.options = detector_training::TrainOptions::forHardening();
    request.fresh.everyEpochs = 2;
    request.out = freeFile(workspace, kHardenedDetector);
    request.half = true;
    return request;
}

} // namespace blindspot::demo
