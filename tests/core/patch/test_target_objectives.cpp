// vanish, create and misclassify against references written out by hand; objects without anchors; nothing
// hides a NaN.
#include "core/detector/heads.h"
#include "core/patch/objective.h"
#include "tests/support/tiny_scene.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <limits>
#include <numeric>

using namespace blindspot;
using namespace blindspot::patch;
using namespace blindspot::patch::tiny;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kClass = 1, kTarget = 2;

/// The logits of one anchor.
using Logits = std::vector<double>;
/// One term of an anchor.
using Term = std::function<double(const Logits&)>;

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

/// By how much a margin is above 0, by the words of the header.
double exceeds(double margin, double below)
{
    const double far = std::log1p(std::exp(margin));
    return below == 0 ? far : sigmoid(margin) + 0.02 * far;
}

double logit(double score)
{
    return std::log(score / (1 - score));
}

/// The highest logit but for one class.
double bestBut(const Logits& logits, std::int64_t index)
{
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < logits.size(); ++i)
        if (static_cast<std::int64_t>(i) != index) best = std::max(best, logits[i]);
    return best;
}

/// The logits of the anchors whose centre lies in the object.
std::vector<Logits> anchorsIn(const detector::Heads& heads, const SceneObject& object)
{
    std::vector<Logits> inside;
    for (std::size_t level = 0; level < 3; ++level) {
        const double stride = 8 << level;
        const at::Tensor map = heads.scores[level][object.input].to(at::kDouble).contiguous();
        for (std::int64_t row = 0; row < map.size(1); ++row)
            for (std::int64_t column = 0; column < map.size(2); ++column) {
                const double x = (static_cast<double>(column) + 0.5) * stride,
                             y = (static_cast<double>(row) + 0.5) * stride;
                if (x <= object.box.x1 || x >= object.box.x2 || y <= object.box.y1 || y >= object.box.y2)
                    continue;
                Logits& logits = inside.emplace_back();
                for (std::int64_t i = 0; i < map.size(0); ++i)
                    logits.push_back(map[i][row][column].item<double>());
            }
    }
    return inside;
}

/// Mean of `loss` over the `count` anchors of the largest `rank`.
double meanOfBest(std::vector<Logits> anchors, std::size_t count, const Term& rank, const Term& loss)
{
    std::sort(anchors.begin(), anchors.end(),
              [&](const Logits& a, const Logits& b) { return rank(a) > rank(b); });
    anchors.resize(std::min(anchors.size(), count));
    double sum = 0;
    for (const Logits& one : anchors)
        sum += loss(one);
    return anchors.empty() ? 0 : sum / static_cast<double>(anchors.size());
}

bool close(double a, double b, double relative = 1e-4)
{
    return std::abs(a - b) <= relative * std::max({std::abs(a), std::abs(b), 1e-6});
}

at::Tensor gradientOf(const at::Tensor& value, const at::Tensor& input)
{
    return torch::autograd::grad({value.sum()}, {input}, {}, /*retain_graph=*/true)[0];
}

} // namespace

class TestTargetObjectives : public QObject {
    Q_OBJECT

