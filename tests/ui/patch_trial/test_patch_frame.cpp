// The geometry of the hand: what of a patch is under the pointer, and what dragging, scaling and turning make
// of it.
#include "ui/patch_trial/patch_frame.h"

#include <QTest>

#include <cmath>

namespace blindspot::ui {

namespace {

const QSize kPicture(640, 480);

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-6;
}

} // namespace

class TestPatchFrame : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void itIsMovedByWholePixelsAndNeverLost()
    {
        const LaidPatch patch{100, 100, 40, 40};
        QCOMPARE(movedBy(patch, {3.4, -7.6}, kPicture), (LaidPatch{103, 92, 40, 40}));
        QCOMPARE(movedBy({100.5, 100.5, 41, 41}, {0.2, 0}, kPicture), (LaidPatch{100.5, 100.5, 41, 41}));
        for (const QPointF far : {QPointF(1e9, 1e9), QPointF(-1e9, -1e9), QPointF(1e9, -1e9)}) {
            const LaidPatch moved = movedBy(patch, far, kPicture);
            QVERIFY(moved.centreX >= 0 && moved.centreX <= kPicture.width());
            QVERIFY(moved.centreY >= 0 && moved.centreY <= kPicture.height());
        }
        // Dragged out and back in one movement it is where it was: the drag counts from where it was taken.
        QCOMPARE(dragged({patch, PatchGrip::Body, {100, 100}, {100, 100}}, kPicture), patch);
    }

    void aCornerScalesAndItsOppositeStays()
    {
        const LaidPatch patch{100, 100, 40, 40};
        const LaidPatch larger = dragged({patch, PatchGrip::RightLower, {120, 120}, {140, 140}}, kPicture);
        QCOMPARE(larger, (LaidPatch{110, 110, 60, 60}));
        const LaidPatch other = dragged({patch, PatchGrip::LeftUpper, {80, 80}, {90, 90}}, kPicture);
        QCOMPARE(other, (LaidPatch{105, 105, 30, 30}));
        // Along one side alone it grows by half of it: it stays square.
        QCOMPARE(dragged({patch, PatchGrip::RightUpper, {120, 80}, {140, 80}}, kPicture).width, 50);
        const LaidPatch around =
            dragged({patch, PatchGrip::RightLower, {120, 120}, {130, 130}, true}, kPicture);
        QCOMPARE(around, (LaidPatch{100, 100, 60, 60}));
    }

    void aTurnedOneScalesAwayFromItsOppositeCorner()
    {
        const LaidPatch patch{100, 100, 40, 40, 30};
        const auto before = evaluation::cornersOf(patch);
        const QPointF taken(before[2][0], before[2][1]);
        const QPointF outwards = taken + 0.5 * (taken - QPointF(before[0][0], before[0][1]));
        const LaidPatch larger = dragged({patch, PatchGrip::RightLower, taken, outwards}, kPicture);
        const auto after = evaluation::cornersOf(larger);
        QCOMPARE(larger.width, 60);
        QCOMPARE(larger.degrees, 30.0);
        QVERIFY(near(after[0][0], before[0][0]) && near(after[0][1], before[0][1]));
    }

    void itsSideStaysWithinLimits()
    {
        const LaidPatch patch{100, 100, 40, 40};
        QCOMPARE(dragged({patch, PatchGrip::RightLower, {120, 120}, {-500, -500}}, kPicture).width,
                 kLeastPatchSide);
        QCOMPARE(dragged({patch, PatchGrip::RightLower, {120, 120}, {1e7, 1e7}}, kPicture).width,
                 kMostPatchSides * 640);
        QCOMPARE(withSide(patch, -3, kPicture).width, kLeastPatchSide);
        QCOMPARE(withSide(patch, 1e12, kPicture).width, kMostPatchSides * 640);
        QCOMPARE(withSide(patch, 50.4, kPicture), (LaidPatch{100, 100, 50, 50}));
    }

    void itTurnsAroundItsMiddle()
    {
        const LaidPatch patch{100, 100, 40, 40};
        const PatchDrag quarter{patch, PatchGrip::Turn, {100, 50}, {150, 100}};
        QCOMPARE(dragged(quarter, kPicture).degrees, 90.0);
        const auto at = [&](double degrees, bool inSteps) {
            const double angle = (degrees - 90) / 180 * 3.14159265358979;
            return dragged({patch,
                            PatchGrip::Turn,
                            {100, 50},
                            {100 + 50 * std::cos(angle), 100 + 50 * std::sin(angle)},
                            false,
                            inSteps},
                           kPicture);
        };
        QVERIFY(near(at(37, false).degrees, 37));
        QCOMPARE(at(91.5, false).degrees, 90.0); // it rests there
        QCOMPARE(at(37, true).degrees, 30.0);
        QCOMPARE(at(37, false).centreX, 100.0);
        QCOMPARE(turnedTo(patch, 270, kPicture).degrees, -90.0);
        QCOMPARE(turnedTo(patch, 540, kPicture).degrees, 180.0);
        QCOMPARE(turnedTo(patch, -180, kPicture).degrees, 180.0);
    }

    void everyHandleIsFound()
    {
        const QTransform twice = QTransform::fromScale(2, 2) * QTransform::fromTranslate(10, 20);
        for (const double degrees : {0.0, 33.0, -120.0}) {
            const PatchFrame frame({100, 100, 40, 40, degrees}, twice);
            for (std::size_t i = 0; i < 4; ++i)
                QCOMPARE(frame.gripAt(frame.corners()[i] + QPointF(2, 1)),
                         static_cast<PatchGrip>(1 + static_cast<int>(i)));
            QCOMPARE(frame.gripAt(frame.turnHandle()), PatchGrip::Turn);
            QCOMPARE(frame.gripAt({210, 220}), PatchGrip::Body);
            QCOMPARE(frame.gripAt({600, 600}), PatchGrip::None);
        }
        const PatchFrame frame({100, 100, 40, 40}, twice);
        QCOMPARE(frame.corners()[0], QPointF(170, 180));
        QVERIFY(frame.turnHandle().y() < 180 - 15);
        QCOMPARE(frame.cursorOf(PatchGrip::LeftUpper), Qt::SizeFDiagCursor);
        QCOMPARE(frame.cursorOf(PatchGrip::RightUpper), Qt::SizeBDiagCursor);
        QCOMPARE(PatchFrame({100, 100, 40, 40, 45}, twice).cursorOf(PatchGrip::LeftUpper), Qt::SizeVerCursor);
    }

    void aPatchOfAFewScreenPixelsCanBeTaken()
    {
        const PatchFrame frame({100, 100, 4, 4}, {});
        QCOMPARE(frame.gripAt({100, 100}), PatchGrip::Body);
        QCOMPARE(frame.gripAt(frame.corners()[2]), PatchGrip::RightLower);
        QVERIFY(frame.corners()[2].x() > 110);
        QCOMPARE(frame.outline()[2], QPointF(102, 102));
    }
};

} // namespace blindspot::ui

QTEST_APPLESS_MAIN(blindspot::ui::TestPatchFrame)
#include "test_patch_frame.moc"
