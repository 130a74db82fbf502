// AnyReport makes reports with every field filled at random, for properties that hold for every report.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/metrics/notice.h"

#include <limits>
#include <random>

namespace blindspot::testing {

/// The fields are taken apart by structured bindings: a field that is added does not compile until it is
/// filled here.
class AnyReport {
  public:
    explicit AnyReport(std::uint64_t seed) : random_(seed) {}

    metrics::EvaluationReport make()
    {
        metrics::EvaluationReport report;
        auto& [id, createdAt, version, className, aim, target, selection, dataset, firstImages, unreadable, nearDuplicatesHeldOut, imagesSha256, confidence, nmsIou,
               noticeOverlap, randomSeeds, drawings, seed, detectors, patches, defences, groups, sweeps, images, libraries, warnings,
               timing] = report;
        fill(id, createdAt, version, className, aim, target, selection, dataset, firstImages, unreadable, nearDuplicatesHeldOut, imagesSha256, confidence, nmsIou,
             noticeOverlap, randomSeeds, drawings, seed, detectors, patches, defences, libraries, warnings, timing);
        detectors.resize(detectors.size() + 1);
        patches.resize(patches.size() + 1);
        defences.resize(defences.size() + 1);
        detectors_ = detectors.size(), patches_ = patches.size(), defences_ = defences.size();
        fill(groups, sweeps, images);
        return report;
    }

  private:
    template <typename... Values>
    void fill(Values&... values)
    {
        (fillOne(values), ...);
    }
    std::int64_t below(std::size_t limit)
    {
        return std::uniform_int_distribution<std::int64_t>(0, static_cast<std::int64_t>(limit) - 1)(random_);
    }
    bool coin() { return below(2) == 1; }

    void fillOne(bool& value) { value = coin(); }
    void fillOne(std::int64_t& value) { value = static_cast<std::int64_t>(random_()); }
    void fillOne(std::uint64_t& value) { value = random_(); }
    void fillOne(double& value)
    {
        constexpr double kOdd[] = {0.0,     -0.0, 0.1, 1e308, 5e-324, std::numeric_limits<double>::epsilon(),
                                   -1.0 / 3};
        value = coin() ? kOdd[below(std::size(kOdd))]
                       : std::uniform_real_distribution<double>(-1000, 1000)(random_);
    }
    void fillOne(std::string& value)
    {
        constexpr const char* kOdd[] = {"",         "person",   "사람, \"x\"", "a\nb\\",
                                        "\x01\x7f", "<b>&amp;", "null"};
        value = kOdd[below(std::size(kOdd))];
    }
    void fillOne(metrics::Arm& value) { value = metrics::kArms.at(static_cast<std::size_t>(below(4))); }
    void fillOne(metrics::Aim& value) { value = metrics::kAims.at(static_cast<std::size_t>(below(4))); }
    void fillOne(metrics::ImageGroup& value) { value = static_cast<metrics::ImageGroup>(below(4)); }
    void fillOne(metrics::SweepKind& value) { value = static_cast<metrics::SweepKind>(below(metrics::kSweepKinds.size())); }
    template <typename First, typename Second>
    void fillOne(std::pair<First, Second>& value)
    {
        fill(value.first, value.second);
    }
    template <typename Value>
    void fillOne(std::optional<Value>& value)
    {
        value.reset();
        if (coin()) fillOne(value.emplace());
    }
    template <typename Value>
    void fillOne(std::vector<Value>& values)
    {
        values.resize(static_cast<std::size_t>(below(4)));
        for (Value& value : values)
            fillOne(value);
    }
    template <typename Value, std::size_t kSize>
    void fillOne(std::array<Value, kSize>& values)
    {
        for (Value& value : values)
            fillOne(value);
    }
    void detectorAndDefence(std::int64_t& detector, std::int64_t& defence)
    {
        detector = below(detectors_);
        defence = below(defences_);
    }

