// What a patch is trained for, against references written out by hand; batches change nothing; nothing hides
// a NaN.
#include "core/common/box.h"
#include "core/detector/detection_loss.h"
#include "core/patch/objective.h"
#include "tests/support/tiny_scene.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numeric>

using namespace blindspot;
using namespace blindspot::patch;
using namespace blindspot::patch::tiny;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kClass = 1;
using Targets = std::vector<std::pair<at::Tensor, at::Tensor>>;

/// IoU of two boxes, written out.
double overlapOf(const Box& a, const Box& b)
{
    const double width = std::min(a.x2, b.x2) - std::max(a.x1, b.x1),
                 height = std::min(a.y2, b.y2) - std::max(a.y1, b.y1);
    const double shared = std::max(width, 0.0) * std::max(height, 0.0);
    return shared / (a.area() + b.area() - shared);
}

/// 0 of nothing.
double meanOf(const std::vector<double>& values)
{
    return values.empty()
               ? 0
               : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// By how much an anchor of this score is noticed, by the words of the header.
double noticedBy(double score, double below)
{
    if (below == 0) return -std::log1p(-score);
    const double odds = score / (1 - score), half = below / (1 - below);
    return odds / (odds + half) + 0.02 * std::log1p(odds / half);
}

/// Loss of each object by the words of the header: mean over the best anchors in the box of how much each is noticed,
/// those counted as 0 whose own box lies elsewhere, and of these the mean of -log(score) over the best five.
double hideByHand(const detector::Heads& heads, const std::vector<SceneObject>& objects,
                  const HideOptions& options)
{
    const auto best = static_cast<std::size_t>(options.anchors);
    const at::Tensor boxes = detector::decode(heads).boxes.to(at::kDouble);
    double total = 0;
    for (const SceneObject& object : objects) {
        std::vector<double> terms, decoys;
        std::int64_t anchor = 0;
        for (std::size_t level = 0; level < 3; ++level) {
            const double stride = 8 << level;
            const at::Tensor map = heads.scores[level][object.input][kClass].to(at::kDouble).contiguous();
            for (std::int64_t row = 0; row < map.size(0); ++row)
                for (std::int64_t column = 0; column < map.size(1); ++column, ++anchor) {
                    const double x = (static_cast<double>(column) + 0.5) * stride,
                                 y = (static_cast<double>(row) + 0.5) * stride;
                    if (x <= object.box.x1 || x >= object.box.x2 || y <= object.box.y1 || y >= object.box.y2)
                        continue;
                    const double score = 1 / (1 + std::exp(-map[row][column].item<double>()));
                    const double* own = boxes[object.input][anchor].data_ptr<double>();
                    const bool finds =
                        overlapOf(object.box, {own[0], own[1], own[2], own[3]}) >= options.overlap;
                    terms.push_back(finds ? noticedBy(score, options.below) : 0);
                    if (!finds) decoys.push_back(-std::log(score));
                }
        }
        std::sort(terms.rbegin(), terms.rend());
        std::sort(decoys.begin(), decoys.end());
        terms.resize(std::min(terms.size(), best));
        decoys.resize(std::min<std::size_t>(decoys.size(), 5));
        total += object.weight * (meanOf(terms) + options.decoys * meanOf(decoys));
    }
    return total;
}

bool close(double a, double b, double relative = 1e-4)
{
    return std::abs(a - b) <= relative * std::max({std::abs(a), std::abs(b), 1e-6});
}

bool closeTensors(const at::Tensor& a, const at::Tensor& b, double relative = 1e-3)
{
    return (a - b).abs().max().item<double>() <= relative * b.abs().max().item<double>();
}

at::Tensor gradientOf(const at::Tensor& value, const at::Tensor& input)
{
    return torch::autograd::grad({value.sum()}, {input}, {}, /*retain_graph=*/true)[0];
}

/// One image's part of a scene.
Scene only(const Scene& scene, std::int64_t input)
{
    Scene part;
    for (SceneObject object : scene.objects)
        if (object.input == input) {
            object.input = 0;
            part.objects.push_back(object);
        }
    if (!scene.targets.empty()) part.targets.push_back(scene.targets[static_cast<std::size_t>(input)]);
    part.images = 1;
    return part;
}

} // namespace

class TestObjective : public QObject {
    Q_OBJECT

