#include "core/workspace/scans/dataset_scan.h"

#include "core/common/class_names.h"
#include "core/common/parallel.h"
#include "core/common/utf8.h"
#include "core/compute/device.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/image_loader.h"
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/detection_match.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace blindspot::workspace {

namespace {

using dataset::Finding;
using dataset::FindingKind;

constexpr std::size_t kDecodedAtOnce = 16; ///< pictures held in memory: some 20 MB of photographs
constexpr std::chrono::seconds kKeepEvery{2};

/// A picture and its file as it was before it was read.
struct ReadPicture {
    std::optional<imaging::Image> image;
    std::optional<FileStamp> stamp;
    Message problem;
};

std::vector<Finding> findingsOf(const dataset::ImageRecord& record, const std::vector<evaluation::PictureDetection>& detections,
                                const evaluation::DetectionMatch& match, const ClassNames& known, const std::vector<std::string>& classes)
{
    std::vector<Finding> findings;
    const auto object = [&](std::size_t index, FindingKind kind) {
        findings.push_back({kind, record.annotations[index].className, std::nullopt, record.annotations[index].box});
    };
    for (const auto& pair : match.found)
        findings.push_back({FindingKind::Found, record.annotations[pair.annotation].className, detections[pair.detection].score,
                            detections[pair.detection].box});
    for (const std::size_t index : match.halfSeen)
        object(index, FindingKind::HalfSeen);
    for (const std::size_t index : match.missed)
        object(index, FindingKind::Missed);
    for (const std::size_t index : match.invented) {
        const auto place = known.find(detections[index].className);
        findings.push_back({FindingKind::Invented, place ? classes[*place] : detections[index].className, detections[index].score,
                            detections[index].box});
    }
    return findings;
}

class Scan {
  public:
    Scan(storage::Database& database, const ScanRequest& request, StopControl& stop, const ProgressSink& progress, const LogSink& log)
        : database_(database), store_(database), request_(request), stop_(stop), progress_(progress), log_(log),
          opened_(DetectorStore(database).open(request.detector)), classes_(classesOf(database, request.images.dataset)), known_(classes_)
    {
        request.nms.check();
        const compute::DeviceInfo device = compute::chooseDevice(request.device);
        opened_.detector.moveTo(device.device, detector::Precision::Fp32);
        result_.device = device.device;
        result_.scan = store_.open(scanKey(request.images.dataset, opened_.detector.info(), request.nms.confidence));
        generation_ = store_.generation(request.images.dataset);
    }

    ScanResult run()
    {
        store_.dropChanged(result_.scan);
        dataset::ImageQuery query = request_.images;
        query.finding.reset();
        const std::vector<std::int64_t> asked = dataset::DatasetIndex(database_).imageIds(query);
        const std::vector<std::int64_t> left = store_.unscanned(result_.scan, asked);
        result_.images = std::ssize(asked);
        done_ = std::ssize(asked) - std::ssize(left);
        tell();
        for (std::size_t first = 0; first < left.size(); first += kDecodedAtOnce) {
            const auto from = left.begin() + static_cast<std::ptrdiff_t>(first);
            const auto count = static_cast<std::ptrdiff_t>(std::min(kDecodedAtOnce, left.size() - first));
            scanSome(dataset::readImages(database_, {from, from + count}));
        }
        keep();
        if (result_.unreadable > 0 && result_.looked == 0 && result_.unreadable == std::ssize(left)) throw nothingReadable();
        return result_;
    }

  private:
    static std::vector<std::string> classesOf(storage::Database& database, const std::string& dataset)
    {
        std::vector<std::string> names;
        for (const dataset::CategoryInfo& one : dataset::DatasetIndex(database).categories(dataset))
            names.push_back(one.name);
        return names;
    }

    void scanSome(const std::vector<dataset::ImageRecord>& records)
    {
        std::vector<ReadPicture> pictures(records.size());
        forEachIndex(records.size(), 0, [&](std::size_t i) {
            pictures[i] = read(records[i]);
            return !stop_.stopRequested();
        });
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (stop_.shouldStop()) {
                keep();
                throw Cancelled(Message::tr("looking for blind spots was stopped"));
            }
            look(records[i], pictures[i]);
            ++done_;
            tell();
        }
        if (std::chrono::steady_clock::now() - kept_ >= kKeepEvery) keep();
    }

    static ReadPicture read(const dataset::ImageRecord& record)
    {
        ReadPicture picture;
        picture.stamp = FileStamp::of(record.path);
        try {
            picture.image = dataset::readPicture(record.path, {record.width, record.height});
        } catch (const Error& error) {
            picture.problem = error.message();
        }
        return picture;
    }

    void look(const dataset::ImageRecord& record, ReadPicture& picture)
    {
        if (!picture.image || !picture.stamp) {
            ++result_.unreadable;
            if (firstProblem_.empty()) firstProblem_ = picture.problem;
            if (log_) log_(LogLevel::Warning, joined({}, picture.problem, Message::tr("the image is skipped")));
            return;
        }
        const detector::DetectorInfo& info = opened_.detector.info();
        const auto detections = evaluation::detectPicture(opened_.detector, *picture.image, request_.nms);
        const auto match = evaluation::matchDetections(record.annotations, detections, info.classNames);
        found_.push_back({record.id, *picture.stamp, dataset::boxesDigest(record.annotations),
                          findingsOf(record, detections, match, known_, classes_)});
        picture.image.reset();
        ++result_.looked;
    }

    void keep()
    {
        if (!found_.empty()) store_.keep(result_.scan, generation_, std::exchange(found_, {}));
        kept_ = std::chrono::steady_clock::now();
    }

    void tell() const
    {
        if (progress_) progress_({Message::tr("looking for blind spots"), done_, result_.images});
    }

    Error nothingReadable() const
    {
        return Error({Message::tr("none of the %1 images can be used (%2)"), result_.unreadable, firstProblem_}, request_.images.dataset,
                     Message::tr("if the pictures were moved, point the dataset to their folder"));
    }

    storage::Database& database_;
    dataset::FindingStore store_;
    const ScanRequest& request_;
    StopControl& stop_;
    const ProgressSink& progress_;
    const LogSink& log_;
    OpenedDetector opened_;
    const std::vector<std::string> classes_; ///< the dataset's
    const ClassNames known_;
    ScanResult result_;
    std::int64_t generation_ = 0;
    std::int64_t done_ = 0;
    std::vector<dataset::ScannedImage> found_; ///< and not kept yet
    std::chrono::steady_clock::time_point kept_ = std::chrono::steady_clock::now();
    Message firstProblem_;
};

} // namespace

dataset::ScanKey scanKey(const std::string& dataset, const DetectorRecord& detector, double confidence)
{
    return {dataset, detector.sha256, detector::choicesText(detector.choices), detector.inputSize, confidence};
}

dataset::ScanKey scanKey(const std::string& dataset, const detector::DetectorInfo& detector, double confidence)
{
    return {dataset, detector.sha256, detector::choicesText(detector.choices), detector.inputSize, confidence};
}

ScanResult scanDataset(storage::Database& database, const ScanRequest& request, StopControl& stop, const ProgressSink& progress,
                       const LogSink& log)
{
    database.requireWritable();
    return Scan(database, request, stop, progress, log).run();
}

} // namespace blindspot::workspace
