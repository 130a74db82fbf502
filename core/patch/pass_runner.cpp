#include "core/patch/pass_runner.h"

#include "core/common/parallel.h"
#include "core/compute/device.h"

#include <algorithm>
#include <utility>

namespace blindspot::patch {

namespace {

PassWay wayOn(const std::string& device)
{
    return device == "cpu" ? PassWay::SideBySide : PassWay::Batched;
}

} // namespace

PassRunner::PassRunner(const std::vector<Member>& members, const std::string& device, int threads)
    : PassRunner(members, device, threads, wayOn(device))
{
}

PassRunner::PassRunner(const std::vector<Member>& members, std::string device, int threads, PassWay way)
    : members_(members), device_(std::move(device)), threads_(threads > 0 ? threads : compute::usableThreads()), way_(way),
      alone_(threads_)
{
}

template <typename Work> auto PassRunner::batched(const Work& work) -> decltype(work())
{
    try {
        return work();
    } catch (...) {
        fixed_.clear();
        throw;
    }
}

PassOf PassRunner::fixedPasses(std::size_t inputs, const at::Tensor& patch)
{
    if (!FixedPass::suits(members_.front().options)) return {};
    if (fixed_.empty() || std::cmp_less(fixed_.front()->inputs(), inputs)) {
        fixed_.clear();
        for (const Member& member : members_)
            fixed_.push_back(std::make_unique<FixedPass>(member, static_cast<std::int64_t>(inputs), device_));
    }
    return [this, patch](std::size_t member, const Scene& scene, GradientOf of) {
        const PassResult pass = fixed_[member]->run(scene, patch);
        return of == GradientOf::EachInput ? pass : PassResult{pass.gradient.sum(0), pass.sums.sum(0)};
    };
}

EnsemblePass PassRunner::run(const UpdatePlan& update, std::size_t first, std::size_t count, const at::Tensor& patch,
                             const at::Tensor& weights)
{
    if (way_ == PassWay::Batched)
        return batched([&] { return runEnsemble(members_, update, first, count, device_, patch, weights, fixedPasses(count, patch)); });
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
    const bool ofEach = members_.front().options.transforms.noise == 0; // see runPass
    if (way_ == PassWay::Batched && ofEach) {
        std::vector<EnsemblePass> passes;
        for (std::size_t next = 0; next < updates.size(); next += beside) {
            const auto some = updates.subspan(next, std::min(beside, updates.size() - next));
            for (EnsemblePass& pass : batched([&] {
                     return runEnsembleOfEach(members_, some, device_, patch, weights, fixedPasses(std::min(beside, updates.size()), patch));
                 }))
                passes.push_back(std::move(pass));
        }
        return passes;
    }
    std::vector<EnsemblePass> passes(updates.size());
    sideBySide(updates.size(), way_ == PassWay::SideBySide ? beside : 1,
               [&](std::size_t i) { passes[i] = runEnsemble(members_, updates[i], 0, 1, device_, patch, weights); });
    return passes;
}

bool PassRunner::recorded() const
{
    return !fixed_.empty() && fixed_.front()->work().recorded();
}

std::string PassRunner::refusal() const
{
    return fixed_.empty() ? std::string() : fixed_.front()->work().refusal();
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