    detector::Detector detector_ =
        detector::Detector::load(fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt");

    using Objective = std::function<ObjectiveValue(const at::Tensor&, const Scene&, const HideOptions&)>;
    Objective objectiveOf(const QString& name) const
    {
        if (name == "vanish")
            return [this](const at::Tensor& input, const Scene& scene, const HideOptions& options) {
                return hideObjective(detector_, input, scene, kAnyClass, options);
            };
        if (name == "create")
            return [this](const at::Tensor& input, const Scene& scene, const HideOptions& options) {
                return createObjective(detector_, input, scene, kTarget, options);
            };
        return [this](const at::Tensor& input, const Scene& scene, const HideOptions& options) {
            return misclassifyObjective(detector_, input, scene, kClass, kTarget, options);
        };
    }

    /// The same, written out.
    static double byHand(const QString& name, const detector::Heads& heads, const Scene& scene,
                         const HideOptions& options)
    {
        const auto most = static_cast<std::size_t>(options.anchors);
        const double below = options.below,
                     none = below > 0 ? logit(below) : -std::numeric_limits<double>::infinity();
        const double zero = below > 0 ? logit(below) : 0;
        double total = 0;
        for (const SceneObject& object : scene.objects) {
            const auto anchors = anchorsIn(heads, object);
            if (name == "vanish") {
                const Term best = [](const Logits& l) { return bestBut(l, -1); };
                total += object.weight * meanOfBest(anchors, most, best, [&](const Logits& l) {
                             return exceeds(best(l) - zero, below);
                         });
            } else if (name == "create") {
                const Term wanted = [](const Logits& l) { return l[kTarget]; };
                total += object.weight * meanOfBest(anchors, most, wanted, [&](const Logits& l) {
                             return exceeds(zero - l[kTarget], below);
                         });
            } else {
                const Term ofClass = [&](const Logits& l) { return l[kClass] - std::max(l[kTarget], none); };
                const Term ofTarget = [&](const Logits& l) {
                    return l[kTarget] - std::max(bestBut(l, kTarget), none);
                };
                total += object.weight *
                         (meanOfBest(anchors, most, ofClass,
                                     [&](const Logits& l) { return exceeds(ofClass(l), below); }) +
                          meanOfBest(anchors, 5, ofTarget,
                                     [&](const Logits& l) { return exceeds(-ofTarget(l), below); }));
            }
        }
        return total;
    }

    static void addObjectives()
    {
        QTest::addColumn<QString>("objective");
        for (const char* name : {"vanish", "create", "misclassify"})
            QTest::newRow(name) << QString(name);
    }

  private Q_SLOTS:
    void init() { at::manual_seed(3); }

    void theyAreWhatTheHeaderSays_data()
    {
        QTest::addColumn<QString>("objective");
        QTest::addColumn<int>("anchors");
        QTest::addColumn<double>("below");
        for (const char* name : {"vanish", "create", "misclassify"})
            for (const int anchors : {1, 5, 1000})
                for (const double below : {0.0, 0.25, 0.6})
                    QTest::addRow("%s, %d anchors, %g", name, anchors, below)
                        << QString(name) << anchors << below;
    }
    void theyAreWhatTheHeaderSays()
    {
        QFETCH(QString, objective);
        QFETCH(int, anchors);
        QFETCH(double, below);
        const at::Tensor input = pictures(3);
        const HideOptions options{anchors, 0, 0, below};
        const ObjectiveValue value = objectiveOf(objective)(input, objects(), options);
        const double expected = byHand(objective, detector_.forward(input.detach()), objects(), options);
        QVERIFY(expected > 0);
        QVERIFY2(close(value.loss.sum().item<double>(), expected),
                 qPrintable(QString("%1, not %2").arg(value.loss.sum().item<double>()).arg(expected)));
        QCOMPARE(value.minimise.sum().item<double>(), value.loss.sum().item<double>());
        QVERIFY(!value.loss.requires_grad() && value.minimise.requires_grad() && !value.cls.defined());
    }

    void theyGoDownTheirGradient_data() { addObjectives(); }
    void theyGoDownTheirGradient()
    {
        QFETCH(QString, objective);
        const at::Tensor input = pictures(3);
        const ObjectiveValue value = objectiveOf(objective)(input, objects(), {});
        const at::Tensor gradient = gradientOf(value.minimise, input);
        const double length = gradient.norm().item<double>(), width = 0.02 / length;
        const auto along = [&](double way) {
            return byHand(objective, detector_.forward(input.detach() + way * gradient), objects(), {});
        };
        const double slope = (along(width) - along(-width)) / (2 * width);
        QVERIFY2(close(slope, length * length, 0.05),
                 qPrintable(QString("%1, not %2").arg(slope).arg(length * length)));
    }

    void objectsWithoutAnchorsCountNothing_data() { addObjectives(); }
    void objectsWithoutAnchorsCountNothing()
    {
        QFETCH(QString, objective);
        const at::Tensor input = pictures(1);
        Scene scene;
        QCOMPARE(objectiveOf(objective)(input, scene, {}).loss.sum().item<double>(), 0.0);
        scene.objects = {{0, {300, 300, 320, 340}, 1}};
        const ObjectiveValue value = objectiveOf(objective)(input, scene, {});
        QCOMPARE(value.loss.sum().item<double>(), 0.0);
        QVERIFY(gradientOf(value.minimise, input).eq(0).all().item<bool>());
    }

    void aNanIsKept_data() { addObjectives(); }
    void aNanIsKept()
    {
        QFETCH(QString, objective);
        at::Tensor input = at::rand({3, 3, kSide, kSide});
        input[2].fill_(std::numeric_limits<float>::quiet_NaN());
        QVERIFY(std::isnan(objectiveOf(objective)(input, objects(), {}).loss.sum().item<double>()));
    }
};

QTEST_GUILESS_MAIN(TestTargetObjectives)
#include "test_target_objectives.moc"
