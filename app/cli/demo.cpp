// demo create: the demonstration dataset, drawn by the program itself.
#include "app/cli/command.h"
#include "core/common/stopwatch.h"
#include "core/common/utf8.h"
#include "core/scenes/scene_dataset.h"

namespace blindspot::cli {

namespace {

struct Arguments {
    std::string folder;
    scenes::DemoOptions options;
};

int create(Context& context, const Arguments& arguments)
{
    const Stopwatch watch;
    const scenes::DemoSummary summary =
        scenes::createDemo(arguments.folder, arguments.options, context.stop, context.progressSink());
    const double seconds = watch.seconds();
    context.output.progress("");
    context.output.line(
        countedText(summary.images, "scene") + " with " + countedText(summary.annotations, "annotation") +
        " in " + arguments.folder + ", " + durationText(seconds) +
        "\nIndex them: blindspot-cli dataset import --format coco --annotations " +
        toUtf8(summary.annotationFile) + " --images " + toUtf8(summary.imageFolder) + " --name demo");
    context.output.done({{"images", summary.images},
                         {"annotations", summary.annotations},
                         {"out", arguments.folder},
                         {"seconds", seconds}});
    return kDone;
}

} // namespace

void addDemoCommands(Commands& commands)
{
    CLI::App* group =
        commands.addGroup("demo", "Works out of the box: a dataset that the program draws itself");
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add(
        "create",
        "Draws the demonstration scenes: people, cars, bicycles and dogs in streets and parks, 640 x 480",
        [arguments](Context& context) { return create(context, *arguments); }, group);
    command
        ->add_option(
            "DIR", arguments->folder,
            "Folder for images/*.jpg and instances.json (COCO); made when missing, else empty or the same "
            "demonstration")
        ->required();
    command
        ->add_option("--images", arguments->options.images,
                     "How many; image n is the same however many there are")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{1}, scenes::kMostDemoImages));
    command->add_option("--seed", arguments->options.seed, "Of the scenes: the same seed, the same images")
        ->type_name("S")
        ->capture_default_str()
        ->check(fromZero());
    command
        ->add_option("--smallest", arguments->options.scene.smallest,
                     "Who is so far away that an object of the kind usually covers less than PX x PX is left "
                     "out; 0: nobody")
        ->type_name("PX")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 640.0));
    command
        ->add_option("--least-visible", arguments->options.scene.leastVisible,
                     "Who shows a smaller fraction of themselves, behind others or at the edge, is left out; "
                     "0: nobody")
        ->type_name("FRACTION")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    addDemoRunCommands(commands, group);
}

} // namespace blindspot::cli