    void fillOne(metrics::Interval& value)
    {
        auto& [low, high] = value;
        fill(low, high);
    }
    void fillOne(metrics::Figure& value)
    {
        auto& [figure, interval] = value;
        fill(figure, interval);
    }
    void fillOne(metrics::SizeFigures& value)
    {
        auto& [objects, foundClean, found, lost, invented] = value;
        fill(objects, foundClean, found, lost, invented);
    }
    void fillOne(metrics::InputSizeFigures& value)
    {
        auto& [objects, noticedClean, noticed, hidden, found] = value;
        fill(objects, noticedClean, noticed, hidden, found);
    }
    void fillOne(metrics::AimFigures& value)
    {
        auto& [cases, successes, seen, falseBoxes, success, seenShare] = value;
        fill(cases, successes, seen, falseBoxes, success, seenShare);
    }
    void fillOne(metrics::ArmFigures& value)
    {
        auto& [arm, patch, ap, ap50, recall, attackSuccess, noticedShare, hiddenShare, objects, found, lost, invented,
               noticed, noticedClean, hidden, inventedOnObjects, boxesPerImage, sizes, inputSizes, precision, seeds, aim] = value;
        fill(arm, ap, ap50, recall, attackSuccess, noticedShare, hiddenShare, objects, found, lost, invented, noticed,
             noticedClean, hidden, inventedOnObjects, boxesPerImage, sizes, precision, seeds, aim);
        inputSizes.resize(coin() ? metrics::kInputSizes : 0);
        for (metrics::InputSizeFigures& size : inputSizes)
            fillOne(size);
        patch = arm == metrics::Arm::Clean ? -1 : below(patches_);
    }
    void fillOne(metrics::Effect& value)
    {
        auto& [patch, control, ap50, attackSuccess, hidingControl, hidden, aimControl, aim] = value;
        fill(control, ap50, attackSuccess, hidingControl, hidden, aimControl, aim);
        patch = below(patches_);
    }
    void fillOne(metrics::Condition& value)
    {
        auto& [detector, defence, arms, effects, cleanCost, regained, cleanCostNoticed, regainedNoticed] = value;
        fill(arms, effects, cleanCost, regained, cleanCostNoticed, regainedNoticed);
        regained.resize(patches_);
        regainedNoticed.resize(patches_);
        detectorAndDefence(detector, defence);
    }
    void fillOne(metrics::GroupResult& value)
    {
        auto& [group, images, objects, conditions] = value;
        fill(group, images, objects, conditions);
    }
    void fillOne(metrics::SweepPoint& point)
    {
        auto& [value, arms, effect] = point;
        fill(value, arms, effect);
    }
    void fillOne(metrics::Sweep& value)
    {
        auto& [kind, detector, patch, points] = value;
        fill(kind, points);
        detector = below(detectors_);
        patch = below(patches_);
    }
    void fillOne(metrics::DetectorFacts& value)
    {
        auto& [name, architecture, scale, sha256, file, parameters, inputSize, imagesTrainedOn, assumptions, differences, notes,
               choices] = value;
        fill(name, architecture, scale, sha256, file, parameters, inputSize, imagesTrainedOn, assumptions, differences, notes,
             choices);
    }
    void fillOne(metrics::TrainingDetector& value)
    {
        auto& [name, sha256] = value;
        fill(name, sha256);
    }
    void fillOne(metrics::PatchFacts& value)
    {
        auto& [name, run, trainedOn, trainedOnSha256, recipe, through, knowingOf, placement, inputSide, width, height, sha256, file, others, stretched] = value;
        fill(name, run, trainedOn, trainedOnSha256, recipe, through, placement, inputSide, width, height, sha256, file, others, stretched);
        knowingOf = static_cast<std::int64_t>(below(patches_)) - 1;
    }
    void fillOne(metrics::DefenceFacts& value)
    {
        auto& [name, text, secondsPerImage] = value;
        fill(name, text, secondsPerImage);
    }
    void fillOne(metrics::CocoBox& value)
    {
        auto& [x, y, width, height] = value;
        fill(x, y, width, height);
    }
    void fillOne(metrics::Annotation& value)
    {
        auto& [box, area, crowd, ignored] = value;
        fill(box, area, crowd, ignored);
    }
    void fillOne(metrics::Detection& value)
    {
        auto& [box, score] = value;
        fill(box, score);
    }
    void fillOne(metrics::ArmDetections& value)
    {
        auto& [detector, defence, arm, patch, detections] = value;
        fill(arm, detections);
        detectorAndDefence(detector, defence);
        patch = arm == metrics::Arm::Clean ? -1 : below(patches_);
    }
    void fillOne(metrics::ImageFindings& value)
    {
        auto& [id, file, width, height, group, order, annotations, arms, sha256, boxes, nearDuplicateOf] = value;
        fill(id, file, width, height, group, order, annotations, arms, sha256, boxes, nearDuplicateOf);
    }
    void fillOne(metrics::Timing& value)
    {
        auto& [seconds, networkSeconds, defenceSeconds, passes, device, deviceName] = value;
        fill(seconds, networkSeconds, defenceSeconds, passes, device, deviceName);
    }

    std::mt19937_64 random_;
    std::size_t detectors_ = 1, patches_ = 1, defences_ = 1;
};

} // namespace blindspot::testing
