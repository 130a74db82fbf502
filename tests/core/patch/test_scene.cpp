// Scenes: whole images as they are, draws that hang on nothing but their key, and joining.
#include "core/common/box.h"
#include "tests/support/painted_pictures.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>

using blindspot::Box;
using namespace blindspot::patch;
using namespace blindspot::patch::painted;

namespace {

bool same(const PlacedPatch& a, const PlacedPatch& b, double x = 0, double y = 0)
{
    for (std::size_t i = 0; i < 4; ++i)
        if (std::abs(a.corners[i][0] - b.corners[i][0] - x) > 1e-9 ||
            std::abs(a.corners[i][1] - b.corners[i][1] - y) > 1e-9)
            return false;
    return std::abs(a.octaves - b.octaves) < 1e-9 && a.contrast == b.contrast &&
           a.brightness == b.brightness && a.noiseKey == b.noiseKey;
}

} // namespace

class TestScene : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void wholeImagesAreShownAsTheyAre()
    {
        std::vector<PreparedImage> images = singles();
        images.push_back(picture(50, {{10, 10, 60, 90}, {100, 30, 180, 70}}));
        TrainOptions options = tiled(0);
        options.placement.scale = 0.5;
        const Scene scene = wholeImages(images, {{9, 0, 0}, {2, 0, 0}}, options, "cpu");
        QCOMPARE(scene.images, 2);
        QVERIFY(at::allclose(scene.background[0].permute({2, 0, 1}) * 255, images[9].pixels.to(at::kFloat), 0,
                             1e-4));
        QVERIFY(at::allclose(scene.background[1].permute({2, 0, 1}) * 255, images[2].pixels.to(at::kFloat), 0,
                             1e-4));
        QCOMPARE(scene.objects.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i) {
            const Box& box = i < 2 ? images[9].boxes[i] : images[2].boxes[0];
            QVERIFY(same(scene.objects[i].box, box));
            QCOMPARE(scene.objects[i].input, i < 2 ? 0 : 1);
            QCOMPARE(scene.objects[i].weight, i < 2 ? 0.5 : 1.0);
            const PlacedPatch& placed = scene.placements[i];
            const double half = 0.25 * std::sqrt(box.area()), x = (box.x1 + box.x2) / 2,
                         y = (box.y1 + box.y2) / 2;
            QCOMPARE(placed.input, scene.objects[i].input);
            QVERIFY(std::abs(placed.corners[0][0] - x + half) < 1e-9 &&
                    std::abs(placed.corners[0][1] - y + half) < 1e-9);
            QVERIFY(std::abs(placed.corners[2][0] - x - half) < 1e-9 &&
                    std::abs(placed.corners[2][1] - y - half) < 1e-9);
        }
        QCOMPARE(scene.targets.size(), std::size_t{2});
        QVERIFY(at::equal(scene.targets[0].first, images[9].targets.boxes) &&
                at::equal(scene.targets[1].second, images[2].targets.classes));
    }

    /// `create`: what is to be seen is where the patch lies.
    void placesOfPatchesAreTheObjectsToCreate()
    {
        TrainOptions options = tiled(0);
        options.objective = ObjectiveKind::Create;
        options.placement.scale = 0.5;
        std::vector<PreparedImage> images = singles();
        images.push_back(picture(50, {{10, 10, 60, 90}, {100, 30, 180, 70}}));
        const Scene scene = wholeImages(images, {{9, 0, 0}, {2, 0, 0}}, options, "cpu");
        QCOMPARE(scene.objects.size(), scene.placements.size());
        for (std::size_t i = 0; i < scene.objects.size(); ++i) {
            const PlacedPatch& placed = scene.placements[i];
            QCOMPARE(scene.objects[i].input, placed.input);
            QCOMPARE(scene.objects[i].weight, i < 2 ? 0.5 : 1.0);
            QVERIFY(same(scene.objects[i].box, {placed.corners[0][0], placed.corners[0][1], placed.corners[2][0],
                                                placed.corners[2][1]}));
        }

        // An image without an object of the class has a place too, and one that reaches out of the input ends at its edge.
        options.placement = {PlacementKind::Fixed, 0.4, 30, 70};
        std::vector<PreparedImage> empty = {picture(51, {})};
        const Scene fixed = wholeImages(empty, {{0, 0, 0}}, options, "cpu");
        QCOMPARE(fixed.objects.size(), std::size_t{1});
        QVERIFY(same(fixed.objects[0].box, {70, 30, 134, 94}) && fixed.objects[0].weight == 1);
        options.placement.column = 1000;
        QCOMPARE(wholeImages(empty, {{0, 0, 0}}, options, "cpu").objects[0].box.area(), 0.0);
    }

    void tilesHaveTheirPlacesInThem()
    {
        TrainOptions options = tiled(2);
        const std::vector<PreparedImage> images = singles();
        const Scene hidden = tiledInput(images, visits(4), 2, options, "cpu");
        options.objective = ObjectiveKind::Create;
        const Scene scene = tiledInput(images, visits(4), 2, options, "cpu");
        QCOMPARE(scene.objects.size(), hidden.objects.size());
        for (std::size_t i = 0; i < scene.objects.size(); ++i) {
            const PlacedPatch& placed = scene.placements[i];
            QVERIFY(same(placed, hidden.placements[i])); // the same draws
            QCOMPARE(scene.objects[i].weight, hidden.objects[i].weight);
            for (const auto& [x, y] : placed.corners) {
                const double left = std::clamp(x, placed.clip.x1, placed.clip.x2), top = std::clamp(y, placed.clip.y1, placed.clip.y2);
                const Box& box = scene.objects[i].box;
                QVERIFY(left >= box.x1 - 1e-9 && left <= box.x2 + 1e-9 && top >= box.y1 - 1e-9 && top <= box.y2 + 1e-9);
            }
            QVERIFY(scene.objects[i].box.x2 <= placed.clip.x2 && scene.objects[i].box.y2 <= placed.clip.y2);
        }
    }

    void fixedPatchesStandWhereTheyAreTold()
    {
        TrainOptions options = tiled(0);
        options.placement = {PlacementKind::Fixed, 0.4, 30, 70};
        const Scene scene = wholeImages(singles(), visits(2), options, "cpu");
        QCOMPARE(scene.placements.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            const auto& corners = scene.placements[i].corners;
            QCOMPARE(scene.placements[i].input, static_cast<std::int64_t>(i));
            QVERIFY(corners[0][0] == 70 && corners[0][1] == 30 && corners[2][0] == 134 &&
                    corners[2][1] == 94);
        }
    }

    void drawsHangOnImageAndIterationAlone()
    {
        TrainOptions options = tiled(0.5);
        options.transforms = {10, 0.2, 0.1, 0.1, 0.1, 0.05, 0.1, 1};
        auto images = singles();
        const Scene scene = tiledInput(images, visits(9), 3, options, "cpu");
        std::reverse(images.begin(), images.end());
        const Scene turned = tiledInput(images, visits(9), 3, options, "cpu");
        for (std::size_t i = 0; i < 9; ++i) {
            const auto tileOf = [](std::size_t place) {
                return std::pair(64.0 * static_cast<double>(place % 3),
                                 64.0 * static_cast<double>(place / 3));
            };
            const auto [x, y] = tileOf(i);
            const auto [turnedX, turnedY] = tileOf(8 - i);
            QVERIFY(same(scene.placements[i], turned.placements[8 - i], x - turnedX, y - turnedY));
        }
        const Scene alone = tiledInput(images, {{3, 0, 0}}, 1, options, "cpu"),
                    again = tiledInput(images, {{3, 0, 0}}, 1, options, "cpu");
        QVERIFY(same(alone.placements[0], again.placements[0]) &&
                at::equal(alone.background, again.background));
        QVERIFY(!same(alone.placements[0], tiledInput(images, {{3, 1, 0}}, 1, options, "cpu").placements[0]));
        QVERIFY(!same(alone.placements[0], tiledInput(images, {{3, 0, 1}}, 1, options, "cpu").placements[0]));

        const Scene many = wholeImages(images, visits(9), options, "cpu"),
                    one = wholeImages(images, {{4, 0, 0}}, options, "cpu");
        QVERIFY(same(many.placements[4], one.placements[0]));
        options.seed = 12;
        QVERIFY(!same(one.placements[0], wholeImages(images, {{4, 0, 0}}, options, "cpu").placements[0]));
    }

    void joiningKeepsScenes()
    {
        const auto images = singles();
        const TrainOptions options = tiled(0.5);
        const std::vector<Scene> parts = {tiledInput(images, visits(4, 1), 2, options, "cpu"),
                                          tiledInput(images, visits(9, 2), 3, options, "cpu"),
                                          tiledInput(images, visits(1, 3), 1, options, "cpu")};
        const Scene all = joined(parts);
        QCOMPARE(all.images, 14);
        QCOMPARE(all.targets.size(), std::size_t{3});
        std::size_t next = 0;
        for (std::size_t part = 0; part < 3; ++part) {
            QVERIFY(at::equal(all.background[static_cast<std::int64_t>(part)], parts[part].background[0]));
            QVERIFY(at::equal(all.targets[part].first, parts[part].targets[0].first));
            for (std::size_t i = 0; i < parts[part].objects.size(); ++i, ++next) {
                QCOMPARE(all.objects[next].input, static_cast<std::int64_t>(part));
                QCOMPARE(all.placements[next].input, static_cast<std::int64_t>(part));
                QVERIFY(same(all.objects[next].box, parts[part].objects[i].box) &&
                        same(all.placements[next], parts[part].placements[i]));
            }
        }
        QCOMPARE(next, all.objects.size());
        QVERIFY(at::equal(joined({parts[0]}).background, parts[0].background));
    }
};

QTEST_GUILESS_MAIN(TestScene)
#include "test_scene.moc"
