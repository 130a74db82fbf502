// apply: patched copies of pictures, at their own size.
#include "app/cli/apply_video.h"
#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "core/common/box.h"
#include "core/common/utf8.h"
#include "core/dataset/image_record.h"
#include "core/evaluation/patched_image.h"
#include "core/imaging/codec.h"
#include "core/imaging/image_header.h"
#include "core/workspace/runs/patch_file.h"

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>

namespace blindspot::cli {

namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::optional<std::string> patch, dataset, selection, images, className;
    std::string placement = patch::placementText(patch::PlacementOptions{});
    std::string out;
    std::string arm = "patch";
    std::uint64_t seed = 0;
    std::optional<std::string> video, detector;
    FrameChoice frames;
    bool boxes = false;
    std::string device = "auto";
};

struct Source {
    fs::path file;
    std::vector<Box> boxes;
};

bool isWanted(const dataset::AnnotationRecord& annotation, const std::optional<std::string>& className)
{
    return !annotation.crowd && (!className || annotation.className == *className);
}

std::vector<Source> sourcesOf(const std::vector<dataset::ImageRecord>& records,
                              const std::optional<std::string>& className)
{
    std::vector<Source> sources;
    for (const dataset::ImageRecord& record : records) {
        Source source{record.path, {}};
        for (const dataset::AnnotationRecord& annotation : record.annotations)
            if (isWanted(annotation, className)) source.boxes.push_back(annotation.box);
        sources.push_back(std::move(source));
    }
    return sources;
}

std::vector<Source> picturesIn(const fs::path& folder)
{
    std::error_code code;
    std::vector<Source> sources;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        if (imaging::hasImageExtension(entry->path())) sources.push_back({entry->path(), {}});
    if (code)
        throw cliError("the folder cannot be read (" + code.message() + ")", "--images " + toUtf8(folder),
                       "check the name");
    std::sort(sources.begin(), sources.end(),
              [](const Source& a, const Source& b) { return a.file < b.file; });
    return sources;
}

std::vector<Source> sourcesOf(Context& context, const Arguments& arguments,
                              const patch::PlacementOptions& placement)
{
    const int given =
        (arguments.dataset ? 1 : 0) + (arguments.selection ? 1 : 0) + (arguments.images ? 1 : 0);
    if (given != 1)
        throw cliError("the pictures come from one place", "--dataset, --selection, --images",
                       "name one of the three, or a --video");
    if (arguments.images) {
        if (placement.kind == patch::PlacementKind::Object)
            throw cliError("a folder of pictures has no annotations to place the patch by", "--placement",
                           "use --dataset, or --placement fixed:ROW,COL");
        if (arguments.className)
            throw cliError("a folder of pictures has no classes", "--class", "use --dataset");
        return picturesIn(*arguments.images);
    }
    storage::Database database = context.workspace().connect();
    if (arguments.selection)
        return sourcesOf(dataset::readSelection(database, *arguments.selection), arguments.className);
    dataset::DatasetReadOptions options;
    options.className = arguments.className;
    return sourcesOf(dataset::readDataset(database, *arguments.dataset, options), arguments.className);
}

/// Where each copy goes. Errors: Error when two would have one name, or a copy would replace a source.
std::vector<fs::path> targetsOf(const std::vector<Source>& sources, const fs::path& folder)
{
    std::vector<fs::path> targets;
    std::set<fs::path> names;
    for (const Source& source : sources) {
        fs::path name = source.file.stem();
        name += ".png";
        if (!names.insert(name).second)
            throw cliError("two pictures would be written as '" + toUtf8(name) + "'", toUtf8(source.file),
                           "apply the patch to them separately");
        targets.push_back(folder / name);
        std::error_code code;
        if (fs::equivalent(targets.back(), source.file, code) && !code)
            throw cliError("the copy would replace its original", toUtf8(source.file),
                           "choose another --out");
    }
    return targets;
}

imaging::Image patchOf(const Arguments& arguments, evaluation::Arm arm, const patch::PlacementOptions& placement)
{
    if (arguments.patch) return workspace::readPatchAsPicture(*arguments.patch);
    if (arm == evaluation::Arm::Patch || placement.kind == patch::PlacementKind::Fixed)
        throw cliError("there is no patch", "--patch", "name the picture or the patch.safetensors of a run");
    return imaging::Image(1, 1); // the controls on objects have the objects' size
}

void makeFolder(const fs::path& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code || !fs::is_directory(folder, code))
        throw cliError("the folder cannot be made" + (code ? " (" + code.message() + ")" : std::string()),
                       "--out " + toUtf8(folder), "choose another folder");
}

