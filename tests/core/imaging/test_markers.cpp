// Markers in pictures: those that are there are found where they are, and a sheet's pose is that with which it was drawn.
#include "core/common/error.h"
#include "core/common/random.h"
#include "core/imaging/filters.h"
#include "core/imaging/markers.h"
#include "core/imaging/sheet_pose.h"

#include <QTest>

#include <rapidcheck.h>

#include <cmath>
#include <numbers>
#include <vector>

using namespace blindspot;
using namespace blindspot::imaging;

namespace {

constexpr int kModule = 10; ///< pixels of a drawn marker's module

/// With a module of white around it.
Image drawn(int id)
{
    const auto black = markerModules(id);
    const int side = (kMarkerModules + 2) * kModule;
    Image picture(side, side, 255);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int row = y / kModule - 1, column = x / kModule - 1;
            const bool inside = row >= 0 && row < kMarkerModules && column >= 0 && column < kMarkerModules;
            if (inside && black[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)])
                std::fill_n(picture.pixel(x, y), 3, std::uint8_t{20});
        }
    return picture;
}

/// A sheet of 160 x 160 mm, that is drawn(), so far away (mm) and turned so far (degrees) around its upright middle.
SheetPose turned(double distance, double degrees, double aside = 0)
{
    const double angle = degrees / 180 * std::numbers::pi;
    SheetPose pose;
    pose.turn = {{{std::cos(angle), 0, std::sin(angle)}, {0, 1, 0}, {-std::sin(angle), 0, std::cos(angle)}}};
    pose.origin = {aside - 80 * std::cos(angle), -80, distance + 80 * std::sin(angle)};
    return pose;
}

constexpr PinholeCamera kCamera{1000, {1280, 720}};

Image photographed(int id, const SheetPose& pose)
{
    Image picture(kCamera.picture.width, kCamera.picture.height, 110);
    std::array<Point, 4> corners;
    const Point onSheet[] = {{0, 0}, {160, 0}, {160, 160}, {0, 160}};
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = *pose.seenAt(onSheet[i], kCamera);
    pasteInPerspective(picture, drawn(id), corners);
    return picture;
}

std::vector<SheetPoint> points(const Marker& marker)
{
    const Point onSheet[] = {{20, 20}, {140, 20}, {140, 140}, {20, 140}};
    std::vector<SheetPoint> points;
    for (std::size_t i = 0; i < 4; ++i)
        points.push_back({onSheet[i], marker.corners[i]});
    return points;
}

} // namespace

