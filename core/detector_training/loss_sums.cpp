#include "core/detector_training/loss_sums.h"

#include "core/compute/host_copy.h"
#include <ATen/TensorOperators.h>
#include <ATen/ops/zeros.h>

namespace blindspot::detector_training {

LossSums::LossSums(const std::string& device)
    : sums_(at::zeros({3}, at::TensorOptions(at::Device(device)).dtype(at::kDouble)))
{
}

void LossSums::add(const at::Tensor& parts, double images)
{
    sums_.add_(parts.detach().to(at::kDouble), images);
}

void LossSums::readInto(LossTotals& totals) const
{
    const at::Tensor sums = compute::onHost(sums_);
    const auto* values = sums.data_ptr<double>();
    totals.box = values[0], totals.cls = values[1], totals.dfl = values[2];
}

void LossSums::set(const LossTotals& totals)
{
    at::Tensor sums = at::zeros({3}, at::kDouble);
    auto* values = sums.data_ptr<double>();
    values[0] = totals.box, values[1] = totals.cls, values[2] = totals.dfl;
    sums_.copy_(sums);
}

void LossSums::clear()
{
    sums_.zero_();
}

EpochEvent meansOf(const LossTotals& totals)
{
    EpochEvent event;
    event.lossBox = totals.box / totals.images;
    event.lossCls = totals.cls / totals.images;
    event.lossDfl = totals.dfl / totals.images;
    event.loss = event.lossBox + event.lossCls + event.lossDfl;
    return event;
}

} // namespace blindspot::detector_training
