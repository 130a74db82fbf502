// What there is to know of the training on a GPU, part by part; each prints one line of JSON. tests/benchmarks/gpu/measure runs all of it.
//
//   gpu_benchmark PART...      same, waits, pass, run, memory, resume (default: all of these); kernels=FILE
//
//   BLINDSPOT_BENCH_DEVICE=cuda:0 (default: auto; "cpu" shows that it runs), BLINDSPOT_BENCH_WEIGHTS=FILE (default: the detector that the
//   program brings with it), BLINDSPOT_BENCH_QUICK=1 (a few small passes of each, for a look at the program itself)
#include "core/common/random.h"
#include "core/common/stopwatch.h"
#include "core/compute/device.h"
#include "core/compute/device_memory.h"
#include "core/compute/host_copy.h"
#include "core/compute/recorded_work.h"
#include "core/detector/heads.h"
#include "core/patch/optimiser.h"
#include "core/patch/pass_runner.h"
#include "core/patch/trainer.h"
#include "tests/benchmarks/gpu/kernel_trace.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

std::string environment(const char* name, const std::string& otherwise)
{
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : value;
}

const std::string& device()
{
    static const std::string kDevice = compute::chooseDevice(environment("BLINDSPOT_BENCH_DEVICE", "auto")).device;
    return kDevice;
}

bool quick()
{
    static const bool kQuick = !environment("BLINDSPOT_BENCH_QUICK", "").empty();
    return kQuick;
}

detector::Detector load()
{
    return detector::Detector::load(environment("BLINDSPOT_BENCH_WEIGHTS", BLINDSPOT_DEMO_DETECTOR));
}

/// Pictures of noise with three objects of the first class each.
std::vector<compute::LabelledImage> pictures(std::int64_t count, std::int64_t side)
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t id = 1; id <= count; ++id) {
        at::manual_seed(static_cast<std::uint64_t>(id));
        RandomStream random(1, 0, static_cast<std::uint64_t>(id));
        const at::Tensor boxes = at::empty({3, 4});
        for (int box = 0; box < 3; ++box) {
            const auto length = static_cast<double>(side), width = random.uniform(0.05, 0.3) * length;
            const double x = random.uniform(0, length - width), y = random.uniform(0, length - 2 * width);
            const double corners[] = {x, y, x + width, y + 2 * width};
            std::transform(std::begin(corners), std::end(corners), boxes.data_ptr<float>() + 4 * box,
                           [](double value) { return static_cast<float>(value); });
        }
        images.push_back({id, at::randint(0, 256, {3, side, side}).to(at::kByte), boxes, at::zeros({3}, at::kLong),
                          {0, 0, static_cast<double>(side), static_cast<double>(side)}});
    }
    return images;
}

/// A detector on the device with what a training makes of the pictures.
struct Lab {
    Lab(const std::string& recipe, std::int64_t images, const std::string& where, std::int64_t imagesPerUpdate)
        : detector(load()), side(detector.info().inputSize)
    {
        TrainOptions options = TrainOptions::forRecipe(recipe);
        options.imagesPerUpdate = imagesPerUpdate;
        options.precision = PrecisionChoice::Fp32;
        detector.moveTo(where, detector::Precision::Fp32);
        detector::Detector* const one[] = {&detector};
        members = membersOf(options.placedIn(side), one);
        StopControl stop;
        TrainingObserver observer;
        prepareMembers(members, pictures(images, side), where, stop, observer);
        const std::int64_t patchSide = members.front().options.patchSize;
        at::manual_seed(1);
        patch = (at::rand({3, patchSide, patchSide}) * 255).to(at::Device(where));
        weights = equalWeights(1, where);
        plan = planIteration(members.front().options, members.front().images.size(), 0);
    }

    detector::Detector detector;
    std::int64_t side;
    std::vector<Member> members;
    at::Tensor patch, weights;
    std::vector<UpdatePlan> plan;
};

/// The gradients of four updates from the same patch, on the CPU pass by pass and on the device as a batch, recorded and not.
void same()
{
    Lab host("hide", 16, "cpu", 1), there("hide", 16, device(), 1);
    const std::size_t count = std::min<std::size_t>(4, host.plan.size());
    PassRunner apart(host.members, "cpu"), together(there.members, device(), 0, PassWay::Batched);
    const auto expected = apart.runEach(std::span(host.plan.data(), count), count, host.patch, host.weights);
    double worst = 0, worstOfLater = 0;
    for (int run = 0; run < 4; ++run) {
        const auto found = together.runEach(std::span(there.plan.data(), count), count, there.patch, there.weights);
        for (std::size_t i = 0; i < count; ++i) {
            const double most = compute::hostValue(expected[i].gradient.abs().max());
            const double apartBy = compute::hostValue((compute::hostCopy(found[i].gradient) - expected[i].gradient).abs().max()) / most;
            double& figure = run == 0 ? worst : worstOfLater;
            figure = std::max(figure, apartBy);
        }
    }
    std::printf("{\"part\": \"same\", \"device\": \"%s\", \"worst_gradient_difference\": %.3g, \"of_later_runs\": %.3g, \"recorded\": %s, "
                "\"refusal\": \"%s\"}\n",
                device().c_str(), worst, worstOfLater, together.recorded() ? "true" : "false", together.refusal().c_str());
}

