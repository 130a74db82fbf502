// Decoding of picture files, in pictures a second: JPEGs of a photograph's size whole and for a thumbnail, and the other formats.
// Two builds are compared by running their programs in turn: decode_benchmark --benchmark_repetitions=5.
#include "core/imaging/codec.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <unistd.h>
#include <vector>

using namespace blindspot;

namespace {

/// Waves of several lengths: it compresses as a photograph does, to about a fifth of a byte a pixel.
imaging::Image photograph()
{
    imaging::Image image(640, 480);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            for (int channel = 0; channel < 3; ++channel) {
                const double wave = 40 * std::sin(x * 0.031 + channel) * std::cos(y * 0.043) +
                                    25 * std::sin(x * 0.37 + y * 0.29) + 12 * std::sin(x * 1.7 - y * 1.1 + channel);
                image.pixel(x, y)[channel] = static_cast<std::uint8_t>(std::lround(128 + wave));
            }
    return image;
}

/// A file of these bytes, removed at the end.
class File {
  public:
    File(const char* extension, const std::vector<std::byte>& bytes)
        : path_(std::filesystem::temp_directory_path() /
                ("decode_benchmark-" + std::to_string(::getpid()) + extension))
    {
        std::ofstream(path_, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { std::filesystem::remove(path_); }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void decodeJpeg(benchmark::State& state)
{
    const File file(".jpg", imaging::encodeJpeg(photograph(), 90));
    for (auto _ : state)
        benchmark::DoNotOptimize(imaging::decodeFile(file.path()));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(decodeJpeg)->Unit(benchmark::kMillisecond);

void decodePng(benchmark::State& state)
{
    const File file(".png", imaging::encodePng(photograph()));
    for (auto _ : state)
        benchmark::DoNotOptimize(imaging::decodeFile(file.path()));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(decodePng)->Unit(benchmark::kMillisecond);

void thumbnailOfJpeg(benchmark::State& state)
{
    const File file(".jpg", imaging::encodeJpeg(photograph(), 90));
    for (auto _ : state)
        benchmark::DoNotOptimize(imaging::thumbnail(file.path(), 160));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(thumbnailOfJpeg)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
