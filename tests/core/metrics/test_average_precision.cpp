// Average precision as COCO has it: who takes which object, the curve, and images that count several times.
#include "coco_reference.h"
#include "core/metrics/average_precision.h"
#include "random_boxes.h"

#include <QTest>
#include <rapidcheck.h>

#include <stdexcept>

using namespace blindspot::metrics;
using namespace blindspot::testing;

namespace {

constexpr CocoBox kHere{0, 0, 10, 10};
constexpr CocoBox kThere{50, 50, 10, 10};

Annotation object(const CocoBox& box)
{
    return {box, box.area(), false, false};
}
Annotation crowd(const CocoBox& box)
{
    return {box, box.area(), true, false};
}
Annotation difficult(const CocoBox& box)
{
    return {box, box.area(), false, true};
}

RankedDetections ranked(const std::vector<ImageBoxes>& images, const MatchOptions& options = {})
{
    std::vector<MatchedImage> matched;
    for (const ImageBoxes& image : images)
        matched.push_back(matchImage(image, options));
    return RankedDetections(matched);
}

bool same(const PrecisionRecall& a, const PrecisionRecall& b)
{
    return a.defined == b.defined && a.recall == b.recall && a.precision == b.precision &&
           a.averagePrecision == b.averagePrecision;
}

MatchOptions randomOptions()
{
    MatchOptions options;
    options.maxDetections = *rc::gen::element<std::size_t>(1, 3, 100);
    options.minArea = *rc::gen::element(0.0, 400.0);
    options.maxArea = *rc::gen::element(1200.0, 1e10);
    return options;
}

} // namespace

