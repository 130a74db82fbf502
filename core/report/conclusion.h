// The conclusion of an evaluation in sentences: whether the patch hides more than a plain square would, what it does to the
// boxes, what limits this answer, and what each defence gives back. Reports from before it was measured who is noticed
// are answered by their AP50.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/texts.h"

#include <string>
#include <vector>

namespace blindspot::report {

/// The subject of the answer: the first group of images, the first patch, the detector that it was trained on
/// (by the SHA-256 of its weights, where there is none by its name), else the first detector; no defence.
struct Subject {
    const metrics::GroupResult* group = nullptr;   ///< null: no image was evaluated
    const metrics::Condition* condition = nullptr; ///< null as well where it is missing
    std::int64_t detector = 0;
    std::int64_t patch = 0;
};
Subject subjectOf(const metrics::EvaluationReport& report);
/// Whether the patch was trained on the detector, alone or among several.
bool trainedOn(const metrics::PatchFacts& patch, const metrics::DetectorFacts& detector);
/// The names of all detectors that it was trained on: "yolov8n, yolo11n"; empty where not known.
std::string trainedOnNames(const metrics::PatchFacts& patch);

/// Null where there is none.
const metrics::Effect* effectOf(const metrics::Condition& condition, std::int64_t patch);

/// An AP50 without a patch below which the detector finds nothing, so that nothing can be measured. Of reports that do not
/// say who is noticed; in others it is a detector that notices nothing.
inline constexpr double kNothingFound = 0.01;

struct Conclusion {
    bool beatsControl = false;       ///< the interval of the effect lies above 0
    bool findsNone = false;          ///< the detector notices nothing without a patch either: nothing was measured
    std::string answer;              ///< one sentence
    std::vector<std::string> others; ///< a sentence each: the boxes, what the images were, transfer, other patches

    std::string all() const; ///< one after the other
};
Conclusion conclude(const metrics::EvaluationReport& report, Language language);

/// "20 held-out images".
std::string imagesText(const metrics::GroupResult& group, Language language);

/// What a reader has to know before trusting the figures, a sentence each; the report's own warnings are
/// among them.
std::vector<std::string> warningsOf(const metrics::EvaluationReport& report, Language language);

/// What a defence gives back against the subject's patch and what it costs, in a sentence. Empty where it was
/// not evaluated.
std::string defenceSentence(const metrics::EvaluationReport& report, std::int64_t defence,
                            Language language);

} // namespace blindspot::report
