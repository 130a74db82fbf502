#include "core/workspace/evaluations/evaluation_journal.h"

#include "core/common/fnv1a.h"
#include "core/common/sha256.h"
#include "core/compute/device.h"
#include "core/patch/options.h"

#include <chrono>
#include <cstring>
#include <span>
#include <system_error>

namespace blindspot::workspace {

namespace {

using evaluation::CaseDetections;
using evaluation::Stage;

namespace fs = std::filesystem;

constexpr std::uint64_t kMagic = 0x3144454553534c42; // "BLSSEED1"
constexpr auto kForgetAfter = std::chrono::hours(24 * 30);
constexpr const char* kEnding = ".seen";

void put(std::string& bytes, std::uint64_t value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put(std::string& bytes, const std::vector<metrics::Detection>& detections)
{
    put(bytes, detections.size());
    for (const metrics::Detection& one : detections)
        for (const double value : {one.box.x, one.box.y, one.box.width, one.box.height, one.score})
            bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Takes values off the front; `good` is false once there are too few.
struct Taking {
    std::string_view rest;
    bool good = true;

    template <typename Value>
    Value take()
    {
        Value value{};
        if (rest.size() < sizeof value) {
            good = false;
            return value;
        }
        std::memcpy(&value, rest.data(), sizeof value);
        rest.remove_prefix(sizeof value);
        return value;
    }
    std::vector<metrics::Detection> detections()
    {
        const auto count = take<std::uint64_t>();
        if (count > rest.size() / (5 * sizeof(double))) good = false;
        std::vector<metrics::Detection> result;
        for (std::uint64_t i = 0; good && i < count; ++i) {
            const auto x = take<double>(), y = take<double>(), width = take<double>(), height = take<double>();
            result.push_back({{x, y, width, height}, take<double>()});
        }
        return result;
    }
};

std::string written(const std::vector<CaseDetections>& seen)
{
    std::string bytes;
    put(bytes, seen.size());
    for (const CaseDetections& one : seen) {
        put(bytes, one.inferenceCase);
        put(bytes, one.detector);
        put(bytes, one.detections);
        put(bytes, one.ofTarget);
    }
    return bytes;
}

std::optional<std::vector<CaseDetections>> readBack(std::string_view bytes)
{
    Taking taking{bytes};
    std::vector<CaseDetections> seen;
    const auto count = taking.take<std::uint64_t>();
    for (std::uint64_t i = 0; taking.good && i < count; ++i) {
        CaseDetections one;
        one.inferenceCase = taking.take<std::uint64_t>();
        one.detector = taking.take<std::uint64_t>();
        one.detections = taking.detections();
        one.ofTarget = taking.detections();
        seen.push_back(std::move(one));
    }
    return taking.good && taking.rest.empty() ? std::optional(std::move(seen)) : std::nullopt;
}

/// Text with its length before it, so that no two different ones join to the same.
class Digest {
  public:
    Digest& operator<<(std::string_view text)
    {
        *this << static_cast<double>(text.size());
        digest_.update(std::as_bytes(std::span(text)));
        return *this;
    }
    Digest& operator<<(double value)
    {
        digest_.update(std::as_bytes(std::span(&value, 1)));
        return *this;
    }
    std::string finish() { return digest_.finish(); }

  private:
    Sha256 digest_;
};

void addAnnotations(Digest& digest, const std::vector<metrics::Annotation>& annotations)
{
    digest << static_cast<double>(annotations.size());
    for (const metrics::Annotation& one : annotations)
        digest << one.box.x << one.box.y << one.box.width << one.box.height << (one.crowd ? 1 : 0) << (one.ignored ? 1 : 0);
}

void forgetOld(const fs::path& folder)
{
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        const auto written = entry.last_write_time(ignored);
        if (!ignored && entry.path().extension() == kEnding && fs::file_time_type::clock::now() - written > kForgetAfter)
            fs::remove(entry.path(), ignored);
    }
}

} // namespace

std::string journalKey(const evaluation::EvaluationSubject& subject, const evaluation::EvaluationOptions& options,
                       const std::string& device)
{
    Digest digest;
    digest << "1" << compute::torchVersion() << device << subject.className << metrics::name(subject.aim) << subject.target
           << options.nmsIou << static_cast<double>(options.randomSeeds) << static_cast<double>(options.seed >> 32)
           << static_cast<double>(options.seed & 0xffffffff) << static_cast<double>(options.batch);
    for (const evaluation::SweepOptions& sweep : options.sweeps) {
        digest << metrics::name(sweep.kind) << static_cast<double>(sweep.values.size());
        for (const double value : sweep.values)
            digest << value;
    }
    for (const defences::DefenceSpec& defence : subject.defences)
        digest << defence.text();
    for (const evaluation::InferenceDetector& one : subject.detectors)
        digest << one.detector->info().sha256 << detector::choicesText(one.detector->info().choices)
               << static_cast<double>(one.detector->info().inputSize) << static_cast<double>(one.classIndex)
               << static_cast<double>(one.targetIndex);
    for (const evaluation::EvaluationPatch& patch : subject.patches)
        digest << patch.facts.sha256 << patch.facts.placement << patch.facts.through << static_cast<double>(patch.facts.knowingOf)
               << static_cast<double>(patch.inference.inputSide) << (patch.inference.inputFit == InputFit::Stretch ? 1 : 0);
    for (const evaluation::EvaluationImage& image : subject.images) {
        if (image.sha256.empty()) return {};
        digest << image.sha256 << static_cast<double>(image.inference.key) << metrics::name(image.group);
        addAnnotations(digest, image.annotations);
        addAnnotations(digest, image.ofTarget);
        digest << static_cast<double>(image.inference.places.size());
        for (const Box& place : image.inference.places)
            digest << place.x1 << place.y1 << place.x2 << place.y2;
    }
    return digest.finish();
}

EvaluationJournal::EvaluationJournal(const fs::path& folder, const std::string& key) : file_(folder / (key + kEnding))
{
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    forgetOld(folder);
    const bool known = read();
    found_ = static_cast<std::int64_t>(records_.size());
    if (!known) return; // what could not be read is no torn end: it stays for the next time
    fs::resize_file(file_, static_cast<std::uintmax_t>(end_), ignored); // a torn end goes
    writing_.open(file_, std::ios::binary | std::ios::app);
}

/// Each record: magic, stage, image, length, check sum, then the bytes, which are read when they are asked for.
bool EvaluationJournal::read()
{
    std::error_code failed;
    if (!fs::exists(file_, failed)) return !failed;
    std::ifstream stream(file_, std::ios::binary);
    const auto size = static_cast<std::int64_t>(fs::file_size(file_, failed));
    if (!stream || failed) return false;
    std::uint64_t header[5];
    while (stream.read(reinterpret_cast<char*>(header), sizeof header)) {
        const std::int64_t place = end_ + static_cast<std::int64_t>(sizeof header);
        if (header[0] != kMagic || header[1] > 1 || header[3] > static_cast<std::uint64_t>(size - place)) return true;
        const auto length = static_cast<std::int64_t>(header[3]);
        records_[{static_cast<Stage>(header[1]), header[2]}] = {place, length, header[4]};
        end_ = place + length;
        stream.seekg(end_);
    }
    return !stream.bad();
}

std::optional<std::vector<CaseDetections>> EvaluationJournal::find(Stage stage, std::size_t image)
{
    const auto found = records_.find({stage, image});
    if (found == records_.end()) return std::nullopt;
    std::ifstream stream(file_, std::ios::binary);
    const Record& record = found->second;
    std::string bytes(static_cast<std::size_t>(record.length), '\0');
    stream.seekg(record.place);
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || fnv1a(bytes) != record.checkSum) return std::nullopt;
    return readBack(bytes);
}

void EvaluationJournal::keep(Stage stage, std::size_t image, const std::vector<CaseDetections>& seen) noexcept
{
    try {
        const std::string bytes = written(seen);
        std::string record;
        for (const std::uint64_t value : {kMagic, static_cast<std::uint64_t>(stage), static_cast<std::uint64_t>(image),
                                          static_cast<std::uint64_t>(bytes.size()), fnv1a(bytes)})
            put(record, value);
        record += bytes;
        const std::scoped_lock lock(mutex_);
        if (!writing_.is_open() || !writing_ || end_ + static_cast<std::int64_t>(record.size()) > kMostBytes) return;
        writing_.write(record.data(), static_cast<std::streamsize>(record.size()));
        writing_.flush();
        end_ += static_cast<std::int64_t>(record.size());
    } catch (...) {
        // It is shown again the next time.
    }
}

void EvaluationJournal::remove() noexcept
{
    writing_.close();
    std::error_code ignored;
    fs::remove(file_, ignored);
}

} // namespace blindspot::workspace
