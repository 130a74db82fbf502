// What each defence costs a picture of 640 x 480 pixels, on one thread.
//
//   build/release/bin/defence_benchmark
//
// The picture has slow and fast changes of colour, and a noise square that the patch detector finds.
#include "core/defences/defence.h"
#include "core/imaging/paste.h"
#include "tests/support/noise_pictures.h"

#include <benchmark/benchmark.h>

using namespace blindspot;

namespace {

imaging::Image picture()
{
    imaging::Image image = testing::slopePicture(640, 480);
    const imaging::Image texture = testing::noisePicture(640, 480, 1);
    for (std::size_t i = 0; i < image.rgb.size(); ++i)
        image.rgb[i] = static_cast<std::uint8_t>(image.rgb[i] + texture.rgb[i] / 16);
    imaging::pasteTurned(image, testing::noisePicture(90, 90, 2), 300, 200, 0);
    return image;
}

void apply(benchmark::State& state, const std::string& name)
{
    const auto defence = defences::makeDefence(defences::parseDefence(name, "the benchmark"));
    const imaging::Image image = picture();
    std::uint64_t key = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(defence->apply(image, key++));
}

} // namespace

int main(int argc, char** argv)
{
    for (const defences::DefenceKind& kind : defences::defenceKinds())
        benchmark::RegisterBenchmark(kind.name.c_str(), apply, kind.name)->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
