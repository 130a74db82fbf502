// Training a detector as the user sees it: from names in a workspace to a file of weights. The command line
// and the window call this function.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/compute/device.h"
#include "core/detector/custom_spec.h"
#include "core/storage/workspace.h"
#include "core/training/fresh_patches.h"
#include "core/training/trainer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::runs {

struct DetectorTrainRequest {
    std::optional<std::string> dataset;    ///< either all images of this one
    std::optional<std::string> selection;  ///< or of this one
    std::optional<std::string> validation; ///< a selection; empty: a tenth of the images is held out
    std::vector<std::string> classes;      ///< empty: those of `from`, else those of the dataset

    std::optional<std::string> from;             ///< a detector's name or file, whose weights are the start
    std::optional<std::string> architecture;     ///< empty: that of `from`, else "yolov8"
    std::optional<std::string> scale;            ///< n s m l x; empty: that of `from`, else "n"
    std::optional<detector::CustomScale> custom; ///< instead of `scale`
    std::optional<std::int64_t> inputSize; ///< pixels, a multiple of 32; empty: that of `from`, else 640

    training::TrainOptions options; ///< the class of the patches is found by `patchClass`
    std::vector<std::filesystem::path> patches;
    std::optional<std::string> patchClass; ///< empty: every class
    training::FreshPatchOptions fresh;     ///< needs `patchClass`
    std::string device = "auto";

    std::filesystem::path out; ///< .safetensors; the checkpoint lies beside it
    bool half = false;         ///< fused, as float16
    bool resume = false;       ///< from the checkpoint
};

/// What was settled before the first epoch.
struct DetectorTrainPlan {
    compute::DeviceInfo device;
    std::size_t images = 0, validationImages = 0;
    std::string heldOut; ///< how the validation images were found, in words
    std::vector<std::string> classes;
    std::string architecture, scale;
    std::int64_t parameters = 0, inputSize = 0;
    std::optional<double> taken; ///< fraction of the tensors that came from `from`
    std::int64_t resumedEpochs = 0;
};

class DetectorTrainObserver : public training::TrainingObserver {
  public:
    virtual void onLoading(const Progress&) {}
    virtual void onPlan(const DetectorTrainPlan&) {}
};

struct DetectorTrainOutcome {
    training::TrainingResult training;
    std::filesystem::path out;
    std::filesystem::path checkpoint; ///< is there when the training was stopped

    bool stopped() const { return training.end == training::TrainingEnd::Stopped; }
};

/// Trains and writes the detector; when it is stopped it writes what it has, and a checkpoint that `resume`
/// goes on from. Without a validation selection the last tenth of the images by the SHA-256 of their file
/// names is held out: the same ones on every machine, whatever else the dataset gains. Errors: Error for
/// anything in the request that does not fit; Cancelled when stopped before the first epoch began.
DetectorTrainOutcome trainDetector(const storage::Workspace& workspace, const DetectorTrainRequest& request,
                                   StopControl& stop, DetectorTrainObserver& observer);

} // namespace blindspot::runs
