// A reference implementation of COCOeval, written step by step and slowly: every threshold, every cumulative
// sum and every search by itself. The program's measures are compared with it.
#pragma once

#include "core/metrics/average_precision.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

namespace blindspot::testing {

struct ReferenceDetection {
    double score;
    bool matched, ignored;
};

struct ReferenceImage {
    std::vector<ReferenceDetection> detections;
    int objects = 0;
};

/// COCOeval.evaluateImg at one IoU threshold.
inline ReferenceImage referenceMatch(const metrics::ImageBoxes& image,
                                     const metrics::MatchOptions& options, double threshold)
{
    const auto outside = [&](double area) { return area < options.minArea || area > options.maxArea; };
    auto objects = image.annotations;
    const auto ignored = [&](const metrics::Annotation& one) {
        return one.crowd || one.ignored || outside(one.area);
    };
    std::stable_sort(objects.begin(), objects.end(),
                     [&](const auto& a, const auto& b) { return ignored(a) < ignored(b); });
    auto detections = image.detections;
    std::stable_sort(detections.begin(), detections.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    if (detections.size() > options.maxDetections) detections.resize(options.maxDetections);

    ReferenceImage result;
    for (const auto& one : objects)
        result.objects += ignored(one) ? 0 : 1;
    std::vector<bool> taken(objects.size());
    for (const auto& detection : detections) {
        double least = std::min(threshold, 1 - 1e-10);
        int match = -1;
        for (int g = 0; g < static_cast<int>(objects.size()); ++g) {
            const auto& object = objects[static_cast<std::size_t>(g)];
            if (taken[static_cast<std::size_t>(g)] && !object.crowd) continue;
            if (match > -1 && !ignored(objects[static_cast<std::size_t>(match)]) && ignored(object)) break;
            const double common = metrics::overlap(detection.box, object.box, object.crowd);
            if (common < least) continue;
            least = common;
            match = g;
        }
        if (match < 0) {
            result.detections.push_back({detection.score, false, outside(detection.box.area())});
            continue;
        }
        taken[static_cast<std::size_t>(match)] = true;
        result.detections.push_back(
            {detection.score, true, ignored(objects[static_cast<std::size_t>(match)])});
    }
    return result;
}

/// COCOeval.accumulate at one IoU threshold.
inline metrics::PrecisionRecall referenceCurve(const std::vector<metrics::ImageBoxes>& images,
                                                  const metrics::MatchOptions& options, double threshold)
{
    std::vector<ReferenceDetection> all;
    int objects = 0;
    for (const auto& image : images) {
        const ReferenceImage matched = referenceMatch(image, options, threshold);
        all.insert(all.end(), matched.detections.begin(), matched.detections.end());
        objects += matched.objects;
    }
    metrics::PrecisionRecall result;
    if (objects == 0) return result;
    result.defined = true;
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    std::vector<double> recall, precision;
    double hits = 0, invented = 0;
    for (const auto& one : all) {
        hits += one.matched && !one.ignored ? 1 : 0;
        invented += !one.matched && !one.ignored ? 1 : 0;
        recall.push_back(hits / objects);
        precision.push_back(hits / (invented + hits + std::numeric_limits<double>::epsilon()));
    }
    result.recall = recall.empty() ? 0 : recall.back();
    for (std::size_t i = precision.size(); i-- > 1;)
        precision[i - 1] = std::max(precision[i - 1], precision[i]);
    for (std::size_t point = 0; point < metrics::kRecallPoints; ++point) {
        const auto found = std::lower_bound(recall.begin(), recall.end(), static_cast<double>(point) * 0.01);
        if (found != recall.end())
            result.precision[point] = precision[static_cast<std::size_t>(found - recall.begin())];
    }
    result.averagePrecision = std::accumulate(result.precision.begin(), result.precision.end(), 0.0) /
                              static_cast<double>(metrics::kRecallPoints);
    return result;
}

} // namespace blindspot::testing
