// Sums of the losses of an epoch, kept on the device so that no batch waits for them.
#pragma once

#include "core/detector_training/trainer.h"

#include <ATen/core/Tensor.h>

#include <string>

namespace blindspot::detector_training {

class LossSums {
  public:
    explicit LossSums(const std::string& device);

    /// `parts`: box, cls, dfl as means over so many `images`, on the device.
    void add(const at::Tensor& parts, double images);
    /// Waits for the device; `images` of the totals is left as it is.
    void readInto(LossTotals& totals) const;
    void set(const LossTotals& totals);
    void clear();

  private:
    at::Tensor sums_; ///< float64, 3
};

/// The means over the images, as a point of the curves.
EpochEvent meansOf(const LossTotals& totals);

} // namespace blindspot::detector_training
