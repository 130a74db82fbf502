#include "app/cli/help_format.h"

namespace blindspot::cli {

std::string HelpFormat::make_option_opts(const CLI::Option* option) const
{
    if (option->get_type_size() == 0) return {}; // a flag
    std::string text = option->get_type_name().empty() ? "" : " " + option->get_type_name();
    if (option->get_expected_max() > 1) text += " ...";
    return text;
}

std::string HelpFormat::make_option_desc(const CLI::Option* option) const
{
    std::string text = option->get_description();
    if (option->get_required()) text += " (required)";
    if (!option->get_default_str().empty()) text += " (default: " + option->get_default_str() + ")";
    return text;
}

} // namespace blindspot::cli
