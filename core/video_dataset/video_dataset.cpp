#include "core/video_dataset/video_dataset.h"

#include "core/common/atomic_file.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/evaluation/detect_picture.h"
#include "core/imaging/codec.h"
#include "core/imaging/resize.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <system_error>
#include <utility>

namespace blindspot::video {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kQuality = 95;
constexpr int kSmallWidth = 32, kSmallHeight = 24;

std::string numbered(std::int64_t number, const char* end)
{
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "%06lld%s", static_cast<long long>(number), end);
    return name.data();
}

/// The mean difference of the channels, 0 to 1.
double difference(const imaging::Image& a, const imaging::Image& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i)
        sum += std::abs(static_cast<int>(a.rgb[i]) - static_cast<int>(b.rgb[i]));
    return sum / (255.0 * static_cast<double>(a.rgb.size()));
}

/// The folder while it is made; it goes again unless it is kept.
class Making {
  public:
    explicit Making(fs::path folder) : folder_(std::move(folder)), part_(folder_)
    {
        std::error_code code;
        if (fs::exists(folder_, code))
            throw Error(Message::tr("the folder is there already"), toUtf8(folder_),
                        Message::tr("name another one for the frames"));
        part_ += ".part";
        fs::remove_all(part_, code); // of one that was cut short
        fs::create_directories(part_ / "images", code);
        if (code)
            throw Error({Message::tr("the folder cannot be made (%1)"), systemMessage(code)}, toUtf8(folder_),
                        Message::tr("choose another one"));
    }
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;
    ~Making()
    {
        std::error_code code;
        if (!kept_) fs::remove_all(part_, code);
    }
    const fs::path& part() const { return part_; }
    void keep()
    {
        std::error_code code;
        fs::rename(part_, folder_, code);
        if (code)
            throw Error({Message::tr("the folder cannot be made (%1)"), systemMessage(code)}, toUtf8(folder_),
                        Message::tr("choose another one"));
        kept_ = true;
    }

  private:
    fs::path folder_, part_;
    bool kept_ = false;
};

class VideoDatasetMaker {
  public:
    VideoDatasetMaker(FrameSource& source, const fs::path& folder, const VideoDatasetOptions& options,
                      const Annotator* annotator)
        : source_(source), options_(options), annotator_(annotator), making_(folder)
    {
        summary_.folder = folder;
        std::error_code code;
        if (annotator_) fs::create_directories(making_.part() / "labels", code);
    }

    VideoDatasetSummary make(StopControl& stop, const ProgressSink& progress)
    {
        takeFrames(stop, progress);
        if (summary_.images == 0)
            throw Error(Message::tr("no frame of the video was taken"), source_.info().name,
                        Message::tr("choose another video"));
        for (const Message& remark : source_.remarks())
            summary_.remarks.push_back(remark);
        if (annotator_) writeAnnotations();
        making_.keep();
        return std::move(summary_);
    }

  private:
    void takeFrames(StopControl& stop, const ProgressSink& progress)
    {
        const std::int64_t total =
            options_.frames.value_or((source_.info().frames + options_.every - 1) / options_.every);
        Frame frame;
        for (bool first = true; !options_.frames || summary_.images < *options_.frames; first = false) {
            if (stop.shouldStop()) throw Cancelled(Message::tr("making a dataset of the video was stopped"));
            if (!readNext(frame, first ? 0 : options_.every - 1)) return;
            if (changed(frame.image)) take(frame);
            if (progress)
                progress({Message::tr("Taking frame"), summary_.images, options_.change > 0 ? 0 : total});
        }
    }

    /// The frame behind so many that are left out. A source that breaks off has ended, which is told; what
    /// becomes of its frames may fail for other reasons, and that is no end of the video.
    bool readNext(Frame& frame, std::int64_t leaveOut)
    {
        try {
            for (std::int64_t i = 0; i < leaveOut; ++i)
                if (!source_.skip(frame)) return false;
            return source_.read(frame);
        } catch (const Error& error) {
            if (summary_.images == 0) throw;
            summary_.remarks.push_back(
                {Message::tr("the video broke off, the frames until then are used: %1"), error.message()});
            return false;
        }
    }

