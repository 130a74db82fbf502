// What an evaluation costs beyond the bare forward passes of its network: both by turns, in one process.
//
//   build/release/bin/evaluation_pass_benchmark WEIGHTS FOLDER_OF_PICTURES [PICTURES [ROUNDS]]
//   BLINDSPOT_BENCH_DEVICE=cuda:0 (default: auto)
//
// An evaluation of clean, grey, noise (three drawings) and patch: decoding, placing, letterbox, network, NMS,
// matching. Bare: as many inputs of the same size in batches of the same size, forward only, from memory.
#include "core/common/box.h"
#include "core/common/error.h"
#include "core/common/stopwatch.h"
#include "core/compute/device.h"
#include "core/compute/loop_threads.h"
#include "core/detector/heads.h"
#include "core/evaluation/inference.h"
#include "core/imaging/codec.h"
#include "core/imaging/image_header.h"
#include "core/metrics/average_precision.h"
#include "core/metrics/object_match.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace blindspot;

namespace {

constexpr std::int64_t kCpuBatch = 4, kCudaBatch = 32;

double seconds(const std::function<void()>& work)
{
    const Stopwatch watch;
    work();
    return watch.seconds();
}

/// Three objects a picture, so that there are places to cover.
evaluation::InferencePlan inferencePlanOf(detector::Detector& detector, const std::filesystem::path& folder, std::size_t pictures)
{
    evaluation::InferencePlan plan;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (imaging::hasImageExtension(entry.path())) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < std::min(pictures, files.size()); ++i) {
        const imaging::Size size = imaging::readHeader(files[i]).size();
        const double w = size.width, h = size.height;
        plan.images.push_back({files[i],
                                size,
                                {{0.1 * w, 0.1 * h, 0.3 * w, 0.7 * h},
                                 {0.5 * w, 0.3 * h, 0.6 * w, 0.6 * h},
                                 {0.6 * w, 0.1 * h, w, h}},
                                i});
    }
    plan.patches.push_back({imaging::Image(200, 200, 90), {}, 640});
    plan.treatments.resize(6);
    constexpr metrics::Arm kArms[] = {metrics::Arm::Clean,  metrics::Arm::Grey,
                                         metrics::Arm::Random, metrics::Arm::Random,
                                         metrics::Arm::Random, metrics::Arm::Patch};
    plan.defences.push_back(nullptr);
    for (std::size_t i = 0; i < plan.treatments.size(); ++i) {
        plan.treatments[i].arm = kArms[i];
        plan.treatments[i].seed = i;
        plan.cases.push_back({i, 0});
    }
    plan.detectors = {{&detector, 0}};
    return plan;
}

void evaluateOnce(const evaluation::InferencePlan& plan)
{
    StopControl stop;
    evaluation::runInference(plan, {}, stop, {}, {}, [&plan](evaluation::CaseDetections&& sight) {
        metrics::ImageBoxes boxes;
        for (const Box& box : plan.images[sight.image].places)
            boxes.annotations.push_back(
                {{box.x1, box.y1, box.width(), box.height()}, box.width() * box.height(), false, false});
        boxes.detections = std::move(sight.detections);
        metrics::matchImage(boxes);
        metrics::outcomeOf(boxes, {});
    });
}

void bareOnce(const detector::Detector& detector, std::int64_t inputs, std::int64_t batch,
              const at::Tensor& pixels)
{
    const compute::LoopThreads all(compute::usableThreads());
    const c10::InferenceMode guard;
    for (std::int64_t done = 0; done < inputs; done += batch) {
        const at::Tensor input = pixels.narrow(0, 0, std::min(batch, inputs - done));
        detector.forward(input).scores.front().sum().item<float>();
    }
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc < 3)
            throw Error(Message::verbatim("weights and a folder of pictures are needed"),
                        "evaluation_pass_benchmark WEIGHTS FOLDER");
        const std::size_t pictures = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 32;
        const int rounds = argc > 4 ? std::atoi(argv[4]) : 5;
        const char* wanted = std::getenv("BLINDSPOT_BENCH_DEVICE");
        const compute::DeviceInfo device = compute::chooseDevice(wanted ? wanted : "auto");
        detector::Detector detector = detector::Detector::load(argv[1]);
        detector.moveTo(device.device, detector::Precision::Fp32);
        const evaluation::InferencePlan plan = inferencePlanOf(detector, argv[2], pictures);
        const auto inputs = static_cast<std::int64_t>(plan.images.size() * plan.cases.size());
        const std::int64_t batch = device.isCuda() ? kCudaBatch : kCpuBatch, side = detector.info().inputSize;
        const at::Tensor pixels = at::rand({batch, 3, side, side})
                                      .to(at::Device(device.device))
                                      .contiguous(at::MemoryFormat::ChannelsLast);
        bareOnce(detector, 2 * batch, batch, pixels);
        std::vector<double> ratios;
        for (int round = 0; round < rounds; ++round) {
            const double bare = seconds([&] { bareOnce(detector, inputs, batch, pixels); });
            const double whole = seconds([&] { evaluateOnce(plan); });
            ratios.push_back(whole / bare);
            std::printf("%ld inputs: bare %.4f s, evaluation %.4f s an input, ratio %.3f\n",
                        static_cast<long>(inputs), bare / static_cast<double>(inputs),
                        whole / static_cast<double>(inputs), ratios.back());
        }
        std::sort(ratios.begin(), ratios.end());
        std::printf("%s: median ratio %.3f\n", device.name.english().c_str(), ratios[ratios.size() / 2]);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
