// Writes a dataset of COCO's size in real files: as many pictures of 640 x 480 as are asked for, no two alike, of some 80 kB each,
// and their annotations. The pictures are the demonstration's scenes, mirrored, brightened and strewn with noise, so that the
// demonstration's detector has something to find in them.
//
//     make_large_dataset FOLDER [IMAGES, 118287 unless said] [THREADS]
#include "core/common/error.h"
#include "core/common/parallel.h"
#include "core/common/random.h"
#include "core/imaging/codec.h"
#include "core/scenes/scene.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace blindspot;

constexpr std::size_t kScenes = 400;
constexpr std::uint64_t kSeed = 20;
constexpr int kClasses = 80;
constexpr int kQuality = 78;
constexpr double kOtherObjects = 1.3; ///< an image, in classes that are only there to be counted: with the scenes' some 7.3, as in COCO
constexpr std::array kDrawn = {scenes::Category::Person, scenes::Category::Bicycle, scenes::Category::Car,
                               scenes::Category::Dog};

std::vector<scenes::Scene> drawScenes(std::size_t count, std::size_t threads)
{
    std::vector<scenes::Scene> drawn(count);
    forEachIndex(count, threads, [&](std::size_t index) {
        drawn[index] = scenes::drawScene(kSeed, index);
        return true;
    });
    return drawn;
}

bool isMirrored(std::size_t index)
{
    return index / kScenes % 2 == 1;
}

/// The scene of the picture's number, as nobody else's: noise of its own, of 24 steps, and a brightness.
imaging::Image picture(const scenes::Scene& scene, std::size_t index)
{
    imaging::Image image(scene.image.width, scene.image.height);
    RandomStream random(kSeed, 1, index);
    const int brighter = static_cast<int>(random.below(31)) - 15;
    std::uint64_t bits = 0;
    int left = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            if (left == 0) bits = random.next(), left = 10;
            const int noise = static_cast<int>((bits & 63) * 24 / 64) - 12 + brighter;
            bits >>= 6, --left;
            const std::uint8_t* from = scene.image.pixel(isMirrored(index) ? image.width - 1 - x : x, y);
            std::uint8_t* to = image.pixel(x, y);
            for (int c = 0; c < 3; ++c)
                to[c] = static_cast<std::uint8_t>(std::clamp(from[c] + noise, 0, 255));
        }
    return image;
}

std::string nameOf(std::size_t index)
{
    const std::string number = std::to_string(index + 1);
    return std::string(12 - number.size(), '0') + number + ".jpg";
}

