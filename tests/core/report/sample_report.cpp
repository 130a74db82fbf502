#include "tests/core/report/sample_report.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace blindspot::testing {

using namespace metrics;

namespace {

Figure figure(double value, double half)
{
    return {value, Interval{std::max(-1.0, value - half), std::min(1.0, value + half)}};
}

/// Precision that falls with recall so that its mean over the 101 points is about `ap50`.
std::vector<double> precision(double ap50)
{
    std::vector<double> values(101, 0.0);
    const double reach = std::min(1.0, ap50 * 1.15);
    for (int i = 0; i <= 100; ++i)
        if (i / 100.0 <= reach)
            values[static_cast<std::size_t>(i)] = 1 - 0.26 * std::pow(i / 100.0 / reach, 3);
    return values;
}

double noticedOf(std::int64_t objects, double ap50)
{
    return std::round(static_cast<double>(objects) * (0.3 + 0.7 * ap50));
}

double hiddenShareOf(std::int64_t objects, double ap50, double cleanAp50)
{
    return 1 - noticedOf(objects, ap50) / noticedOf(objects, cleanAp50);
}

void addNoticed(ArmFigures& figures, double ap50, double cleanAp50, double half)
{
    const auto objects = static_cast<double>(figures.objects);
    figures.noticedClean = noticedOf(figures.objects, cleanAp50);
    figures.noticed = noticedOf(figures.objects, ap50);
    figures.hidden = figures.noticedClean - figures.noticed;
    figures.noticedShare = figure(figures.noticed / objects, half);
    figures.hiddenShare = figure(figures.hidden / figures.noticedClean, figures.arm == Arm::Clean ? 0 : half);
    figures.inventedOnObjects = std::floor(figures.invented / 2);
    figures.boxesPerImage = 2 + ap50;
    const double shares[] = {0.3, 0.25, 0.2, 0.15, 0.1};
    for (const double share : shares)
        figures.inputSizes.push_back({static_cast<std::int64_t>(std::round(objects * share)), figures.noticedClean * share,
                                      figures.noticed * share, figures.hidden * share, figures.found * share});
}

ArmFigures arm(Arm arm, std::int64_t patch, double ap50, double cleanAp50, std::int64_t objects, double half)
{
    ArmFigures figures;
    figures.arm = arm;
    figures.patch = patch;
    figures.ap50 = figure(ap50, half);
    figures.ap = figure(ap50 * 0.68, half * 0.8);
    figures.objects = objects;
    const double foundClean = std::round(static_cast<double>(objects) * cleanAp50 * 1.05);
    figures.lost = arm == Arm::Clean ? 0 : std::round(foundClean * (1 - ap50 / cleanAp50));
    if (arm == Arm::Random) figures.lost += 1.0 / 3;
    figures.found = foundClean - figures.lost;
    figures.recall = figure(figures.found / static_cast<double>(objects), half);
    if (arm != Arm::Clean) figures.attackSuccess = figure(figures.lost / foundClean, half);
    figures.invented = arm == Arm::Patch ? 9 : arm == Arm::Random ? 5.667 : 4;
    addNoticed(figures, ap50, cleanAp50, half);
    const double shares[] = {0.25, 0.45, 0.30}, hurt[] = {1.25, 1.05, 0.7};
    std::int64_t left = objects;
    for (std::size_t i = 0; i < 3; ++i) {
        SizeFigures& size = figures.sizes[i];
        size.objects =
            i == 2 ? left : static_cast<std::int64_t>(std::round(static_cast<double>(objects) * shares[i]));
        left -= size.objects;
        size.foundClean = std::round(static_cast<double>(size.objects) * cleanAp50 *
                                     (0.75 + 0.25 * static_cast<double>(i)));
        size.foundClean = std::min(size.foundClean, static_cast<double>(size.objects));
        size.lost = std::min(size.foundClean, size.foundClean * figures.lost / foundClean * hurt[i]);
        size.found = size.foundClean - size.lost;
        size.invented = figures.invented * shares[i];
    }
    figures.precision = precision(ap50);
    if (arm == Arm::Random) figures.ap50OfSeeds = {ap50 - 0.01, ap50, ap50 + 0.01};
    return figures;
}

/// AP50 without a patch, and for each patch under grey, random and the patch.
struct Levels {
    double clean;
    std::vector<std::array<double, 3>> patches;
};

Effect effect(std::int64_t patch, const std::array<double, 3>& levels, double clean, std::int64_t objects, double half)
{
    const bool grey = levels[0] <= levels[1];
    const double by = std::min(levels[0], levels[1]) - levels[2];
    const Arm control = grey ? Arm::Grey : Arm::Random;
    const double hidden = hiddenShareOf(objects, levels[2], clean) -
                          hiddenShareOf(objects, std::min(levels[0], levels[1]), clean);
    return {patch, control, figure(by, half), figure(by * 1.4, half * 1.5), control, figure(hidden, half)};
}

Condition condition(std::int64_t detector, std::int64_t defence, const Levels& levels, const Levels& bare,
                    std::int64_t objects, double half)
{
    Condition result;
    result.detector = detector;
    result.defence = defence;
    result.arms.push_back(arm(Arm::Clean, -1, levels.clean, levels.clean, objects, half));
    result.cleanCost =
        defence == 0 ? Figure{0.0, Interval{0, 0}} : figure(bare.clean - levels.clean, half / 4);
    result.cleanCostNoticed =
        defence == 0 ? Figure{0.0, Interval{0, 0}} : figure(0.7 * (bare.clean - levels.clean), half / 4);
    for (std::size_t i = 0; i < levels.patches.size(); ++i) {
        const auto patch = static_cast<std::int64_t>(i);
        const auto& of = levels.patches[i];
        result.arms.push_back(arm(Arm::Grey, patch, of[0], levels.clean, objects, half));
        result.arms.push_back(arm(Arm::Random, patch, of[1], levels.clean, objects, half));
        result.arms.push_back(arm(Arm::Patch, patch, of[2], levels.clean, objects, half));
        result.effects.push_back(effect(patch, of, levels.clean, objects, half * 0.8));
        result.regained.push_back(defence == 0 ? Figure{0.0, Interval{0, 0}}
                                               : figure(of[2] - bare.patches[i][2], half / 3));
        result.regainedNoticed.push_back(defence == 0 ? Figure{0.0, Interval{0, 0}}
                                                      : figure(0.7 * (of[2] - bare.patches[i][2]), half / 3));
    }
    return result;
}

GroupResult group(ImageGroup which, std::int64_t images, std::int64_t objects, double half, double shift)
{
    GroupResult result{which, images, objects, {}};
    const Levels bare[] = {{0.67, {{{0.54, 0.57, 0.34 - shift}}, {{0.55, 0.56, 0.53}}}},
                           {0.71, {{{0.60, 0.62, 0.51}}, {{0.60, 0.61, 0.58}}}}};
    const Levels behind[][2] = {{{0.65, {{{0.53, 0.56, 0.39}}, {{0.54, 0.55, 0.53}}}},
                                 {0.61, {{{0.50, 0.52, 0.44}}, {{0.50, 0.51, 0.49}}}}},
                                {{0.69, {{{0.59, 0.61, 0.53}}, {{0.59, 0.60, 0.58}}}},
                                 {0.66, {{{0.56, 0.58, 0.52}}, {{0.56, 0.57, 0.55}}}}}};
    for (std::int64_t detector = 0; detector < 2; ++detector) {
        const Levels& own = bare[detector];
        result.conditions.push_back(condition(detector, 0, own, own, objects, half));
        for (std::int64_t defence = 1; defence < 3; ++defence)
            result.conditions.push_back(
                condition(detector, defence, behind[detector][defence - 1], own, objects, half));
    }
    return result;
}

Sweep sweep(SweepKind kind, const std::vector<double>& values, double falling)
{
    Sweep result{kind, 0, 0, {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(values.size() - 1);
        const double clean = 0.67, grey = 0.62 - 0.12 * t * falling, random = grey + 0.02,
                     patch = 0.56 - 0.34 * t * falling;
        SweepPoint point;
        point.value = values[i];
        point.arms = {arm(Arm::Clean, -1, clean, clean, 64, 0.05), arm(Arm::Grey, 0, grey, clean, 64, 0.05),
                      arm(Arm::Random, 0, random, clean, 64, 0.05),
                      arm(Arm::Patch, 0, patch, clean, 64, 0.06)};
        point.effect = effect(0, {grey, random, patch}, clean, 64, 0.05);
        result.points.push_back(std::move(point));
    }
    return result;
}

/// Two people in the picture; how well the patch hides them grows with the image's number.
ImageFindings image(std::int64_t i, ImageGroup which)
{
    ImageFindings image;
    image.id = 1000 + i;
    image.file = "images/person " + std::to_string(i + 1) + ".jpg";
    image.width = 640;
    image.height = 480;
    image.group = which;
    image.order = i;
    const CocoBox left{90, 120, 130, 300}, right{380, 160, 110, 260};
    image.annotations = {{left, left.area(), false, false}, {right, right.area(), false, false}};
    const auto shifted = [](CocoBox box, double by) {
        return CocoBox{box.x + by, box.y + by, box.width, box.height};
    };
    for (std::int64_t detector = 0; detector < 2; ++detector)
        for (std::int64_t defence = 0; defence < 3; ++defence) {
            const auto add = [&](Arm arm, std::int64_t patch, double score) {
                ArmDetections seen{detector, defence, arm, patch, {}};
                if (score > 0.25) seen.detections.push_back({shifted(left, 4), score});
                if (score > 0.45) seen.detections.push_back({shifted(right, -5), score - 0.1});
                if (arm == Arm::Patch && i % 3 == 0) seen.detections.push_back({{250, 30, 60, 70}, 0.31});
                image.arms.push_back(std::move(seen));
            };
            const double clean = 0.92 - 0.01 * static_cast<double>(i);
            add(Arm::Clean, -1, clean);
            for (std::int64_t patch = 0; patch < 2; ++patch) {
                add(Arm::Grey, patch, clean - 0.1);
                add(Arm::Random, patch, clean - 0.08);
                add(Arm::Patch, patch,
                    clean - 0.05 * static_cast<double>((i * 7) % 20) / (patch == 0 ? 1.0 : 4.0));
            }
        }
    return image;
}

void forgetNoticed(std::vector<ArmFigures>& arms)
{
    for (ArmFigures& arm : arms) {
        arm.noticedShare = arm.hiddenShare = {};
        arm.inputSizes.clear();
        for (double* count : {&arm.noticed, &arm.noticedClean, &arm.hidden, &arm.inventedOnObjects, &arm.boxesPerImage})
            *count = std::nan("");
    }
}

void forgetNoticed(Effect& effect)
{
    effect.hidingControl.reset();
    effect.hidden = {};
}

} // namespace

EvaluationReport withoutNoticed(EvaluationReport report)
{
    report.noticeOverlap = std::nan("");
    for (GroupResult& group : report.groups)
        for (Condition& condition : group.conditions) {
            forgetNoticed(condition.arms);
            for (Effect& effect : condition.effects)
                forgetNoticed(effect);
            condition.cleanCostNoticed = {};
            condition.regainedNoticed.clear();
        }
    for (Sweep& sweep : report.sweeps)
        for (SweepPoint& point : sweep.points) {
            forgetNoticed(point.arms);
            forgetNoticed(point.effect);
        }
    return report;
}

EvaluationReport sampleReport()
{
    EvaluationReport report;
    report.id = "20261122-104501-3fa2";
    report.createdAt = "2026-11-22T10:45:01Z";
    report.version = "0.1.0";
    report.className = "person";
    report.selection = "COCO Person 60";
    report.dataset = "coco128";
    report.imagesSha256 = "5b1d0c3fa1f7f6a0f1b3c77a5e8b0f1d2c3b4a5968778695a4b3c2d1e0f90817";
    report.randomSeeds = 3;
    report.bootstrapDrawings = 1000;
    report.seed = 7;
    report.detectors = {
        {"yolov8n", "yolov8", "n", "31e20dde3def09e2cf938c7be6fe23d9150bbbe503982af13345706515f2ef95",
         "/models/yolov8n.pt", 3157200, 640},
        {"yolo11n", "yolo11", "n", "0ebbc80d4a7680d14987a577cd21342b65ecfd94632bd9a8da63ae6417644ee1",
         "/models/yolo11n.pt", 2624080, 640}};
    report.patches = {
        {"hide person", "20261122-091200-77ab", "yolov8n", report.detectors[0].sha256, "hide", {}, -1, "object:0.4",
         640, 200, 200, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         "runs/20261122-091200-77ab/patch.png"},
        {"dpatch.png", "", "", "", "", {}, -1, "object:0.4", 640, 100, 100,
         "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", "/home/lab/dpatch.png"}};
    report.defences = {
        {"none", "none", 0}, {"jpeg", "jpeg:quality=75", 0.0041}, {"median", "median:size=5", 0.0123}};
    report.groups = {group(ImageGroup::HeldOut, 20, 64, 0.06, 0),
                     group(ImageGroup::Training, 40, 131, 0.045, 0.06)};
    report.sweeps = {sweep(SweepKind::Scale, {0.5, 0.75, 1, 1.25, 1.5}, 1),
                     sweep(SweepKind::Rotation, {-30, -15, 0, 15, 30}, 0.15),
                     sweep(SweepKind::Distance, {1, 1.5, 2, 3, 4}, -0.2)};
    for (std::int64_t i = 0; i < 60; ++i)
        report.images.push_back(image(i, i < 20 ? ImageGroup::HeldOut : ImageGroup::Training));
    report.libraries = {{"LibTorch", "1.13.0"}, {"OpenCV", "4.6.0"}, {"SQLite", "3.40.1"}, {"Qt", "6.4.2"}};
    report.warnings = {"image 'images/person 7.jpg' has 2 objects marked as difficult"};
    report.timing = {412.5, 371.25, 12.5, 10440, "cpu", "Intel Xeon, 2 threads"};
    return report;
}

} // namespace blindspot::testing