    bool changed(const imaging::Image& image)
    {
        if (options_.change <= 0) return true;
        imaging::Image small = imaging::resize(image, kSmallWidth, kSmallHeight);
        if (!small_.empty() && difference(small, small_) < options_.change) return false;
        small_ = std::move(small);
        return true;
    }

    void take(const Frame& frame)
    {
        const std::int64_t id = summary_.images + 1;
        const std::string name = numbered(frame.number, ".jpg");
        writeFileAtomically(making_.part() / "images" / name, imaging::encodeJpeg(frame.image, kQuality));
        ++summary_.images;
        if (!annotator_) return;
        images_.push_back({{"id", id},
                           {"file_name", name},
                           {"width", frame.image.width},
                           {"height", frame.image.height},
                           {"frame", frame.number},
                           {"seconds", frame.seconds}});
        annotate(frame, id);
    }

    void annotate(const Frame& frame, std::int64_t image)
    {
        std::string rows;
        for (const evaluation::PictureDetection& found : evaluation::detectPicture(
                 annotator_->detector, frame.image, {.confidence = options_.confidence})) {
            const Box& box = found.box;
            if (box.area() <= 0) continue;
            annotations_.push_back({{"id", ++summary_.annotations},
                                    {"image_id", image},
                                    {"category_id", found.classIndex + 1},
                                    {"bbox", {box.x1, box.y1, box.width(), box.height()}},
                                    {"area", box.area()},
                                    {"iscrowd", 0},
                                    {"score", found.score}});
            std::array<char, 160> row{};
            std::snprintf(row.data(), row.size(), "%lld %.6f %.6f %.6f %.6f\n",
                          static_cast<long long>(found.classIndex), (box.x1 + box.x2) / 2 / frame.image.width,
                          (box.y1 + box.y2) / 2 / frame.image.height, box.width() / frame.image.width,
                          box.height() / frame.image.height);
            rows += row.data();
        }
        writeFileAtomically(making_.part() / "labels" / numbered(frame.number, ".txt"), rows);
    }

    void writeAnnotations()
    {
        const Message origin{kDetectionsAsAnnotations, annotator_->name, Json(options_.confidence).dump(), source_.info().name};
        const std::vector<std::string>& names = annotator_->detector.info().classNames;
        Json categories = Json::array(), listed = Json::array();
        for (std::size_t i = 0; i < names.size(); ++i) {
            categories.push_back({{"id", i + 1}, {"name", names[i]}});
            listed.push_back(names[i]);
        }
        const Json coco{{"info", {{"description", origin.english()}, {"annotated_by", annotator_->name}}},
                        {"images", images_},
                        {"annotations", annotations_},
                        {"categories", categories}};
        writeFileAtomically(making_.part() / "instances.json", coco.dump(1) + "\n");
        // YAML takes JSON's lists and strings.
        writeFileAtomically(making_.part() / "data.yaml",
                            "# " + origin.english() +
                                "\ntrain: images\nval: images\nnames: " + listed.dump() + "\n");
        summary_.annotationFile = summary_.folder / "instances.json";
        summary_.origin = origin;
    }

    FrameSource& source_;
    const VideoDatasetOptions& options_;
    const Annotator* annotator_;
    Making making_;
    VideoDatasetSummary summary_;
    imaging::Image small_; ///< of the last frame that was taken
    Json images_ = Json::array(), annotations_ = Json::array();
};

} // namespace

VideoDatasetSummary makeVideoDataset(FrameSource& source, const fs::path& folder,
                                     const VideoDatasetOptions& options, const Annotator* annotator,
                                     StopControl& stop, const ProgressSink& progress)
{
    if (source.info().endless && !options.frames)
        throw Error(Message::tr("the source has no end"), source.info().name,
                    Message(Message::tr("say with --frames how many frames are to be taken"))
                        .inWindow(Message::tr("say how many frames are to be taken")));
    return VideoDatasetMaker(source, folder, options, annotator).make(stop, progress);
}

} // namespace blindspot::video