class TestMarkers : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyMarkerIsKnownAgain()
    {
        for (int id = 0; id < kMarkers; ++id) {
            const auto found = findMarkers(photographed(id, turned(1500, 0)));
            QCOMPARE(found.size(), std::size_t{1});
            QCOMPARE(found[0].id, id);
        }
        QVERIFY_THROWS_EXCEPTION(Error, markerModules(kMarkers));
        QVERIFY_THROWS_EXCEPTION(Error, findMarkers({}));
    }

    void cornersAreWhereTheyWereDrawn()
    {
        for (const double distance : {900.0, 2500.0, 5000.0}) {
            const SheetPose pose = turned(distance, 25, 150);
            const auto found = findMarkers(photographed(7, pose));
            QCOMPARE(found.size(), std::size_t{1});
            for (const SheetPoint& point : points(found[0])) {
                const Point off = point.seen - *pose.seenAt(point.onSheet, kCamera);
                QVERIFY2(std::hypot(off.x, off.y) < 0.25, qPrintable(QString("%1 mm: %2, %3").arg(distance).arg(off.x).arg(off.y)));
            }
        }
    }

    /// 14 pixels of side are seen, and the side is measured.
    void smallOnesAreFound()
    {
        const auto found = findMarkers(photographed(3, turned(120.0 * kCamera.focal / 14, 0)));
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(std::abs(found[0].side() - 14) < 0.7);
    }

    void nothingIsFoundWhereNothingIs()
    {
        RandomStream random(1, 2, 3);
        Image noise(640, 480);
        for (std::uint8_t& value : noise.rgb)
            value = static_cast<std::uint8_t>(random.below(256));
        QVERIFY(findMarkers(noise).empty());
        QVERIFY(findMarkers(gaussianBlur(noise, 3)).empty());
        QVERIFY(findMarkers(Image(640, 480, 90)).empty());
    }

    void poseIsThatOfTheDrawing()
    {
        for (const double distance : {800.0, 2000.0, 4000.0})
            for (const double degrees : {20.0, 40.0, 60.0}) {
                const auto found = findMarkers(photographed(11, turned(distance, degrees)));
                QCOMPARE(found.size(), std::size_t{1});
                const auto pose = poseOf(points(found[0]), kCamera);
                QVERIFY(pose);
                QVERIFY2(std::abs(pose->distanceTo({80, 80}) - distance) < 0.04 * distance,
                         qPrintable(QString("%1 mm, %2 degrees: %3").arg(distance).arg(degrees).arg(pose->distanceTo({80, 80}))));
                QVERIFY2(std::abs(pose->angleAt({80, 80}) - degrees) < 4,
                         qPrintable(QString("%1 mm, %2: %3").arg(distance).arg(degrees).arg(pose->angleAt({80, 80}))));
                QVERIFY(pose->error < 0.5);
            }
    }

    /// Points that were not measured but computed give the pose exactly, wherever the sheet is.
    void exactPointsGiveTheExactPose()
    {
        QVERIFY(rc::check([] {
            const SheetPose pose = turned(*rc::gen::inRange(400, 20000), *rc::gen::inRange(-70, 71), *rc::gen::inRange(-300, 301));
            std::vector<SheetPoint> seen;
            for (const Point place : {Point{0, 0}, {160, 0}, {160, 160}, {0, 160}, {40, 90}})
                seen.push_back({place, *pose.seenAt(place, kCamera)});
            const auto found = poseOf(seen, kCamera);
            RC_ASSERT(found.has_value());
            RC_ASSERT(std::abs(found->distanceTo({80, 80}) - pose.distanceTo({80, 80})) < 1e-3 * pose.distanceTo({80, 80}));
            RC_ASSERT(found->error < 1e-2);
        }));
    }

    void whatIsNoPoseIsNone()
    {
        std::vector<SheetPoint> line;
        for (int i = 0; i < 4; ++i)
            line.push_back({{10.0 * i, 0}, {100.0 + 10 * i, 100}});
        const auto pose = poseOf(line, kCamera);
        QVERIFY(!pose || !std::isnan(pose->error)); // never a number that is none
        QVERIFY(!poseOf(std::span(line).first(3), kCamera));
    }

    void fieldOfViewAndFocalLengthAreOne()
    {
        const auto camera = PinholeCamera::ofFieldOfView(65, {1920, 1080});
        QVERIFY(std::abs(camera.focal - 1506.9) < 0.1);
        QVERIFY(std::abs(camera.fieldOfView() - 65) < 1e-9);
    }

    /// A cover of one colour in the middle of whole pixels covers them and nothing else.
    void aCoverCoversItsPlace()
    {
        Image picture(20, 20, 100);
        pasteInPerspective(picture, Image(50, 50, 200), {{{5, 5}, {10, 5}, {10, 12}, {5, 12}}});
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 20; ++x)
                QCOMPARE(int(picture.pixel(x, y)[0]), x >= 5 && x < 10 && y >= 5 && y < 12 ? 200 : 100);
        pasteInPerspective(picture, Image(50, 50, 0), {{{-5, -5}, {2.5, -5}, {2.5, 2}, {-5, 2}}}); // cut, and half a pixel
        QCOMPARE(int(picture.pixel(0, 0)[0]), 0);
        QVERIFY(std::abs(picture.pixel(2, 0)[0] - 50) <= 2);
        QCOMPARE(int(picture.pixel(3, 0)[0]), 100);
    }
};

QTEST_GUILESS_MAIN(TestMarkers)
#include "test_markers.moc"
