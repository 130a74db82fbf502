// The answer of an evaluation in a sentence: does the patch do more than a plain square would?
#pragma once

#include "core/evaluation/evaluation_report.h"
#include "core/report/texts.h"

#include <string>
#include <vector>

namespace blindspot::report {

/// What the answer is about: the first group of images, the first patch, the detector that it was trained on
/// (by the SHA-256 of its weights, where there is none by its name), else the first detector; no defence.
struct Subject {
    const evaluation::GroupResult* group = nullptr;   ///< null: no image was evaluated
    const evaluation::Condition* condition = nullptr; ///< null as well where it is missing
    std::int64_t detector = 0;
    std::int64_t patch = 0;
};
Subject subjectOf(const evaluation::EvaluationReport& report);
/// Whether the patch was trained on the detector.
bool trainedOn(const evaluation::PatchFacts& patch, const evaluation::DetectorFacts& detector);

/// Null where there is none.
const evaluation::Effect* effectOf(const evaluation::Condition& condition, std::int64_t patch);

struct Conclusion {
    bool beatsControl = false;       ///< the interval of the effect lies above 0
    std::string answer;              ///< one sentence
    std::vector<std::string> others; ///< a sentence each: what the images were, transfer, the other patches

    std::string all() const; ///< one after the other
};
Conclusion conclude(const evaluation::EvaluationReport& report, Language language);

/// "20 held-out images".
std::string imagesText(const evaluation::GroupResult& group, Language language);

/// What a reader has to know before trusting the figures, a sentence each; the report's own warnings are
/// among them.
std::vector<std::string> warningsOf(const evaluation::EvaluationReport& report, Language language);

/// What a defence gives back against the subject's patch and what it costs, in a sentence. Empty where it was
/// not evaluated.
std::string defenceSentence(const evaluation::EvaluationReport& report, std::int64_t defence,
                            Language language);

} // namespace blindspot::report
