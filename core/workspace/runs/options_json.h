// Functions that convert the options of a patch's training to JSON and back. A run's record keeps them in
// this form.
#pragma once

#include "core/common/error.h"
#include "core/patch/options.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace blindspot::workspace {

/// Every option, nested as in the structs, numbers exact.
nlohmann::ordered_json toJson(const patch::TrainOptions& options);
/// A missing key keeps its default, so that the records of older programs stay readable. Errors: Error that
/// names the key for an unknown one, a wrong type or a value that the type cannot hold; `where` names the
/// source.
patch::TrainOptions fromJson(const nlohmann::ordered_json& json, const Place& where);

std::string optionsToText(const patch::TrainOptions& options);
/// Errors: as fromJson, and Error where the text is no JSON.
patch::TrainOptions optionsFromText(std::string_view text, const Place& where);

/// The names that the record, the command line and the window share.
std::string_view name(patch::ObjectiveKind kind);
std::string_view name(patch::OptimiserKind kind);
std::string_view name(patch::PrecisionChoice choice);
std::string_view name(patch::DetectorWeights weights);
/// Errors: Error naming `where` and the names there are.
patch::ObjectiveKind parseObjective(std::string_view text, const Place& where);
patch::OptimiserKind parseOptimiser(std::string_view text, const Place& where);
patch::DetectorWeights parseWeights(std::string_view text, const Place& where);
patch::PrecisionChoice parsePrecision(std::string_view text, const Place& where);

} // namespace blindspot::workspace
