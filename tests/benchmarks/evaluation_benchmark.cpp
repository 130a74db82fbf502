// What average precision costs: one drawing of a bootstrap over 20,000 ranked detections, the matching before
// it, and the twelve figures of a class.
//
//   build/release/bin/evaluation_benchmark
// Beside pycocotools: tests/benchmarks/compare_pycocotools.py.
#include "core/common/random.h"
#include "core/metrics/average_precision.h"
#include "core/metrics/coco_summary.h"

#include <benchmark/benchmark.h>

#include <vector>

namespace {

using namespace blindspot;
using namespace blindspot::metrics;

constexpr int kImages = 500;
constexpr int kDetections = 40; ///< of each image
constexpr int kObjects = 4;

/// Objects that are found more or less exactly, and many detections of low scores that find nothing.
ImageBoxes madeImage(int number)
{
    RandomStream random(3, 0, static_cast<std::uint64_t>(number));
    ImageBoxes image;
    for (int i = 0; i < kObjects; ++i) {
        const CocoBox box{random.uniform(0, 500), random.uniform(0, 400), random.uniform(10, 140),
                          random.uniform(10, 140)};
        image.annotations.push_back({box, box.area(), false, false});
        const double shift = random.uniform(0, 0.3) * box.width;
        image.detections.push_back({{box.x + shift, box.y, box.width, box.height}, random.uniform(0.2, 1)});
    }
    while (image.detections.size() < kDetections)
        image.detections.push_back({{random.uniform(0, 500), random.uniform(0, 400), random.uniform(10, 140),
                                     random.uniform(10, 140)},
                                    random.uniform(0.001, 0.4)});
    return image;
}

const std::vector<ImageBoxes>& images()
{
    static const std::vector<ImageBoxes> made = [] {
        std::vector<ImageBoxes> list;
        for (int i = 0; i < kImages; ++i)
            list.push_back(madeImage(i));
        return list;
    }();
    return made;
}

const RankedDetections& ranked()
{
    static const RankedDetections made = [] {
        std::vector<MatchedImage> matched;
        for (const ImageBoxes& image : images())
            matched.push_back(matchImage(image));
        return RankedDetections(matched);
    }();
    return made;
}

/// As many images as there are, drawn with putting back.
std::vector<std::uint32_t> drawing()
{
    RandomStream random(4, 0, 0);
    std::vector<std::uint32_t> weights(kImages);
    for (int i = 0; i < kImages; ++i)
        ++weights[random.below(kImages)];
    return weights;
}

void averagePrecisionOfADrawing(benchmark::State& state)
{
    const auto weights = drawing();
    for (auto _ : state)
        benchmark::DoNotOptimize(ranked().averagePrecision(0, weights));
}
BENCHMARK(averagePrecisionOfADrawing)->Unit(benchmark::kMicrosecond);

void averagePrecisionAtAllThresholdsOfADrawing(benchmark::State& state)
{
    const auto weights = drawing();
    for (auto _ : state)
        benchmark::DoNotOptimize(ranked().averagePrecisions(weights));
}
BENCHMARK(averagePrecisionAtAllThresholdsOfADrawing)->Unit(benchmark::kMicrosecond);

void matchAllImages(benchmark::State& state)
{
    for (auto _ : state)
        for (const ImageBoxes& image : images())
            benchmark::DoNotOptimize(matchImage(image));
}
BENCHMARK(matchAllImages)->Unit(benchmark::kMillisecond);

void twelveFiguresOfOneClass(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(cocoFigures(images()));
}
BENCHMARK(twelveFiguresOfOneClass)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
