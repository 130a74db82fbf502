#include "app/cli/video_frames.h"

#include "app/cli/cli_error.h"
#include "core/common/utf8.h"

#include <system_error>

namespace blindspot::cli {

void addFrameOptions(CLI::App& command, FrameChoice& choice)
{
    command.add_option("--every", choice.every, "Of a video one frame in so many, from 1")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    command.add_option("--frames", choice.frames, "Of a video at most so many frames; cameras and the street go on without an end")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000'000}));
    command.add_flag("--network", choice.network, "Allows a connection to a camera of the network (rtsp://); without it there is none");
}

bool isVideo(const std::string& text)
{
    if (text.find("://") != std::string::npos) return true;
    for (const char* word : {"camera", "street"})
        if (text == word || text.starts_with(std::string(word) + ":")) return true;
    return text.starts_with("/dev/video") || video::hasVideoExtension(pathFromUtf8(text));
}

VideoFrames::VideoFrames(Context& context, const std::string& source, const FrameChoice& choice)
    : context_(context), choice_(choice), spec_(video::parseSource(source, Place(source)))
{
    const bool endless = spec_.kind != video::SourceKind::File && spec_.kind != video::SourceKind::Pictures;
    if (endless && !choice.frames)
        throw cliError("the source has no end", source, "say with --frames how many frames are to be taken");
    source_ = video::openSource(spec_, {.network = choice.network});
}

double VideoFrames::framesPerSecond() const
{
    const double rate = source_->info().framesPerSecond > 0 ? source_->info().framesPerSecond : 25;
    return rate / static_cast<double>(choice_.every);
}

void VideoFrames::requireOther(const std::string& target) const
{
    std::error_code code;
    if (!spec_.path.empty() && std::filesystem::equivalent(spec_.path, pathFromUtf8(target), code) && !code)
        throw cliError("the copy would replace its original", target, "choose another --out");
}

std::int64_t VideoFrames::visit(const std::function<void(const video::Frame&)>& visit)
{
    const ProgressSink progress = context_.progressSink();
    std::int64_t total = (source_->info().frames + choice_.every - 1) / choice_.every;
    if (choice_.frames && (total == 0 || *choice_.frames < total)) total = *choice_.frames;
    std::int64_t visited = 0;
    video::Frame frame;
    while (!choice_.frames || visited < *choice_.frames) {
        context_.throwIfStopped();
        if (!source_->read(frame)) break;
        visit(frame);
        ++visited;
        if (progress) progress({Message::verbatim("Looking at frame"), visited, total});
        bool more = true;
        for (std::int64_t i = 1; i < choice_.every && more; ++i)
            more = source_->skip(frame);
        if (!more) break;
    }
    context_.output.progress("");
    for (const Message& remark : source_->remarks())
        context_.output.message("warning: " + source_->info().name + ": " + remark.english());
    return visited;
}

std::vector<imaging::DrawnBox> drawnBoxes(const std::vector<evaluation::PictureDetection>& detections)
{
    std::vector<imaging::DrawnBox> boxes;
    for (auto found = detections.rbegin(); found != detections.rend(); ++found) // the best one on top
        boxes.push_back({found->box, found->className + " " + std::to_string(found->score).substr(0, 4),
                         imaging::classColour(static_cast<std::size_t>(found->classIndex))});
    return boxes;
}

} // namespace blindspot::cli
