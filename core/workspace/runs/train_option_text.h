// Functions that write the options of a patch's training as the texts of the command line's options, and read them again. The
// command line and configuration files share them.
#pragma once

#include "core/patch/options.h"

#include <string>
#include <utility>
#include <vector>

namespace blindspot::workspace {

/// Sets the option `key` ("patch-size", "transforms"; without dashes) from its text. False: there is no such option. Errors: Error
/// naming the option, for a text that it cannot have; the options are then as they were. A number's range is not looked at here
/// (TrainOptions::mistakes).
bool setTrainOption(const std::string& key, const std::string& text, patch::TrainOptions& options);

/// Every option that setTrainOption knows with its text, in the order in which they can be set again on the defaults of the
/// recipe; the recipe is not among them. Those that say nothing here are left out: a target or a palette that there is not.
std::vector<std::pair<std::string, std::string>> trainOptionTexts(const patch::TrainOptions& options);

/// The option of `--transforms` that has the name, such as "rotation"; null: there is none.
const OptionLimit<patch::TrainOptions>* findTransform(const std::string& name);
/// All of their names, in order.
std::vector<std::string> transformNames();

} // namespace blindspot::workspace
