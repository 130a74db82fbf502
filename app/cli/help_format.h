// How help is set: the type behind an option's name, the default at the end of its description.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace blindspot::cli {

class HelpFormat : public CLI::Formatter {
  public:
    HelpFormat() { column_width(34); }

    std::string make_option_opts(const CLI::Option* option) const override;
    std::string make_option_desc(const CLI::Option* option) const override;
};

} // namespace blindspot::cli
