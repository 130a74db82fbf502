// A SmallWorkspace is a workspace with a small dataset, a selection and a tiny detector, made in a moment.
// The header also has observers that watch and stop trainings in it.
#pragma once

#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_session.h"
#include "core/workspace/runs/run_store.h"
#include "tests/support/error_text.h"
#include "tests/support/workspace_lab.h"

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <string>

namespace blindspot::testing {

/// Stops a training of a patch where it is told to, and keeps its log.
class WatchingRunObserver final : public workspace::RunObserver {
  public:
    WatchingRunObserver() = default;
    /// Asks `stop` for an end after iteration `after`.
    WatchingRunObserver(StopControl& stop, std::int64_t after) : stop_(&stop), after_(after) {}

    void onIteration(const patch::IterationEvent& event) override
    {
        if (stop_ != nullptr && event.iteration == after_) stop_->requestStop();
    }
    void onLog(LogLevel level, const Message& line) override
    {
        if (level == LogLevel::Warning) warnings += line.english() + "\n";
    }

    std::string warnings; ///< a line each

  private:
    StopControl* stop_ = nullptr;
    std::int64_t after_ = 0;
};

/// Six pictures of 96 x 96 with a person each, as dataset "small" and selection "people"; detector "tiny" (yolov8, 96 px, classes
/// person, car, dog).
class SmallWorkspace {
  public:
    SmallWorkspace()
    {
        importPictures("small", "images", [](int i) { return "p" + std::to_string(i) + ".png"; },
                       [this](int i, const std::string& name) {
                           files_.writePicture("images/" + name, 96, 96, static_cast<std::uint8_t>(40 * i));
                       });
        dataset::SelectionOptions options;
        options.dataset = "small";
        options.className = "person";
        dataset::SelectionStore(lab_.database()).create("people", options);
        workspace::DetectorStore(lab_.database()).add(weights(), "tiny");
    }

    /// Six pictures of 96 x 96 in `folder` as dataset `dataset`, with a person each; picture i, counted from 1, is called
    /// `nameOf(i)` and made by `make(i, name)`.
    template <typename NameOf, typename Make>
    void importPictures(const std::string& dataset, const std::string& folder, const NameOf& nameOf, const Make& make)
    {
        std::filesystem::create_directories(files_ / folder);
        std::string images, annotations;
        for (int i = 1; i <= 6; ++i) {
            make(i, nameOf(i));
            const std::string n = std::to_string(i), comma = i > 1 ? "," : "";
            images += comma + R"({"id": )" + n + ", \"file_name\": \"" + nameOf(i) + R"(", "width": 96, "height": 96})";
            annotations += comma + R"({"id": )" + n + R"(, "image_id": )" + n +
                           R"(, "category_id": 1, "bbox": [20, 10, 32, 50], "area": 1600, "iscrowd": 0})";
        }
        const auto file = files_.write(dataset + ".json", R"({"images": [)" + images + R"(], "annotations": [)" + annotations +
                                                              R"(], "categories": [{"id": 1, "name": "person"}]})");
        lab_.import("coco", file, files_ / folder, dataset);
    }

    const workspace::Workspace& workspace() const { return lab_.workspace(); }
    storage::Database& database() { return lab_.database(); }
    WorkspaceLab& lab() { return lab_; }
    workspace::RunStore store() { return workspace::RunStore(lab_.workspace(), lab_.database()); }
    workspace::DetectorStore detectors() { return workspace::DetectorStore(lab_.database()); }
    std::filesystem::path file(std::string_view name) const { return files_ / name; }
    const Folder& files() const { return files_; }

    static std::filesystem::path weights() { return BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt"; }

    static workspace::TrainRequest request(int iterations, double learningRate = 5)
    {
        workspace::TrainRequest request;
        request.detector = "tiny";
        request.selection = "people";
        request.className = "person";
        request.device = "cpu";
        request.options = patch::TrainOptions::forRecipe("hide");
        request.options.iterations = iterations;
        request.options.patchSize = 24;
        request.options.batchSize = 1;
        request.options.seed = 5;
        request.options.precision = patch::PrecisionChoice::Fp32;
        request.options.optimiser.learningRate = learningRate;
        return request;
    }

    /// 3 x N x N float32, CPU: what the run has left in its folder.
    at::Tensor patchOf(const workspace::RunOutcome& outcome) const
    {
        return workspace::readPatch(workspace().runFolder(outcome.record.id) / "patch.safetensors");
    }
    /// A real run, trained to its end.
    workspace::RunOutcome run(const workspace::TrainRequest& request)
    {
        StopControl stop;
        workspace::RunObserver observer;
        return workspace::startRun(workspace(), request, stop, observer);
    }
    /// A real run that was stopped after iteration `after`, with a checkpoint of each iteration.
    workspace::RunOutcome stoppedRun(workspace::TrainRequest request, std::int64_t after)
    {
        request.options.checkpointSeconds = 0;
        StopControl stop;
        WatchingRunObserver observer(stop, after);
        return workspace::startRun(workspace(), request, stop, observer);
    }
    /// A record that says that it is running, as a killed program leaves it behind; its id.
    std::string abandonedRun(const std::string& like)
    {
        workspace::RunStore runs = store();
        workspace::RunRecord record = runs.get(like);
        const auto images = runs.images(record.id);
        record.state = workspace::RunState::Running;
        record.error.reset();
        return runs.create(record, images).record.id;
    }

  private:
    Folder files_;
    WorkspaceLab lab_;
};

} // namespace blindspot::testing
