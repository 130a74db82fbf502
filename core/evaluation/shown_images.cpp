#include "core/evaluation/shown_images.h"

#include "core/evaluation/shared_inference.h"

#include <mutex>
#include <utility>

namespace blindspot::evaluation {

namespace {

/// Gathers the cases of each image until they are complete.
class Gathering {
  public:
    Gathering(std::size_t images, std::size_t cases) : cases_(cases), seen_(images) {}

    /// All of the image where this was the last of it.
    std::optional<std::vector<CaseDetections>> add(std::size_t image, CaseDetections&& one)
    {
        const std::scoped_lock lock(mutex_);
        seen_[image].push_back(std::move(one));
        if (seen_[image].size() < cases_) return std::nullopt;
        return std::exchange(seen_[image], {});
    }

  private:
    std::mutex mutex_;
    std::size_t cases_; ///< of an image, with all detectors
    std::vector<std::vector<CaseDetections>> seen_;
};

} // namespace

InferenceOutcome runInferenceOnRest(InferencePlan plan, const std::vector<std::size_t>& places, Stage stage, ShownImages* shown,
                                    const InferenceOptions& options, StopControl& stop, const ProgressSink& progress,
                                    const LogSink& log, const CaseDetectionsSink& sink,
                                    const std::function<void(std::size_t image)>& imageDone, ranks::Lead& lead)
{
    const std::size_t all = plan.images.size(), cases = plan.cases.size() * plan.detectors.size();
    std::vector<std::size_t> rest; // places in the plan
    std::vector<InferenceImage> images;
    for (std::size_t image = 0; image < all; ++image) {
        auto kept = shown ? shown->find(stage, places[image]) : std::nullopt;
        if (kept && kept->size() == cases) {
            for (CaseDetections& one : *kept) {
                one.image = image;
                sink(std::move(one));
            }
            if (imageDone) imageDone(image);
            continue;
        }
        rest.push_back(image);
        images.push_back(plan.images[image]);
    }
    plan.images = std::move(images);
    const auto done = static_cast<std::int64_t>((all - rest.size()) * plan.cases.size());
    const auto total = static_cast<std::int64_t>(all * plan.cases.size());
    if (progress && done > 0) progress({Message::tr("evaluating"), done, total});
    Gathering gathering(all, cases);
    std::mutex telling;
    InferenceOutcome outcome = runSharedInference(
        lead, std::move(plan), options, stop,
        progress ? ProgressSink([&](const Progress& now) { progress({now.phase, done + now.done, total}); }) : ProgressSink(), log,
        [&](CaseDetections&& one) {
            one.image = rest[one.image];
            const std::size_t image = one.image;
            sink(CaseDetections(one));
            const auto whole = gathering.add(image, std::move(one));
            if (!whole) return;
            if (shown) shown->keep(stage, places[image], *whole);
            const std::scoped_lock lock(telling);
            if (imageDone) imageDone(image);
        });
    for (std::size_t& image : outcome.unreadable)
        image = rest[image];
    return outcome;
}

} // namespace blindspot::evaluation
