// One pass of each recipe against the bare forward and backward of the same network, in one process, and the share of its parts.
//
//   build/release/bin/pass_benchmark [--benchmark_filter=...]
//   BLINDSPOT_BENCH_DEVICE=cuda:0 (default: auto), BLINDSPOT_BENCH_WEIGHTS=FILE (default: YOLOv8n with random weights),
//   BLINDSPOT_BENCH_SIDE=640
#include "core/common/box.h"
#include "core/common/stopwatch.h"
#include "core/compute/device.h"
#include "core/compute/loop_threads.h"
#include "core/detector/network.h"
#include "core/detector/state_dict.h"
#include "core/patch/optimiser.h"
#include "core/patch/pass.h"
#include "core/patch/pass_runner.h"
#include "core/patch/paster.h"
#include "core/patch/schedule.h"

#include <ATen/ATen.h>
#include <benchmark/benchmark.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <span>
#include <utility>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

constexpr std::int64_t kPictures = 64;

std::string environment(const char* name, const std::string& otherwise)
{
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : value;
}

std::int64_t side()
{
    return std::atoll(environment("BLINDSPOT_BENCH_SIDE", "640").c_str());
}

const std::string& device()
{
    static const std::string kDevice = compute::chooseDevice(environment("BLINDSPOT_BENCH_DEVICE", "auto")).device;
    return kDevice;
}

/// Waits for the device, so that a clock tells the truth.
void wait(const at::Tensor& result)
{
    result.sum().item<double>();
}

detector::Detector makeDetector()
{
    const std::string file = environment("BLINDSPOT_BENCH_WEIGHTS", "");
    if (!file.empty()) return detector::Detector::load(file);
    const std::string name = environment("BLINDSPOT_BENCH_NETWORK", "yolov8n"); // a family and a scale, with random weights
    detector::Network network(
        detector::standardSpec(detector::familyFromName(name.substr(0, name.size() - 1)), name.back(), 80));
    detector::StateDict weights;
    for (const auto& item : network.named_parameters())
        weights.tensors[item.key()] = item.value().detach().clone();
    for (const auto& item : network.named_buffers())
        weights.tensors[item.key()] = item.value().detach().clone();
    return {weights, {}};
}

detector::Detector& detectorAt(detector::Precision precision)
{
    static detector::Detector instance = makeDetector();
    instance.moveTo(device(), precision);
    return instance;
}

/// Pictures of noise with three objects each, and three detections as targets.
const std::vector<PreparedImage>& pictures()
{
    static const std::vector<PreparedImage> kImages = [] {
        std::vector<PreparedImage> images;
        const auto length = static_cast<double>(side());
        for (std::int64_t id = 0; id < kPictures; ++id) {
            PreparedImage image;
            image.id = id;
            image.content = {0, 0, length, length};
            image.pixels = at::randint(0, 256, {3, side(), side()}).to(at::kByte).to(at::Device(device()));
            RandomStream random(1, 0, static_cast<std::uint64_t>(id));
            image.targets = {at::empty({3, 4}), at::zeros({3}, at::kLong)};
            for (int box = 0; box < 3; ++box) {
                const double width = random.uniform(0.05, 0.4) * length, height = 2 * width;
                const double x = random.uniform(0, length - width), y = random.uniform(0, std::max(1.0, length - height));
                image.boxes.push_back({x, y, x + width, std::min(length, y + height)});
                const Box& added = image.boxes.back();
                const double corners[] = {added.x1, added.y1, added.x2, added.y2};
                std::copy(std::begin(corners), std::end(corners), image.targets.boxes.data_ptr<float>() + 4 * box);
            }
            images.push_back(std::move(image));
        }
        return images;
    }();
    return kImages;
}

/// The defences with their defaults.
const std::vector<DefenceSpec> kDefences = {{"jpeg", {{"quality", 75}}},
                                            {"median", {{"side", 5}}},
                                            {"gaussian", {{"sigma", 2}}},
                                            {"lgs", {{"window", 15}, {"overlap", 5}, {"threshold", 0.1}, {"lambda", 2.3}}},
                                            {"resize-pad", {{"low", 0.8}}},
                                            {"frequency-mask", {{"threshold", 60}, {"ratio", 3}, {"window", 11}, {"solidity", 0.6}}}};

