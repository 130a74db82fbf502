#include "ui/live/live_recorder.h"

#include "core/common/atomic_file.h"
#include "core/imaging/box_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr double kRate = 15; ///< frames a second of the video

std::vector<imaging::DrawnBox> boxesOf(const std::vector<evaluation::PictureDetection>& detections)
{
    std::vector<imaging::DrawnBox> boxes;
    for (auto one = detections.rbegin(); one != detections.rend(); ++one) // the best one on top
        boxes.push_back({one->box, one->className + " " + std::to_string(one->score).substr(0, 4),
                         imaging::classColour(static_cast<std::size_t>(one->classIndex))});
    return boxes;
}

std::string decimal(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return text.data();
}

} // namespace

LiveRecorder::LiveRecorder(LiveRecordingPlan plan)
    : plan_(std::move(plan)), video_(plan_.file, {.framesPerSecond = kRate}), table_("seconds,objects,clean,patched,defended,age\n"),
      began_(Clock::now())
{
    recording_.file = plan_.file;
    recording_.table = std::filesystem::path(plan_.file).replace_extension(".csv");
}

LiveRecorder::~LiveRecorder()
{
    try {
        finish();
    } catch (const std::exception&) { // who wants to know calls finish
    }
}

/// The ways of the first look, each with its boxes and its title, from left to right.
imaging::Image LiveRecorder::composed(const evaluation::FrameLook& look) const
{
    const int width = look.view(evaluation::FrameWay::Clean).picture.width;
    const int height = look.view(evaluation::FrameWay::Clean).picture.height;
    const auto ways = static_cast<int>(std::count(recording_.looked.begin(), recording_.looked.end(), true));
    imaging::Image whole(width * ways, height);
    int place = 0;
    for (std::size_t i = 0; i < evaluation::kFrameWays; ++i) {
        if (!recording_.looked[i]) continue;
        const evaluation::FrameView& view = look.views[i];
        const int left = width * place++;
        if (!view.looked || view.picture.width != width || view.picture.height != height) continue;
        imaging::Image picture = view.picture;
        imaging::drawBoxes(picture, boxesOf(view.detections));
        const std::string title = plan_.titles[i] + ": " + std::to_string(view.noticed) + " of " + std::to_string(look.objects.size());
        imaging::drawBoxes(picture, {{{0, 0, static_cast<double>(width), static_cast<double>(height)}, title, {1, 1, 1}}});
        for (int y = 0; y < height; ++y)
            std::copy_n(picture.pixel(0, y), static_cast<std::size_t>(width) * 3, whole.pixel(left, y));
    }
    return whole;
}

void LiveRecorder::add(const evaluation::FrameLook& look, double age)
{
    if (recording_.looks == 0) {
        began_ = Clock::now();
        for (std::size_t i = 0; i < evaluation::kFrameWays; ++i)
            recording_.looked[i] = look.views[i].looked;
    }
    const double now = std::chrono::duration<double>(Clock::now() - began_).count();
    // The look before is on the screen until now.
    for (; !last_.empty() && static_cast<double>(written_) < std::floor(now * kRate); ++written_)
        video_.add(last_);
    last_ = composed(look);
    ++recording_.looks;
    recording_.seconds = now;
    recording_.objects += static_cast<std::int64_t>(look.objects.size());
    table_.append(decimal(now)).append(",").append(std::to_string(look.objects.size()));
    for (std::size_t i = 0; i < evaluation::kFrameWays; ++i) {
        recording_.noticed[i] += look.views[i].noticed;
        table_.append(",").append(look.views[i].looked ? std::to_string(look.views[i].noticed) : "");
    }
    table_.append(",").append(decimal(age)).append("\n");
}

void LiveRecorder::writeTable()
{
    writeFileAtomically(recording_.table, table_);
}

LiveRecording LiveRecorder::finish()
{
    if (std::exchange(recording_.ended, true)) return recording_;
    if (recording_.looks == 0) return recording_;
    writeTable(); // first: the disk may be full
    if (!last_.empty()) video_.add(last_);
    video_.finish();
    return recording_;
}

} // namespace blindspot::ui
