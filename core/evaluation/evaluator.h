// The evaluation of patches: `evaluate` shows image files in every arm to every detector under every defence,
// and measures each patch against its controls.
#pragma once

#include "core/common/box.h"
#include "core/common/option_limit.h"
#include "core/evaluation/inference.h"
#include "core/evaluation/shown_images.h"
#include "core/metrics/evaluation_report.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace blindspot::evaluation {

struct EvaluationImage {
    std::int64_t id = 0;                             ///< in the index
    InferenceImage inference;                                ///< its key is its place in the selection
    std::vector<metrics::Annotation> annotations; ///< of the class, or of every class
    metrics::ImageGroup group = metrics::ImageGroup::Unknown;
    std::string sha256, boxes, nearDuplicateOf; ///< as in metrics::ImageFindings
    std::vector<metrics::Annotation> ofTarget{}; ///< those of the target class, where the aim has one
};

/// The boxes of the class that an object placement covers: all but crowds.
std::vector<Box> placesOf(const std::vector<metrics::Annotation>& annotations);

struct EvaluationPatch {
    InferencePatch inference;
    metrics::PatchFacts facts;
};

struct SweepOptions {
    metrics::SweepKind kind = metrics::SweepKind::Scale;
    std::vector<double> values; ///< empty: defaultSweepValues

    bool operator==(const SweepOptions&) const = default;
};
std::vector<double> defaultSweepValues(metrics::SweepKind kind);
/// Of the values of a sweep, in its unit.
Limit sweepLimit(metrics::SweepKind kind);
/// From "scale" or "scale:0.5,1,2". Errors: Error naming `where`, the kinds or the limits.
SweepOptions parseSweep(std::string_view text, const Place& where);

struct EvaluationOptions {
    double confidence = 0.25;      ///< of found and invented objects
    double noticeOverlap = 0.1;    ///< an object is noticed where a box overlaps it by so much, or is centred in it
    double nmsIou = 0.7;           ///< a box that overlaps a better one of its class by more is dropped
    std::int64_t randomSeeds = 3;  ///< drawings of the random arm
    std::int64_t bootstrap = 1000; ///< drawings of images for the intervals; 0: no intervals
    std::uint64_t seed = 0;        ///< of the noise, the bootstrap and defences that draw
    std::vector<SweepOptions> sweeps{};
    std::int64_t batch = 0; ///< network inputs at once; 0: by the device

    /// The numbers and what they may be, in the order in which they are asked for; the one place where limits
    /// are stated.
    static std::span<const OptionLimit<EvaluationOptions>> limits();
    /// Every value out of range, in that order.
    std::vector<OptionMistake> mistakes() const;
    /// Errors: Error for the first of the mistakes, naming the option, its range and the value.
    void check() const;
};

struct EvaluationSubject {
    std::string className; ///< empty: every class
    metrics::Aim aim = metrics::Aim::Hide;
    std::string target; ///< the class that is to be seen, where the aim has one
    std::vector<EvaluationImage> images;
    std::vector<EvaluationPatch> patches;
    std::vector<InferenceDetector> detectors; ///< on their devices
    std::vector<std::string> detectorNames;
    std::vector<defences::DefenceSpec> defences; ///< without "none", which is always the first
};

/// The number of treatments of an image. Each is shown to every detector, those of the arms under every
/// defence.
struct TreatmentCount {
    std::int64_t arms = 0;
    std::int64_t sweeps = 0; ///< on the images of the first group alone
};
/// Looks at the subject's patches alone, and of their pictures at the size. Controls that cover the same
/// places count once.
TreatmentCount countTreatments(const EvaluationSubject& subject, const EvaluationOptions& options);

/// Errors: Error when there is no patch, no detector, or no object of the class on the images; when patches that are to create
/// objects lie at different places; Cancelled;
/// OutOfMemory. Progress counts pictures as they are shown, arms and sweeps together. Stopped and begun again with the same `shown`
/// (null: nothing is kept) it goes on where it was, to the same report but for its times.
metrics::EvaluationReport evaluate(const EvaluationSubject& subject, const EvaluationOptions& options,
                                      StopControl& stop, const ProgressSink& progress = {},
                                      const LogSink& log = {}, ShownImages* shown = nullptr, const NoticedSink& noticed = {});
/// The same figures by several ranks, of which this is the first; the others call helpWithInference (shared_inference.h), and rank 0 alone
/// computes figures from what all have seen. Errors: as there, and ranks::RankLost: what was kept in `shown` by then is not shown again.
metrics::EvaluationReport evaluate(const EvaluationSubject& subject, const EvaluationOptions& options, StopControl& stop, ranks::Lead& lead,
                                   const ProgressSink& progress = {}, const LogSink& log = {}, ShownImages* shown = nullptr,
                                   const NoticedSink& noticed = {});

} // namespace blindspot::evaluation
