// A FixedPass is a pass whose tensors keep their places and sizes, whatever the scene: on CUDA it is recorded and then started as one
// (compute/recorded_work.h).
#pragma once

#include "core/compute/host_copy.h"
#include "core/compute/recorded_work.h"
#include "core/patch/ensemble.h"
#include "core/patch/pass.h"
#include "core/patch/scene_columns.h"

#include <cstdint>

namespace blindspot::patch {

/// Of one detector. A scene with fewer inputs leaves the others as they are, with no objects; where a scene has more objects or pixels under
/// patches than there is room for, there is more room from then on; where its inputs have another side it begins anew. Not thread-safe.
class FixedPass {
  public:
    /// Whether passes of these options can be done so: cameras, defences and noise draw numbers on the host within the pass.
    static bool suits(const TrainOptions& options);

    /// `inputs`: as many as a scene may have. The member must outlive it, and its detector stay as it is.
    FixedPass(const Member& member, std::int64_t inputs, std::string device);

    /// As runPass of GradientOf::EachInput. Errors: what that throws.
    PassResult run(const Scene& scene, const at::Tensor& patch);

    std::int64_t inputs() const { return room_.inputs; }
    const compute::RecordedWork& work() const { return work_; }

  private:
    void makeRoom(const SceneRoom& needed, const Scene& scene, const at::Tensor& patch);
    bool byTable() const;

    const Member& member_;
    std::string device_;
    SceneRoom room_;
    compute::FixedTensors numbers_;
    Scene scene_; ///< of tensors that stay
    at::Tensor patch_;
    PassResult result_;
    compute::RecordedWork work_;
};

} // namespace blindspot::patch
