// The objectives on a detector of queries: what is lowered, and that going against the gradient lowers it.
#include "core/common/error.h"
#include "core/patch/ensemble.h"
#include "core/patch/objective.h"
#include "core/patch/query_objective.h"
#include "tests/support/error_text.h"
#include "tests/support/tiny_rtdetr.h"
#include "tests/support/tiny_scene.h"

#include <QTest>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>

using namespace blindspot;
using namespace blindspot::patch;
using blindspot::testing::errorOf;
using blindspot::testing::tinyRtdetrWeights;

namespace {

detector::Detector tinyQueries()
{
    detector::DetectorInfo info;
    info.file = "tiny-rtdetr.pt";
    return detector::Detector(tinyRtdetrWeights(), info);
}

double logit(double score)
{
    return std::log(score / (1 - score));
}

/// hideObjective's words, in loops, for the queries alone.
double hiddenByLoops(const detector::Queries& queries, const Scene& scene, std::int64_t classIndex, const HideOptions& options)
{
    const at::Tensor corners = detector::cornersInPixels(queries.boxes, queries.height, queries.width).to(at::kDouble);
    double sum = 0;
    for (const SceneObject& object : scene.objects) {
        std::vector<double> found;
        std::int64_t inside = 0;
        const double halfWidth = std::max(object.box.width() / 2, 6.0), halfHeight = std::max(object.box.height() / 2, 6.0);
        for (std::int64_t q = 0; q < corners.size(1); ++q) {
            const at::Tensor row = corners[object.input][q];
            const Box box{row[0].item<double>(), row[1].item<double>(), row[2].item<double>(), row[3].item<double>()};
            const double x = (box.x1 + box.x2) / 2 - (object.box.x1 + object.box.x2) / 2, y = (box.y1 + box.y2) / 2 - (object.box.y1 + object.box.y2) / 2;
            if (std::abs(x) >= halfWidth || std::abs(y) >= halfHeight) continue;
            ++inside;
            const double shared = box.intersected(object.box).area();
            if (shared / (box.area() + object.box.area() - shared) < options.overlap) continue;
            found.push_back(queries.logits[object.input][q][classIndex].item<double>());
        }
        std::sort(found.rbegin(), found.rend());
        const std::size_t count = std::min<std::size_t>(found.size(), static_cast<std::size_t>(options.anchors));
        double loss = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double margin = found[i] - logit(options.below);
            loss += 1 / (1 + std::exp(-margin)) + 0.02 * std::log1p(std::exp(margin));
        }
        sum += object.weight * loss / static_cast<double>(std::clamp<std::int64_t>(inside, 1, std::min<std::int64_t>(options.anchors, corners.size(1))));
    }
    return sum;
}

} // namespace

class TestQueryObjective : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { at::manual_seed(5); }

    void hideIsWhatItSays()
    {
        const detector::Detector detector = tinyQueries();
        const Scene scene = tiny::objects();
        const at::Tensor input = tiny::pictures(3);
        for (const double overlap : {0.0, 0.1}) {
            HideOptions options;
            options.overlap = overlap;
            options.decoys = 0;
            options.below = 0.3;
            const ObjectiveValue value = hideObjective(detector, input, scene, 1, options);
            const double expected = hiddenByLoops(detector.forward(input).queries, scene, 1, options);
            QVERIFY(expected > 0.01);
            QVERIFY2(std::abs(value.loss.sum().item<double>() - expected) < 1e-4 * expected,
                     qPrintable(QString("%1 %2").arg(value.loss.sum().item<double>()).arg(expected)));
            QVERIFY(value.minimise.sum().item<double>() > value.loss.sum().item<double>()); // the positions count too
        }
    }

    void againstTheGradientItFalls_data()
    {
        QTest::addColumn<int>("objective");
        QTest::newRow("hide") << 0;
        QTest::newRow("vanish") << 1;
        QTest::newRow("decoys") << 2;
        QTest::newRow("create") << 3;
        QTest::newRow("misclassify") << 4;
    }
    void againstTheGradientItFalls()
    {
        QFETCH(int, objective);
        const detector::Detector detector = tinyQueries();
        const Scene scene = tiny::objects();
        HideOptions options;
        options.decoys = objective == 2 ? 0.5 : 0;
        options.overlap = objective == 2 ? 0.3 : 0.1;
        const auto valueAt = [&](const at::Tensor& input) {
            if (objective == 3) return createObjective(detector, input, scene, 2, options);
            if (objective == 4) return misclassifyObjective(detector, input, scene, 0, 2, options);
            return hideObjective(detector, input, scene, objective == 1 ? kAnyClass : 0, options);
        };
        const at::Tensor input = tiny::pictures(3);
        const at::Tensor before = valueAt(input).minimise.sum();
        const at::Tensor gradient = torch::autograd::grad({before}, {input})[0];
        const double slope = gradient.norm().item<double>();
        QVERIFY(slope > 1e-5);
        constexpr double kStep = 0.02; // a small way against it
        const double after = valueAt((input - gradient * (kStep / slope)).detach().requires_grad_(true)).minimise.sum().item<double>();
        const double fall = (before.item<double>() - after) / kStep;
        QVERIFY2(fall > 0.5 * slope && fall < 1.5 * slope, qPrintable(QString("%1 of %2").arg(fall).arg(slope)));
    }

    void aPlaceWithoutAQueryIsWhollyMissed()
    {
        const detector::Detector detector = tinyQueries();
        Scene scene;
        scene.objects = {{0, {-500, -500, -480, -480}, 1}}; // nothing can be there
        scene.images = 1;
        QCOMPARE(createObjective(detector, tiny::pictures(1), scene, 2, {}).loss.sum().item<double>(), 1.0);
    }

    void itsTrainingLossIsNotKnown()
    {
        detector::Detector detector = tinyQueries();
        detector::Detector* const one[] = {&detector};
        TrainOptions options = TrainOptions::forRecipe("robust-dpatch");
        QVERIFY(errorOf([&] { membersOf(options, one, {"queries"}); }).find("Hungarian") != std::string::npos);
        QVERIFY(errorOf([&] { membersOf(TrainOptions::forRecipe("hide"), one, {"queries"}); }).empty());
    }
};

QTEST_APPLESS_MAIN(TestQueryObjective)
#include "test_query_objective.moc"