/// Updates as a training does them, with every wait for the device an error.
void waits()
{
    for (const std::string recipe : {"hide", "robust-dpatch"}) {
        Lab lab(recipe, 8, device(), recipe == "hide" ? 1 : 0);
        const TrainOptions& options = lab.members.front().options;
        PassRunner runner(lab.members, device());
        OptimiserState optimiser{at::zeros_like(lab.patch), at::zeros_like(lab.patch),
                                 at::zeros({3, coarseElements(lab.patch.size(-1), options.optimiser.scales)}, lab.patch.options()), 0};
        const auto update = [&] {
            const auto pass = recipe == "hide" ? runner.runEach(std::span(lab.plan.data(), 1), 1, lab.patch, lab.weights).front()
                                               : runner.run(lab.plan.front(), 0, lab.plan.front().inputs.size(), lab.patch, lab.weights);
            step(options.optimiser, 1, pass.gradient, lab.patch, optimiser);
        };
        for (int warm = 0; warm < 3; ++warm)
            update();
        std::string waited;
        try {
            const compute::NoDeviceWaits guard;
            update();
        } catch (const std::exception& error) {
            waited = std::string(error.what()).substr(0, 120);
            std::replace_if(waited.begin(), waited.end(), [](char sign) { return sign == '"' || sign == '\n' || sign == '\\'; }, ' ');
        }
        std::printf("{\"part\": \"waits\", \"recipe\": \"%s\", \"waited\": \"%s\"}\n", recipe.c_str(), waited.c_str());
    }
}

/// Seconds of `work`, the best of some; the first two, which measure and record, do not count.
double best(const std::function<void()>& work)
{
    work(), work();
    double least = 1e30;
    for (int i = 0; i < (quick() ? 1 : 10); ++i) {
        const Stopwatch watch;
        work();
        least = std::min(least, watch.seconds());
    }
    return least;
}

/// A whole pass (scene, pasting, network, loss, gradient) against the recorded forward and backward of the network alone.
void pass()
{
    for (const std::string recipe : {"hide", "robust-dpatch"}) {
        Lab lab(recipe, quick() ? 8 : 256, device(), 0);
        for (std::int64_t batch = 1; batch <= (quick() ? 2 : 64); batch *= 2) {
            const auto count = static_cast<std::size_t>(batch);
            if (count > lab.plan.front().inputs.size()) break;
            const at::Tensor input = at::rand({batch, 3, lab.side, lab.side}).to(at::Device(device()));
            at::Tensor gradient;
            compute::RecordedWork network(device());
            const double bare = best([&] {
                network.run([&] {
                    const at::Tensor leaf = input.detach().requires_grad_(true);
                    const detector::Heads heads = lab.detector.forward(leaf);
                    at::Tensor sum = at::zeros({}, input.options());
                    for (const auto* maps : {&heads.boxes, &heads.scores})
                        for (const at::Tensor& map : *maps)
                            sum = sum + map.sum();
                    gradient = torch::autograd::grad({sum}, {leaf})[0];
                });
                compute::hostValue(gradient.sum());
            });
            PassRunner runner(lab.members, device());
            std::size_t next = 0;
            const double whole = best([&] {
                next = next + 2 * count > lab.plan.front().inputs.size() ? 0 : next + count;
                compute::hostValue(runner.run(lab.plan.front(), next, count, lab.patch, lab.weights).gradient.sum());
            });
            std::printf("{\"part\": \"pass\", \"recipe\": \"%s\", \"batch\": %lld, \"bare_s\": %.6f, \"pass_s\": %.6f, \"ratio\": %.3f, "
                        "\"recorded\": %s}\n",
                        recipe.c_str(), static_cast<long long>(batch), bare, whole, whole / bare, runner.recorded() ? "true" : "false");
            std::fflush(stdout);
        }
    }
}

/// Keeps what a training says.
class Listener final : public TrainingObserver {
  public:
    void onPlan(const TrainingPlan& plan) override { batch = plan.batchSize; }
    void onIteration(const IterationEvent& event) override { losses.push_back(event.loss); }
    void onLog(LogLevel, const Message& line) override { lines.push_back(line.english()); }

    std::int64_t batch = 0;
    std::vector<double> losses;
    std::vector<std::string> lines;
};

