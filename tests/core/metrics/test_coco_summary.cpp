// COCO's twelve figures from boxes: against the slow way, and where nothing is defined. The comparison with
// pycocotools itself is in core/dataset, which reads its files.
#include "coco_reference.h"
#include "core/metrics/coco_summary.h"
#include "random_boxes.h"

#include <QTest>
#include <rapidcheck.h>

using namespace blindspot::metrics;
using namespace blindspot::testing;

namespace {

constexpr CocoBox kSmallBox{0, 0, 10, 10};
constexpr CocoBox kLargeBox{100, 100, 100, 100};

ImageBoxes seen(const CocoBox& box)
{
    return {{{box, box.area(), false, false}}, {{box, 0.9}}};
}

/// Mean precision and recall over the thresholds.
std::pair<double, double> slowly(const std::vector<ImageBoxes>& images, const MatchOptions& options)
{
    double precision = 0, recall = 0;
    for (const double threshold : kIouThresholds) {
        const PrecisionRecall curve = referenceCurve(images, options, threshold);
        if (!curve.defined) return {CocoFigures::kUndefined, CocoFigures::kUndefined};
        precision += curve.averagePrecision / kThresholds;
        recall += curve.recall / kThresholds;
    }
    return {precision, recall};
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

class TestCocoSummary : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPerfectDetectorHasAllFigures()
    {
        const std::vector<ImageBoxes> images{seen(kSmallBox), seen(kLargeBox)};
        const CocoFigures figures = cocoFigures(images);
        QVERIFY(near(figures.ap, 1) && near(figures.ap50, 1) && near(figures.ap75, 1));
        QVERIFY(near(figures.apSmall, 1) && near(figures.apLarge, 1));
        QCOMPARE(figures.apMedium, CocoFigures::kUndefined);
        QCOMPARE(figures.arMedium, CocoFigures::kUndefined);
        QVERIFY(near(figures.ar1, 1) && near(figures.arSmall, 1) && near(figures.arLarge, 1));
    }

    void withoutObjectsNothingIsDefined()
    {
        const std::vector<ImageBoxes> crowdAndDetection{
            {{{kLargeBox, kLargeBox.area(), true, false}}, {{kLargeBox, 0.5}}}};
        for (const CocoFigures& figures : {cocoFigures({}), cocoFigures(crowdAndDetection)})
            for (const CocoFigure& figure : kCocoFigures)
                QCOMPARE(figures.*figure.value, CocoFigures::kUndefined);
    }

    void recallIsThatOfTheBestDetections()
    {
        ImageBoxes image = seen(kSmallBox);
        image.detections.push_back({kLargeBox, 0.95});
        const CocoFigures figures = cocoFigures(std::vector{image});
        QCOMPARE(figures.ar1, 0.0);
        QVERIFY(near(figures.ar10, 1));
    }

    void classesWithoutAFigureAreLeftOutOfItsMean()
    {
        CocoFigures one, other, none;
        one.ap = 0.5;
        other.ap = 0.25;
        other.apLarge = 0.125;
        const CocoFigures mean = meanOf(std::vector{one, none, other});
        QCOMPARE(mean.ap, 0.375);
        QCOMPARE(mean.apLarge, 0.125);
        QCOMPARE(mean.ap50, CocoFigures::kUndefined);
        QCOMPARE(meanOf({}).ap, CocoFigures::kUndefined);
    }

    void theFiguresAreThoseOfTheSlowWay()
    {
        QVERIFY(rc::check("twelve figures", [] {
            const std::vector<ImageBoxes> images = randomImages();
            const CocoFigures figures = cocoFigures(images);
            const auto [ap, ar100] = slowly(images, {});
            const auto [small, recallSmall] = slowly(images, {0, 1024});
            const auto [medium, recallMedium] = slowly(images, {1024, 9216});
            const auto [large, recallLarge] = slowly(images, {9216, 1e10});
            RC_ASSERT(near(figures.ap, ap) && near(figures.ar100, ar100));
            RC_ASSERT(near(figures.apSmall, small) && near(figures.arSmall, recallSmall));
            RC_ASSERT(near(figures.apMedium, medium) && near(figures.arMedium, recallMedium));
            RC_ASSERT(near(figures.apLarge, large) && near(figures.arLarge, recallLarge));
            RC_ASSERT(near(figures.ar1, slowly(images, {0, 1e10, 1}).second));
            RC_ASSERT(near(figures.ar10, slowly(images, {0, 1e10, 10}).second));
            if (figures.ap == CocoFigures::kUndefined) return;
            RC_ASSERT(figures.ap50 == referenceCurve(images, {}, 0.5).averagePrecision);
            RC_ASSERT(figures.ap75 == referenceCurve(images, {}, 0.75).averagePrecision);
        }));
    }
};

QTEST_GUILESS_MAIN(TestCocoSummary)
#include "test_coco_summary.moc"
