// What the commands share: their common options, their way to say something, and how they are found.
#pragma once

#include "app/cli/output.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/ranks/launch.h"
#include "core/ranks/ranks.h"
#include "core/workspace/records/workspace.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace blindspot::cli {

/// What a command works with, once the command line is read.
struct Context {
    std::filesystem::path workspaceFolder;
    bool workspaceNamed = false; ///< by the user; else the folder is the default one
    Output& output;
    StopControl& stop;
    std::string line{};                    ///< the command line, which is the same on all ranks
    std::optional<ranks::Launch> launch{}; ///< nothing where this is the only process

    /// Meets the other ranks; where there are none, it is alone. Errors: as ranks::join.
    std::unique_ptr<ranks::Ranks> ranks(double timeout) const;

    /// Opens it, and erases what has been in its trash for too long.
    workspace::Workspace workspace() const;
    /// Draws "phase 12/100" as progress, on a terminal.
    ProgressSink progressSink() const;
    /// Errors: Cancelled when a stop was asked for.
    void throwIfStopped(const std::string& remedy = {}) const;
};

/// Does the command's work. The exit code; errors are thrown.
using Action = std::function<int(Context&)>;

inline constexpr int kDone = 0;
inline constexpr int kOurFault = 1;
inline constexpr int kUserError = 2;
inline constexpr int kInterrupted = 3;

/// The program's commands: CLI11 reads the line, the table says what the chosen one does.
class Commands {
  public:
    explicit Commands(CLI::App& app) : app_(app) {}

    /// A command, or with `parent` a command of a command.
    CLI::App* add(const std::string& name, const std::string& description, Action action,
                  CLI::App* parent = nullptr);
    /// A command that has nothing to do but to hold others.
    CLI::App* addGroup(const std::string& name, const std::string& description);
    /// Several ranks do this command together; how long they wait for each other becomes an option of it.
    void shareAmongRanks(CLI::App* command, double& timeout);
    /// What the user chose. Only after the line was parsed.
    const Action& chosen() const { return actions_.at(chosenCommand()); }
    /// Errors: Error where an option or a name of what was chosen was given as the empty text: no id, name, number or file is empty, and who
    /// says so in a script has a variable that is not set. Only after the line was parsed.
    void requireNoEmptyText() const;
    /// Errors: Error where several ranks were started with a command that one process does. Only after the line was parsed.
    void requireShared(const ranks::Launch& launch) const;
    /// Whether the chosen command was given this option, on the line or by a configuration file. Only after the line was parsed.
    bool given(const std::string& option) const;

  private:
    /// The program, the group where it has one, and the chosen command.
    std::vector<const CLI::App*> chosenLine() const;
    const CLI::App* chosenCommand() const { return chosenLine().back(); }

    CLI::App& app_;
    std::map<const CLI::App*, Action> actions_;
    std::set<const CLI::App*> shared_;
};

/// For options of unsigned type: CLI11 itself would read -1 as the largest number.
CLI::Validator fromZero();

// One file each.
void addDeviceCommand(Commands& commands);
void addDatasetCommands(Commands& commands);
void addDatasetScanCommand(Commands& commands, CLI::App* dataset);
void addDatasetImagesCommand(Commands& commands, CLI::App* dataset);
void addSelectionCommands(Commands& commands);
void addDetectorCommands(Commands& commands);
void addDetectCommand(Commands& commands);
void addTrainCommand(Commands& commands);
void addRunsCommands(Commands& commands);
void addRunCheckpointsCommand(Commands& commands, CLI::App* runs);
void addRunGroupCommands(Commands& commands, CLI::App* runs);
void addTrashCommands(Commands& commands);
void addApplyCommand(Commands& commands);
void addEvaluateCommands(Commands& commands);
void addDemoCommands(Commands& commands);
void addDemoRunCommands(Commands& commands, CLI::App* demo);
void addEvaluateDetectionsCommand(Commands& commands, CLI::App* evaluate);

} // namespace blindspot::cli
