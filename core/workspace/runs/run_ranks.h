// How the ranks of a patch's training share it: rank 0 has the workspace, reads the images and tells the others all that they need.
#pragma once

#include "core/common/stop_control.h"
#include "core/compute/device.h"
#include "core/patch/events.h"
#include "core/patch/options.h"
#include "core/ranks/lead.h"
#include "core/workspace/runs/run_record.h"

#include <optional>
#include <string>
#include <vector>

namespace blindspot::compute {
struct LabelledImage;
}

namespace blindspot::workspace {

/// Rank 0's side of the time before a training begins.
class RunLead : public ranks::Lead {
  public:
    using Lead::Lead;

    /// The run as it is about to be trained. The others read the detectors' files at the same paths. Errors: RankLost.
    void send(const patch::TrainOptions& options, const std::vector<RunDetector>& detectors, const std::vector<compute::LabelledImage>& images,
              const compute::DeviceInfo& device);
};

/// What the other ranks do instead of startRun and resumeRun: they wait for rank 0's run and train it with it, each on the device of its place on
/// its machine. Nothing is written. How it ended; nothing where rank 0 could not begin: it says why. Errors: Error where a detector's file is
/// not what it is on rank 0, and as patch::train.
std::optional<patch::TrainingEnd> helpWithRun(ranks::Ranks& ranks, StopControl& stop);

/// The device of a rank: of "cuda" the one of its place on its machine, where there are as many; else as chooseDevice has it.
compute::DeviceInfo deviceOfRank(const ranks::Ranks& ranks, const std::string& request);

} // namespace blindspot::workspace
