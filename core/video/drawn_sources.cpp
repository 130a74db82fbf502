// The street that is drawn, and pictures in a folder: sources that need no decoder of videos.
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/imaging/codec.h"
#include "core/imaging/image_header.h"
#include "core/scenes/moving_street.h"
#include "core/video/sources.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace blindspot::video {

namespace {

namespace fs = std::filesystem;

class StreetSource final : public FrameSource {
  public:
    explicit StreetSource(std::uint64_t seed) : street_(seed)
    {
        info_.name = "street " + std::to_string(seed);
        info_.endless = true;
        info_.size = {scenes::kSceneWidth, scenes::kSceneHeight};
        info_.framesPerSecond = kDrawnRate;
    }

    const SourceInfo& info() const override { return info_; }
    bool read(Frame& frame) override
    {
        skip(frame);
        frame.image = street_.at(frame.seconds, static_cast<std::uint64_t>(frame.number)).image;
        return true;
    }
    bool skip(Frame& frame) override
    {
        frame.number = next_++;
        frame.seconds = static_cast<double>(frame.number) / kDrawnRate;
        return true;
    }

  private:
    SourceInfo info_;
    scenes::MovingStreet street_;
    std::int64_t next_ = 0;
};

class PictureSource final : public FrameSource {
  public:
    PictureSource(const fs::path& folder, std::vector<fs::path> files) : files_(std::move(files))
    {
        info_.name = toUtf8(folder);
        info_.framesPerSecond = kDrawnRate;
        info_.frames = static_cast<std::int64_t>(files_.size());
    }

    const SourceInfo& info() const override { return info_; }
    /// A picture that is damaged or gone is told at the end and not shown.
    bool read(Frame& frame) override
    {
        for (; next_ < files_.size(); ++next_) try {
                frame.image = imaging::decodeFile(files_[next_]);
                mark(frame);
                return true;
            }
            catch (const Error& error) {
                ++leftOut_;
                if (first_.empty()) first_ = error.message();
            }
        return false;
    }
    bool skip(Frame& frame) override
    {
        if (next_ >= files_.size()) return false;
        mark(frame);
        return true;
    }
    std::vector<Message> remarks() const override
    {
        if (leftOut_ == 0) return {};
        return {Message(Message::tr("pictures left out: %1, the first: %2"), leftOut_, first_)};
    }

  private:
    void mark(Frame& frame)
    {
        frame.number = static_cast<std::int64_t>(next_++);
        frame.seconds = static_cast<double>(frame.number) / kDrawnRate;
    }

    SourceInfo info_;
    std::vector<fs::path> files_;
    std::size_t next_ = 0;
    std::int64_t leftOut_ = 0;
    Message first_;
};

/// Of "frame 9" and "frame 10" the former first: runs of digits count as numbers.
bool inOrder(const fs::path& first, const fs::path& second)
{
    const std::string a = toUtf8(first.filename()), b = toUtf8(second.filename());
    const auto digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (!digit(a[i]) || !digit(b[j])) {
            if (a[i] != b[j]) return a[i] < b[j];
            ++i, ++j;
            continue;
        }
        while (i + 1 < a.size() && a[i] == '0' && digit(a[i + 1])) ++i;
        while (j + 1 < b.size() && b[j] == '0' && digit(b[j + 1])) ++j;
        std::size_t endOfA = i, endOfB = j;
        while (endOfA < a.size() && digit(a[endOfA])) ++endOfA;
        while (endOfB < b.size() && digit(b[endOfB])) ++endOfB;
        if (endOfA - i != endOfB - j) return endOfA - i < endOfB - j;
        const int order = a.compare(i, endOfA - i, b, j, endOfB - j);
        if (order != 0) return order < 0;
        i = endOfA, j = endOfB;
    }
    return a.size() - i != b.size() - j ? a.size() - i < b.size() - j : a < b;
}

} // namespace

std::unique_ptr<FrameSource> openStreet(std::uint64_t seed)
{
    return std::make_unique<StreetSource>(seed);
}

std::unique_ptr<FrameSource> openPictures(const fs::path& folder)
{
    std::error_code code;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        if (imaging::hasImageExtension(entry->path())) files.push_back(entry->path());
    if (code)
        throw Error({Message::tr("the folder cannot be read (%1)"), systemMessage(code)}, toUtf8(folder),
                    Message::tr("check its name and permissions"));
    if (files.empty())
        throw Error(Message::tr("there are no pictures in the folder"), toUtf8(folder),
                    Message::tr("name a folder with pictures, or a video file"));
    std::sort(files.begin(), files.end(), inOrder);
    return std::make_unique<PictureSource>(folder, std::move(files));
}

} // namespace blindspot::video
