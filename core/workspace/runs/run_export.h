// Functions that export a run from the workspace: its patch, record and curve, and a configuration file that
// repeats it.
#pragma once

#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_store.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// The record as it is shown and exported; `options` nested as in toJson.
nlohmann::ordered_json recordJson(const RunRecord& record);

/// The digests of the weights of all detectors, separated by commas: the metadata "detector_sha256" of a patch's file.
std::string detectorDigests(const RunRecord& record);

/// "iteration,loss,loss_box,loss_cls,loss_dfl,seconds", a line a point; empty where there is no value. `detectors`: the names of
/// several, with a "loss: NAME" and then a "weight: NAME" of each behind it.
std::string curveCsv(const std::vector<CurvePoint>& points, const std::vector<std::string>& detectors = {});

/// The section [train] for `--config`: with it, `train` repeats the run in the same workspace. `initialFile`:
/// the picture or tensor that it began with, where it was a file.
std::string configText(const RunRecord& record, const std::filesystem::path& initialFile = {});

/// Writes patch.png, patch.safetensors, run.json, images.json, curve.csv, train.toml (and initial.safetensors where the
/// run began with a file's picture) into `folder`, made when missing. A run without a patch yet has neither
/// of the first two, but for what its checkpoint holds. The files that were written. Errors: Error.
std::vector<std::filesystem::path> exportRun(const RunStore& store, const std::string& id,
                                             const std::filesystem::path& folder);

/// Writes the patch that the run had after this iteration as a picture; its folder is made when missing. Errors: Error naming the
/// iterations of which the run keeps the patch, or what the system says.
void exportCheckpoint(const RunStore& store, const std::string& id, std::int64_t iteration, const std::filesystem::path& file);

} // namespace blindspot::workspace
