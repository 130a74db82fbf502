// evaluate detections: COCO's twelve figures for any detector's results.
#include "app/cli/command.h"
#include "core/common/parallel.h"
#include "core/common/stopwatch.h"
#include "core/dataset/import/coco_detections.h"
#include "core/metrics/coco_summary.h"

#include <array>
#include <cmath>

namespace blindspot::cli {

namespace {

using metrics::CocoFigure;
using metrics::CocoFigures;

struct Arguments {
    std::string annotations, detections;
    bool perClass = false;
};

struct ClassFigures {
    const dataset::CocoClass* about;
    CocoFigures figures;
};

/// Null where it is not defined.
Json figureJson(double value)
{
    return value == CocoFigures::kUndefined ? Json() : Json(value);
}

std::string figureText(double value)
{
    return value == CocoFigures::kUndefined ? "-" : decimalsText(value, 3);
}

/// "9 ms", or as the other commands have it.
std::string timeText(double seconds)
{
    if (seconds >= 1) return durationText(seconds);
    return std::to_string(std::llround(seconds * 1000)) + " ms";
}

/// Those that have objects; each by itself, side by side.
std::vector<ClassFigures> evaluateClasses(Context& context, const dataset::CocoDetections& data)
{
    std::vector<ClassFigures> classes;
    for (const dataset::CocoClass& one : data.classes)
        if (one.objects > 0) classes.push_back({&one, {}});
    forEachIndex(classes.size(), 0, [&](std::size_t index) {
        if (context.stop.stopRequested()) return false;
        classes[index].figures = metrics::cocoFigures(classes[index].about->images);
        return true;
    });
    context.throwIfStopped();
    return classes;
}

CocoFigures meanOf(const std::vector<ClassFigures>& classes)
{
    std::vector<CocoFigures> figures;
    for (const ClassFigures& one : classes)
        figures.push_back(one.figures);
    return metrics::meanOf(figures);
}

void tellWarnings(Context& context, const dataset::CocoDetections& data)
{
    for (const Message& warning : data.warningTexts)
        context.output.message("warning: " + warning.english());
    const auto told = static_cast<std::int64_t>(data.warningTexts.size());
    if (data.warnings > told)
        context.output.message("warning: and " + std::to_string(data.warnings - told) + " more");
}

void tellClasses(Context& context, const std::vector<ClassFigures>& classes, bool toPerson)
{
    std::vector<std::vector<std::string>> rows{{"CLASS", "OBJECTS"}};
    for (const CocoFigure& figure : metrics::kCocoFigures)
        rows.front().emplace_back(figure.name);
    for (const ClassFigures& one : classes) {
        Json event{{"class", one.about->name}, {"id", one.about->id}, {"objects", one.about->objects}};
        rows.push_back({one.about->name, std::to_string(one.about->objects)});
        for (const CocoFigure& figure : metrics::kCocoFigures) {
            event[std::string(figure.name)] = figureJson(one.figures.*figure.value);
            rows.back().push_back(figureText(one.figures.*figure.value));
        }
        context.output.event("class", event);
    }
    if (toPerson) context.output.line(table(rows) + "\n");
}

void tellFigures(Context& context, const CocoFigures& all)
{
    std::vector<std::vector<std::string>> rows{
        {"FIGURE", "VALUE", "IOU", "OBJECTS", "DETECTIONS OF AN IMAGE AND CLASS"}};
    for (const CocoFigure& figure : metrics::kCocoFigures)
        rows.push_back({std::string(figure.name), figureText(all.*figure.value), std::string(figure.iou),
                        std::string(figure.objects), std::to_string(figure.detections)});
    context.output.line(table(rows));
}

int evaluateDetections(Context& context, const Arguments& arguments)
{
    Stopwatch watch;
    const dataset::CocoDetections data = dataset::readCocoDetections(
        arguments.annotations, arguments.detections, context.stop, context.progressSink());
    const double reading = watch.seconds();
    context.output.progress("");
    watch.restart();
    const std::vector<ClassFigures> classes = evaluateClasses(context, data);
    const CocoFigures all = meanOf(classes);
    const double seconds = watch.seconds();

    tellWarnings(context, data);
    tellClasses(context, classes, arguments.perClass);
    tellFigures(context, all);
    context.output.line(
        "COCO's definition, as pycocotools computes it: precision at 101 recalls, at most 100 "
        "detections of an image and class, crowds ignored, the mean over " +
        countedText(static_cast<std::int64_t>(classes.size()), "class") +
        "; ultralytics' mAP is another figure");
    context.output.line(countedText(data.images, "image") + ", " +
                        countedText(data.annotations, "annotation") + ", " +
                        countedText(data.detections, "detection") + "; read in " + timeText(reading) +
                        ", evaluated in " + timeText(seconds));
    Json done;
    for (const CocoFigure& figure : metrics::kCocoFigures)
        done[std::string(figure.name)] = figureJson(all.*figure.value);
    done.update({{"images", data.images},
                 {"annotations", data.annotations},
                 {"detections", data.detections},
                 {"classes", classes.size()},
                 {"warnings", data.warnings},
                 {"reading_seconds", reading},
                 {"seconds", seconds}});
    context.output.done(done);
    return kDone;
}

} // namespace

void addEvaluateDetectionsCommand(Commands& commands, CLI::App* evaluate)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add(
        "detections", "COCO's twelve figures for any detector's results, as pycocotools computes them",
        [arguments](Context& context) { return evaluateDetections(context, *arguments); }, evaluate);
    command
        ->add_option("--annotations", arguments->annotations,
                     "COCO annotations: what there is to be found on the images")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("--detections", arguments->detections,
                     "COCO results: a list of image_id, category_id, bbox (left, top, width, height in "
                     "pixels) and score")
        ->type_name("FILE")
        ->required();
    command->add_flag("--per-class", arguments->perClass,
                      "The figures of each class, too (--json always has them)");
}

} // namespace blindspot::cli