class TestAveragePrecision : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theBetterDetectionTakesTheObject()
    {
        const MatchedImage matched =
            matchImage({{object(kHere)}, {{{0, 0, 10, 8}, 0.5}, {kHere, 0.9}, {kThere, 0.7}}});
        QCOMPARE(matched.objects, 1);
        QCOMPARE(matched.detections.size(), std::size_t{3});
        QCOMPARE(matched.detections[0].score, 0.9);
        QCOMPARE(matched.detections[0].hits, kAllThresholds);
        QCOMPARE(matched.detections[1].hits, std::uint16_t{0});
        QCOMPARE(matched.detections[2].hits, std::uint16_t{0});
        QCOMPARE(matched.detections[2].ignored, std::uint16_t{0});
    }

    void anOverlapOnTheThresholdIsEnough()
    {
        // 75 of 100 square pixels: 0.5 to 0.75 inclusive.
        const MatchedImage matched = matchImage({{object(kHere)}, {{{0, 0, 10, 7.5}, 0.5}}});
        QCOMPARE(matched.detections[0].hits, std::uint16_t{0b111111});
    }

    void ofEqualOverlapsTheLastIsTaken()
    {
        // The first detection overlaps both alike; the second only the first object.
        const MatchedImage matched = matchImage({{object({0, 0, 10, 10}), object({4, 0, 10, 10})},
                                                 {{{2, 0, 10, 10}, 0.9}, {{-2, 0, 10, 10}, 0.8}}});
        QCOMPARE(matched.detections[0].hits & 1, 1);
        QCOMPARE(matched.detections[1].hits & 1, 1);
    }

    void manyDetectionsInACrowdCountForNothing()
    {
        const MatchedImage matched =
            matchImage({{crowd({0, 0, 100, 100})}, {{kHere, 0.9}, {kThere, 0.8}, {{95, 0, 20, 20}, 0.7}}});
        QCOMPARE(matched.objects, 0);
        QCOMPARE(matched.detections[0].ignored, kAllThresholds);
        QCOMPARE(matched.detections[1].ignored, kAllThresholds);
        QCOMPARE(matched.detections[2].ignored, std::uint16_t{0});
        QCOMPARE(matched.detections[0].hits, std::uint16_t{0});
    }

    void anObjectThatCountsGoesBeforeAnIgnoredOneThatFitsBetter()
    {
        const MatchedImage matched = matchImage(
            {{difficult(kHere), object({0, 0, 10, 8})}, {{kHere, 0.9}, {kHere, 0.8}, {kHere, 0.7}}});
        QCOMPARE(matched.objects, 1);
        QCOMPARE(matched.detections[0].hits & 1, 1);
        QCOMPARE(matched.detections[1].ignored & 1, 1); // the difficult object, once
        QCOMPARE((matched.detections[2].hits | matched.detections[2].ignored) & 1, 0);
    }

    void outOfTheAreaObjectsAndLoneDetectionsAreIgnored()
    {
        MatchOptions options;
        options.minArea = 150;
        const MatchedImage matched = matchImage({{object(kHere), object({50, 50, 20, 20})},
                                                 {{kHere, 0.9}, {kThere, 0.8}, {{80, 0, 20, 20}, 0.7}}},
                                                options);
        QCOMPARE(matched.objects, 1);
        QCOMPARE(matched.detections[0].ignored, kAllThresholds); // on an object that is out
        QCOMPARE(matched.detections[1].ignored, kAllThresholds); // on nothing, out itself
        QCOMPARE(matched.detections[2].ignored, std::uint16_t{0});
    }

    void onlyTheBestDetectionsOfAnImageAreSeen()
    {
        MatchOptions options;
        options.maxDetections = 2;
        const MatchedImage matched =
            matchImage({{object(kHere)}, {{kHere, 0.3}, {kThere, 0.9}, {kThere, 0.8}}}, options);
        QCOMPARE(matched.detections.size(), std::size_t{2});
        QCOMPARE(
            ranked({{{object(kHere)}, {{kHere, 0.3}, {kThere, 0.9}, {kThere, 0.8}}}}, options).at(0).recall,
            0.0);
    }

    void theCurveIsTheOneWorkedOutByHand()
    {
        // Hit, invented, hit, of three objects: precision 1 up to 1/3, then 2/3 up to 2/3, then 0.
        const ImageBoxes image{{object(kHere), object(kThere), object({80, 80, 10, 10})},
                               {{kHere, 0.9}, {{20, 80, 10, 10}, 0.8}, {kThere, 0.7}}};
        const PrecisionRecall curve = ranked({image}).at(0);
        QVERIFY(curve.defined);
        QCOMPARE(curve.recall, 2.0 / 3);
        QVERIFY(curve.precision[0] > 1 - 1e-12 && curve.precision[33] > 1 - 1e-12);
        QCOMPARE(curve.precision[34], 2.0 / 3);
        QCOMPARE(curve.precision[66], 2.0 / 3);
        QCOMPARE(curve.precision[67], 0.0);
        QVERIFY(std::abs(curve.averagePrecision - (34 + 33 * 2.0 / 3) / 101) < 1e-12);
        QCOMPARE(ranked({image}).averagePrecision(0), curve.averagePrecision);
    }

    void withoutObjectsNothingIsDefined()
    {
        const RankedDetections none = ranked({{{}, {{kHere, 0.9}}}});
        QVERIFY(!none.at(0).defined);
        QCOMPARE(none.averagePrecision(0), 0.0);
        QVERIFY(!RankedDetections({}).at(9).defined);
        const std::vector<std::uint32_t> never{0};
        QVERIFY(!ranked({{{object(kHere)}, {{kHere, 0.9}}}}).at(0, never).defined);
        const PrecisionRecall missed = ranked({{{object(kHere)}, {}}}).at(0);
        QVERIFY(missed.defined);
        QCOMPARE(missed.recall, 0.0);
    }

    void whatDoesNotFitIsRefused()
    {
        const RankedDetections one = ranked({{{object(kHere)}, {{kHere, 0.9}}}});
        const std::vector<std::uint32_t> two{1, 1};
        QVERIFY_EXCEPTION_THROWN(one.at(kThresholds), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(one.at(0, two), std::invalid_argument);
    }

    void everyImageIsTreatedAsStepByStep()
    {
        QVERIFY(rc::check("matching and curve equal the slow way to the last bit", [] {
            const std::vector<ImageBoxes> images = randomImages();
            const MatchOptions options = randomOptions();
            const RankedDetections ours = ranked(images, options);
            for (std::size_t threshold = 0; threshold < kThresholds; ++threshold)
                RC_ASSERT(
                    same(ours.at(threshold), referenceCurve(images, options, kIouThresholds[threshold])));
        }));
    }

    void weightsAreCopiesOfImages()
    {
        QVERIFY(rc::check("weights equal the list of images with its copies to the last bit", [] {
            const std::vector<ImageBoxes> images = randomImages();
            std::vector<std::uint32_t> weights(images.size());
            std::vector<ImageBoxes> drawn;
            for (std::size_t i = 0; i < images.size(); ++i) {
                weights[i] = *rc::gen::inRange<std::uint32_t>(0, 4);
                drawn.insert(drawn.end(), weights[i], images[i]);
            }
            const RankedDetections original = ranked(images);
            const auto all = original.averagePrecisions(weights);
            for (std::size_t threshold = 0; threshold < kThresholds; ++threshold) {
                const PrecisionRecall copies = ranked(drawn).at(threshold);
                RC_ASSERT(same(original.at(threshold, weights), copies));
                RC_ASSERT(all[threshold] == copies.averagePrecision);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestAveragePrecision)
#include "test_average_precision.moc"
