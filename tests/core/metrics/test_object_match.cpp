// Which objects are found and what is invented.
#include "core/metrics/average_precision.h"
#include "core/metrics/object_match.h"
#include "random_boxes.h"

#include <QTest>
#include <rapidcheck.h>

using namespace blindspot::metrics;
using blindspot::testing::randomImage;

namespace {

Annotation object(CocoBox box)
{
    return {box, box.area(), false, false};
}

} // namespace

class TestObjectMatch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void bestScoreTakesTheObject()
    {
        const ImageBoxes image{{object({0, 0, 100, 100})}, {{{0, 0, 100, 90}, 0.5}, {{0, 0, 100, 60}, 0.9}}};
        const ObjectMatch match = matchObjects(image, 0.25);
        QCOMPARE(match.foundBy.at(0), 1);
        QCOMPARE(match.objectOf.at(0), ObjectMatch::kNone); // overlaps it too, but it is taken: invented
    }

    void overlapOfAHalfIsEnough()
    {
        const ImageBoxes exact{{object({0, 0, 100, 100})}, {{{0, 0, 100, 50}, 0.9}}};
        QVERIFY(matchObjects(exact, 0.25).found(0));
        const ImageBoxes less{{object({0, 0, 100, 100})}, {{{0, 0, 100, 49.9}, 0.9}}};
        QVERIFY(!matchObjects(less, 0.25).found(0));
    }

    void confidenceIsExclusive()
    {
        const ImageBoxes image{{object({0, 0, 10, 10})}, {{{0, 0, 10, 10}, 0.25}, {{50, 50, 10, 10}, 0.2}}};
        const ObjectMatch match = matchObjects(image, 0.25);
        QVERIFY(!match.found(0));
        QCOMPARE(match.objectOf, (std::vector<std::int32_t>{ObjectMatch::kIgnored, ObjectMatch::kIgnored}));
    }

    void crowdsAndDifficultObjectsExcuse()
    {
        ImageBoxes image;
        image.annotations = {{{0, 0, 200, 200}, 40000, true, false}, {{300, 0, 50, 50}, 2500, false, true}};
        // Two inside the crowd (by their own area), one on the difficult object, one nowhere.
        image.detections = {{{0, 0, 20, 20}, 0.9},
                            {{50, 50, 20, 20}, 0.8},
                            {{300, 0, 50, 50}, 0.7},
                            {{400, 400, 40, 40}, 0.6}};
        const ObjectMatch match = matchObjects(image, 0.25);
        QCOMPARE(match.objectOf, (std::vector<std::int32_t>{ObjectMatch::kIgnored, ObjectMatch::kIgnored,
                                                            ObjectMatch::kIgnored, ObjectMatch::kNone}));
        const ImageOutcome outcome = outcomeOf(image, {});
        QVERIFY(outcome.found.empty());
        QCOMPARE(outcome.invented, (std::array<std::int32_t, 3>{0, 1, 0})); // 40 x 40 is medium
    }

    void inventedOnAnObjectIsToldApart()
    {
        // A box in the middle of the object that does not find it, one that lies beside it, and one below the confidence.
        const ImageBoxes image{{object({0, 0, 100, 100})},
                               {{{40, 40, 20, 20}, 0.9}, {{300, 300, 50, 50}, 0.8}, {{0, 0, 100, 100}, 0.2}}};
        const ImageOutcome outcome = outcomeOf(image, {});
        QCOMPARE(outcome.found, (std::vector<bool>{false}));
        QCOMPARE(outcome.noticed, (std::vector<bool>{true}));
        QCOMPARE(outcome.invented, (std::array<std::int32_t, 3>{1, 1, 0}));
        QCOMPARE(outcome.inventedOnObjects, 1);
        QCOMPARE(outcome.boxes, 2);
    }

    void aDifficultObjectExcusesOnce()
    {
        const ImageBoxes image{{{{0, 0, 50, 50}, 2500, false, true}},
                               {{{0, 0, 50, 50}, 0.9}, {{0, 0, 50, 45}, 0.8}}};
        QCOMPARE(matchObjects(image, 0.25).objectOf,
                 (std::vector<std::int32_t>{ObjectMatch::kIgnored, ObjectMatch::kNone}));
    }

    void scoreLeftIsTheMeanOfTheBest()
    {
        const ImageBoxes image{
            {object({0, 0, 10, 10}), object({50, 50, 10, 10}), {{90, 90, 10, 10}, 100, true, false}},
            {{{0, 0, 10, 10}, 0.3}, {{0, 0, 10, 9}, 0.8}, {{90, 90, 10, 10}, 1}}};
        QCOMPARE(scoreLeft(image), 0.4);
        QCOMPARE(scoreLeft({}), 0.0);
    }

    void agreesWithTheMatchingOfAveragePrecision()
    {
        QVERIFY(rc::check("hits at IoU 0.5 above the confidence are the found objects", [] {
            const ImageBoxes image = randomImage();
            const double confidence = 0.1 * *rc::gen::inRange(0, 8) + 0.05; // never equal to a score
            const ObjectMatch match = matchObjects(image, confidence);
            const MatchedImage matched = matchImage(image);
            std::int64_t hits = 0, found = 0, invented = 0, misses = 0;
            for (const MatchedDetection& one : matched.detections) {
                if (!(one.score > confidence) || (one.ignored & 1)) continue;
                ++((one.hits & 1) ? hits : misses);
            }
            for (std::size_t i = 0; i < image.annotations.size(); ++i)
                found += image.annotations[i].counts() && match.found(i) ? 1 : 0;
            for (const std::int32_t object : match.objectOf)
                invented += object == ObjectMatch::kNone ? 1 : 0;
            RC_ASSERT(found == hits);
            RC_ASSERT(invented == misses);
        }));
    }
};

QTEST_APPLESS_MAIN(TestObjectMatch)
#include "test_object_match.moc"
