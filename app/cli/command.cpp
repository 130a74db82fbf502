#include "app/cli/command.h"

#include "app/cli/option_text.h"
#include "core/common/error.h"
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

const Action& Commands::chosen() const
{
    const CLI::App* command = &app_;
    while (!command->get_subcommands().empty())
        command = command->get_subcommands().front();
    return actions_.at(command);
}

} // namespace blindspot::cli
