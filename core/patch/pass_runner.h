// A PassRunner sends the batches of a training through the detectors, in the way that suits the device.
#pragma once

#include "core/compute/loop_threads.h"
#include "core/patch/ensemble.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace blindspot::patch {

/// On the CPU each network input is a pass of its own and several go side by side, each on its own thread, which waits for the others
/// once, at the end of the batch. Their gradients are added in the order of the inputs, so that the result is the same for any number
/// of threads and any batch size. A pass that is alone takes several threads, as many as do it soonest (compute::LoopThreadTuner). On
/// CUDA a batch goes through as one.
class PassRunner {
  public:
    /// `threads`: of the CPU; 0: compute::usableThreads(). The members must outlive it.
    PassRunner(const std::vector<Member>& members, std::string device, int threads = 0);

    /// As runEnsemble, whose sums these are. Errors: of its passes the first's that failed.
    EnsemblePass run(const UpdatePlan& update, std::size_t first, std::size_t count, const at::Tensor& patch,
                     const at::Tensor& weights);

    /// Of each update, which has one input, its own sums, all at the same patch. At most `beside` of them are on their way at once.
    std::vector<EnsemblePass> runEach(std::span<const UpdatePlan> updates, std::size_t beside, const at::Tensor& patch,
                                      const at::Tensor& weights);

  private:
    /// Calls `pass` for every index below `count`, up to `most` of them at the same time.
    void sideBySide(std::size_t count, std::size_t most, const std::function<void(std::size_t)>& pass);

    const std::vector<Member>& members_;
    std::string device_;
    int threads_;
    compute::LoopThreadTuner alone_; ///< of a batch of one input
};

} // namespace blindspot::patch
