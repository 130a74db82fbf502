// detector: add, list, show, remove; train and trainings have files of their own.
#include "app/cli/command.h"
#include "app/cli/detector_train.h"
#include "app/cli/trash.h"
#include "core/common/utf8.h"
#include "core/common/error.h"
#include "core/dataset/import/class_name_file.h"
#include "core/dataset/dataset_index.h"
#include "core/workspace/detectors/detector_store.h"

namespace blindspot::cli {

namespace {

Json sentencesJson(const std::vector<Message>& messages)
{
    Json list = Json::array();
    for (const Message& message : messages)
        list.push_back(message.english());
    return list;
}

/// What was assumed and so on is null where it is not known.
Json recordJson(const workspace::DetectorRecord& record)
{
    Json json = {{"detector", record.name},         {"architecture", record.architecture},
                 {"scale", record.scale},           {"classes", record.classNames},
                 {"parameters", record.parameters}, {"input_size", record.inputSize},
                 {"path", toUtf8(record.path)},     {"sha256", record.sha256},
                 {"added_at", record.addedAt},      {"assumptions", nullptr},
                 {"differences", nullptr},          {"notes", nullptr},
                 {"licence", nullptr}};
    if (record.remarks) {
        json["assumptions"] = sentencesJson(record.remarks->assumptions);
        json["differences"] = sentencesJson(record.remarks->differences);
        json["notes"] = sentencesJson(record.remarks->notes);
        if (!record.remarks->licence.empty()) json["licence"] = record.remarks->licence;
    }
    json["chosen"] = Json::object();
    for (const auto& [key, value] : record.choices.assume)
        json["chosen"][key] = value;
    const auto known = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    json["head"] = known(record.network.head);
    json["heads"] = record.network.heads;
    json["activation"] = known(record.network.activation);
    json["layers_from"] = known(record.network.layersFrom);
    json["names_given"] = !record.choices.classNames.empty();
    return json;
}

/// A line for each thing there is to say, with its kind in front.
std::string remarkLines(const workspace::DetectorRecord& record)
{
    if (!record.remarks)
        return "\nassumed: not known, an earlier version added it; add the file again to see it";
    std::string lines;
    const auto add = [&lines](const char* kind, const std::vector<Message>& messages) {
        for (const Message& message : messages)
            lines += std::string("\n") + kind + message.english();
    };
    add("assumed: ", record.remarks->assumptions);
    add("differs: ", record.remarks->differences);
    add("note:    ", record.remarks->notes);
    return lines;
}

/// The file's own words on its licence; nothing where it has none.
std::string licenceLine(const workspace::DetectorRecord& record)
{
    const bool known = record.remarks && !record.remarks->licence.empty();
    return known ? "\nlicence: " + record.remarks->licence : std::string();
}

std::string kindOf(const workspace::DetectorRecord& record)
{
    return detector::architectureText(record.architecture, record.scale, record.network);
}

/// The lines of its network, each with where it was found.
std::string networkLines(const detector::NetworkFacts& network)
{
    if (network.head.empty()) return {};
    std::string heads = network.head;
    if (network.heads.size() > 1) heads += " (of " + network.heads.front() + " and " + network.heads.back() + "; choose with --head)";
    const std::string layers = network.layersFrom == "names"     ? "those of the published network with these names of tensors"
                               : network.layersFrom == "nodes"   ? "those of the published network, as the file's nodes connect them"
                               : network.layersFrom == "modules" ? "as the file's modules say"
                                                                 : "as the file's own description says";
    return "\nhead:    " + heads + "\nlayers:  " + layers + "\nactivation: " + network.activation;
}

std::string sentence(const workspace::DetectorRecord& record)
{
    return record.name + ": " + kindOf(record) + ", " + countedText(static_cast<std::int64_t>(record.classNames.size()), "class") + ", " + std::to_string(record.parameters) + " parameters, input " +
           std::to_string(record.inputSize) + " px";
}

/// The options of "add".
struct AddArguments {
    std::string file, name;
    std::vector<std::string> assume;
    std::string names, namesFrom, head;
};

detector::DetectorChoices choicesOf(Context& context, const AddArguments& arguments, storage::Database& database)
{
    detector::DetectorChoices choices;
    for (const std::string& text : arguments.assume)
        detector::addAssumption(choices, text);
    if (!arguments.head.empty()) detector::chooseHead(choices, arguments.head);
    if (!arguments.names.empty()) {
        dataset::ClassNameList list = dataset::readClassNames(arguments.names);
        if (!list.note.empty()) context.output.message("warning: " + arguments.names + ": " + list.note.english());
        choices.classNames = std::move(list.names);
    }
    if (!arguments.namesFrom.empty())
        for (const dataset::CategoryInfo& category : dataset::DatasetIndex(database).categories(arguments.namesFrom))
            choices.classNames.push_back(category.name);
    return choices;
}

int add(Context& context, const AddArguments& arguments)
{
    storage::Database database = context.workspace().connect();
    const workspace::DetectorRecord record = workspace::DetectorStore(database).add(
        arguments.file, arguments.name, choicesOf(context, arguments, database));
    context.output.line("Detector " + sentence(record) + remarkLines(record));
    context.output.done(recordJson(record));
    return kDone;
}

int list(Context& context)
{
    storage::Database database = context.workspace().connect();
    const auto records = workspace::DetectorStore(database).list();
    std::vector<std::vector<std::string>> rows{
        {"DETECTOR", "ARCHITECTURE", "CLASSES", "PARAMETERS", "INPUT", "FILE"}};
    for (const workspace::DetectorRecord& record : records) {
        context.output.event("detector", recordJson(record));
        rows.push_back({record.name, kindOf(record), std::to_string(record.classNames.size()),
                        std::to_string(record.parameters), std::to_string(record.inputSize),
                        toUtf8(record.path)});
    }
    context.output.line(records.empty() ? "There are no detectors yet; detector add FILE makes one"
                                        : table(rows));
    context.output.done({{"detectors", records.size()}});
    return kDone;
}

int show(Context& context, const std::string& name)
{
    storage::Database database = context.workspace().connect();
    const workspace::DetectorRecord record = workspace::DetectorStore(database).get(name);
    std::string classes;
    for (const std::string& one : record.classNames)
        classes += (classes.empty() ? "" : ", ") + one;
    context.output.line(sentence(record) + "\nfile:    " + toUtf8(record.path) +
                        "\nSHA-256: " + record.sha256 + "\nclasses: " + classes + networkLines(record.network) + licenceLine(record) + remarkLines(record));
    context.output.event("detector", recordJson(record));
    context.output.done(recordJson(record));
    return kDone;
}

int remove(Context& context, const std::string& name)
{
    storage::Database database = context.workspace().connect();
    const std::int64_t entry = workspace::DetectorStore(database).remove(name);
    context.output.line("Removed detector " + name + "; " + inTrashText(entry) + ", its file stays");
    context.output.done({{"detector", name}, {"trash", entry}});
    return kDone;
}

} // namespace

void addDetectorCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup(
        "detector", "Networks with their weights: add, list, show, remove, train, trainings");
    auto name = std::make_shared<std::string>();
    auto arguments = std::make_shared<AddArguments>();
    CLI::App* added = commands.add(
        "add",
        "Reads a file of weights, checks it, and remembers where it is; says what the file leaves open and was assumed",
        [arguments](Context& context) { return add(context, *arguments); }, group);
    added->add_option("FILE", arguments->file, "Weights: .pt (Ultralytics, state dict), .torchscript, .onnx (an export of PyTorch's) or .safetensors")
        ->required();
    added->add_option("--name", arguments->name, "Name of the detector (default: after the file)")->type_name("NAME");
    added
        ->add_option("--assume", arguments->assume,
                     "What the file does not say (default: as published); may be given again. " +
                         detector::assumptionHelp())
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    CLI::Option* names = added
                             ->add_option("--names", arguments->names,
                                          "Names of the classes: a text file with a name a line, or a data.yaml "
                                          "(default: the file's own)")
                             ->type_name("FILE");
    added
        ->add_option("--names-from", arguments->namesFrom,
                     "Names of the classes: those of this dataset, in the order of their numbers")
        ->type_name("DATASET")
        ->excludes(names);
    added
        ->add_option("--head", arguments->head,
                     "The head that it is examined by: one2many (non-maximum suppression follows) or one2one (of YOLOv10 and "
                     "YOLO26; default: one2many where there is one). NAME@one2one means the other head wherever a detector is named")
        ->type_name("HEAD");
    commands.add("list", "All detectors", list, group);
    const auto withName = [&](const char* command, const char* description, Action action) {
        commands.add(command, description, std::move(action), group)
            ->add_option("NAME", *name, "The detector")
            ->required();
    };
    withName("show", "A detector's facts and classes",
             [name](Context& context) { return show(context, *name); });
    withName("remove", "Moves a detector to the trash; its file stays",
             [name](Context& context) { return remove(context, *name); });
    addDetectorTrainCommand(commands, group);
    addDetectorTrainingsCommand(commands, group);
}

} // namespace blindspot::cli
