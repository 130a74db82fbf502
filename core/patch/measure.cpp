#include "core/patch/measure.h"

#include "core/common/error.h"
#include "core/common/stopwatch.h"
#include "core/compute/device.h"
#include "core/compute/gpu_monitor.h"
#include "core/compute/host_copy.h"
#include "core/patch/ensemble.h"
#include "core/patch/memory.h"
#include "core/patch/pass_runner.h"
#include "core/patch/schedule.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <optional>

namespace blindspot::patch {

namespace {

/// bf16 has to save a tenth of the time before its coarser numbers are taken: less is within what a short
/// measurement errs by.
constexpr double kWorthIt = 0.9;

bool cpuComputesBf16()
{
    std::ifstream stream("/proc/cpuinfo");
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with("flags"))
            return line.find("avx512_bf16") != std::string::npos ||
                   line.find("amx_bf16") != std::string::npos;
    return false;
}

/// Seconds of a pass with `batch` network inputs at once; the first, cold one is not counted.
class PassTimer {
  public:
    PassTimer(const std::vector<Member>& members, const std::string& device, const at::Tensor& patch, StopControl& stop,
              int repeats, std::int64_t iteration)
        : members_(members), runner_(members, device), patch_(patch), weights_(equalWeights(members.size(), device)), stop_(stop),
          repeats_(repeats), plan_(planIteration(members.front().options, members.front().images.size(), iteration))
    {
    }

    double secondsPerPass(std::int64_t batch)
    {
        once(batch);
        double best = 1e30;
        for (int i = 0; i < repeats_; ++i) {
            if (stop_.shouldStop()) throw Cancelled(Message::tr("stopped before the first pass"));
            const Stopwatch watch;
            once(batch);
            best = std::min(best, watch.seconds());
        }
        return best / static_cast<double>(batch) / static_cast<double>(members_.size());
    }

  private:
    void once(std::int64_t batch)
    {
        const auto count = static_cast<std::size_t>(batch);
        if (plan_.front().inputs.size() > 1)
            compute::onHost(runner_.run(plan_.front(), 0, count, patch_, weights_).sums); // waits
        else
            compute::onHost(runner_.runEach(std::span(plan_.data(), count), count, patch_, weights_).back().sums);
    }

    const std::vector<Member>& members_;
    PassRunner runner_;
    const at::Tensor& patch_;
    at::Tensor weights_;
    StopControl& stop_;
    int repeats_;
    std::vector<UpdatePlan> plan_;
};

/// At `batch`, halved until it fits.
double secondsWhereItFits(PassTimer timer, const std::string& device, TrainingObserver& observer,
                          std::int64_t& batch)
{
    double seconds = 0;
    while (!compute::fitsIntoMemory(device, [&] { seconds = timer.secondsPerPass(batch); }))
        batch = smallerBatch(batch, device, observer, false);
    return seconds;
}

/// In bf16 at `batch`; nothing where that does not fit.
std::optional<double> secondsInBf16(PassTimer timer, const std::string& device, std::int64_t batch)
{
    double seconds = 0;
    const bool fits = compute::fitsIntoMemory(device, [&] { seconds = timer.secondsPerPass(batch); });
    return fits ? std::optional(seconds) : std::nullopt;
}

/// Of this program; LibTorch keeps for itself what a pass needed. Nothing where the device's library does not tell.
std::optional<std::int64_t> usedBytes(const std::string& device)
{
    if (device == "cpu") return compute::peakResidentBytes();
    const std::optional<compute::GpuUse> use = compute::GpuMonitor::ofDevice(device).use();
    return use ? use->ownBytes : std::nullopt;
}

/// Passes of a whole run of `images` images.
double passesOf(const std::vector<Member>& members, std::size_t images)
{
    return passesOfRun(members.front().options, images) * static_cast<double>(members.size());
}

TrainingPlan timed(const std::vector<Member>& members, const std::string& device, const at::Tensor& patch,
                   StopControl& stop, TrainingObserver& observer, int repeats)
{
    using detector::Precision;
    const TrainOptions& options = members.front().options;
    const std::size_t images = members.front().images.size();
    const auto moveAll = [&](Precision precision) {
        for (const Member& member : members)
            member.detector->moveTo(device, precision);
    };
    // One for each precision: it holds on to the network's weights and to the device's memory. Of the last iteration, which is whole.
    const auto timer = [&] { return PassTimer(members, device, patch, stop, repeats, options.iterations - 1); };
    TrainingPlan plan;
    plan.images = static_cast<std::int64_t>(images);
    const std::optional<Precision> settled = settledPrecision(options, device);
    plan.precision = settled.value_or(Precision::Fp32);
    moveAll(plan.precision);
    plan.batchSize = settledBatch(options, images, device);
    plan.secondsPerPass = secondsWhereItFits(timer(), device, observer, plan.batchSize);
    if (!settled) {
        moveAll(Precision::Bf16);
        const std::optional<double> seconds = secondsInBf16(timer(), device, plan.batchSize);
        if (seconds && *seconds < kWorthIt * plan.secondsPerPass) {
            plan.precision = Precision::Bf16;
            plan.secondsPerPass = *seconds;
        } else {
            moveAll(Precision::Fp32);
        }
    }
    if (options.tiling.enabled && options.tiling.coarse > 0) {
        const double coarse = PassTimer(members, device, patch, stop, repeats, 0).secondsPerPass(plan.batchSize);
        const auto iterations = static_cast<double>(options.iterations);
        plan.coarseCost = std::min(1.0, coarse / plan.secondsPerPass);
        plan.secondsPerPass *= workAfter(options, iterations, plan.coarseCost) / iterations;
    }
    plan.estimatedSeconds = plan.secondsPerPass * passesOf(members, images);
    plan.estimatedBytes = usedBytes(device);
    return plan;
}

/// Grey, with an object in the middle; they share their pixels.
std::vector<PreparedImage> greyImages(const TrainOptions& options, std::size_t count, std::int64_t side,
                                      const std::string& device)
{
    const auto size = static_cast<double>(side);
    PreparedImage image;
    image.pixels = compute::deviceCopy(at::full({3, side, side}, 127, at::kByte), at::Device(device));
    image.boxes = {{size / 4, size / 4, size * 3 / 4, size * 3 / 4}};
    image.content = {0, 0, size, size};
    if (options.objective == ObjectiveKind::DetectionLoss)
        image.targets = {
            at::tensor({size / 4, size / 4, size * 3 / 4, size * 3 / 4}, at::kFloat).view({1, 4}),
            at::full({1}, options.classIndex, at::kLong)};
    std::vector<PreparedImage> images(count, image);
    for (std::size_t i = 0; i < count; ++i)
        images[i].id = static_cast<std::int64_t>(i);
    return images;
}

/// Brings a detector back to where and how it was.
class Restored {
  public:
    explicit Restored(detector::Detector& detector)
        : detector_(detector), device_(detector.device()), precision_(detector.precision())
    {
    }
    Restored(const Restored&) = delete;
    Restored& operator=(const Restored&) = delete;
    ~Restored() { detector_.moveTo(device_, precision_); }