    detector::Detector detector_ =
        detector::Detector::load(fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt");

    /// Targets where the detector itself finds something, two an image, none in the last.
    Scene targets(const at::Tensor& input) const
    {
        const c10::NoGradGuard noGrad;
        const detector::Decoded found = detector::decode(detector_.forward(input));
        Scene scene;
        scene.images = input.size(0);
        for (std::int64_t image = 0; image < input.size(0); ++image) {
            const at::Tensor classes = at::tensor({0, 2}, at::kLong),
                             anchors = at::tensor({30, 150}, at::kLong);
            scene.targets.emplace_back(found.boxes[image].index_select(0, anchors) + 0.5, classes);
        }
        scene.targets.back() = {at::zeros({0, 4}), at::zeros({0}, at::kLong)};
        return scene;
    }

  private Q_SLOTS:
    void init() { at::manual_seed(2); }

    void scoresAloneAreTheSame()
    {
        const at::Tensor input = at::rand({2, 3, kSide, kSide});
        using detector::BoxBranch;
        const detector::Heads all = detector_.forward(input),
                              scores = detector_.forward(input, BoxBranch::None);
        const at::Tensor leaf = input.clone().requires_grad_(true);
        const detector::Heads fixed = detector_.forward(leaf, BoxBranch::Fixed);
        QVERIFY(scores.boxes.empty());
        for (std::size_t level = 0; level < 3; ++level) {
            QVERIFY(at::allclose(all.scores[level], scores.scores[level], 1e-5, 1e-6));
            QVERIFY(at::allclose(all.boxes[level], fixed.boxes[level], 1e-5, 1e-6));
            QVERIFY(fixed.scores[level].requires_grad() && !fixed.boxes[level].requires_grad());
        }
    }

    /// The head that the detector is examined by is lowered, or the mean of both; either gives the input a gradient.
    void hidingSpeaksOfTheHeadsThatItIsToldTo()
    {
        const fs::path file = fs::path(BLINDSPOT_TEST_DATA) / "graphs" / "yolo26.pt";
        detector::DetectorChoices oneToOne;
        chooseHead(oneToOne, "one2one");
        const detector::Detector many = detector::Detector::load(file), one = detector::Detector::load(file, oneToOne);
        const at::Tensor input = at::rand({1, 3, kSide, kSide}).requires_grad_(true);
        Scene scene;
        scene.images = 1;
        scene.objects = {{.input = 0, .box = {8, 8, 40, 48}, .weight = 1}};
        HideOptions options{.anchors = 20, .overlap = 0, .decoys = 0, .below = 0.25};
        const auto loss = [&](const detector::Detector& detector) { return hideObjective(detector, input, scene, kClass, options).minimise; };
        const double ofMany = loss(many).item<double>(), ofOne = loss(one).item<double>();
        QVERIFY(std::abs(ofMany - ofOne) > 1e-4);
        QVERIFY(torch::autograd::grad({loss(one)}, {input})[0].abs().sum().item<double>() > 0);
        options.allHeads = true;
        QVERIFY(std::abs(loss(many).item<double>() - (ofMany + ofOne) / 2) < 1e-5);
        QVERIFY(std::abs(loss(one).item<double>() - (ofMany + ofOne) / 2) < 1e-5);
        // Of a one-to-one head the best five anchors count.
        options.allHeads = false;
        options.anchors = 5;
        QVERIFY(std::abs(loss(one).item<double>() - ofOne) < 1e-6);
        QVERIFY(std::abs(loss(many).item<double>() - ofMany) > 1e-6);
    }

    void hidingIsWhatTheHeaderSays_data()
    {
        QTest::addColumn<int>("anchors");
        QTest::addColumn<double>("overlap");
        QTest::addColumn<double>("decoys");
        QTest::addColumn<double>("below");
        for (const int anchors : {1, 5, 1000}) {
            for (const double below : {0.0, 0.25, 0.6})
                QTest::addRow("%d anchors, hidden below %g", anchors, below) << anchors << 0.0 << 0.0 << below;
            for (const double decoys : {0.0, 0.5})
                QTest::addRow("%d anchors that overlap, decoys %g", anchors, decoys)
                    << anchors << 0.2 << decoys << 0.0;
        }
    }

    void hidingIsWhatTheHeaderSays()
    {
        QFETCH(int, anchors);
        QFETCH(double, overlap);
        QFETCH(double, decoys);
        QFETCH(double, below);
        const at::Tensor input = pictures(3);
        const Scene scene = objects();
        const HideOptions options{anchors, overlap, decoys, below};
        const ObjectiveValue value = hideObjective(detector_, input, scene, kClass, options);
        const double expected = hideByHand(detector_.forward(input.detach()), scene.objects, options);
        QVERIFY(expected > 0); // some anchors find some object, whatever the overlap
        QVERIFY2(close(value.loss.sum().item<double>(), expected),
                 qPrintable(QString("%1, not %2").arg(value.loss.sum().item<double>()).arg(expected)));
        QCOMPARE(value.minimise.sum().item<double>(), value.loss.sum().item<double>());
        QVERIFY(!value.loss.requires_grad() && value.minimise.requires_grad() && !value.box.defined());
    }

    void hidingGoesDownItsGradient()
    {
        const at::Tensor input = pictures(3);
        const Scene scene = objects();
        const ObjectiveValue value = hideObjective(detector_, input, scene, kClass, {});
        const at::Tensor gradient = gradientOf(value.minimise, input);
        // Along the gradient itself the slope is its squared length.
        const double length = gradient.norm().item<double>(), width = 0.02 / length;
        const auto along = [&](double way) {
            return hideByHand(detector_.forward(input.detach() + way * gradient), scene.objects, {});
        };
        const double slope = (along(width) - along(-width)) / (2 * width);
        QVERIFY2(close(slope, length * length, 0.05),
                 qPrintable(QString("%1, not %2").arg(slope).arg(length * length)));
    }

    void whatIsAboutToVanishRulesThePatch()
    {
        // The slope with the score's logit is largest at `below`; without it, at the highest score.
        const auto slope = [](double logit, double below) {
            const auto at = [below](double l) { return noticedBy(1 / (1 + std::exp(-l)), below); };
            return (at(logit + 1e-4) - at(logit - 1e-4)) / 2e-4;
        };
        const double half = std::log(0.25 / 0.75);
        QVERIFY(slope(half, 0.25) > slope(half + 2, 0.25) && slope(half, 0.25) > slope(half - 2, 0.25));
        QVERIFY(slope(half, 0) < slope(half + 2, 0));
        QVERIFY(std::abs(noticedBy(0.25, 0.25) - 0.5 - 0.02 * std::log(2)) < 1e-12);
        QVERIFY(slope(20, 0.25) > 0.019); // a score of 0.999999998
    }

    void objectsWithoutAnchorsCountNothing()
    {
        const at::Tensor input = pictures(1);
        Scene scene;
        scene.objects = {{0, {300, 300, 320, 340}, 1}};
        const ObjectiveValue value = hideObjective(detector_, input, scene, kClass, {});
        QCOMPARE(value.loss.sum().item<double>(), 0.0);
        const at::Tensor gradient = gradientOf(value.minimise, input);
        QVERIFY(gradient.eq(0).all().item<bool>());

        Scene both = scene;
        both.objects.push_back({0, {10, 10, 60, 60}, 0.5});
        scene.objects = {both.objects.back()};
        const auto with = hideObjective(detector_, input, both, kClass, {}),
                   without = hideObjective(detector_, input, scene, kClass, {});
        QVERIFY(close(with.loss.sum().item<double>(), without.loss.sum().item<double>()));
        QVERIFY(at::isfinite(gradientOf(with.minimise, input)).all().item<bool>());
    }

    void theSmallestObjectsHaveNoNan()
    {
        const at::Tensor input = pictures(1);
        for (const double size : {0.0, 1.0, 3.0, 8.0}) {
            Scene scene;
            scene.objects = {{0, {40.3, 40.3, 40.3 + size, 40.3 + size}, 1}};
            const ObjectiveValue value = hideObjective(detector_, input, scene, kClass, {});
            QVERIFY(std::isfinite(value.loss.sum().item<double>()) && value.loss.sum().item<double>() >= 0);
            QVERIFY(at::isfinite(gradientOf(value.minimise, input)).all().item<bool>());
        }
    }

    void noObjectsIsNothing()
    {
        const at::Tensor input = pictures(1);
        const ObjectiveValue value = hideObjective(detector_, input, {}, kClass, {});
        QCOMPARE(value.loss.sum().item<double>(), 0.0);
        QVERIFY(gradientOf(value.minimise, input).eq(0).all().item<bool>());
    }

    void aNanIsNotHidden()
    {
        at::Tensor input = at::rand({3, 3, kSide, kSide});
        input[2].fill_(std::numeric_limits<float>::quiet_NaN());
        QVERIFY(std::isnan(hideObjective(detector_, input, objects(), kClass, {}).loss.sum().item<double>()));
        const Scene scene = targets(at::rand({3, 3, kSide, kSide}));
        QVERIFY(std::isnan(detectionLossObjective(detector_, input, scene, {}).loss.sum().item<double>()));
    }

    void lossPartsHaveTheirGradients()
    {
        const at::Tensor input = pictures(3);
        const Scene scene = targets(input);
        const detector::Heads heads = detector_.forward(input);
        const auto sums =
            detector::detectionLossSums(heads, detector::padTargets(scene.targets, input), kSide, kSide);
        const std::pair<LossWeights, at::Tensor> parts[] = {
            {{0, 0, 1, 0}, sums.box}, {{0, 1, 0, 0}, sums.cls}, {{0, 0, 0, 1}, sums.dfl}};
        at::Tensor together = at::zeros_like(input);
        double loss = 0;
        for (const auto& [weights, sum] : parts) {
            const at::Tensor expected = (sum / sums.targetScores.clamp_min(1)).sum();
            const ObjectiveValue value = detectionLossObjective(detector_, input, scene, weights);
            QVERIFY(value.loss.sum().item<double>() > 0);
            QVERIFY(close(value.loss.sum().item<double>(), expected.item<double>()));
            QCOMPARE(value.minimise.sum().item<double>(), -value.loss.sum().item<double>());
            const at::Tensor gradient = gradientOf(value.minimise, input);
            QVERIFY(gradient.abs().max().item<double>() > 0);
            QVERIFY(closeTensors(gradient, -gradientOf(expected, input)));
            together += gradient;
            loss += value.loss.sum().item<double>();
        }
        const ObjectiveValue total = detectionLossObjective(detector_, input, scene, {});
        QVERIFY(close(total.loss.sum().item<double>(), loss));
        QVERIFY(close((total.box + total.cls + total.dfl).sum().item<double>(), loss));
        QVERIFY(closeTensors(gradientOf(total.minimise, input), together));
    }

    void weightsScale()
    {
        const at::Tensor input = pictures(3);
        const Scene scene = targets(input);
        const ObjectiveValue one = detectionLossObjective(detector_, input, scene, {});
        const double box = one.box.sum().item<double>(), cls = one.cls.sum().item<double>(), dfl = one.dfl.sum().item<double>();
        for (const LossWeights& weights :
             {LossWeights{2, 0, 0, 0}, {1, 3, 0, 0}, {0, 0.5, 2, 4}, {0.1, 0.2, 0.3, 0.4}}) {
            const double loss = detectionLossObjective(detector_, input, scene, weights).loss.sum().item<double>();
            QVERIFY(close(loss, (weights.total + weights.box) * box + (weights.total + weights.cls) * cls +
                                    (weights.total + weights.dfl) * dfl));
        }
    }

    void noTargets()
    {
        const at::Tensor input = pictures(1);
        Scene scene;
        scene.targets = {{at::zeros({0, 4}), at::zeros({0}, at::kLong)}};
        const ObjectiveValue value = detectionLossObjective(detector_, input, scene, {});
        QCOMPARE(value.box.sum().item<double>(), 0.0);
        QCOMPARE(value.dfl.sum().item<double>(), 0.0);
        QVERIFY(value.cls.sum().item<double>() > 0);
        QVERIFY(at::isfinite(gradientOf(value.minimise, input)).all().item<bool>());
    }

    void batchesChangeNothing()
    {
        const at::Tensor input = pictures(3);
        Scene scene = targets(input);
        scene.objects = objects().objects;
        const auto both = [&](const at::Tensor& pixels, const Scene& part) {
            return std::pair(hideObjective(detector_, pixels, part, kClass, {}),
                             detectionLossObjective(detector_, pixels, part, {}));
        };
        const auto [hide, loss] = both(input, scene);
        const at::Tensor hideGradient = gradientOf(hide.minimise, input),
                         lossGradient = gradientOf(loss.minimise, input);
        double hideSum = 0, lossSum = 0;
        for (std::int64_t i = 0; i < 3; ++i) {
            const at::Tensor one = input.detach().narrow(0, i, 1).clone().requires_grad_(true);
            const auto [oneHide, oneLoss] = both(one, only(scene, i));
            hideSum += oneHide.loss.sum().item<double>();
            lossSum += oneLoss.loss.sum().item<double>();
            QVERIFY(closeTensors(gradientOf(oneHide.minimise, one)[0], hideGradient[i]));
            QVERIFY(closeTensors(gradientOf(oneLoss.minimise, one)[0], lossGradient[i]));
        }
        QVERIFY(close(hide.loss.sum().item<double>(), hideSum) && close(loss.loss.sum().item<double>(), lossSum));
    }

    void quantising()
    {
        const at::Tensor input =
            at::cat({at::rand({200}), at::tensor({0.0F, 1.0F, 0.5F})}).requires_grad_(true);
        const at::Tensor steps = quantised(input, 10).detach() * 25.5;
        QVERIFY(at::allclose(steps, steps.round(), 0, 1e-5));
        QVERIFY(((steps / 25.5 - input).abs() <= 5.001 / 255).all().item<bool>());
        QVERIFY(close(quantised(at::ones({1}), 10).item<double>(), 260 / 255.0, 1e-6)); // 25.5 goes to 26
        // 127.5 is 2.5 steps of 51, 1.5 of 85 and 0.5 of 255: half goes to even.
        for (const auto& [step, expected] : {std::pair{51.0, 102 / 255.0}, {85.0, 170 / 255.0}, {255.0, 0.0}})
            QVERIFY(std::abs(quantised(at::full({1}, 0.5), step).item<double>() - expected) < 1e-6);
        const at::Tensor weights = at::rand({203});
        QVERIFY(at::equal(gradientOf((quantised(input, 10) * weights).sum(), input), weights));
    }
};

QTEST_GUILESS_MAIN(TestObjective)
#include "test_objective.moc"
