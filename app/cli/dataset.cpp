// dataset: import, list, show, remove, locate.
#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "app/cli/dataset_video.h"
#include "app/cli/trash.h"
#include "core/common/utf8.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/import_record.h"
#include "core/dataset/import/importer.h"

#include <optional>

namespace blindspot::cli {

namespace {

struct ImportArguments {
    std::string format;
    std::optional<std::string> source, annotations, images;
    std::string name, boxes;
    bool replace = false, noFileCheck = false;
    VideoImport video;
};

/// COCO has its file under --annotations; YOLO and VOC are one path, which may stand there, too.
std::filesystem::path sourceOf(const ImportArguments& arguments)
{
    if (arguments.source && arguments.annotations)
        throw cliError("the source is named twice", "--annotations", "name it once");
    if (arguments.source) return *arguments.source;
    if (arguments.annotations) return *arguments.annotations;
    throw cliError(
        "there is no source to import", "dataset import",
        "use --format coco --annotations FILE --images DIR, --format yolo DATA.yaml, --format voc DIR, --format folder DIR or --format video FILE");
}

Json countsJson(const dataset::ProblemCounts& counts)
{
    Json json = Json::object();
    for (const auto& [kind, count] : counts)
        json[std::string(name(kind))] = count;
    return json;
}

Json picturesJson(const dataset::PictureCounts& pictures)
{
    return {{"found", pictures.found},
            {"labelled", pictures.labelled},
            {"without_labels", pictures.withoutLabels},
            {"left_out", pictures.leftOut},
            {"labels_without_picture", pictures.labelsWithoutPicture}};
}

Json notesJson(const std::vector<Message>& notes)
{
    Json json = Json::array();
    for (const Message& note : notes)
        json.push_back(note.english());
    return json;
}

/// What became of the pictures, how the labels were read, and the problems by kind: a line each.
void printRecord(Context& context, const dataset::PictureCounts& pictures, const std::vector<Message>& notes,
                 const dataset::ProblemCounts& counts)
{
    context.output.line("pictures: " + std::to_string(pictures.found) + " found, " + std::to_string(pictures.labelled) +
                        " labelled, " + std::to_string(pictures.withoutLabels) + " without labels, " +
                        std::to_string(pictures.leftOut) + " left out; labels without a picture: " +
                        std::to_string(pictures.labelsWithoutPicture));
    for (const Message& note : notes)
        context.output.line("note: " + note.english());
    for (const auto& [kind, count] : counts)
        context.output.line(std::string(describe(kind).english) + ": " + std::to_string(count));
}

dataset::ImportResult importFiles(Context& context, const dataset::ImportRequest& request)
{
    storage::Database database = context.workspace().connect();
    return dataset::importDataset(request, database, context.stop, context.progressSink());
}

int import(Context& context, const ImportArguments& arguments)
{
    dataset::ImportRequest request;
    request.format = arguments.format;
    request.source = sourceOf(arguments);
    request.images = arguments.images.value_or("");
    request.name = arguments.name;
    request.replace = arguments.replace;
    if (!arguments.boxes.empty()) {
        if (arguments.format != "coco")
            throw cliError("only COCO's boxes can be of several forms", "--boxes", "leave it out");
        request.boxes = dataset::parseBoxForm(arguments.boxes);
    }
    request.checkFiles = !arguments.noFileCheck;
    const dataset::ImportResult result =
        arguments.format == "video" ? importVideo(context, request, arguments.video) : importFiles(context, request);
    context.output.progress("");
    for (const Message& warning : result.warningTexts)
        context.output.message("warning: " + warning.english());
    const auto told = static_cast<std::int64_t>(result.warningTexts.size());
    if (result.warnings > told)
        context.output.message("warning: and " + std::to_string(result.warnings - told) + " more");
    context.output.line("Dataset " + result.dataset + ": " + countedText(result.images, "image") + ", " +
                        countedText(result.annotations, "annotation") + ", " +
                        countedText(result.categories, "class") + ", " +
                        countedText(result.warnings, "problem") + ", " + durationText(result.seconds));
    printRecord(context, result.pictures, result.notes, result.problems);
    if (result.warnings > told)
        context.output.line("All problems: dataset show " + result.dataset + " --problems");
    context.output.done({{"dataset", result.dataset},
                         {"images", result.images},
                         {"annotations", result.annotations},
                         {"categories", result.categories},
                         {"removed_images", result.removedImages},
                         {"warnings", result.warnings},
                         {"problems", countsJson(result.problems)},
                         {"pictures", picturesJson(result.pictures)},
                         {"notes", notesJson(result.notes)},
                         {"seconds", result.seconds}});
    return kDone;
}

Json infoJson(const dataset::DatasetInfo& info)
{
    return {{"name", info.name},
            {"format", info.format},
            {"images", info.images},
            {"annotations", info.annotations},
            {"categories", info.categories},
            {"image_root", toUtf8(info.imageRoot)},
            {"annotation_file", toUtf8(info.annotationFile)},
            {"imported_at", info.importedAt}};
}

int list(Context& context)
{
    storage::Database database = context.workspace().connect();
    const auto infos = dataset::DatasetIndex(database).list();
    std::vector<std::vector<std::string>> rows{
        {"DATASET", "FORMAT", "IMAGES", "ANNOTATIONS", "CLASSES", "IMPORTED"}};
    for (const dataset::DatasetInfo& info : infos) {
        context.output.event("dataset", infoJson(info));
        rows.push_back({info.name, info.format, std::to_string(info.images), std::to_string(info.annotations),
                        std::to_string(info.categories), info.importedAt});
    }
    context.output.line(infos.empty() ? "There are no datasets yet; dataset import makes one" : table(rows));
    context.output.done({{"datasets", infos.size()}});
    return kDone;
}

int show(Context& context, const std::string& name)
{
    storage::Database database = context.workspace().connect();
    const dataset::DatasetIndex index(database);
    const dataset::DatasetInfo info = index.get(name);
    context.output.event("dataset", infoJson(info));
    context.output.line(info.name + " (" + info.format + "): " + countedText(info.images, "image") + ", " +
                        (info.annotated() ? countedText(info.annotations, "annotation") : "no annotations") +
                        "\nannotations: " + toUtf8(info.annotationFile) +
                        "\nimages:      " + toUtf8(info.imageRoot) + "\nimported:    " + info.importedAt);
    std::vector<std::vector<std::string>> rows{{"CLASS", "IMAGES", "ANNOTATIONS"}};
    for (const dataset::CategoryInfo& category : index.categories(name)) {
        rows.push_back(
            {category.name, std::to_string(category.images), std::to_string(category.annotations)});
        context.output.event("category", {{"id", category.sourceId},
                                          {"name", category.name},
                                          {"images", category.images},
                                          {"annotations", category.annotations}});
    }
    context.output.line(table(rows));
    if (const auto record = dataset::readImportRecord(database, name, 0); record.recorded && record.total() > 0)
        context.output.line(countedText(record.total(), "problem") + " at its import: dataset show " + name +
                            " --problems");
    context.output.done(infoJson(info));
    return kDone;
}

/// What the dataset's import could not use, a line each.
int showProblems(Context& context, const std::string& dataset)
{
    storage::Database database = context.workspace().connect();
    const dataset::ImportRecord record = dataset::readImportRecord(database, dataset);
    if (!record.recorded) {
        context.output.line("The problems of " + dataset +
                            " were not recorded: it was imported by an earlier version; import it again to see them");
        context.output.done({{"name", dataset}, {"recorded", false}});
        return kDone;
    }
    for (const dataset::ImportProblem& problem : record.problems) {
        context.output.event("problem", {{"kind", name(problem.kind)},
                                         {"file", problem.file},
                                         {"text", problem.text.english()}});
        context.output.line(std::string(name(problem.kind)) + "  " + problem.whole().english());
    }
    const std::int64_t kept = std::ssize(record.problems);
    if (record.total() > kept) context.output.line("and " + std::to_string(record.total() - kept) + " more");
    printRecord(context, record.pictures, record.notes, record.counts);
    context.output.done({{"name", dataset},
                         {"recorded", true},
                         {"total", record.total()},
                         {"problems", countsJson(record.counts)},
                         {"pictures", picturesJson(record.pictures)},
                         {"notes", notesJson(record.notes)}});
    return kDone;
}

int remove(Context& context, const std::string& name)
{
    storage::Database database = context.workspace().connect();
    const dataset::RemovedDataset removed = dataset::DatasetIndex(database).remove(name);
    context.output.line("Removed dataset " + name + "; " + inTrashText(removed.trash) + ", its pictures stay where they are");
    for (const std::string& selection : removed.selections)
        context.output.line("Removed selection " + selection + " with it");
    context.output.done({{"dataset", name}, {"selections", removed.selections}, {"trash", removed.trash}});
    return kDone;
}

int locate(Context& context, const std::string& name, const std::string& folder)
{
    storage::Database database = context.workspace().connect();
    dataset::DatasetIndex index(database);
    index.setImageRoot(name, folder);
    const std::string root = toUtf8(index.get(name).imageRoot);
    context.output.line("The images of " + name + " are in " + root);
    context.output.done({{"dataset", name}, {"image_root", root}});
    return kDone;
}

void addImport(Commands& commands, CLI::App* group)
{
    auto arguments = std::make_shared<ImportArguments>();
    CLI::App* command = commands.add(
        "import", "Indexes a folder of images, with annotations or (folder) without, or frames of a video. A picture's size is the one in its file, upright; boxes made for "
        "another size of the same shape are scaled to it, and told",
        [arguments](Context& context) { return import(context, *arguments); }, group);
    command->add_option("SOURCE", arguments->source,
                        "coco: the JSON file or a folder with one; yolo: data.yaml or a folder; voc: the folder of "
                        "Annotations and JPEGImages; folder: the pictures' own; video: a file, camera:N, street:N or rtsp://...");
    command->add_option("--format", arguments->format, "Kind of the annotations")
        ->type_name("coco, yolo, voc, folder or video")
        ->required();
    command->add_option("--annotations", arguments->annotations, "coco: the JSON file")->type_name("FILE");
    command
        ->add_option("--images", arguments->images,
                     "coco: the folder of the pictures (default: the one at or beside the JSON file that has the first); video: a new "
                     "folder for the frames (default: in the workspace)")
        ->type_name("DIR");
    command->add_option("--name", arguments->name, "Name of the dataset (default: after its source)")
        ->type_name("NAME");
    command->add_flag("--replace", arguments->replace,
                      "Import a dataset of that name anew: its selections keep the pictures of the same file names");
    command
        ->add_option("--boxes", arguments->boxes,
                     "coco: what the four numbers of a box are: size (left, top, width, height in pixels), corners (left, top, "
                     "right, bottom in pixels) or fractions (left, top, width, height as fractions of the picture) (default: "
                     "size, refused where all boxes of the file contradict it)")
        ->type_name("FORM");
    command->add_flag("--no-file-check", arguments->noFileCheck,
                      "Do not look at the pictures: neither whether they are there nor how large they are");
    addVideoImportOptions(*command, arguments->video);
}

} // namespace

void addDatasetCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup(
        "dataset", "Folders of images with annotations: import, list, show, scan, images, remove, locate");
    addImport(commands, group);
    addDatasetScanCommand(commands, group);
    addDatasetImagesCommand(commands, group);
    commands.add("list", "All datasets", list, group);
    auto name = std::make_shared<std::string>();
    const auto withName = [&](const char* command, const char* description, Action action) {
        CLI::App* added = commands.add(command, description, std::move(action), group);
        added->add_option("NAME", *name, "The dataset")->required();
        return added;
    };
    auto problems = std::make_shared<bool>(false);
    withName("show", "A dataset and its classes", [name, problems](Context& context) {
        return *problems ? showProblems(context, *name) : show(context, *name);
    })->add_flag("--problems", *problems, "List what its import could not use, by kind, file and reason, instead");
    withName("remove", "Moves a dataset and its selections to the trash; the pictures stay, frames of a video until the trash is emptied",
             [name](Context& context) { return remove(context, *name); });
    auto folder = std::make_shared<std::string>();
    withName("locate", "Points to the folder to which the pictures were moved",
             [name, folder](Context& context) { return locate(context, *name, *folder); })
        ->add_option("--images", *folder, "Folder of the pictures")
        ->type_name("DIR")
        ->required();
}

} // namespace blindspot::cli
