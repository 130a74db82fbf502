// RT-DETR: its tables, its reading from names of tensors, what its queries say, and the gradient through them.
#include "core/common/error.h"
#include "core/detector/detector.h"
#include "core/detector/nms.h"
#include "core/detector/query_decoder.h"
#include "core/detector/spec_reading.h"
#include "tests/support/error_text.h"
#include "tests/support/tiny_rtdetr.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace blindspot;
using namespace blindspot::detector;
using blindspot::testing::errorOf;
using blindspot::testing::tinyRtdetrSpec;
using blindspot::testing::tinyRtdetrWeights;

namespace {

constexpr std::int64_t kSide = 96;

Detector tiny(std::uint64_t seed = 1)
{
    DetectorInfo info;
    info.file = "tiny-rtdetr.pt";
    return Detector(tinyRtdetrWeights(seed), info);
}

} // namespace

class TestQueryDecoder : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { at::manual_seed(3); }

    void thePublishedSizes_data()
    {
        QTest::addColumn<char>("scale");
        QTest::addColumn<qint64>("parameters");
        QTest::newRow("l") << 'l' << qint64{32970476};
        QTest::newRow("x") << 'x' << qint64{67467852};
    }
    void thePublishedSizes()
    {
        QFETCH(char, scale);
        QFETCH(qint64, parameters);
        const NetworkSpec spec = standardSpec(Family::RtDetr, scale, 80);
        QCOMPARE(spec.strides, (std::vector<std::int64_t>{8, 16, 32}));
        QCOMPARE(scaleOf(spec), std::string(1, scale));
        QCOMPARE(Network(spec).parameterCount(), parameters);
    }

    void namesAndShapesTellTheNetwork()
    {
        const StateDict weights = tinyRtdetrWeights();
        const NetworkSpec spec = inferSpec(weights, "bare.safetensors");
        QVERIFY(spec.family == Family::RtDetr);
        NetworkSpec expected = tinyRtdetrSpec();
        QVERIFY(spec.decoder == expected.decoder);
        QVERIFY(spec.layers == expected.layers);
        QCOMPARE(scaleOf(spec), std::string("custom"));
        const Detector detector = tiny();
        QVERIFY(detector.info().inputFit == InputFit::Stretch);
        QVERIFY(detector.info().head == HeadKind::Queries);
        QCOMPARE(detector.info().inputSize, kSide);
        QCOMPARE(detector.info().architecture, std::string("rtdetr"));
    }

    void damagedFilesAreRefused()
    {
        const auto opening = [](const std::function<void(StateDict&)>& change) {
            StateDict weights = tinyRtdetrWeights();
            change(weights);
            return errorOf([&] { Detector(weights, {}); });
        };
        QVERIFY(opening([](StateDict&) {}).empty());
        const std::string decoder = "model.28.decoder.layers.0.";
        QVERIFY(!opening([&](StateDict& w) { w.tensors.erase(decoder + "norm1.weight"); }).empty());
        QVERIFY(!opening([&](StateDict& w) { w.tensors.erase(decoder + "linear1.weight"); }).empty());
        QVERIFY(!opening([&](StateDict& w) { w.tensors[decoder + "cross_attn.attention_weights.weight"] = at::zeros({95, 32}); }).empty());
        QVERIFY(!opening([](StateDict& w) { w.tensors["model.28.input_proj.1.0.weight"] = at::zeros({32, 40, 1, 1}); }).empty());
        QVERIFY(!opening([](StateDict& w) { w.tensors["model.28.input_proj.0.0.weight"] = at::zeros({0, 32, 1, 1}); }).empty());
        QVERIFY(!opening([](StateDict& w) { w.tensors["model.11.fc1.weight"] = at::zeros({48}); }).empty());
        QVERIFY(!opening([](StateDict& w) { w.tensors["model.28.tgt_embed.weight"] = at::zeros({300, 32}); }).empty());
        StateDict theirs;
        theirs.tensors["decoder.enc_score_head.weight"] = at::zeros({80, 256});
        QVERIFY(errorOf([&] { inferSpec(theirs, "r50vd.pth"); }).find("lyuwenyu") != std::string::npos);
    }

    void aBatchIsItsInputs()
    {
        const Detector detector = tiny();
        const at::Tensor input = at::rand({3, 3, kSide, kSide});
        const at::NoGradGuard noGrad;
        const Queries all = detector.forward(input).queries;
        for (std::int64_t i = 0; i < 3; ++i) {
            const Queries one = detector.forward(input.narrow(0, i, 1)).queries;
            // Every position is a query; which of two that score alike comes first is rounding's.
            const auto apart = [](const at::Tensor& a, const at::Tensor& b) {
                return (std::get<0>(a.sort(0)) - std::get<0>(b.sort(0))).abs().max().item<double>();
            };
            QVERIFY(apart(one.logits[0], all.logits[i]) < 1e-4);
            QVERIFY(apart(one.boxes[0], all.boxes[i]) < 1e-4);
        }
        // 12^2 + 6^2 + 3^2 positions are fewer than 300 queries.
        QVERIFY(all.logits.sizes() == (std::vector<std::int64_t>{3, 189, 3}));
        QVERIFY(!all.tokenLogits.defined()); // nobody asked for a gradient
    }

    void theBestScoresAreTheDetections()
    {
        Heads heads;
        heads.kind = HeadKind::Queries;
        heads.queries.height = 100;
        heads.queries.width = 200;
        heads.queries.boxes = at::tensor({0.5, 0.5, 0.2, 0.4, 0.5, 0.5, 0.2, 0.4, 0.1, 0.2, 0.1, 0.1}, at::kFloat).view({1, 3, 4});
        heads.queries.logits = at::tensor({2.0, 1.0, 1.5, -3.0, -4.0, -5.0}, at::kFloat).view({1, 3, 2});
        const auto found = detectionsOf(heads, {.confidence = 0.25}).front();
        // The first query with both of its classes, and the second though it lies on the first: nothing is suppressed.
        QCOMPARE(found.size(), 3U);
        QCOMPARE(found[0].classIndex, 0);
        QCOMPARE(found[1].classIndex, 0);
        QCOMPARE(found[2].classIndex, 1);
        QVERIFY(std::abs(found[1].score - 1 / (1 + std::exp(-1.5F))) < 1e-6F);
        QCOMPARE(found[0].x1, 80.0F);
        QCOMPARE(found[0].y1, 30.0F);
        QCOMPARE(found[0].x2, 120.0F);
        QCOMPARE(found[0].y2, 70.0F);
        QCOMPARE(detectionsOf(heads, {.confidence = 0.25, .maxDetections = 1}).front().size(), 1U);
    }

    void theGradientIsTheSlope()
    {
        Network network(tinyRtdetrSpec());
        network.to(at::kDouble);
        StateDict weights = tinyRtdetrWeights();
        network.load(weights, "tiny");
        network.eval();
        // As detectors are. (LibTorch 1.13 has a wrong gradient of a batch norm in evaluation mode where its input is contiguous and
        // the gradient that comes back is not, as behind attention.)
        network.fuse();
        for (at::Tensor& parameter : network.parameters())
            parameter.set_requires_grad(false);
        const at::Tensor input = at::rand({1, 3, kSide, kSide}, at::kDouble);
        const at::Tensor direction = at::randn(input.sizes(), at::kDouble) / 50;
        const auto valueAt = [&](const at::Tensor& at) {
            const Queries queries = network.forward(at, BoxBranch::Fixed).queries;
            return queries.logits.tanh().sum() + queries.boxes.sin().sum();
        };
        const at::Tensor leaf = input.clone().requires_grad_(true);
        valueAt(leaf).backward();
        const double slope = (leaf.grad() * direction).sum().item<double>();
        constexpr double kStep = 1e-6;
        const at::NoGradGuard noGrad;
        const double measured =
            (valueAt(input + direction * kStep) - valueAt(input - direction * kStep)).item<double>() / (2 * kStep);
        QVERIFY2(std::abs(slope) > 1e-3, qPrintable(QString::number(slope)));
        QVERIFY2(std::abs(slope - measured) < 1e-3 * std::abs(measured), qPrintable(QString("%1 %2").arg(slope).arg(measured)));
    }

    void positionsAreToldWithAGradient()
    {
        const Detector detector = tiny();
        const at::Tensor input = at::rand({2, 3, kSide, kSide}).requires_grad_(true);
        const Queries queries = detector.forward(input, BoxBranch::Fixed).queries;
        QVERIFY(queries.tokenLogits.sizes() == (std::vector<std::int64_t>{2, 189, 3}));
        QVERIFY(queries.tokenBoxes.sizes() == (std::vector<std::int64_t>{2, 189, 4}));
        QVERIFY(queries.tokenLogits.requires_grad() && !queries.tokenBoxes.requires_grad());
        QVERIFY(!detector.forward(input, BoxBranch::None).queries.tokenLogits.defined());
    }

    void aDecoderThatCannotBeIsRefused()
    {
        QueryDecoderOptions options;
        options.heads = 7;
        QVERIFY_EXCEPTION_THROWN(QueryDecoder{options}, Error);
        NetworkSpec spec = tinyRtdetrSpec();
        spec.decoder->in = {32, 32, 64};
        QVERIFY_EXCEPTION_THROWN(Network{spec}, Error);
    }
};

QTEST_APPLESS_MAIN(TestQueryDecoder)
#include "test_query_decoder.moc"
