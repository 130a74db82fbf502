// How long the index takes at COCO's size: importing 118,000 images with 860,000 boxes, and reading
// selections of it. And how long it takes to identify images by their content, beside loading them for a network.
#include "core/common/random.h"
#include "core/compute/labelled_image.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/image_loader.h"
#include "core/dataset/image_record.h"
#include "core/dataset/import/importer.h"
#include "core/dataset/selection.h"
#include "core/imaging/codec.h"
#include "core/workspace/records/workspace.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>
#include <unistd.h>

namespace {

using namespace blindspot;

constexpr int kImages = 118'287;
constexpr int kBoxes = 860'001;
constexpr int kClasses = 80;

/// The peak of the process' memory in MiB; Linux only.
double peakMebibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

void resetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

/// A folder with a COCO file of the size and the order of sections of instances_train2017.json.
class SyntheticCoco {
  public:
    SyntheticCoco()
        : folder_(std::filesystem::temp_directory_path() / ("blindspot-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(folder_);
        std::FILE* out = std::fopen(file().c_str(), "wb");
        std::fputs("{\"info\": {\"year\": 2017}, \"licenses\": [], \"images\": [", out);
        for (int i = 0; i < kImages; ++i)
            std::fprintf(
                out,
                "%s{\"license\": 3, \"file_name\": \"%012d.jpg\", \"coco_url\": "
                "\"http://images.cocodataset.org/train2017/%012d.jpg\", \"height\": 480, \"width\": 640, "
                "\"date_captured\": \"2013-11-14 11:18:45\", \"flickr_url\": "
                "\"http://farm9.staticflickr.com/8186/%d_z.jpg\", \"id\": %d}",
                i == 0 ? "" : ", ", i + 1, i + 1, i, i + 1);
        std::fputs("], \"annotations\": [", out);
        for (int i = 0; i < kBoxes; ++i)
            writeBox(out, i);
        std::fputs("], \"categories\": [", out);
        for (int i = 1; i <= kClasses; ++i)
            std::fprintf(out, "%s{\"supercategory\": \"thing\", \"id\": %d, \"name\": \"class %d\"}",
                         i == 1 ? "" : ", ", i, i);
        std::fputs("]}", out);
        std::fclose(out);
    }
    SyntheticCoco(const SyntheticCoco&) = delete;
    SyntheticCoco& operator=(const SyntheticCoco&) = delete;
    ~SyntheticCoco() { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder() const { return folder_; }
    std::filesystem::path file() const { return folder_ / "instances.json"; }

    static const SyntheticCoco& instance()
    {
        static const SyntheticCoco coco;
        return coco;
    }

  private:
    static void writeBox(std::FILE* out, int index)
    {
        RandomStream random(1, 0, static_cast<std::uint64_t>(index));
        std::fprintf(out, "%s{\"segmentation\": [[", index == 0 ? "" : ", ");
        const int points = 10 + static_cast<int>(random.below(24));
        for (int i = 0; i < points; ++i)
            std::fprintf(out, "%s%.2f, %.2f", i == 0 ? "" : ", ", random.uniform(0, 640),
                         random.uniform(0, 480));
        std::fprintf(
            out,
            "]], \"area\": %.5f, \"iscrowd\": %d, \"image_id\": %d, \"bbox\": [%.2f, %.2f, %.2f, %.2f], "
            "\"category_id\": %d, \"id\": %d}",
            random.uniform(10, 9000), random.below(100) == 0 ? 1 : 0,
            1 + static_cast<int>(random.below(kImages)), random.uniform(0, 300), random.uniform(0, 200),
            random.uniform(2, 300), random.uniform(2, 250), 1 + static_cast<int>(random.below(kClasses)),
            kBoxes - index);
    }

    std::filesystem::path folder_;
};

/// As many pictures as the file lists, of its size: what is measured is to open them and to read their headers.
std::filesystem::path writePictures()
{
    const auto folder = SyntheticCoco::instance().folder() / "pictures";
    std::filesystem::create_directories(folder);
    const std::vector<std::byte> jpeg = imaging::encodeJpeg(imaging::Image(640, 480, 100));
    char name[32];
    for (int i = 0; i < kImages; ++i) {
        std::snprintf(name, sizeof name, "%012d.jpg", i + 1);
        std::ofstream(folder / name, std::ios::binary).write(reinterpret_cast<const char*>(jpeg.data()), std::ssize(jpeg));
    }
    return folder;
}

/// `pictures`: their folder; empty: nobody looks at them.
dataset::ImportResult importInto(const std::filesystem::path& workspace, const std::filesystem::path& pictures = {})
{
    storage::Database database = workspace::Workspace::open(workspace).connect();
    dataset::ImportRequest request;
    request.format = "coco";
    request.source = SyntheticCoco::instance().file();
    request.name = "coco";
    request.replace = true;
    request.images = pictures;
    request.checkFiles = !pictures.empty();
    StopControl stop;
    return dataset::importDataset(request, database, stop);
}

void importCoco(benchmark::State& state)
{
    const auto workspace = SyntheticCoco::instance().folder() / "import";
    resetPeak();
    dataset::ImportResult result;
    for (auto _ : state) {
        if (state.range(0) == 0) {
            state.PauseTiming();
            std::filesystem::remove_all(workspace);
            state.ResumeTiming();
        }
        result = importInto(workspace);
    }
    state.counters["peak_MiB"] = peakMebibytes();
    state.counters["file_MB"] =
        static_cast<double>(std::filesystem::file_size(SyntheticCoco::instance().file())) / 1e6;
    state.counters["images"] = static_cast<double>(result.images);
    state.counters["boxes"] = static_cast<double>(result.annotations);
}
BENCHMARK(importCoco)->ArgName("again")->Arg(0)->Arg(1)->Iterations(1)->Unit(benchmark::kSecond);

void importCocoWithPictures(benchmark::State& state)
{
    const auto workspace = SyntheticCoco::instance().folder() / "with_pictures";
    const auto pictures = writePictures();
    resetPeak();
    for (auto _ : state)
        state.counters["images"] = static_cast<double>(importInto(workspace, pictures).images);
    state.counters["peak_MiB"] = peakMebibytes();
}
BENCHMARK(importCocoWithPictures)->Iterations(1)->Unit(benchmark::kSecond);

storage::Database& imported()
{
    static storage::Database database = [] {
        const auto workspace = SyntheticCoco::instance().folder() / "import";
        if (!std::filesystem::exists(workspace)) importInto(workspace);
        return workspace::Workspace::open(workspace).connect();
    }();
    return database;
}

void createSelection(benchmark::State& state)
{
    dataset::SelectionOptions options;
    options.dataset = "coco";
    options.className = "class 1";
    options.minSide = state.range(0) > 1000 ? 0 : 32;
    options.limit = state.range(0);
    options.order = dataset::SelectionOrder::Random;
    options.replace = true;
    if (state.range(0) > 1000) options.className.reset();
    for (auto _ : state)
        dataset::SelectionStore(imported()).create("some", options);
}
BENCHMARK(createSelection)->Arg(100)->Arg(10'000)->Unit(benchmark::kMillisecond);

void readSelection(benchmark::State& state)
{
    dataset::SelectionOptions options;
    options.dataset = "coco";
    options.limit = state.range(0);
    options.order = dataset::SelectionOrder::Random;
    options.replace = true;
    dataset::SelectionStore(imported()).create("some", options);
    const std::int64_t before = imported().statementsRun();
    std::int64_t reads = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(dataset::readSelection(imported(), "some"));
        ++reads;
    }
    state.counters["statements"] = static_cast<double>((imported().statementsRun() - before) / reads);
}
BENCHMARK(readSelection)->Arg(100)->Arg(10'000)->Unit(benchmark::kMillisecond);

/// Pictures of 640 x 480 as a dataset: soft slopes with some noise, which make JPEGs of some 100 kB.
class Pictures {
  public:
    static constexpr int kCount = 200;

    Pictures()
    {
        std::filesystem::create_directories(folder());
        std::string images;
        for (int i = 0; i < kCount; ++i) {
            const std::string name = std::to_string(i) + ".jpg";
            const std::vector<std::byte> jpeg = imaging::encodeJpeg(picture(i), 90);
            std::ofstream(folder() / name, std::ios::binary)
                .write(reinterpret_cast<const char*>(jpeg.data()), static_cast<std::streamsize>(jpeg.size()));
            images += (i == 0 ? "" : ",") + ("{\"id\": " + std::to_string(i)) + ", \"file_name\": \"" + name +
                      "\", \"width\": 640, \"height\": 480}";
        }
        std::ofstream(folder() / "a.json")
            << "{\"images\": [" << images << "], \"annotations\": [], \"categories\": [{\"id\": 1, \"name\": \"person\"}]}";
        dataset::ImportRequest request;
        request.format = "coco";
        request.source = folder() / "a.json";
        StopControl stop;
        dataset::importDataset(request, database_, stop);
        records_ = dataset::readDataset(database_, "a");
    }

    static Pictures& instance()
    {
        static Pictures pictures;
        return pictures;
    }
    storage::Database& database() { return database_; }
    const std::vector<dataset::ImageRecord>& records() const { return records_; }

  private:
    static std::filesystem::path folder() { return SyntheticCoco::instance().folder() / "pictures"; }
    static imaging::Image picture(int number)
    {
        imaging::Image image(640, 480);
        RandomStream random(2, 0, static_cast<std::uint64_t>(number));
        for (int y = 0; y < image.height; ++y)
            for (int x = 0; x < image.width; ++x)
                for (int c = 0; c < 3; ++c)
                    image.pixel(x, y)[c] = static_cast<std::uint8_t>(
                        (x * (c + 1) / 8 + y * (number % 5 + 1) / 6 + static_cast<int>(random.below(24))) & 255);
        return image;
    }

    storage::Database database_ = workspace::Workspace::open(SyntheticCoco::instance().folder() / "identify").connect();
    std::vector<dataset::ImageRecord> records_;
};

void loadForNetwork(benchmark::State& state)
{
    const std::vector<dataset::ImageRecord>& records = Pictures::instance().records();
    dataset::LoadOptions options;
    options.classNames = {"person"};
    StopControl stop;
    for (auto _ : state)
        benchmark::DoNotOptimize(dataset::loadImages(records, options, stop));
    state.SetItemsProcessed(state.iterations() * Pictures::kCount);
}
BENCHMARK(loadForNetwork)->Unit(benchmark::kMillisecond);

/// `known`: the index has the digests, and the files did not change.
void identifyImages(benchmark::State& state)
{
    Pictures& pictures = Pictures::instance();
    StopControl stop;
    for (auto _ : state) {
        if (state.range(0) == 0) {
            state.PauseTiming();
            pictures.database().execute("DELETE FROM image_contents");
            state.ResumeTiming();
        }
        benchmark::DoNotOptimize(dataset::identify(pictures.database(), pictures.records(), stop));
    }
    state.SetItemsProcessed(state.iterations() * Pictures::kCount);
}
BENCHMARK(identifyImages)->ArgName("known")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
