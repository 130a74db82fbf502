#include "core/metrics/coco_summary.h"

#include "core/metrics/average_precision.h"

#include <bit>
#include <numeric>
#include <vector>

namespace blindspot::metrics {

namespace {

// An object of 32^2 or 96^2 square pixels counts on both sides, as it does for pycocotools.
constexpr MatchOptions kEveryArea{0, 1e10};
constexpr MatchOptions kSmall{0, 32 * 32};
constexpr MatchOptions kMedium{32 * 32, 96 * 96};
constexpr MatchOptions kLarge{96 * 96, 1e10};

std::vector<MatchedImage> matchImages(std::span<const ImageBoxes> images, const MatchOptions& options)
{
    std::vector<MatchedImage> matched;
    matched.reserve(images.size());
    for (const ImageBoxes& image : images)
        matched.push_back(matchImage(image, options));
    return matched;
}

bool defined(std::span<const MatchedImage> images)
{
    for (const MatchedImage& image : images)
        if (image.objects > 0) return true;
    return false;
}

/// Over the thresholds, of the best `most` detections of each image.
double meanRecall(std::span<const MatchedImage> images, std::size_t most)
{
    std::int64_t objects = 0, hits = 0;
    for (const MatchedImage& image : images) {
        objects += image.objects;
        for (std::size_t i = 0; i < image.detections.size() && i < most; ++i)
            hits += std::popcount(image.detections[i].hits);
    }
    return static_cast<double>(hits) / static_cast<double>(objects) / kThresholds;
}

double meanPrecision(const std::array<double, kThresholds>& precisions)
{
    return std::accumulate(precisions.begin(), precisions.end(), 0.0) / kThresholds;
}

void ofArea(std::span<const ImageBoxes> images, const MatchOptions& area, double& precision, double& recall)
{
    const std::vector<MatchedImage> matched = matchImages(images, area);
    if (!defined(matched)) return;
    precision = meanPrecision(RankedDetections(matched).averagePrecisions());
    recall = meanRecall(matched, area.maxDetections);
}

} // namespace

CocoFigures cocoFigures(std::span<const ImageBoxes> images)
{
    constexpr std::size_t at50 = 0, at75 = 5;
    static_assert(kIouThresholds[at50] == 0.5 && kIouThresholds[at75] == 0.75);
    CocoFigures figures;
    const std::vector<MatchedImage> matched = matchImages(images, kEveryArea);
    if (!defined(matched)) return figures;
    const auto precisions = RankedDetections(matched).averagePrecisions();
    figures.ap = meanPrecision(precisions);
    figures.ap50 = precisions[at50];
    figures.ap75 = precisions[at75];
    figures.ar1 = meanRecall(matched, 1);
    figures.ar10 = meanRecall(matched, 10);
    figures.ar100 = meanRecall(matched, 100);
    ofArea(images, kSmall, figures.apSmall, figures.arSmall);
    ofArea(images, kMedium, figures.apMedium, figures.arMedium);
    ofArea(images, kLarge, figures.apLarge, figures.arLarge);
    return figures;
}

CocoFigures meanOf(std::span<const CocoFigures> classes)
{
    CocoFigures mean;
    for (const CocoFigure& figure : kCocoFigures) {
        double sum = 0;
        std::size_t count = 0;
        for (const CocoFigures& one : classes) {
            if (one.*figure.value == CocoFigures::kUndefined) continue;
            sum += one.*figure.value;
            ++count;
        }
        if (count > 0) mean.*figure.value = sum / static_cast<double>(count);
    }
    return mean;
}

} // namespace blindspot::metrics
