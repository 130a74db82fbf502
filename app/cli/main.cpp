// blindspot-cli: the whole program without its window.
#include "app/cli/command.h"
#include "app/cli/config_file.h"
#include "app/cli/confinement.h"
#include "app/cli/help_format.h"
#include "app/cli/outdoor.h"
#include "app/cli/queue.h"
#include "app/cli/signals.h"
#include "app/cli/study_output.h"
#include "app/cli/version_text.h"
#include "app/cli/workspace.h"
#include "core/common/error.h"
#include "core/compute/cuda_driver.h"
#include "core/compute/torch_build.h"
#include "core/workspace/records/workspace.h"

#include <clocale>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <string>
#include <unistd.h>

namespace {

using namespace blindspot;

struct CommonOptions {
    std::string workspace = workspace::Workspace::defaultFolder().string();
    bool json = false;
    std::string config;
};

void addCommonOptions(CLI::App& app, CommonOptions& common)
{
    app.formatter(std::make_shared<cli::HelpFormat>());
    app.fallthrough(); // so that they may stand behind the command, too
    app.require_subcommand(1);
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    app.set_help_flag("-h,--help", "Says what there is, and ends");
    app.set_version_flag("--version", cli::versionText, "Says the version, the build, LibTorch and CUDA, and ends");
    app.add_option("--workspace", common.workspace, "Folder in which everything is kept; made when missing")
        ->type_name("DIR")
        ->capture_default_str();
    app.add_flag("--json", common.json,
                 "JSON Lines on standard output, the last one \"done\"; messages on standard error");
    app.set_config("--config", "",
                   "Options from a file, such as runs export writes; the command line goes first")
        ->type_name("FILE");
    app.config_formatter(std::make_shared<cli::ConfigFile>(app));
    app.footer("--workspace, --json and --config may stand before or behind a command.\n"
               "No network connection is opened but to a camera whose address you give and, where torchrun, srun or mpirun\n"
               "start the program several times, between these processes.\n"
               "Exit code: 0 done; 2 a mistake of the user's or a bad file; 3 interrupted, can be resumed; 1 "
               "a fault of ours.");
}

/// One line, whatever CLI11 has to say.
std::string oneLine(const CLI::Error& error, const CLI::App& app)
{
    std::string text = error.what();
    // A word that is no command shows up as a command that is missing.
    const std::vector<std::string> strange = app.remaining(true);
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && !strange.empty())
        text = "there is no command or option '" + strange.front() + "'";
    if (text.empty()) text = error.get_name();
    for (char& character : text)
        if (character == '\n' || character == '\r') character = ' ';
    return "blindspot-cli: " + text + "; --help says what there is";
}

/// Runs the chosen command; every error of the program ends here.
int runCommand(const cli::Action& action, cli::Context& context)
{
    try {
        return action(context);
    } catch (const Cancelled& error) {
        context.output.progress("");
        context.output.message(std::string("blindspot-cli: ") + error.what());
        return cli::kInterrupted;
    } catch (const Error& error) {
        context.output.progress("");
        context.output.message(std::string("blindspot-cli: ") + error.what());
        return cli::kUserError;
    } catch (const std::bad_alloc&) {
        context.output.progress("");
        context.output.message(
            "blindspot-cli: the memory does not suffice; use fewer images or a smaller --batch-size");
        return cli::kUserError;
    } catch (const std::exception& error) {
        context.output.progress("");
        context.output.message(std::string("blindspot-cli: internal error: ") + error.what());
        return cli::kOurFault;
    }
}

/// Gives up what the chosen command does not need. Not in programs with a sanitizer, which look into themselves with what is taken away.
void giveUp([[maybe_unused]] const cli::Context& context, [[maybe_unused]] const cli::Commands& commands)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const bool cuda = !compute::cudaOfTorch().empty();
    // Of a machine just started, NVIDIA's driver makes its device files by a program of its own when it is first asked for them.
    if (cuda && std::filesystem::exists("/proc/driver/nvidia") && !std::filesystem::exists("/dev/nvidia-uvm")) compute::cudaFacts(0);
    cli::confine({.network = context.launch.has_value() || commands.given("--network"), .localServices = cuda});
#endif
}

} // namespace

int main(int argc, char** argv)
{
    std::setlocale(LC_NUMERIC, "C"); // as it is anyway; no library shall write numbers in another way
    StopControl stop;
    cli::Output output;
    std::optional<cli::SignalWatch> signals;
    try {
        signals.emplace(stop, [&output] {
            if (cli::Output::terminal()) output.message("Stopping (once more: at once) ...");
        });
    } catch (const Error& error) {
        output.message(std::string("blindspot-cli: ") + error.what());
        return cli::kUserError;
    }
    output.onReaderGone([&stop] { stop.requestStop(); });

    CommonOptions common;
    CLI::App app("Finds the blind spots of an object detector", "blindspot-cli");
    addCommonOptions(app, common);
    cli::Commands commands(app);
    cli::addDeviceCommand(commands);
    cli::addDatasetCommands(commands);
    cli::addSelectionCommands(commands);
    cli::addDetectorCommands(commands);
    cli::addDetectCommand(commands);
    cli::addTrainCommand(commands);
    cli::addRunsCommands(commands);
    cli::addQueueCommands(commands);
    cli::addStudyCommands(commands);
    cli::addTrashCommands(commands);
    cli::addWorkspaceCommands(commands);
    cli::addApplyCommand(commands);
    cli::addEvaluateCommands(commands);
    cli::addOutdoorCommands(commands);
    cli::addDemoCommands(commands);
    try {
        app.parse(argc, argv);
        commands.requireNoEmptyText();
    } catch (const CLI::Success& success) { // --help, --version
        return app.exit(success);
    } catch (const CLI::Error& error) {
        output.message(oneLine(error, app));
        return cli::kUserError;
    } catch (const Error& error) {
        output.message(std::string("blindspot-cli: ") + error.what());
        return cli::kUserError;
    }
    output.setJson(common.json);
    cli::Context context{common.workspace, app.count("--workspace") > 0, output, stop};
    for (int i = 1; i < argc; ++i)
        context.line += (i == 1 ? "" : " ") + std::string(argv[i]);
    const auto asOneOfSeveral = [&commands](cli::Context& of) {
        of.launch = ranks::launchOf(ranks::environmentOfProcess);
        if (of.launch && of.launch->rank > 0) of.output.silence("rank " + std::to_string(of.launch->rank) + ": ");
        if (of.launch) commands.requireShared(*of.launch);
        giveUp(of, commands);
        return commands.chosen()(of);
    };
    return runCommand(asOneOfSeveral, context);
}