int apply(Context& context, const Arguments& arguments)
{
    evaluation::PatchedImageOptions options;
    options.arm = metrics::parseArm(arguments.arm, "--arm");
    if (options.arm == evaluation::Arm::Clean)
        throw cliError("clean pictures are those that there are already", "--arm",
                       "use patch, grey or random");
    options.placement = patch::parsePlacement(arguments.placement);
    options.seed = arguments.seed;
    if (options.placement.kind == patch::PlacementKind::Object &&
        !patch::PlacementOptions::kScales.holds(options.placement.scale))
        throw cliError("the scale is out of range", "--placement", "use object:SCALE with a scale in (0, 4]");
    const imaging::Image patch = patchOf(arguments, options.arm, options.placement);
    if (arguments.video) {
        if (arguments.dataset || arguments.selection || arguments.images)
            throw cliError("the pictures come from one place", "--video", "name a video or pictures");
        return applyToVideo(context, {*arguments.video, arguments.out, arguments.frames, patch, options, arguments.detector,
                                      arguments.className, arguments.boxes, arguments.device});
    }
    const std::vector<Source> sources = sourcesOf(context, arguments, options.placement);
    if (sources.empty()) throw cliError("there are no pictures", "--images", "name a folder with pictures");
    const std::vector<fs::path> targets = targetsOf(sources, arguments.out);
    makeFolder(arguments.out);

    const ProgressSink progress = context.progressSink();
    std::int64_t places = 0, untouched = 0, leftOut = 0;
    imaging::OddityTally oddities;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        context.throwIfStopped();
        imaging::DecodedPicture picture = imaging::decodeFileLeniently(sources[i].file);
        oddities.add(picture, sources[i].file);
        if (picture.whole()) {
            const std::int64_t covered =
                evaluation::pastePatch(picture.image, patch, sources[i].boxes, options, i);
            imaging::writePng(targets[i], picture.image);
            places += covered;
            untouched += covered == 0 ? 1 : 0;
        } else {
            ++leftOut;
            context.output.message("warning: " + toUtf8(sources[i].file) + ": " +
                                   imaging::damageText(picture).english() + "; it is left out");
        }
        if (progress)
            progress({Message::verbatim("Writing picture"), static_cast<std::int64_t>(i) + 1,
                      static_cast<std::int64_t>(sources.size())});
    }
    context.output.progress("");
    for (const Message& oddity : oddities.messages())
        context.output.message("warning: " + oddity.english());
    if (untouched > 0)
        context.output.message("warning: in " + countedText(untouched, "picture") + " nothing was covered");
    const std::int64_t written = static_cast<std::int64_t>(sources.size()) - leftOut;
    context.output.line(countedText(written, "picture") + " with " +
                        countedText(places, "place") + " covered in " + arguments.out);
    context.output.done(
        {{"images", written}, {"places", places}, {"untouched", untouched}, {"left_out", leftOut}, {"out", arguments.out}});
    return kDone;
}

} // namespace

void addApplyCommand(Commands& commands)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add("apply", "Writes patched copies: of pictures as PNG, of a video as a video, at their own size",
                                     [arguments](Context& context) { return apply(context, *arguments); });
    command->add_option("--patch", arguments->patch, "The patch: a picture or a patch.safetensors")
        ->type_name("FILE");
    command
        ->add_option("--placement", arguments->placement,
                     "object:SCALE (on each object, side = SCALE x sqrt of its box's area), fixed:ROW,COL "
                     "(pixels of the "
                     "picture, the patch at its own size) or fixed (the middle)")
        ->type_name("P")
        ->capture_default_str();
    command
        ->add_option("--dataset", arguments->dataset, "A dataset's images; with --class those that show it")
        ->type_name("NAME");
    command->add_option("--selection", arguments->selection, "A selection's images")->type_name("NAME");
    command->add_option("--images", arguments->images, "All pictures of a folder")->type_name("DIR");
    command
        ->add_option("--class", arguments->className,
                     "Only on objects of this class, as the dataset or the detector calls it")
        ->type_name("CLASS");
    command
        ->add_option("--video", arguments->video,
                     "A video file, or camera:N, street:N, rtsp://... with --frames; the copy is a .mkv, .mp4 or .avi")
        ->type_name("FILE");
    command->add_option("--detector", arguments->detector, "Of a video: finds the objects on which the patch is laid")
        ->type_name("NAME or FILE");
    command->add_flag("--boxes", arguments->boxes, "Of a video: with the boxes that the detector still finds");
    command->add_option("--device", arguments->device, "Where the detector is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str();
    addFrameOptions(*command, arguments->frames);
    command->add_option("--out", arguments->out, "Folder for the copies, made when missing; of a video a file")
        ->type_name("DIR or FILE")
        ->required();
    command
        ->add_option("--arm", arguments->arm, "What is laid on: the patch, or of its size mid-grey or noise")
        ->type_name("patch, grey or random")
        ->capture_default_str();
    command->add_option("--seed", arguments->seed, "Of the noise")
        ->type_name("N")
        ->capture_default_str()
        ->check(fromZero());
}

} // namespace blindspot::cli