void writePictures(const std::filesystem::path& folder, const std::vector<scenes::Scene>& scenes, std::size_t count,
                   std::size_t threads)
{
    std::atomic<std::size_t> done = 0;
    forEachIndex(count, threads, [&](std::size_t index) {
        const auto jpeg = imaging::encodeJpeg(picture(scenes[index % kScenes], index), kQuality);
        std::ofstream file(folder / nameOf(index), std::ios::binary);
        file.write(reinterpret_cast<const char*>(jpeg.data()), std::ssize(jpeg));
        if (!file.flush()) throw std::runtime_error("the disk is full or may not be written");
        if (const std::size_t so = ++done; so % 10'000 == 0) std::fprintf(stderr, "%zu pictures\n", so);
        return true;
    });
}

/// One annotation as instances_train2017.json writes them, with an outline that nobody needs.
void writeObject(std::FILE* out, std::int64_t id, std::size_t image, int category, const Box& box, bool crowd)
{
    RandomStream random(kSeed, 2, static_cast<std::uint64_t>(id));
    std::fprintf(out, "%s{\"segmentation\": [[", id == 1 ? "" : ", ");
    const int points = 10 + static_cast<int>(random.below(24));
    for (int i = 0; i < points; ++i)
        std::fprintf(out, "%s%.2f, %.2f", i == 0 ? "" : ", ", random.uniform(box.x1, box.x2), random.uniform(box.y1, box.y2));
    std::fprintf(out,
                 "]], \"area\": %.5f, \"iscrowd\": %d, \"image_id\": %zu, \"bbox\": [%.2f, %.2f, %.2f, %.2f], "
                 "\"category_id\": %d, \"id\": %lld}",
                 box.width() * box.height() * 0.7, crowd ? 1 : 0, image + 1, box.x1, box.y1, box.width(), box.height(), category,
                 static_cast<long long>(id));
}

/// Those of the scene, and others of the classes that the scenes do not have.
std::int64_t writeObjects(std::FILE* out, std::int64_t id, const scenes::Scene& scene, std::size_t image)
{
    for (const scenes::SceneObject& object : scene.objects) {
        Box box = object.box;
        if (isMirrored(image)) box = {scenes::kSceneWidth - box.x2, box.y1, scenes::kSceneWidth - box.x1, box.y2};
        writeObject(out, ++id, image, static_cast<int>(object.category), box, false);
    }
    RandomStream random(kSeed, 3, image);
    const int others = static_cast<int>(random.uniform(0, 2 * kOtherObjects + 1));
    for (int i = 0; i < others; ++i) {
        int category = 0;
        do
            category = 1 + static_cast<int>(random.below(kClasses));
        while (std::ranges::find(kDrawn, static_cast<scenes::Category>(category)) != kDrawn.end());
        const double x = random.uniform(0, 500), y = random.uniform(0, 400);
        writeObject(out, ++id, image, category,
                    {x, y, x + random.uniform(3, scenes::kSceneWidth - x), y + random.uniform(3, scenes::kSceneHeight - y)},
                    random.below(100) == 0);
    }
    return id;
}

const char* nameOfClass(int category)
{
    switch (static_cast<scenes::Category>(category)) {
    case scenes::Category::Person:
        return "person";
    case scenes::Category::Bicycle:
        return "bicycle";
    case scenes::Category::Car:
        return "car";
    case scenes::Category::Dog:
        return "dog";
    case scenes::Category::None:
        break;
    }
    return nullptr;
}

/// The annotations of an image stand together, the images in another order than in their list, as in COCO.
std::int64_t writeAnnotations(const std::filesystem::path& file, const std::vector<scenes::Scene>& scenes, std::size_t count)
{
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (out == nullptr) throw std::runtime_error("the annotations cannot be written");
    std::fputs("{\"info\": {\"year\": 2017}, \"licenses\": [], \"images\": [", out);
    for (std::size_t i = 0; i < count; ++i)
        std::fprintf(out,
                     "%s{\"license\": 3, \"file_name\": \"%s\", \"coco_url\": \"http://images.cocodataset.org/train2017/%s\", "
                     "\"height\": 480, \"width\": 640, \"date_captured\": \"2013-11-14 11:18:45\", \"flickr_url\": "
                     "\"http://farm9.staticflickr.com/8186/%zu_z.jpg\", \"id\": %zu}",
                     i == 0 ? "" : ", ", nameOf(i).c_str(), nameOf(i).c_str(), i, i + 1);
    std::fputs("], \"annotations\": [", out);
    constexpr std::size_t kStride = 50'021; // a prime
    if (count % kStride == 0) throw std::runtime_error("choose another number of images");
    std::int64_t objects = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t image = i * kStride % count;
        objects = writeObjects(out, objects, scenes[image % kScenes], image);
    }
    std::fputs("], \"categories\": [", out);
    for (int i = 1; i <= kClasses; ++i) {
        const char* name = nameOfClass(i);
        std::fprintf(out, "%s{\"supercategory\": \"thing\", \"id\": %d, \"name\": \"%s\"}", i == 1 ? "" : ", ", i,
                     name != nullptr ? name : ("class " + std::to_string(i)).c_str());
    }
    std::fputs("]}", out);
    if (std::fclose(out) != 0) throw std::runtime_error("the disk is full");
    return objects;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) return std::fputs("make_large_dataset FOLDER [IMAGES] [THREADS]\n", stderr), 2;
    const std::filesystem::path folder = argv[1];
    const std::size_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 118'287;
    const std::size_t threads = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 0;
    try {
        std::filesystem::create_directories(folder / "images");
        const auto scenes = drawScenes(kScenes, threads);
        writePictures(folder / "images", scenes, count, threads);
        std::printf("%zu pictures, %lld objects\n", count,
                    static_cast<long long>(writeAnnotations(folder / "instances.json", scenes, count)));
    } catch (const std::exception& error) {
        return std::fprintf(stderr, "%s\n", error.what()), 1;
    }
    return 0;
}
