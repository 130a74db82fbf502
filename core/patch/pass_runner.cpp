#include "core/patch/pass_runner.h"

#include "core/common/parallel.h"
#include "core/compute/device.h"

#include <algorithm>
#include <utility>

namespace blindspot::patch {

PassRunner::PassRunner(const std::vector<Member>& members, std::string device, int threads)
    : members_(members), device_(std::move(device)), threads_(threads > 0 ? threads : compute::usableThreads()), alone_(threads_)
{
}

EnsemblePass PassRunner::run(const UpdatePlan& update, std::size_t first, std::size_t count, const at::Tensor& patch,
                             const at::Tensor& weights)
{
    if (device_ != "cpu") return runEnsemble(members_, update, first, count, device_, patch, weights);
    std::vector<EnsemblePass> passes(count);
    sideBySide(count, count, [&](std::size_t i) {
        passes[i] = runEnsemble(members_, update, first + i, 1, device_, patch, weights);
    });
    EnsemblePass result = std::move(passes.front());
    for (std::size_t i = 1; i < count; ++i) {
        result.gradient.add_(passes[i].gradient);
        result.sums.add_(passes[i].sums);
        result.images += passes[i].images;
    }
    return result;
}

std::vector<EnsemblePass> PassRunner::runEach(std::span<const UpdatePlan> updates, std::size_t beside, const at::Tensor& patch,
                                              const at::Tensor& weights)
{
    std::vector<EnsemblePass> passes(updates.size());
    sideBySide(updates.size(), device_ == "cpu" ? beside : 1,
               [&](std::size_t i) { passes[i] = runEnsemble(members_, updates[i], 0, 1, device_, patch, weights); });
    return passes;
}

void PassRunner::sideBySide(std::size_t count, std::size_t most, const std::function<void(std::size_t)>& pass)
{
    const auto [beside, loopThreads] = compute::shareThreads(std::min(count, most), threads_);
    if (beside == 1) {
        for (std::size_t i = 0; i < count; ++i)
            alone_.run([&] { pass(i); });
        return;
    }
    forEachIndex(count, static_cast<std::size_t>(beside), [&pass, threads = loopThreads](std::size_t i) {
        const compute::LoopThreads loops(threads);
        pass(i);
        return true;
    });
}

} // namespace blindspot::patch
