// The reader of --config files for CLI11, whose own one cuts values at any '#' and knows no escapes.
#pragma once

#include <CLI/CLI.hpp>

#include <istream>
#include <string>
#include <vector>

namespace blindspot::cli {

/// Lines as workspace::readConfigLines has them. A section names a command ("train", "runs resume"), its keys are that command's
/// options without dashes; sections of commands that were not chosen are passed over. Keys before any section are of the chosen
/// command or of all commands, and `config-version` of the file.
class ConfigFile : public CLI::Config {
  public:
    explicit ConfigFile(const CLI::App& app) : app_(app) {}

    /// Errors: Error with the line, for what cannot be read or is no option.
    std::vector<CLI::ConfigItem> from_config(std::istream& input) const override;
    std::string to_config(const CLI::App*, bool, bool, std::string) const override { return {}; }

  private:
    const CLI::App& app_;
};

} // namespace blindspot::cli
