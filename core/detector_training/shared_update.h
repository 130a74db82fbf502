// A SharedUpdate is how the ranks of a detector's training make one update of the weights together: each computes the gradient of its share of
// the batch, and all take the same step by the sum.
#pragma once

#include "core/detector/trainable_network.h"
#include "core/detector_training/trainer.h"
#include "core/ranks/ranks.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <string>
#include <vector>

namespace blindspot::detector_training {

/// Batch normalisation sees each rank's own share of the batch (as in ultralytics' training by several processes), and is then told the
/// mean over the images of what the ranks have: of a batch's means this is the whole batch's, of its variances what is within the shares
/// without what is between them. (PyTorch's DistributedDataParallel, and so ultralytics, keeps rank 0's instead and sums losses that each
/// rank has divided by its own number of assigned targets; here all are divided by the number of the whole batch.) Otherwise the update is
/// that of one rank but for rounding. The same bits on all ranks, and again with as many ranks. References must outlive it.
class SharedUpdate {
  public:
    SharedUpdate(ranks::Ranks& ranks, detector::TrainableNetwork& network) : ranks_(ranks), network_(network) {}

    /// This rank's images of a batch; none where there are fewer images than ranks.
    std::vector<std::size_t> shareOf(const std::vector<std::size_t>& batch) const;

    /// Of each of the network's heads: what its losses are divided by, this rank's in, all ranks' out. `mine`: empty where the share is.
    std::vector<double> normalisers(const std::vector<double>& mine);

    /// The batch norms' statistics, to go back to where an update is not completed.
    void rememberStatistics();
    void restoreStatistics();

    /// Replaces the gradients (one a parameter; undefined ones leave it as it is, all where the share is empty), the losses (float64, 3) and
    /// the statistics by those of all ranks. `weight`: this rank's part of the batch's images, 0 to 1. `stop`: this rank's wish; whether any
    /// rank has it. Errors: RankLost.
    bool exchange(std::vector<at::Tensor>& gradients, at::Tensor& losses, double weight, bool stop);

  private:
    at::Tensor flatRow(const std::vector<at::Tensor>& gradients, double weight) const;
    void takeRow(const at::Tensor& row, const double* defined, std::vector<at::Tensor>& gradients);

    ranks::Ranks& ranks_;
    detector::TrainableNetwork& network_;
    std::vector<at::Tensor> remembered_;
};

/// Rank 0's, on all of them, tensors on the CPU. Errors: RankLost.
TrainState shareState(ranks::Ranks& ranks, const TrainState& state);

} // namespace blindspot::detector_training
