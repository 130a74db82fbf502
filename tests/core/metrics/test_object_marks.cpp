// What is marked over a picture: the fate of every object, and of the boxes that took none.
#include "core/metrics/object_marks.h"
#include "core/metrics/object_match.h"
#include "random_boxes.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace blindspot::metrics;
using blindspot::testing::randomImage;

namespace {

Annotation object(const CocoBox& box)
{
    return {box, box.area()};
}

std::vector<MarkKind> kindsOf(const std::vector<Mark>& marks)
{
    std::vector<MarkKind> kinds;
    for (const Mark& mark : marks)
        kinds.push_back(mark.kind);
    return kinds;
}

} // namespace

class TestObjectMarks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyFateHasItsMark()
    {
        const CocoBox found{0, 0, 40, 80}, half{100, 0, 40, 80}, hidden{200, 0, 40, 80},
            missed{300, 0, 40, 80};
        const ImageBoxes image{
            {object(found), object(half), object(hidden), object(missed)},
            {{found, 0.9}, {{110, 30, 20, 20}, 0.6}, {{500, 0, 30, 30}, 0.5}, {missed, 0.2}}};
        const std::vector<Detection> clean{{found, 0.9}, {half, 0.9}, {hidden, 0.8}};
        const std::vector<Mark> marks = marksOf(image, clean, {0.25, 0.1});
        QCOMPARE(kindsOf(marks),
                 (std::vector{MarkKind::HalfSeen, MarkKind::Hidden, MarkKind::Missed, MarkKind::Found,
                              MarkKind::InventedOnObject, MarkKind::InventedElsewhere}));
        QVERIFY(marks[0].box == half && marks[4].box == image.detections[1].box);
        QCOMPARE(marks[4].score, 0.6);
        QVERIFY(countMarks(marks) == (MarkCounts{1, 1, 1, 1, 1, 1}));
        // Below the confidence a box notices nobody.
        QVERIFY(kindsOf(marksOf(image, clean, {0.7, 0.1}))[0] == MarkKind::Hidden);
    }

    void onTheCleanImageNothingIsHidden()
    {
        const CocoBox box{10, 10, 40, 40};
        const std::vector<Mark> marks = marksOf({{object(box)}, {}}, {}, {});
        QCOMPARE(kindsOf(marks), std::vector{MarkKind::Missed});
    }

    void whatWasHalfSeenCanBeHidden()
    {
        const CocoBox box{0, 0, 100, 100};
        const ImageBoxes touched{{object(box)}, {{{50, 50, 101, 100}, 0.6}}}; // IoU 0.14, its centre outside
        const ImageBoxes unseen{touched.annotations, {}};
        QCOMPARE(kindsOf(marksOf(unseen, touched.detections, {0.25, 0.1})), std::vector{MarkKind::Hidden});
        // By another overlap it was never noticed.
        QCOMPARE(kindsOf(marksOf(unseen, touched.detections, {0.25, 0.2})), std::vector{MarkKind::Missed});
    }

    void crowdsAndDifficultOnesAreNotMarked()
    {
        const CocoBox box{10, 10, 40, 40};
        for (const Annotation& one : {Annotation{box, 1600, true, false}, Annotation{box, 1600, false, true}})
            QVERIFY(marksOf({{one}, {{box, 0.9}}}, {}, {}).empty());
    }

    void theCountsAreThoseOfTheMeasure()
    {
        QVERIFY(rc::check("marks count as outcomeOf counts", [] {
            const ImageBoxes image = randomImage(), clean = randomImage();
            const NoticeRule rule{*rc::gen::inRange(0, 9) / 10.0, *rc::gen::inRange(1, 10) / 10.0};
            const MarkCounts counts = countMarks(marksOf(image, clean.detections, rule));
            const ImageOutcome here = outcomeOf(image, rule);
            const ImageOutcome before = outcomeOf({image.annotations, clean.detections}, rule);
            int hidden = 0;
            for (std::size_t i = 0; i < here.noticed.size(); ++i)
                hidden += before.noticed[i] && !here.noticed[i] ? 1 : 0;
            RC_ASSERT(counts.objects() == static_cast<int>(here.found.size()));
            RC_ASSERT(counts.found == std::count(here.found.begin(), here.found.end(), true));
            RC_ASSERT(counts.noticed() == std::count(here.noticed.begin(), here.noticed.end(), true));
            RC_ASSERT(counts.hidden == hidden);
            RC_ASSERT(counts.inventedOnObjects == here.inventedOnObjects);
            RC_ASSERT(counts.invented() == here.invented[0] + here.invented[1] + here.invented[2]);
        }));
    }
};

QTEST_APPLESS_MAIN(TestObjectMarks)
#include "test_object_marks.moc"
