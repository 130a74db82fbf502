// detector: add, list, show, remove; train and trainings have files of their own.
#include "app/cli/command.h"
#include "app/cli/detector_train.h"
#include "core/common/utf8.h"
#include "core/workspace/detectors/detector_store.h"

namespace blindspot::cli {

namespace {

Json recordJson(const workspace::DetectorRecord& record)
{
    return {{"detector", record.name},         {"architecture", record.architecture},
            {"scale", record.scale},           {"classes", record.classNames},
            {"parameters", record.parameters}, {"input_size", record.inputSize},
            {"path", toUtf8(record.path)},     {"sha256", record.sha256},
            {"added_at", record.addedAt}};
}

/// "yolov8n", or "yolov8 (custom)" where the widths are of no known scale.
std::string kindOf(const workspace::DetectorRecord& record)
{
    return record.architecture + (record.scale == "custom" ? " (custom)" : record.scale);
}

std::string sentence(const workspace::DetectorRecord& record)
{
    return record.name + ": " + kindOf(record) + ", " + std::to_string(record.classNames.size()) +
           " classes, " + std::to_string(record.parameters) + " parameters, input " +
           std::to_string(record.inputSize) + " px";
}

int add(Context& context, const std::string& file, const std::string& name)
{
    storage::Database database = context.workspace().connect();
    const workspace::DetectorRecord record = workspace::DetectorStore(database).add(file, name);
    context.output.line("Detector " + sentence(record));
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
                        "\nSHA-256: " + record.sha256 + "\nclasses: " + classes);
    context.output.event("detector", recordJson(record));
    context.output.done(recordJson(record));
    return kDone;
}

int remove(Context& context, const std::string& name)
{
    storage::Database database = context.workspace().connect();
    workspace::DetectorStore(database).remove(name);
    context.output.line("Removed detector " + name + "; its file stays");
    context.output.done({{"detector", name}});
    return kDone;
}

} // namespace

void addDetectorCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup(
        "detector", "Networks with their weights: add, list, show, remove, train, trainings");
    auto name = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    CLI::App* added = commands.add(
        "add", "Reads a file of weights, checks it, and remembers where it is",
        [file, name](Context& context) { return add(context, *file, *name); }, group);
    added->add_option("FILE", *file, "Weights: .pt (Ultralytics, state dict, TorchScript) or .safetensors")
        ->required();
    added->add_option("--name", *name, "Name of the detector (default: after the file)")->type_name("NAME");
    commands.add("list", "All detectors", list, group);
    const auto withName = [&](const char* command, const char* description, Action action) {
        commands.add(command, description, std::move(action), group)
            ->add_option("NAME", *name, "The detector")
            ->required();
    };
    withName("show", "A detector's facts and classes",
             [name](Context& context) { return show(context, *name); });
    withName("remove", "Forgets a detector; its file stays",
             [name](Context& context) { return remove(context, *name); });
    addDetectorTrainCommand(commands, group);
    addDetectorTrainingsCommand(commands, group);
}

} // namespace blindspot::cli
