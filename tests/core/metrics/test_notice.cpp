// Which objects are noticed, by one rule for all who show it.
#include "core/metrics/notice.h"
#include "core/metrics/object_match.h"
#include "random_boxes.h"

#include <QTest>
#include <rapidcheck.h>

using namespace blindspot::metrics;
using blindspot::testing::randomImage;

namespace {

constexpr CocoBox kPerson{100, 100, 100, 200};

ImageBoxes seenAs(std::vector<Detection> detections, std::vector<CocoBox> persons = {kPerson})
{
    ImageBoxes image;
    for (const CocoBox& box : persons)
        image.annotations.push_back({box, box.area(), false, false});
    image.detections = std::move(detections);
    return image;
}

bool noticed(const ImageBoxes& image, const NoticeRule& rule = {})
{
    return noticedObjects(image, rule).front();
}

} // namespace

class TestNotice : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aBoxCentredInTheObjectIsEnough()
    {
        QVERIFY(noticed(seenAs({{{145, 190, 2, 2}, 0.3}})));         // a crumb in the middle
        QVERIFY(noticed(seenAs({{{-400, -400, 1200, 1200}, 0.3}}))); // the whole picture, centred on the person
        QVERIFY(noticed(seenAs({{{90, 90, 20, 20}, 0.3}})));         // centred on the very corner
        QVERIFY(!noticed(seenAs({{{88, 88, 20, 20}, 0.3}})));
    }

    void soIsATenthOfOverlap()
    {
        // Beside the person, centred outside it: 200 x w is shared.
        QVERIFY(noticed(seenAs({{{180, 100, 100, 200}, 0.3}})));  // IoU 20 / 180
        QVERIFY(!noticed(seenAs({{{190, 100, 100, 200}, 0.3}}))); // 10 / 190
        QVERIFY(noticed(seenAs({{{190, 100, 100, 200}, 0.3}}), {0.25, 0.05}));
    }

    void theConfidenceIsExclusive()
    {
        QVERIFY(!noticed(seenAs({{kPerson, 0.25}})));
        QVERIFY(noticed(seenAs({{kPerson, 0.25}}), {0.2, 0.1}));
        QVERIFY(!noticed(seenAs({})));
    }

    void oneBoxMayTouchSeveral()
    {
        const ImageBoxes image =
            seenAs({{{100, 100, 300, 200}, 0.9}}, {kPerson, {200, 100, 100, 200}, {300, 100, 100, 200}, {600, 100, 100, 200}});
        QCOMPARE(noticedObjects(image, {}), (std::vector<bool>{true, true, true, false}));
    }

    void sizesAreThoseOfTheInput()
    {
        QCOMPARE(inputSizeOf({0, 0, 31, 32}, 1), 0U);
        QCOMPARE(inputSizeOf({0, 0, 32, 32}, 1), 1U);
        QCOMPARE(inputSizeOf({0, 0, 1000, 1000}, 0.1), 2U);
        QCOMPARE(inputSizeOf({0, 0, 128, 128}, 1), 3U);
        QCOMPARE(inputSizeOf({0, 0, 256, 256}, 1), 4U);
    }

    void whatIsFoundIsNoticed()
    {
        QVERIFY(rc::check("an object that is found is noticed, at any overlap up to that of finding", [] {
            const ImageBoxes image = randomImage();
            const NoticeRule rule{0.1 * *rc::gen::inRange(0, 9) + 0.05, 0.05 * *rc::gen::inRange(1, 11)};
            const ObjectMatch match = matchObjects(image, rule.confidence);
            const std::vector<bool> seen = noticedObjects(image, rule);
            for (std::size_t i = 0; i < image.annotations.size(); ++i)
                if (image.annotations[i].counts() && match.found(i)) RC_ASSERT(seen[i]);
        }));
    }

    void aHigherConfidenceNoticesNoMore()
    {
        QVERIFY(rc::check("raising the confidence or the overlap never notices another object", [] {
            const ImageBoxes image = randomImage();
            const NoticeRule low{0.2, 0.1}, high{0.2 + 0.1 * *rc::gen::inRange(0, 7), 0.1 + 0.1 * *rc::gen::inRange(0, 9)};
            const std::vector<bool> more = noticedObjects(image, low), fewer = noticedObjects(image, high);
            for (std::size_t i = 0; i < more.size(); ++i)
                RC_ASSERT(more[i] || !fewer[i]);
        }));
    }
};

QTEST_APPLESS_MAIN(TestNotice)
#include "test_notice.moc"
