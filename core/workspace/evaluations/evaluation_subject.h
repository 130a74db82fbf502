// Functions that make the subject of an evaluation from images of the index and patches of the workspace. Private to this folder.
#pragma once

#include "core/dataset/image_identity.h"
#include "core/dataset/image_record.h"
#include "core/evaluation/evaluator.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/evaluated_aim.h"
#include "core/workspace/evaluations/evaluated_patch.h"

#include <list>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// The images with their objects of the class (empty: of every class that all detectors have) and where they stand to the images that
/// the patches were trained on. `identities` are those of the records.
std::vector<evaluation::EvaluationImage> imagesOf(const std::vector<dataset::ImageRecord>& records,
                                                  const std::vector<dataset::ImageIdentity>& identities,
                                                  const std::string& className, bool nearDuplicatesHeldOut,
                                                  const EvaluatedAim& aim, const std::list<OpenedDetector>& detectors,
                                                  const std::vector<EvaluatedPatch>& patches);

/// Puts all patches at `wanted` where one is asked for. A fixed placement of a file is in pixels of the first detector's input.
/// Errors: Error for a placement that there is not.
void settlePlacements(std::vector<EvaluatedPatch>& patches, const std::optional<std::string>& wanted, InputShape input);

} // namespace blindspot::workspace
