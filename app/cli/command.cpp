#include "app/cli/command.h"

#include "core/common/error.h"

#include <chrono>
#include <utility>

namespace blindspot::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw{100};

} // namespace

ProgressSink Context::progressSink() const
{
    if (!Output::terminal()) return {};
    auto last = std::chrono::steady_clock::time_point{};
    return [&out = output, last](const Progress& progress) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < kRedraw) return;
        last = now;
        std::string text = progress.phase + " " + std::to_string(progress.done);
        if (progress.total > 0) text += "/" + std::to_string(progress.total);
        out.progress(text);
    };
}

void Context::throwIfStopped(const std::string& remedy) const
{
    if (stop.shouldStop())
        throw Cancelled("interrupted", remedy.empty() ? "run the same command again" : remedy);
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
