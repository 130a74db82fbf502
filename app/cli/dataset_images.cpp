// dataset images: the images of a dataset that fit a filter, and a selection of them.
#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "core/common/utf8.h"
#include "core/dataset/image_record.h"
#include "core/dataset/selection.h"
#include "core/workspace/scans/dataset_scan.h"

#include <array>
#include <cmath>
#include <utility>

namespace blindspot::cli {

namespace {

using dataset::FindingKind;
using dataset::ImageOrder;

struct Arguments {
    dataset::ImageQuery query;
    std::string sort = "id";
    std::optional<std::string> detector, with, selection;
    double confidence = detector::NmsOptions().confidence;
    std::optional<std::int64_t> limit;
    bool replace = false;
};

constexpr std::array kOrders = {std::pair{"id", ImageOrder::Id},
                                std::pair{"name", ImageOrder::FileName},
                                std::pair{"objects", ImageOrder::Objects},
                                std::pair{"side", ImageOrder::SmallestSide},
                                std::pair{"missed", ImageOrder::Missed},
                                std::pair{"invented", ImageOrder::Invented},
                                std::pair{"lowest-found", ImageOrder::LowestFound},
                                std::pair{"highest-invented", ImageOrder::HighestInvented}};

ImageOrder orderOf(const std::string& text)
{
    for (const auto& [name, order] : kOrders)
        if (text == name) return order;
    throw cliError("there is no order \"" + text + "\"", "--sort",
                   "use id, name, objects, side, missed, invented, lowest-found or highest-invented");
}

/// The scan that `--detector` names. Errors: Error where it has not looked at the dataset.
std::int64_t scanOf(storage::Database& database, const Arguments& arguments)
{
    const workspace::OpenedDetector opened = workspace::DetectorStore(database).open(*arguments.detector);
    dataset::FindingStore store(database);
    const auto scan = store.find(workspace::scanKey(arguments.query.dataset, opened.detector.info(), arguments.confidence));
    if (!scan)
        throw cliError("the detector \"" + *arguments.detector + "\" has not looked at these images", arguments.query.dataset,
                       "run dataset scan " + arguments.query.dataset + " --detector " + *arguments.detector);
    store.dropChanged(*scan);
    return *scan;
}

dataset::ImageQuery queryOf(storage::Database& database, const Arguments& arguments)
{
    dataset::ImageQuery query = arguments.query;
    query.order = orderOf(arguments.sort);
    if (arguments.limit && *arguments.limit < 1)
        throw cliError("the value " + std::to_string(*arguments.limit) + " is out of range", "--limit", "use a number from 1");
    if (!(query.minSide >= 0 && std::isfinite(query.minSide)))
        throw cliError("the value is out of range", "--min-side", "use 0 or more pixels");
    query.limit = arguments.limit.value_or(-1);
    if (arguments.with) query.finding = dataset::parseFindingKind(*arguments.with);
    const bool byFindings = query.finding || query.order >= ImageOrder::Missed;
    if (byFindings && !arguments.detector)
        throw cliError("it is not said whose findings are meant", arguments.with ? "--with" : "--sort", "name a --detector");
    if (arguments.detector) query.scan = scanOf(database, arguments);
    return query;
}

Json figuresJson(const dataset::FindingCounts& counts)
{
    return {{"found", counts.of(FindingKind::Found)},
            {"half_seen", counts.of(FindingKind::HalfSeen)},
            {"missed", counts.of(FindingKind::Missed)},
            {"invented", counts.of(FindingKind::Invented)},
            {"lowest_found", counts.lowestFound ? Json(*counts.lowestFound) : Json(nullptr)},
            {"highest_invented", counts.highestInvented ? Json(*counts.highestInvented) : Json(nullptr)}};
}

std::string figuresText(const dataset::FindingCounts& counts)
{
    return "  " + std::to_string(counts.of(FindingKind::Found)) + " found, " + std::to_string(counts.of(FindingKind::HalfSeen)) +
           " half seen, " + std::to_string(counts.of(FindingKind::Missed)) + " missed, " +
           std::to_string(counts.of(FindingKind::Invented)) + " invented";
}

void tell(Context& context, storage::Database& database, const dataset::ImageQuery& query, const std::vector<std::int64_t>& ids)
{
    std::unordered_map<std::int64_t, dataset::FindingCounts> findings;
    if (query.scan) findings = dataset::FindingStore(database).counts(*query.scan, ids, query.classNames);
    for (const dataset::ImageRecord& image : dataset::readImages(database, ids)) {
        Json json = {{"id", image.id},         {"source_id", image.sourceId}, {"path", toUtf8(image.path)},
                     {"width", image.width},   {"height", image.height},      {"annotations", image.annotations.size()}};
        std::string line = toUtf8(image.path);
        if (const auto found = findings.find(image.id); found != findings.end()) {
            json["findings"] = figuresJson(found->second);
            line += figuresText(found->second);
        }
        context.output.event("image", json);
        context.output.line(line);
    }
}

int images(Context& context, const Arguments& arguments)
{
    storage::Database database = context.workspace().connect();
    const dataset::ImageQuery query = queryOf(database, arguments);
    const std::vector<std::int64_t> ids = dataset::DatasetIndex(database).imageIds(query);
    tell(context, database, query, ids);
    context.output.line(countedText(std::ssize(ids), "image") + " of " + query.dataset);
    Json done = {{"dataset", query.dataset}, {"images", ids.size()}};
    if (arguments.selection) {
        if (ids.empty()) throw cliError("no image fits, so no selection is made", query.dataset, "loosen the filter");
        dataset::SelectionStore(database).createFromImages(*arguments.selection, query.dataset, ids, arguments.replace);
        context.output.line("Selection " + *arguments.selection + ": " + countedText(std::ssize(ids), "image"));
        done["selection"] = *arguments.selection;
    }
    context.output.done(done);
    return kDone;
}

void addFilters(CLI::App* command, Arguments& arguments)
{
    dataset::ImageQuery& query = arguments.query;
    command->add_option("NAME", query.dataset, "The dataset")->required();
    command->add_option("--class", query.classNames, "Only images with an object of one of these classes")->type_name("CLASS");
    command->add_flag("--every-class", query.everyClass, "Only images with an object of each of these classes");
    command->add_option("--min-side", query.minSide, "That object's smaller side is at least so long, pixels of the image")
        ->type_name("PX")
        ->capture_default_str();
    command->add_option("--min-objects", query.minObjects, "At least so many objects of the classes and size")->type_name("N");
    command->add_option("--max-objects", query.maxObjects, "At most so many objects of the classes and size")->type_name("N");
    command->add_option("--file-name", query.fileNameContains, "Only images whose file name contains this")->type_name("TEXT");
    command->add_option("--split", query.split, "Only this part of the dataset")->type_name("train, val or test");
    command->add_option("--selection", query.selection, "Only images of this selection")->type_name("NAME");
}

void addFindings(CLI::App* command, Arguments& arguments)
{
    command->add_option("--detector", arguments.detector, "Tells what this detector found in each image, after dataset scan")
        ->type_name("NAME or FILE");
    command->add_option("--confidence", arguments.confidence, "Of that scan")->type_name("SCORE")->capture_default_str();
    command->add_option("--with", arguments.with,
                        "Only images with such a finding of the detector in the classes and size, as each object was missed, half seen "
                        "or found; invented also where there is no object of the class")
        ->type_name("missed, half-seen, invented or found");
    command->add_option("--sort", arguments.sort,
                        "By the file's image ids, the file names, the number of objects, the smallest object, or by the detector's findings in "
                        "the classes: how many were missed or invented, the lowest score of a found object, the highest of an invented one")
        ->type_name("id, name, objects, side, missed, invented, lowest-found or highest-invented")
        ->capture_default_str();
    command->add_flag("--descending", arguments.query.descending, "The other way round");
    command->add_option("--limit", arguments.limit, "At most so many images (default: all)")->type_name("N");
    command->add_option("--make-selection", arguments.selection, "Stores the images as a selection of this name, in this order")
        ->type_name("NAME");
    command->add_flag("--replace", arguments.replace, "Replace a selection of this name");
}

} // namespace

void addDatasetImagesCommand(Commands& commands, CLI::App* dataset)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add(
        "images", "The images of a dataset that fit all conditions, and a selection of them",
        [arguments](Context& context) { return images(context, *arguments); }, dataset);
    addFilters(command, *arguments);
    addFindings(command, *arguments);
}

} // namespace blindspot::cli
