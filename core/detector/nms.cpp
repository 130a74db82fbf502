#include "core/detector/nms.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/compute/host_copy.h"
#include "core/detector/heads.h"

#include <ATen/Functions.h>

#include <algorithm>

namespace blindspot::detector {

namespace {

std::vector<Detection> candidates(const at::Tensor& boxes, const at::Tensor& scores,
                                  const NmsOptions& options)
{
    std::vector<Detection> found;
    const auto box = boxes.accessor<float, 2>();
    const auto score = scores.accessor<float, 2>();
    const auto threshold = static_cast<float>(options.confidence);
    const auto add = [&](std::int64_t anchor, std::int64_t label) {
        found.push_back(
            {box[anchor][0], box[anchor][1], box[anchor][2], box[anchor][3], score[anchor][label], label});
    };
    for (std::int64_t anchor = 0; anchor < score.size(0); ++anchor) {
        std::int64_t best = 0;
        for (std::int64_t label = 0; label < score.size(1); ++label) {
            if (options.multiLabel && score[anchor][label] > threshold) add(anchor, label);
            if (score[anchor][label] > score[anchor][best]) best = label;
        }
        if (!options.multiLabel && score[anchor][best] > threshold) add(anchor, best);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Detection& a, const Detection& b) { return a.score > b.score; });
    if (static_cast<std::int64_t>(found.size()) > options.maxCandidates)
        found.resize(static_cast<std::size_t>(options.maxCandidates));
    return found;
}

float intersectionOverUnion(const Detection& a, const Detection& b)
{
    const float width = std::max(0.0F, std::min(a.x2, b.x2) - std::max(a.x1, b.x1));
    const float height = std::max(0.0F, std::min(a.y2, b.y2) - std::max(a.y1, b.y1));
    const float overlap = width * height;
    const float both = (a.x2 - a.x1) * (a.y2 - a.y1) + (b.x2 - b.x1) * (b.y2 - b.y1) - overlap;
    return both > 0 ? overlap / both : 0;
}

std::vector<Detection> suppress(const std::vector<Detection>& sorted, const NmsOptions& options)
{
    std::vector<Detection> kept;
    const auto threshold = static_cast<float>(options.iou);
    for (const Detection& candidate : sorted) {
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Detection& better) {
            return better.classIndex == candidate.classIndex &&
                   intersectionOverUnion(better, candidate) > threshold;
        });
        if (covered) continue;
        kept.push_back(candidate);
        if (static_cast<std::int64_t>(kept.size()) == options.maxDetections) break;
    }
    return kept;
}

/// `visit(boxes, scores)`: A x 4 and A x classes of one image, float32 on the host.
template <typename Visit>
std::vector<std::vector<Detection>> ofEachImage(const Decoded& decoded, Visit visit)
{
    const at::Tensor boxes = compute::onHost(decoded.boxes).to(at::kFloat);
    const at::Tensor scores = compute::onHost(decoded.scores).to(at::kFloat);
    std::vector<std::vector<Detection>> images;
    for (std::int64_t image = 0; image < boxes.size(0); ++image)
        images.push_back(visit(boxes[image], scores[image]));
    return images;
}

} // namespace

std::span<const OptionLimit<NmsOptions>> NmsOptions::limits()
{
    static const std::vector<OptionLimit<NmsOptions>> table{
        {"--confidence", {0, 1}, [](auto& o) -> auto& { return o.confidence; }},
        {"--iou", {0, 1}, [](auto& o) -> auto& { return o.iou; }}};
    return table;
}

void NmsOptions::check() const
{
    for (const OptionLimit<NmsOptions>& entry : limits())
        if (const auto mistake = entry.mistakeIn(*this, numberText))
            throw Error(mistake->what, mistake->option, mistake->remedy);
}

std::vector<std::vector<Detection>> detectionsOf(const Heads& heads, const NmsOptions& options)
{
    std::vector<std::vector<Detection>> images;
    for (const Decoded& image : decodeAbove(heads, options.confidence))
        images.push_back(detectionsOf(image, options).front());
    return images;
}

std::vector<std::vector<Detection>> detectionsOf(const Decoded& decoded, const NmsOptions& options)
{
    return decoded.kind == HeadKind::OneToMany ? nonMaximumSuppression(decoded, options) : bestScores(decoded, options);
}

std::vector<std::vector<Detection>> nonMaximumSuppression(const Decoded& decoded, const NmsOptions& options)
{
    return ofEachImage(decoded, [&options](const at::Tensor& boxes, const at::Tensor& scores) {
        return suppress(candidates(boxes, scores, options), options);
    });
}

std::vector<std::vector<Detection>> bestScores(const Decoded& decoded, const NmsOptions& options)
{
    return ofEachImage(decoded, [&options](const at::Tensor& boxes, const at::Tensor& scores) {
        const std::int64_t count = std::min(options.maxDetections, scores.size(0));
        if (count == 0) return std::vector<Detection>();
        const at::Tensor best = std::get<1>(scores.amax(1).topk(count));
        NmsOptions everyClass = options;
        everyClass.multiLabel = true;
        everyClass.maxCandidates = options.maxDetections;
        return candidates(boxes.index_select(0, best), scores.index_select(0, best), everyClass);
    });
}

} // namespace blindspot::detector
