// A PassRunner sends the batches of a training through the detectors, in the way that suits the device.
#pragma once

#include "core/compute/loop_threads.h"
#include "core/patch/ensemble.h"
#include "core/patch/fixed_pass.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace blindspot::patch {

/// How the inputs of a batch go through a network.
enum class PassWay {
    SideBySide, ///< each by itself, several at the same time on threads of their own: the CPU's
    Batched     ///< all as one batch, with a gradient of each input: CUDA's
};

/// Side by side each network input is a pass of its own, on its own thread, which waits for the others
/// once, at the end of the batch. Their gradients are added in the order of the inputs, so that the result is the same for any number
/// of threads and any batch size. A pass that is alone takes several threads, as many as do it soonest (compute::LoopThreadTuner).
/// Batched the passes are fixed ones (fixed_pass.h) where the options allow it. Both give the same but for rounding.
class PassRunner {
  public:
    /// `threads`: of the CPU; 0: compute::usableThreads(). The members must outlive it, and their detectors stay as they are.
    PassRunner(const std::vector<Member>& members, const std::string& device, int threads = 0);
    PassRunner(const std::vector<Member>& members, std::string device, int threads, PassWay way);

    /// As runEnsemble, whose sums these are. Errors: of its passes the first's that failed.
    EnsemblePass run(const UpdatePlan& update, std::size_t first, std::size_t count, const at::Tensor& patch,
                     const at::Tensor& weights);

    /// Of each update, which has one input, its own sums, all at the same patch. At most `beside` of them are on their way at once.
    std::vector<EnsemblePass> runEach(std::span<const UpdatePlan> updates, std::size_t beside, const at::Tensor& patch,
                                      const at::Tensor& weights);

    /// Whether the passes of the last batch were recorded ones; and what kept them from it (compute::RecordedWork).
    bool recorded() const;
    std::string refusal() const;

  private:
    /// Calls `pass` for every index below `count`, up to `most` of them at the same time.
    void sideBySide(std::size_t count, std::size_t most, const std::function<void(std::size_t)>& pass);
    /// The passes of a batch of so many inputs; empty: as they come.
    PassOf fixedPasses(std::size_t inputs, const at::Tensor& patch);
    /// Of `work`; what the passes hold of the device's memory is given up where it fails, so that a smaller batch finds room.
    template <typename Work> auto batched(const Work& work) -> decltype(work());

    const std::vector<Member>& members_;
    std::string device_;
    int threads_;
    PassWay way_;
    compute::LoopThreadTuner alone_; ///< of a batch of one input
    std::vector<std::unique_ptr<FixedPass>> fixed_; ///< of each member
};

} // namespace blindspot::patch
