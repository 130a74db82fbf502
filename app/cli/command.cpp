#include "app/cli/command.h"

#include "app/cli/cli_error.h"
#include "app/cli/option_text.h"
#include "app/cli/version_text.h"
#include "core/common/error.h"
#include "core/ranks/join.h"
#include "core/workspace/trash/trash.h"

#include <chrono>
#include <cmath>
#include <utility>

namespace blindspot::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kRedraw{100};
constexpr double kSettled = 2; // seconds after which a rate says something

/// "evaluating 12/366  8.1/s  44 s left".
class ProgressLine {
  public:
    /// Empty where it is too early to draw again.
    std::string text(const Progress& progress)
    {
        const auto now = Clock::now();
        const std::string phase = progress.phase.english();
        if (phase != phase_) {
            phase_ = phase;
            start_ = now;
            first_ = progress.done;
        } else if (now - drawn_ < kRedraw) {
            return {};
        }
        drawn_ = now;
        std::string line = phase + " " + std::to_string(progress.done);
        if (progress.total <= 0) return line;
        line += "/" + std::to_string(progress.total);
        const double seconds = std::chrono::duration<double>(now - start_).count();
        const auto since = static_cast<double>(progress.done - first_);
        if (seconds < kSettled || since <= 0) return line;
        const double rate = since / seconds;
        return line + "  " + numberText(std::round(rate * 10) / 10) + "/s  " +
               durationText(static_cast<double>(progress.total - progress.done) / rate) + " left";
    }

  private:
    std::string phase_;
    Clock::time_point start_, drawn_;
    std::int64_t first_ = 0;
};

} // namespace

std::unique_ptr<ranks::Ranks> Context::ranks(double timeout) const
{
    if (!launch) return std::make_unique<ranks::OneRank>();
    ranks::JoinOptions options;
    options.timeout = timeout;
    options.greeting = {{Message::verbatim("version of the program"), versionText()}, {Message::verbatim("command line"), line}};
    options.log = [&out = output](LogLevel, const Message& text) { out.message("blindspot-cli: " + text.english()); };
    return ranks::join(*launch, options);
}

workspace::Workspace Context::workspace() const
{
    workspace::Workspace opened = workspace::Workspace::open(workspaceFolder);
    storage::Database database = opened.connect();
    workspace::Trash(opened, database).purge(workspace::kTrashKeeps, stop);
    return opened;
}

ProgressSink Context::progressSink() const
{
    if (!Output::terminal()) return {};
    return [&out = output, line = ProgressLine()](const Progress& progress) mutable {
        const std::string text = line.text(progress);
        if (!text.empty()) out.progress(text);
    };
}

void Context::throwIfStopped(const std::string& remedy) const
{
    if (stop.shouldStop())
        throw Cancelled(Message::verbatim("interrupted"),
                        Message::verbatim(remedy.empty() ? "run the same command again" : remedy));
}

CLI::App* Commands::add(const std::string& name, const std::string& description, Action action,
                        CLI::App* parent)
{
    CLI::App* command = (parent != nullptr ? parent : &app_)->add_subcommand(name, description);
    actions_[command] = std::move(action);
    return command;
}

CLI::App* Commands::addGroup(const std::string& name, const std::string& description)
{
    CLI::App* group = app_.add_subcommand(name, description);
    group->require_subcommand(1);
    return group;
}

CLI::Validator fromZero()
{
    return CLI::Validator(
        [](std::string& text) { return text.starts_with('-') ? text + " is below 0" : std::string(); }, "");
}

std::vector<const CLI::App*> Commands::chosenLine() const
{
    std::vector<const CLI::App*> line{&app_};
    while (!line.back()->get_subcommands().empty())
        line.push_back(line.back()->get_subcommands().front());
    return line;
}

void Commands::requireNoEmptyText() const
{
    for (const CLI::App* app : chosenLine())
        for (const CLI::Option* option : app->get_options())
            for (const std::string& value : option->results())
                if (value.empty())
                    throw cliError("it is given as an empty text", option->get_name(), "give it a value, or leave it out");
}

void Commands::shareAmongRanks(CLI::App* command, double& timeout)
{
    timeout = ranks::JoinOptions::kUsualTimeout;
    shared_.insert(command);
    command
        ->add_option("--rank-timeout", timeout,
                     "Started several times by torchrun, srun or mpirun: how long these ranks wait for each other before all end, so that "
                     "the work can be gone on with")
        ->type_name("SECONDS")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 86400.0));
}

void Commands::requireShared(const ranks::Launch& launch) const
{
    const CLI::App* command = chosenCommand();
    if (shared_.contains(command)) return;
    throw cliError("one process does this, and " + launch.by + " has started " + std::to_string(launch.size), command->get_name(),
                   "start it once; train, runs resume, detector train and evaluate work by several ranks");
}

bool Commands::given(const std::string& option) const
{
    const CLI::Option* found = chosenCommand()->get_option_no_throw(option);
    return found != nullptr && found->count() > 0;
}

} // namespace blindspot::cli
