// How rank 0 sends the plan of an inference to the other ranks, and they send it back what their detectors saw. Private to this folder.
#pragma once

#include "core/evaluation/inference.h"
#include "core/ranks/ranks.h"

#include <map>
#include <string>
#include <vector>

namespace blindspot::evaluation {

/// The detectors that a rank other than the first has opened, for the plans that follow each other.
class OpenedDetectors {
  public:
    explicit OpenedDetectors(std::string device) : device_(std::move(device)) {}
    detector::Detector& open(const std::string& path, const std::string& choices);

  private:
    std::string device_;
    std::map<std::pair<std::string, std::string>, detector::Detector> opened_;
};

/// Rank 0's side. The other ranks read detectors and images at the same paths. Errors: RankLost; Error where a rank does not find a
/// detector's file.
void sendPlan(ranks::Ranks& ranks, const InferencePlan& plan, const InferenceOptions& options);
/// The others'. Errors: as there.
struct ReceivedPlan {
    InferencePlan plan;
    InferenceOptions options;
};
ReceivedPlan receivePlan(ranks::Ranks& ranks, OpenedDetectors& detectors);

/// What a rank has seen of its images in one round.
struct SeenShare {
    bool stopped = false;                ///< it was told to: what follows is not all
    std::vector<CaseDetections> seen;    ///< `image`: in the whole plan
    InferenceOutcome outcome;            ///< likewise
};
std::vector<double> numbersOf(SeenShare share);
SeenShare shareFrom(std::vector<double> numbers);

} // namespace blindspot::evaluation