/// `name`: a recipe; "hide-erasing": hide with cutout and erased blocks; "hide-through-jpeg": hide through a defence.
TrainOptions recipe(const std::string& name, std::int64_t batch)
{
    TrainOptions options = TrainOptions::forRecipe(name.starts_with("hide-") ? "hide" : name);
    if (name == "hide-erasing") options.transforms.cutout = 0.4, options.transforms.erase = 0.5;
    for (const DefenceSpec& defence : kDefences)
        if (name == "hide-through-" + defence.name) options.through = defence;
    options.imagesPerUpdate = 0;
    options.batchSize = batch;
    if (options.placement.kind == PlacementKind::Fixed) options.placement.row = options.placement.column = (side() - 200) / 2;
    return options;
}

void bare(detector::Detector& detector, const at::Tensor& input)
{
    const at::Tensor leaf = input.detach().requires_grad_(true);
    const detector::Heads heads = detector.forward(leaf);
    std::vector<at::Tensor> sums;
    for (const auto* maps : {&heads.boxes, &heads.scores})
        for (const at::Tensor& map : *maps)
            sums.push_back(map.sum());
    wait(torch::autograd::grad({at::stack(sums).sum()}, {leaf})[0]);
}

double seconds(const std::function<void()>& work)
{
    const Stopwatch watch;
    work();
    return watch.seconds();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// The bare network and the whole pass (scene, pasting, network, loss, gradient, update) by turns, so that both see the same
/// machine; counters: seconds an input of each, and their ratio.
void passAgainstBare(benchmark::State& state, const std::string& name, detector::Precision precision)
{
    detector::Detector& detector = detectorAt(precision);
    const std::int64_t batch = state.range(0);
    const TrainOptions options = recipe(name, batch);
    const at::Tensor input = at::rand({batch, 3, side(), side()}).to(at::Device(device()));
    at::Tensor patch = at::full({3, 200, 200}, 127.5, at::TensorOptions().device(at::Device(device())));
    OptimiserState optimiser{at::zeros_like(patch), at::zeros_like(patch),
                             at::zeros({3, coarseElements(patch.size(-1), options.optimiser.scales)}, patch.options()), 0};
    const UpdatePlan update = planIteration(options, pictures().size(), 0).front();
    const auto inputs = static_cast<std::int64_t>(update.inputs.size());
    std::int64_t next = 0;
    const auto pass = [&] {
        const auto first = static_cast<std::size_t>(next++ % (inputs / batch) * batch);
        const Scene scene = makeScene(pictures(), update, first, static_cast<std::size_t>(batch), options, device());
        step(options.optimiser, 1, runPass(options, detector, scene, patch).gradient, patch, optimiser);
        wait(patch);
    };
    bare(detector, input);
    pass();
    std::vector<double> ratios, bareSeconds, passSeconds;
    for (auto _ : state) {
        const double network = seconds([&] { bare(detector, input); }), whole = seconds(pass);
        state.SetIterationTime(whole);
        bareSeconds.push_back(network / static_cast<double>(batch));
        passSeconds.push_back(whole / static_cast<double>(batch));
        ratios.push_back(whole / network);
    }
    state.counters["bare_s"] = median(bareSeconds);
    state.counters["pass_s"] = median(passSeconds);
    state.counters["ratio"] = median(ratios);
}

/// Passes as a training does them on the CPU: those of several updates side by side, each update's step after the other. Against the
/// bare network in fp32, one input on all threads.
void sideBySideAgainstBare(benchmark::State& state, detector::Precision precision)
{
    TrainOptions options = recipe("hide", 1);
    options.imagesPerUpdate = 1;
    std::vector<Member> members;
    members.push_back({options, &detectorAt(precision), pictures()});
    PassRunner runner(members, device());
    const std::vector<UpdatePlan> plan = planIteration(options, pictures().size(), 0);
    const auto together = static_cast<std::size_t>(state.range(0));
    const at::Tensor input = at::rand({1, 3, side(), side()}).to(at::Device(device())), weights = equalWeights(1, device());
    at::Tensor patch = at::full({3, 200, 200}, 127.5, at::TensorOptions().device(at::Device(device())));
    OptimiserState optimiser{at::zeros_like(patch), at::zeros_like(patch),
                             at::zeros({3, coarseElements(patch.size(-1), options.optimiser.scales)}, patch.options()), 0};
    std::size_t next = 0;
    const auto passes = [&] {
        if (next + together > plan.size()) next = 0;
        for (const EnsemblePass& pass : runner.runEach(std::span(plan).subspan(next, together), together, patch, weights))
            step(options.optimiser, 1, pass.gradient, patch, optimiser);
        next += together;
        wait(patch);
    };
    passes();
    std::vector<double> ratios, bareSeconds, passSeconds;
    for (auto _ : state) {
        const double network = seconds([&] {
            detectorAt(detector::Precision::Fp32);
            for (std::size_t i = 0; i < together; ++i)
                bare(*members.front().detector, input);
        });
        detectorAt(precision);
        const double whole = seconds(passes);
        state.SetIterationTime(whole);
        bareSeconds.push_back(network / static_cast<double>(together));
        passSeconds.push_back(whole / static_cast<double>(together));
        ratios.push_back(whole / network);
    }
    state.counters["bare_s"] = median(bareSeconds);
    state.counters["pass_s"] = median(passSeconds);
    state.counters["ratio"] = median(ratios);
}

/// Share of the time by part, one input at a time.
void partsOfAPass(benchmark::State& state, const std::string& name)
{
    detector::Detector& detector = detectorAt(detector::Precision::Fp32);
    const TrainOptions options = recipe(name, 1);
    at::Tensor patch = at::full({3, 200, 200}, 127.5, at::TensorOptions().device(at::Device(device())));
    OptimiserState optimiser{at::zeros_like(patch), at::zeros_like(patch),
                             at::zeros({3, coarseElements(patch.size(-1), options.optimiser.scales)}, patch.options()), 0};
    const UpdatePlan update = planIteration(options, pictures().size(), 0).front();
    double scenes = 0, placements = 0, networks = 0, updates = 0, passes = 0;
    std::size_t next = 0;
    for (auto _ : state) {
        Scene scene;
        scenes += seconds([&] {
            scene = makeScene(pictures(), update, next++ % update.inputs.size(), 1, options, device());
            wait(scene.background);
        });
        at::Tensor leaf = patch.detach().requires_grad_(true), input;
        placements += seconds([&] {
            const Footprint footprint = rasterise(scene.placements, 1, side(), side(), device());
            input = pastePatches(scene.background, leaf, footprint);
            wait(torch::autograd::grad({input.sum()}, {leaf})[0]);
        });
        networks += seconds([&] { bare(detector, input.detach()); });
        PassResult result;
        passes += seconds([&] {
            result = runPass(options, detector, scene, patch);
            wait(result.sums);
        });
        updates += seconds([&] {
            step(options.optimiser, 1, result.gradient, patch, optimiser);
            wait(patch);
        });
    }
    const auto mean = [&state](double total) { return total / static_cast<double>(state.iterations()); };
    state.counters["scene_s"] = mean(scenes);
    state.counters["placement_s"] = mean(placements);
    state.counters["bare_network_s"] = mean(networks);
    state.counters["pass_without_scene_s"] = mean(passes);
    state.counters["update_s"] = mean(updates);
}

void registerAll()
{
    using detector::Precision;
    const bool cuda = device() != "cpu";
    for (const std::string name : {"hide", "hide-erasing", "robust-dpatch"}) {
        for (const std::int64_t batch : cuda ? std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, 64} : std::vector<std::int64_t>{1, 4})
            benchmark::RegisterBenchmark((name + "/fp32").c_str(),
                                         [name](benchmark::State& s) { passAgainstBare(s, name, Precision::Fp32); })
                ->Arg(batch)
                ->UseManualTime()
                ->Unit(benchmark::kMillisecond)
                ->MinTime(5);
        benchmark::RegisterBenchmark((name + "/parts").c_str(), [name](benchmark::State& s) { partsOfAPass(s, name); })
            ->Unit(benchmark::kMillisecond)
            ->Iterations(20);
    }
    for (const auto& [name, precision] : {std::pair{"hide/side by side/fp32", Precision::Fp32}, {"hide/side by side/bf16", Precision::Bf16}})
        benchmark::RegisterBenchmark(name, [precision](benchmark::State& s) { sideBySideAgainstBare(s, precision); })
            ->Arg(TrainOptions().updatesAtOnce)
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->MinTime(5);
    std::vector<std::string> more{"print"};
    for (const DefenceSpec& defence : kDefences)
        more.push_back("hide-through-" + defence.name);
    for (const std::string& name : more)
        benchmark::RegisterBenchmark((name + "/fp32").c_str(),
                                     [name](benchmark::State& s) { passAgainstBare(s, name, Precision::Fp32); })
            ->Arg(1)
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->MinTime(3);
    benchmark::RegisterBenchmark("hide/bf16", [](benchmark::State& s) { passAgainstBare(s, "hide", Precision::Bf16); })
        ->Arg(1)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond)
        ->MinTime(5);
}

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    registerAll();
    const compute::LoopThreads all(compute::usableThreads()); // what is one input at a time has all of them
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
