#include "core/scenes/scene_dataset.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/parallel.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/imaging/codec.h"
#include "core/scenes/scene.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <string>
#include <system_error>
#include <vector>

namespace blindspot::scenes {

namespace {

namespace fs = std::filesystem;

constexpr int kJpegQuality = 92;
constexpr int kDrawing = 2; ///< goes up whenever a seed gives other scenes than before

std::string nameOf(std::int64_t image)
{
    const std::string number = std::to_string(image);
    return std::string(number.size() < 6 ? 6 - number.size() : 0, '0') + number + ".jpg";
}

/// What the folder is, written before anything else.
std::string labelOf(const DemoOptions& options)
{
    return "{\"blindspot_demonstration\": " + std::to_string(kDrawing) +
           ", \"seed\": " + std::to_string(options.seed) +
           ", \"smallest\": " + std::to_string(options.scene.smallest) +
           ", \"least_visible\": " + std::to_string(options.scene.leastVisible) +
           ", \"images\": " + std::to_string(options.images) + "}\n";
}

/// Empty where there is none.
std::string contentOf(const fs::path& file)
{
    return fs::exists(file) ? wholeFile(file) : std::string();
}

/// Makes the folder, or finds it empty or begun by the same call.
void claim(const fs::path& folder, const DemoOptions& options)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code || !fs::is_directory(folder, code))
        throw Error(code ? Message(Message::tr("the folder cannot be made (%1)"), systemMessage(code))
                         : Message(Message::tr("the folder cannot be made")),
                    toUtf8(folder), Message::tr("choose another folder"));
    const fs::path label = folder / "demo.json";
    const bool empty = fs::is_empty(folder, code);
    if (code)
        throw Error({Message::tr("the folder cannot be read (%1)"), systemMessage(code)}, toUtf8(folder),
                    Message::tr("choose another folder"));
    if (!empty && !fs::exists(label, code))
        throw Error(Message::tr("the folder is not empty"), toUtf8(folder),
                    Message::tr("choose another one, or one that does not exist yet"));
    if (!empty && contentOf(label) != labelOf(options))
        throw Error(Message::tr("the folder holds another demonstration"), toUtf8(folder),
                    Message::tr("choose another folder, or the seed and the number of images that its "
                                "demo.json names"));
    writeFileAtomically(label, labelOf(options));
    fs::create_directories(folder / "images", code);
    if (code)
        throw Error({Message::tr("the folder cannot be made (%1)"), systemMessage(code)},
                    toUtf8(folder / "images"));
}

class Writer {
  public:
    Writer(const fs::path& folder, const DemoOptions& options, StopControl& stop,
           const ProgressSink& progress)
        : folder_(folder), options_(options), stop_(stop), progress_(progress),
          objects_(static_cast<std::size_t>(options.images))
    {
    }

    DemoSummary run()
    {
        forEachIndex(objects_.size(), static_cast<std::size_t>(std::max(options_.threads, 0)), [this](std::size_t index) {
            if (stop_.shouldStop()) return false;
            write(static_cast<std::int64_t>(index));
            return true;
        });
        if (stop_.stopRequested())
            throw Cancelled(Message::tr("drawing the scenes was stopped"),
                            Message::tr("the same command goes on"));
        const DemoSummary summary{options_.images, annotations(), folder_ / "instances.json",
                                  folder_ / "images"};
        writeFileAtomically(summary.annotationFile, text());
        return summary;
    }

  private:
    void write(std::int64_t index)
    {
        Scene scene = drawScene(options_.seed, static_cast<std::uint64_t>(index), options_.scene);
        const std::vector<std::byte> jpeg = imaging::encodeJpeg(scene.image, kJpegQuality);
        writeFileAtomically(folder_ / "images" / nameOf(index + 1), jpeg);
        objects_[static_cast<std::size_t>(index)] = std::move(scene.objects);
        const std::scoped_lock lock(mutex_);
        ++done_;
        if (progress_) progress_({Message::tr("Drawing scene"), done_, options_.images});
    }

    std::int64_t annotations() const
    {
        std::int64_t count = 0;
        for (const auto& objects : objects_)
            count += std::ssize(objects);
        return count;
    }

    std::string text() const;

    const fs::path& folder_;
    const DemoOptions& options_;
    StopControl& stop_;
    const ProgressSink& progress_;
    std::vector<std::vector<SceneObject>> objects_;
    std::mutex mutex_; ///< progress
    std::int64_t done_ = 0;
};

std::string annotationText(std::int64_t id, std::int64_t image, const SceneObject& object)
{
    const auto whole = [](double value) { return std::to_string(static_cast<std::int64_t>(value)); };
    return "{\"id\": " + std::to_string(id) + ", \"image_id\": " + std::to_string(image) +
           ", \"category_id\": " + std::to_string(static_cast<int>(object.category)) + ", \"bbox\": [" +
           whole(object.box.x1) + ", " + whole(object.box.y1) + ", " + whole(object.box.width()) + ", " +
           whole(object.box.height()) + "], \"area\": " + std::to_string(object.area) + ", \"iscrowd\": 0}";
}

std::string Writer::text() const
{
    std::string json = "{\"info\": {\"description\": \"Demonstration scenes drawn by Blindspot, seed " +
                       std::to_string(options_.seed) + "\"},\n\"categories\": [";
    json += "{\"id\": 1, \"name\": \"person\"}, {\"id\": 2, \"name\": \"bicycle\"}, {\"id\": 3, \"name\": "
            "\"car\"}, "
            "{\"id\": 18, \"name\": \"dog\"}],\n\"images\": [";
    for (std::int64_t i = 0; i < options_.images; ++i)
        json += (i > 0 ? ",\n" : "\n") + ("{\"id\": " + std::to_string(i + 1)) + ", \"file_name\": \"" +
                nameOf(i + 1) + "\", \"width\": " + std::to_string(kSceneWidth) +
                ", \"height\": " + std::to_string(kSceneHeight) + "}";
    json += "],\n\"annotations\": [";
    std::int64_t id = 0;
    for (std::size_t i = 0; i < objects_.size(); ++i)
        for (const SceneObject& object : objects_[i]) {
            json += id > 0 ? ",\n" : "\n";
            json += annotationText(++id, static_cast<std::int64_t>(i) + 1, object);
        }
    return json + "]}\n";
}

} // namespace

DemoSummary createDemo(const fs::path& folder, const DemoOptions& options, StopControl& stop,
                       const ProgressSink& progress)
{
    if (options.images < 1 || options.images > kMostDemoImages)
        throw Error(Message::tr("the number of images is out of range"), std::to_string(options.images),
                    {Message::tr("use 1 to %1"), kMostDemoImages});
    claim(folder, options);
    return Writer(folder, options, stop, progress).run();
}

} // namespace blindspot::scenes
