// Images a second of a detector's training against the bare network's forward and backward pass, both with
// batches of 16 at 320 pixels. The argument is the width in thousandths.
#include "core/compute/device.h"
#include "core/compute/loop_threads.h"
#include "core/detector/custom_spec.h"
#include "core/detector_training/trainer.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/full.h>
#include <ATen/ops/rand.h>
#include <benchmark/benchmark.h>
#include <torch/csrc/autograd/autograd.h>

namespace {

using namespace blindspot;

constexpr std::int64_t kSide = 320, kBatch = 16;

detector::NetworkSpec specOf(std::int64_t width)
{
    return detector::customSpec(detector::Family::YoloV8,
                                {.width = static_cast<double>(width) / 1000, .depth = 0.33}, 4);
}

void bareNetwork(benchmark::State& state)
{
    compute::chooseDevice("cpu");
    const compute::LoopThreads all(compute::usableThreads());
    detector::TrainableNetwork network(specOf(state.range(0)), 1);
    std::vector<at::Tensor> leaves;
    for (const auto& parameter : network.parameters())
        leaves.push_back(parameter.value);
    const at::Tensor input = at::rand({kBatch, 3, kSide, kSide});
    for (auto _ : state) {
        const detector::Heads heads = network.forward(input).front();
        const at::Tensor sum = detector::flatten(heads.boxes).sum() + detector::flatten(heads.scores).sum();
        benchmark::DoNotOptimize(torch::autograd::grad({sum}, leaves));
    }
    state.SetItemsProcessed(state.iterations() * kBatch);
}

void wholeTraining(benchmark::State& state)
{
    compute::chooseDevice("cpu");
    std::vector<compute::LabelledImage> images;
    for (std::int64_t i = 0; i < 64; ++i) {
        compute::LabelledImage& image = images.emplace_back();
        image.id = i;
        image.content = {0, 0, kSide, kSide};
        image.pixels = (at::rand({3, kSide, kSide}) * 255).to(at::kByte);
        image.boxes = at::rand({5, 4}) * 150;
        image.boxes.narrow(1, 2, 2).add_(155);
        image.classes = at::full({5}, i % 4, at::kLong);
    }
    const std::vector<compute::LabelledImage> none;
    detector_training::TrainOptions options;
    options.epochs = 1;
    options.batch = kBatch;
    for (auto _ : state) {
        detector::TrainableNetwork network(specOf(state.range(0)), 1);
        StopControl stop;
        detector_training::TrainingObserver observer;
        benchmark::DoNotOptimize(
            detector_training::train(options, {images, none, {"a", "b", "c", "d"}}, network, "cpu", stop, observer));
    }
    state.SetItemsProcessed(state.iterations() * 64);
}

BENCHMARK(bareNetwork)->Arg(125)->Arg(250)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(wholeTraining)->Arg(125)->Arg(250)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
