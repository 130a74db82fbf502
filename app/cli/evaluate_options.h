// The options of `evaluate` on the command line, and what they ask for.
#pragma once

#include "core/workspace/evaluations/evaluation_session.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace blindspot::cli {

class EvaluateArguments {
  public:
    void addTo(CLI::App& command);
    /// Errors: Error naming the option.
    workspace::EvaluationRequest request() const;

    std::vector<std::string> out; ///< --out
    std::string language = "en";  ///< --language

  private:
    std::vector<std::string> detectors_, patches_, runs_, defences_, sweeps_;
    std::optional<std::string> selection_, dataset_, placement_, aim_, target_;
    std::string nearDuplicates_ = "apart", knowing_ = "existing";
    std::string className_, device_ = "auto", batchSize_ = "auto";
    std::optional<std::int64_t> images_;
    evaluation::EvaluationOptions options_;
};

} // namespace blindspot::cli
