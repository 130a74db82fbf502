// The options of `train` on the command line: their help from the structs' defaults, their values into a
// request.
#pragma once

#include "core/workspace/runs/run_request.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::cli {

/// What the user gave; what is empty stays as the recipe has it.
class TrainArguments {
  public:
    void addTo(CLI::App& command);
    /// Errors: Error naming the option.
    workspace::TrainRequest request() const;

    std::optional<std::string> out; ///< --out

  private:
    void addSubjects(CLI::App& command);
    void addTraining(CLI::App& command);
    void addMachine(CLI::App& command);
    void addPicture(CLI::App& command);

    void applyTo(patch::TrainOptions& options) const;

    std::vector<std::string> detectors_;
    std::optional<std::string> selection_, dataset_;
    std::optional<std::string> className_, target_;
    std::optional<std::int64_t> images_;
    std::string name_;
    std::string device_ = "auto";
    std::string recipe_ = patch::TrainOptions{}.recipe;
    std::optional<std::int64_t> iterations_, patchSize_, anchors_, scales_, cells_, updatesAtOnce_;
    std::optional<std::uint64_t> seed_;
    std::optional<double> learningRate_, finalRate_, totalVariation_, hideBelow_, printability_, overlap_, decoys_;
    std::optional<double> checkpointSeconds_, weightsGamma_, weightsRate_;
    std::optional<std::string> weights_;
    std::optional<std::string> placement_, transforms_, tiling_, losses_, objective_, optimiser_, betas_,
        imagesPerUpdate_, batchSize_, precision_, initial_, shuffle_, quantise_, through_, palette_, printable_, heads_;
};

} // namespace blindspot::cli
