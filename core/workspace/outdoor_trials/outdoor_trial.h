// Functions that do a trial of a printed patch with a detector that the workspace knows: they measure its films, or rehearse it with drawn
// ones. The command line and the window call them.
#pragma once

#include "core/detector/nms.h"
#include "core/outdoor/rehearsal.h"
#include "core/outdoor/trial_report.h"
#include "core/workspace/records/workspace.h"

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// What both ways of a trial have in common.
struct TrialMeasuring {
    std::string detector; ///< a name of the workspace, or a file of weights
    std::string device = "auto";
    detector::NmsOptions nms;
    outdoor::FilmOptions filming;
    outdoor::EffectOptions counting;
    std::string version; ///< of the program, for the report
};

struct TrialPatch {
    std::string name;
    imaging::Image picture; ///< as wide as high
};

/// From a picture or a .safetensors file; it is called after the file. Errors: Error for a file that is no patch, or is not square.
TrialPatch trialPatchOfFile(const std::filesystem::path& file);
/// The patch of a run; it is called by the run's id. Errors: Error for an unknown run, and one that has no patch yet.
TrialPatch trialPatchOfRun(const Workspace& workspace, const std::string& run);

/// Errors: Error where `file` is another trial's, whose sheets may be printed; and as outdoor::readTrial.
void requireNoOtherTrial(const std::filesystem::path& file, const outdoor::Trial& trial);

/// Reads the films with the detector. `trial`: the file that was written with the sheets; `films` as outdoor::scenesIn takes them. Errors:
/// Error for a detector that does not know the class, a bad file, films that cannot be read; Cancelled.
outdoor::TrialReport measureTrial(const Workspace& workspace, const std::filesystem::path& trial, const std::vector<std::filesystem::path>& films,
                                  const TrialMeasuring& measuring, StopControl& stop, const ProgressSink& progress = {});

/// A trial that was drawn, and what is known of it.
struct RehearsedTrial {
    outdoor::Trial trial;
    outdoor::Rehearsal rehearsal;
    outdoor::TrialReport report;
    outdoor::RehearsalTruth truth;     ///< of the same boxes, of all frames
    outdoor::RehearsalTruth seenTruth; ///< the same of those frames alone in which the sheet was found: what films of it can tell
};

/// Draws films of the trial into `folder`, the trial's file beside them (sheets.json), and measures them as if they had been filmed.
/// Errors: as above, and Error where the films cannot be written.
RehearsedTrial rehearseTrial(const Workspace& workspace, const outdoor::Trial& trial, const imaging::Image& patch,
                             const std::filesystem::path& folder, const outdoor::RehearsalOptions& options, TrialMeasuring measuring,
                             StopControl& stop, const ProgressSink& progress = {});

} // namespace blindspot::workspace
