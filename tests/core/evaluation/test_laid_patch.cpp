// A patch that is laid by hand: where it lies, and that the detector finds what it finds where the run's
// placement lays it.
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/laid_patch.h"
#include "tests/core/evaluation/inference_world.h"

#include <QTest>

#include <cmath>

using namespace blindspot;
using namespace blindspot::evaluation;
using blindspot::testing::DetectionKeeper;
using blindspot::testing::InferenceWorld;
using blindspot::testing::noisePicture;

class TestLaidPatch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void laidByHandAtThePlacementTheDetectorFindsTheSame()
    {
        InferenceWorld world(6);
        const InferencePlan plan = world.plan();
        DetectionKeeper kept;
        StopControl stop;
        runInference(plan, {.threads = 1}, stop, {}, {}, kept.sink());
        std::size_t compared = 0;
        for (std::size_t image = 0; image < plan.images.size(); ++image)
            for (std::size_t i = 0; i < plan.treatments.size(); ++i) {
                const InferenceImage& subject = plan.images[image];
                const Treatment& treatment = plan.treatments[i];
                const InferencePatch& patch = plan.patches[treatment.patch];
                PatchedImageOptions options;
                options.arm = treatment.arm;
                options.placement = patch.placement;
                options.inputSide = patch.inputSide;
                options.seed = treatment.seed;
                imaging::Image picture = imaging::decodeFile(subject.file);
                const auto places =
                    laidByPlacement(picture.size(), patch.picture.size(), subject.places, options);
                layPatches(picture, patch.picture, places, options, subject.key);
                std::vector<metrics::Detection> found;
                for (const PictureDetection& one :
                     detectPicture(world.detector(), picture, {.confidence = 0.001}))
                    if (one.classIndex == InferenceWorld::kClass)
                        found.push_back({metrics::cocoBox(one.box), one.score});
                const auto& expected = kept.at(image, i);
                QCOMPARE(found.size(), expected.size());
                // A batch of another size rounds the sums otherwise: of two that score alike the other one may come first, or suppress it.
                std::size_t elsewhere = 0;
                for (std::size_t k = 0; k < found.size(); ++k, ++compared) {
                    QVERIFY(std::abs(found[k].score - expected[k].score) < 1e-4);
                    const metrics::CocoBox &a = found[k].box, &b = expected[k].box;
                    const double apart = std::max({std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.width - b.width),
                                                   std::abs(a.height - b.height)});
                    elsewhere += apart < 0.02 ? 0 : 1;
                }
                QVERIFY2(elsewhere <= 1 + found.size() / 10, qPrintable(QString::number(elsewhere)));
            }
        QVERIFY(compared > 0);
    }

    void anUnturnedOneLiesOnWholePixels()
    {
        const imaging::Image patch = noisePicture(7, 7, 3);
        imaging::Image exact(40, 30, 10), between = exact;
        layPatches(exact, patch, {{12.5, 9.5, 7, 7}}, {}, 0);
        layPatches(between, patch, {{12.7, 9.3, 7, 7}}, {}, 0);
        QCOMPARE(between.rgb, exact.rgb);
        for (int y = 0; y < 7; ++y)
            for (int x = 0; x < 7; ++x)
                QCOMPARE(*exact.pixel(9 + x, 6 + y), *patch.pixel(x, y));
        QCOMPARE(*exact.pixel(8, 6), 10);
        QCOMPARE(*exact.pixel(16, 6), 10);
    }

    void aQuarterTurnMovesItsPixels()
    {
        const imaging::Image patch = noisePicture(8, 8, 4);
        imaging::Image picture(40, 30, 10);
        layPatches(picture, patch, {{20, 14, 8, 8, 90}}, {}, 0);
        // Clockwise: the left upper corner comes to the right.
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x)
                QCOMPARE(*picture.pixel(16 + 7 - y, 10 + x), *patch.pixel(x, y));
    }

    void laterOnesLieOverEarlierOnesAndWhatIsOutsideIsNotCovered()
    {
        const imaging::Image white(4, 4, 255);
        imaging::Image picture(20, 20, 10);
        PatchedImageOptions grey;
        grey.arm = Arm::Grey;
        QCOMPARE(layPatches(picture, white, {{10, 10, 8, 8}}, {}, 0), 1);
        QCOMPARE(layPatches(picture, white, {{10, 10, 2, 2}, {60, 60, 4, 4}}, grey, 0), 1);
        QCOMPARE(*picture.pixel(6, 6), 255);
        QCOMPARE(*picture.pixel(10, 10), 127);
    }

    void cornersAndBoundsAreThoseOfWhatIsLaid()
    {
        const LaidPatch turned{50, 40, 20, 10, 90};
        const auto corners = cornersOf(turned);
        QVERIFY(std::abs(corners[0][0] - 55) < 1e-9 && std::abs(corners[0][1] - 30) < 1e-9);
        const Box bounds = boundsOf(turned);
        QVERIFY(std::abs(bounds.width() - 10) < 1e-9 && std::abs(bounds.height() - 20) < 1e-9);
        QCOMPARE(boundsOf({50, 40, 20, 10, 0}), (Box{40, 35, 60, 45}));
    }
};

QTEST_APPLESS_MAIN(TestLaidPatch)
#include "test_laid_patch.moc"