TrainingResult trained(const std::string& recipe, std::int64_t images, std::int64_t iterations, const std::string& where, Listener& listener,
                       const TrainingState* resume = nullptr, std::int64_t batch = 0)
{
    detector::Detector detector = load();
    TrainOptions options = TrainOptions::forRecipe(recipe);
    options.iterations = iterations;
    options.precision = PrecisionChoice::Fp32;
    options.batchSize = batch;
    StopControl stop;
    return train(options, pictures(images, detector.info().inputSize), detector, where, stop, listener, {}, resume);
}

void run()
{
    for (const auto& [images, iterations] : quick() ? std::vector<std::pair<int, int>>{{4, 2}} : std::vector<std::pair<int, int>>{{50, 10}, {500, 100}})
        for (const std::string recipe : {"hide", "robust-dpatch"}) {
            compute::forgetPeakDeviceBytes(device());
            Listener listener;
            const Stopwatch watch;
            const TrainingResult result = trained(recipe, images, iterations, device(), listener);
            std::printf("{\"part\": \"run\", \"recipe\": \"%s\", \"images\": %d, \"iterations\": %d, \"seconds\": %.3f, \"with_start_s\": %.3f, "
                        "\"passes\": %lld, \"batch\": %lld, \"peak_bytes\": %lld, \"first_loss\": %.5f, \"last_loss\": %.5f}\n",
                        recipe.c_str(), images, iterations, result.state.seconds, watch.seconds(), static_cast<long long>(result.state.passes),
                        static_cast<long long>(listener.batch),
                        static_cast<long long>(compute::peakDeviceBytes(device()).value_or(compute::peakResidentBytes())),
                        listener.losses.front(), listener.losses.back());
            std::fflush(stdout);
        }
}

/// A batch that the memory does not hold: it is halved, and the run ends well.
void memory()
{
    const double part = 0.02;
    const bool limited = compute::limitDeviceMemory(device(), part);
    Listener listener;
    const TrainingResult result = trained("robust-dpatch", quick() ? 4 : 64, 2, device(), listener);
    if (limited) compute::limitDeviceMemory(device(), 1);
    std::printf("{\"part\": \"memory\", \"limited_to\": %.3f, \"limited\": %s, \"batch\": %lld, \"messages\": %zu, \"iterations\": %lld}\n", part,
                limited ? "true" : "false", static_cast<long long>(listener.batch), listener.lines.size(),
                static_cast<long long>(result.state.iteration));
}

/// Begun on the CPU, ended on the device; against all of it on the CPU.
void resume()
{
    const std::int64_t images = quick() ? 4 : 16;
    Listener begun, ended, whole;
    TrainingState half = trained("hide", images, 4, "cpu", whole).state;
    const at::Tensor expected = half.patch;
    detector::Detector detector = load();
    class Stopper final : public TrainingObserver {
      public:
        explicit Stopper(StopControl& control) : control_(control) {}
        void onIteration(const IterationEvent& event) override
        {
            if (event.iteration == 2) control_.requestStop();
        }

      private:
        StopControl& control_;
    };
    StopControl stop;
    Stopper stopper(stop);
    TrainOptions options = TrainOptions::forRecipe("hide");
    options.iterations = 4;
    options.precision = PrecisionChoice::Fp32;
    half = train(options, pictures(images, detector.info().inputSize), detector, "cpu", stop, stopper).state;
    const TrainingState there = trained("hide", images, 4, device(), ended, &half).state;
    std::printf("{\"part\": \"resume\", \"resumed_at\": %lld, \"loss_cpu\": %.6f, \"loss_resumed\": %.6f, \"mean_patch_difference\": %.5f}\n",
                static_cast<long long>(half.iteration), whole.losses.back(), ended.losses.back(),
                compute::hostValue((there.patch - expected).abs().mean()));
}

/// A trace of some updates for the profiler's reader: the passes as they are without a record, whose launches it would not see one by one.
void kernels(const std::string& file)
{
    Lab lab("hide", quick() ? 4 : 64, device(), 1);
    const std::size_t count = std::min<std::size_t>(4, lab.plan.size());
    const auto once = [&] { compute::hostValue(runEnsembleOfEach(lab.members, std::span(lab.plan.data(), count), device(), lab.patch, lab.weights).back().sums.sum()); };
    once(), once();
    const bool written = traceKernels(file, [&] {
        for (int i = 0; i < (quick() ? 1 : 5); ++i)
            once();
    });
    std::printf("{\"part\": \"kernels\", \"trace\": \"%s\"}\n", written ? file.c_str() : "");
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::pair<std::string, void (*)()>> parts{{"same", same}, {"waits", waits},   {"pass", pass},
                                                                {"run", run},   {"memory", memory}, {"resume", resume}};
    std::vector<std::string> wanted(argv + 1, argv + argc);
    int failures = 0;
    for (const auto& [name, part] : parts) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), name) == wanted.end()) continue;
        try {
            part();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: %s\n", name.c_str(), error.what());
            ++failures;
        }
        std::fflush(stdout);
    }
    for (const std::string& name : wanted)
        if (name.starts_with("kernels=")) kernels(name.substr(8));
    return failures;
}