  private:
    detector::Detector& detector_;
    std::string device_;
    detector::Precision precision_;
};

/// Gives back, when it goes, what memory of the device a look ahead has left in the cache.
class EmptiedCache {
  public:
    explicit EmptiedCache(const std::string& device) : device_(device) {}
    EmptiedCache(const EmptiedCache&) = delete;
    EmptiedCache& operator=(const EmptiedCache&) = delete;
    ~EmptiedCache() { compute::emptyCache(device_); }

  private:
    const std::string& device_;
};

} // namespace

std::optional<detector::Precision> settledPrecision(const TrainOptions& options, const std::string& device)
{
    using detector::Precision;
    if (options.precision != PrecisionChoice::Auto)
        return options.precision == PrecisionChoice::Bf16 ? Precision::Bf16 : Precision::Fp32;
    if (options.objective == ObjectiveKind::DetectionLoss) return Precision::Fp32;
    if (device != "cpu") return std::nullopt;
    static const bool fast = cpuComputesBf16();
    return fast ? Precision::Bf16 : Precision::Fp32;
}

std::int64_t settledBatch(const TrainOptions& options, std::size_t images, const std::string& device)
{
    // By the kind of device alone: a measurement would choose another one on a busy machine, and with it, by the order of sums,
    // another run. On the CPU the passes go side by side (pass_runner.h): twice as many as there are threads keep all of them at work
    // though some end later.
    const std::int64_t usual = device == "cpu" ? std::int64_t{2} * std::min(compute::usableThreads(), compute::kMostSideBySide) : 64;
    const std::vector<UpdatePlan> plan = planIteration(options, images, 0);
    const auto most = static_cast<std::int64_t>(std::max(plan.front().inputs.size(), updatesAtOnce(options, plan, 0)));
    return std::min(options.batchSize > 0 ? options.batchSize : usual, most);
}

TrainingPlan measure(const std::vector<Member>& members, const std::string& device, const at::Tensor& patch,
                     StopControl& stop, TrainingObserver& observer)
{
    return timed(members, device, patch, stop, observer, 3);
}

TrainingPlan estimateCost(const TrainOptions& options, std::size_t images, detector::Detector& detector,
                     const std::string& device, StopControl& stop)
{
    detector::Detector* const one[] = {&detector};
    return estimateCost(options, images, std::span<detector::Detector* const>(one), device, stop);
}

TrainingPlan estimateCost(const TrainOptions& given, std::size_t images, std::span<detector::Detector* const> detectors,
                     const std::string& device, StopControl& stop)
{
    const std::int64_t side = detectors.front()->info().inputSize;
    given.check(side);
    if (images == 0)
        throw Error(Message::tr("there is no image to train on"), Message::tr("the selection"),
                    Message::tr("choose a selection that has images"));
    const TrainOptions options = given.placedIn(side);
    const EmptiedCache emptied(device); // after all that follows has gone
    std::vector<Member> members = membersOf(options, detectors);
    std::deque<Restored> restored;
    for (detector::Detector* detector : detectors)
        restored.emplace_back(*detector);
    const std::size_t shown = std::min<std::size_t>(images, 576); // the largest batch of nine tiles each
    compute::forgetPeakResidentBytes();
    TrainingPlan plan = explainingOutOfMemory(device, [&] {
        const at::Tensor patch =
            compute::deviceCopy(at::full({3, options.patchSize, options.patchSize}, 127.5), at::Device(device));
        for (Member& member : members)
            member.images = greyImages(member.options, shown, side, device);
        TrainingObserver nobody;
        return timed(members, device, patch, stop, nobody, 2);
    });
    plan.images = static_cast<std::int64_t>(images);
    plan.estimatedSeconds = plan.secondsPerPass * passesOf(members, images);
    if (plan.estimatedBytes) *plan.estimatedBytes += static_cast<std::int64_t>(images) * 3 * side * side;
    return plan;
}

} // namespace blindspot::patch
