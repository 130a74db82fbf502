// decodeAbove against decode: the same anchors, boxes and scores, for any confidence.
#include "core/detector/heads.h"
#include "core/detector/nms.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <QtTest>
#include <rapidcheck.h>

using namespace blindspot::detector;

namespace {

/// Logits around -1, of 2 images of 64 x 96 pixels.
Heads randomHeads(std::int64_t seed, std::int64_t classes, bool channelsLast)
{
    at::manual_seed(static_cast<std::uint64_t>(seed));
    Heads heads;
    for (const std::int64_t stride : {8, 16, 32}) {
        at::Tensor boxes = at::randn({2, 64, 64 / stride, 96 / stride});
        at::Tensor scores = at::randn({2, classes, 64 / stride, 96 / stride}) * 2 - 1;
        const auto format = channelsLast ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
        heads.strides.push_back(stride);
        heads.boxes.push_back(boxes.contiguous(format));
        heads.scores.push_back(scores.contiguous(format));
    }
    return heads;
}

bool near(const Detection& a, const Detection& b)
{
    const auto close = [](float x, float y) { return std::abs(x - y) < 1e-3F; };
    return a.classIndex == b.classIndex && std::abs(a.score - b.score) < 1e-6F && close(a.x1, b.x1) &&
           close(a.y1, b.y1) && close(a.x2, b.x2) && close(a.y2, b.y2);
}

} // namespace

class TestHeads : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void decodeAboveLosesNoDetection()
    {
        QVERIFY(rc::check("the same detections as from all anchors", [] {
            const auto seed = *rc::gen::inRange(0, 1000);
            const auto classes = *rc::gen::inRange<std::int64_t>(1, 7);
            const Heads heads = randomHeads(seed, classes, *rc::gen::arbitrary<bool>());
            const NmsOptions options{.confidence = *rc::gen::element(0.0, 0.001, 0.25, 0.5, 0.9, 0.999999),
                                     .iou = 0.7,
                                     .multiLabel = *rc::gen::arbitrary<bool>()};
            const auto expected = nonMaximumSuppression(decode(heads), options);
            const auto found = detectionsOf(heads, options);
            RC_ASSERT(found.size() == expected.size());
            for (std::size_t image = 0; image < found.size(); ++image) {
                RC_ASSERT(found[image].size() == expected[image].size());
                for (std::size_t i = 0; i < found[image].size(); ++i)
                    RC_ASSERT(near(found[image][i], expected[image][i]));
            }
        }));
    }

    void decodeAboveLeavesTheOthersOut()
    {
        const Heads heads = randomHeads(1, 3, true);
        const Decoded all = decode(heads);
        const std::vector<Decoded> above = decodeAbove(heads, 0.9);
        QCOMPARE(above.size(), std::size_t{2});
        for (std::int64_t image = 0; image < 2; ++image) {
            const at::Tensor& scores = above[static_cast<std::size_t>(image)].scores;
            const auto expected = (all.scores[image].amax(1) > 0.9).sum().item<std::int64_t>();
            QVERIFY(expected > 0);
            QVERIFY(scores.size(1) >= expected && scores.size(1) <= expected + 2);
        }
    }
};

QTEST_APPLESS_MAIN(TestHeads)
#include "test_heads.moc"
