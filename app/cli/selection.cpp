// selection: create, list, show, remove.
#include "core/dataset/selection.h"

#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "app/cli/trash.h"
#include "core/common/utf8.h"
#include "core/dataset/image_record.h"

#include <cmath>
#include <optional>

namespace blindspot::cli {

namespace {

struct CreateArguments {
    std::string selection;
    dataset::SelectionOptions options;
    std::optional<std::int64_t> limit;
    std::string order{dataset::name(dataset::SelectionOptions{}.order)};
};

Json infoJson(const dataset::SelectionInfo& info)
{
    return {{"selection", info.name},
            {"dataset", info.dataset},
            {"class", info.className ? Json(*info.className) : Json(nullptr)},
            {"min_side", info.minSide},
            {"order", dataset::name(info.order)},
            {"seed", info.seed},
            {"images", info.images},
            {"created_at", info.createdAt}};
}

int create(Context& context, const CreateArguments& arguments)
{
    dataset::SelectionOptions options = arguments.options;
    if (arguments.selection.empty())
        throw cliError("the name is empty", "selection create", "give the selection a name");
    if (arguments.limit && *arguments.limit < 1)
        throw cliError("the value " + std::to_string(*arguments.limit) + " is out of range", "--limit",
                       "use a number from 1");
    if (!(options.minSide >= 0 && std::isfinite(options.minSide)))
        throw cliError("the value is out of range", "--min-side", "use 0 or more pixels");
    options.limit = arguments.limit.value_or(-1);
    options.order = dataset::parseSelectionOrder(arguments.order);
    storage::Database database = context.workspace().connect();
    const dataset::SelectionInfo info =
        dataset::SelectionStore(database).create(arguments.selection, options);
    context.output.line("Selection " + info.name + ": " + countedText(info.images, "image") + " of " +
                        info.dataset);
    context.output.done(infoJson(info));
    return kDone;
}

int list(Context& context)
{
    storage::Database database = context.workspace().connect();
    const auto infos = dataset::SelectionStore(database).list();
    std::vector<std::vector<std::string>> rows{
        {"SELECTION", "DATASET", "CLASS", "IMAGES", "ORDER", "CREATED"}};
    for (const dataset::SelectionInfo& info : infos) {
        context.output.event("selection", infoJson(info));
        rows.push_back({info.name, info.dataset, info.className.value_or("-"), std::to_string(info.images),
                        std::string(dataset::name(info.order)), info.createdAt});
    }
    context.output.line(infos.empty() ? "There are no selections yet; selection create makes one"
                                      : table(rows));
    context.output.done({{"selections", infos.size()}});
    return kDone;
}

int show(Context& context, const std::string& name)
{
    storage::Database database = context.workspace().connect();
    const dataset::SelectionInfo info = dataset::SelectionStore(database).get(name);
    context.output.event("selection", infoJson(info));
    for (const dataset::ImageRecord& image : dataset::readSelection(database, name)) {
        context.output.line(toUtf8(image.path));
        context.output.event("image", {{"id", image.id},
                                       {"source_id", image.sourceId},
                                       {"path", toUtf8(image.path)},
                                       {"width", image.width},
                                       {"height", image.height},
                                       {"annotations", image.annotations.size()}});
    }
    context.output.done(infoJson(info));
    return kDone;
}

int remove(Context& context, const std::string& name)
{
    storage::Database database = context.workspace().connect();
    const std::int64_t entry = dataset::SelectionStore(database).remove(name);
    context.output.line("Removed selection " + name + "; " + inTrashText(entry));
    context.output.done({{"selection", name}, {"trash", entry}});
    return kDone;
}

void addCreate(Commands& commands, CLI::App* group)
{
    auto arguments = std::make_shared<CreateArguments>();
    CLI::App* command = commands.add(
        "create", "Stores an ordered list of a dataset's images",
        [arguments](Context& context) { return create(context, *arguments); }, group);
    dataset::SelectionOptions& options = arguments->options;
    command->add_option("NAME", arguments->selection, "Name of the selection")->required();
    command->add_option("--dataset", options.dataset, "The dataset")->type_name("NAME")->required();
    command->add_option("--class", options.className, "Only images with an object of this class")
        ->type_name("CLASS");
    command->add_option("--limit", arguments->limit, "At most so many images (default: all)")->type_name("N");
    command
        ->add_option("--min-side", options.minSide,
                     "That object's smaller side is at least so long, pixels of the image")
        ->type_name("PX")
        ->capture_default_str();
    command->add_option("--split", options.split, "Only this part of the dataset")
        ->type_name("train, val or test");
    command->add_option("--order", arguments->order, "By the file's image ids, or shuffled by the seed")
        ->type_name("id or random")
        ->capture_default_str();
    command->add_option("--seed", options.seed, "Of the random order")
        ->type_name("N")
        ->capture_default_str()
        ->check(fromZero());
    command->add_flag("--replace", options.replace, "Replace a selection of this name");
}

} // namespace

void addSelectionCommands(Commands& commands)
{
    CLI::App* group =
        commands.addGroup("selection", "Named, ordered lists of images: create, list, show, remove");
    addCreate(commands, group);
    commands.add("list", "All selections", list, group);
    auto name = std::make_shared<std::string>();
    const auto withName = [&](const char* command, const char* description, Action action) {
        commands.add(command, description, std::move(action), group)
            ->add_option("NAME", *name, "The selection")
            ->required();
    };
    withName("show", "A selection's images in order",
             [name](Context& context) { return show(context, *name); });
    withName("remove", "Moves a selection to the trash; the pictures stay",
             [name](Context& context) { return remove(context, *name); });
}

} // namespace blindspot::cli
