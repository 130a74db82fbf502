// dataset scan: a detector looks at all images of a dataset.
#include "app/cli/command.h"
#include "app/cli/option_text.h"
#include "core/workspace/scans/dataset_scan.h"

namespace blindspot::cli {

namespace {

struct Arguments {
    workspace::ScanRequest request;
    std::optional<std::string> className;
};

int scan(Context& context, const Arguments& arguments)
{
    workspace::ScanRequest request = arguments.request;
    if (arguments.className) request.images.classNames = {*arguments.className};
    storage::Database database = context.workspace().connect();
    const auto log = [&](LogLevel, const Message& line) { context.output.message("warning: " + line.english()); };
    const workspace::ScanResult result = workspace::scanDataset(database, request, context.stop, context.progressSink(), log);
    context.output.progress("");
    dataset::FindingStore store(database);
    dataset::ImageQuery query = request.images;
    query.scan = result.scan;
    dataset::FindingCounts sum;
    for (const auto& [image, counts] : store.counts(result.scan, dataset::DatasetIndex(database).imageIds(query), query.classNames))
        for (std::size_t kind = 0; kind < sum.counts.size(); ++kind)
            sum.counts[kind] += counts.counts[kind];
    const auto of = [&](dataset::FindingKind kind) { return std::to_string(sum.of(kind)); };
    using dataset::FindingKind;
    context.output.line("Looked at " + countedText(result.looked, "image") + " of " + std::to_string(result.images) + " on " +
                        result.device + "; what was looked at before is kept");
    context.output.line("In all of them: " + of(FindingKind::Found) + " found, " + of(FindingKind::HalfSeen) + " half seen, " +
                        of(FindingKind::Missed) + " missed, " + of(FindingKind::Invented) + " invented");
    context.output.done({{"dataset", request.images.dataset},
                         {"detector", request.detector},
                         {"images", result.images},
                         {"looked", result.looked},
                         {"unreadable", result.unreadable},
                         {"found", sum.of(FindingKind::Found)},
                         {"half_seen", sum.of(FindingKind::HalfSeen)},
                         {"missed", sum.of(FindingKind::Missed)},
                         {"invented", sum.of(FindingKind::Invented)},
                         {"device", result.device}});
    return kDone;
}

} // namespace

void addDatasetScanCommand(Commands& commands, CLI::App* dataset)
{
    auto arguments = std::make_shared<Arguments>();
    workspace::ScanRequest& request = arguments->request;
    CLI::App* command = commands.add(
        "scan",
        "Lets a detector look at all images of a dataset and keeps what it finds, half sees, misses and invents, for dataset images and "
        "the window. Interrupted, it goes on where it was; what was looked at before is not looked at again",
        [arguments](Context& context) { return scan(context, *arguments); }, dataset);
    command->add_option("NAME", request.images.dataset, "The dataset")->required();
    command->add_option("--detector", request.detector, "A detector's name, or its file of weights")
        ->type_name("NAME or FILE")
        ->required();
    command->add_option("--selection", request.images.selection, "Only images of this selection")->type_name("NAME");
    command->add_option("--class", arguments->className, "Only images with an object of this class")->type_name("CLASS");
    command->add_option("--confidence", request.nms.confidence,
                        "Lower scores are dropped, " + rangeOf<detector::NmsOptions>("--confidence"))
        ->type_name("SCORE")
        ->capture_default_str();
    command->add_option("--device", request.device, "Where it is computed")->type_name("auto, cpu or cuda:N")->capture_default_str();
}

} // namespace blindspot::cli
