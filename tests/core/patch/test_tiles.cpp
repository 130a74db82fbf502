// Tiles: their pixels, objects, patches and targets agree, whatever is mirrored or reaches over the border.
#include "core/common/box.h"
#include "tests/support/painted_pictures.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <cmath>

using blindspot::Box;
using namespace blindspot::patch;
using namespace blindspot::patch::painted;

namespace {

/// Where a tile's pixels come from, read off its drawn object: tile pixel = (image pixel - origin) * factor,
/// then mirrored.
struct Mapping {
    double factor, left, top;
    bool mirrored;
};

struct Shown {
    at::Tensor pixels; ///< tile x tile
    Box box;           ///< the object, within the tile
    Mapping map;
};

Shown shownIn(const Scene& scene, const PreparedImage& image, std::size_t place, std::int64_t tiles)
{
    const std::int64_t tile = kSide / tiles, x = static_cast<std::int64_t>(place) % tiles * tile;
    const std::int64_t y = static_cast<std::int64_t>(place) / tiles * tile;
    Shown shown;
    shown.pixels = scene.background[0].narrow(0, y, tile).narrow(1, x, tile).select(2, 0).contiguous();
    const Box& box = scene.objects[place].box;
    const auto dx = static_cast<double>(x), dy = static_cast<double>(y);
    shown.box = {box.x1 - dx, box.y1 - dy, box.x2 - dx, box.y2 - dy};
    const auto middle = static_cast<std::int64_t>((shown.box.y1 + shown.box.y2) / 2);
    const auto quarter = static_cast<std::int64_t>(shown.box.x1 + shown.box.width() / 4);
    shown.map.mirrored = std::abs(shown.pixels[middle][quarter].item<double>() * 255 - kRight) < 10;
    shown.map.factor = shown.box.height() / image.boxes[0].height();
    const double start = shown.map.mirrored ? static_cast<double>(tile) - shown.box.x2 : shown.box.x1;
    shown.map.left = image.boxes[0].x1 - start / shown.map.factor;
    shown.map.top = image.boxes[0].y1 - shown.box.y1 / shown.map.factor;
    return shown;
}

/// Compares each pixel with what lies there by the mapping; pixels within `margin` of an edge may be
/// mixtures. Returns misfits.
int misfits(const Shown& shown, const PreparedImage& image)
{
    const auto pixels = shown.pixels.accessor<float, 2>();
    const double margin = (1.5 + std::max(1.0, shown.map.factor)) / shown.map.factor; // pixels of the image
    const Box& box = image.boxes[0];
    const double middle = box.x1 + std::floor(box.width() / 2);
    int wrong = 0;
    for (std::int64_t row = 0; row < pixels.size(0); ++row)
        for (std::int64_t column = 0; column < pixels.size(1); ++column) {
            const auto across =
                static_cast<double>(shown.map.mirrored ? pixels.size(1) - 1 - column : column);
            const double x = (across + 0.5) / shown.map.factor + shown.map.left;
            const double y = (static_cast<double>(row) + 0.5) / shown.map.factor + shown.map.top;
            const auto near = [&](double a, double b) { return std::abs(a - b) < margin; };
            const double edges = static_cast<double>(kSide);
            if (near(x, 0) || near(x, edges) || near(y, 0) || near(y, edges)) continue;
            if (near(x, box.x1) || near(x, box.x2) || near(x, middle) || near(y, box.y1) || near(y, box.y2))
                continue;
            double expected = kBackground / 255.0;
            if (x < 0 || y < 0 || x > edges || y > edges)
                expected = kPadding;
            else if (x > box.x1 && x < box.x2 && y > box.y1 && y < box.y2)
                expected = (x < middle ? kLeft : kRight) / 255.0;
            if (std::abs(static_cast<double>(pixels[row][column]) - expected) > 0.004) ++wrong;
        }
    return wrong;
}

Box row(const at::Tensor& boxes, std::int64_t i)
{
    return {boxes[i][0].item<double>(), boxes[i][1].item<double>(), boxes[i][2].item<double>(),
            boxes[i][3].item<double>()};
}

} // namespace

class TestTiles : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void tilesShowWhatTheyClaim_data()
    {
        QTest::addColumn<int>("tiles");
        QTest::addColumn<double>("flip");
        for (const int tiles : {2, 3})
            for (const double flip : {0.0, 0.5, 1.0})
                QTest::addRow("%d tiles, mirrored %g", tiles, flip) << tiles << flip;
    }

    void tilesShowWhatTheyClaim()
    {
        QFETCH(int, tiles);
        QFETCH(double, flip);
        const TrainOptions options = tiled(flip);
        const auto images = singles();
        const auto places = static_cast<std::size_t>(tiles * tiles);
        const double tile = static_cast<double>(kSide) / tiles;
        int mirrored = 0, padded = 0;
        for (std::int64_t iteration = 0; iteration < 12; ++iteration) {
            const Scene scene = tiledInput(images, visits(places, iteration), tiles, options, "cpu");
            QCOMPARE(scene.objects.size(), places);
            QCOMPARE(scene.targets.size(), std::size_t{1});
            QCOMPARE(scene.images, static_cast<std::int64_t>(places));
            for (std::size_t i = 0; i < places; ++i) {
                const Shown shown = shownIn(scene, images[i], i, tiles);
                const int wrong = misfits(shown, images[i]);
                QVERIFY2(wrong == 0, qPrintable(QString("%1 pixels of picture %2, iteration %3")
                                                    .arg(wrong)
                                                    .arg(i + 1)
                                                    .arg(iteration)));
                mirrored += shown.map.mirrored;
                padded += shown.pixels.eq(static_cast<float>(kPadding)).any().item<bool>();
                // The object fills the share of the tile that the options allow, up to the rounding of the
                // crop's side.
                const Box& box = images[i].boxes[0];
                const double longer = std::max(box.width(), box.height()), crop = tile / shown.map.factor;
                QVERIFY(crop >= longer / options.tiling.maxObject - 0.51);
                QVERIFY(crop <= std::max(longer / options.tiling.minObject, tile / 3) + 0.51);
                // The detection that was the object itself, and a patch in its middle.
                QVERIFY(
                    same(row(scene.targets[0].first, static_cast<std::int64_t>(i)), scene.objects[i].box));
                QCOMPARE(scene.targets[0].second[static_cast<std::int64_t>(i)].item<std::int64_t>(),
                         images[i].id);
                const auto& corners = scene.placements[i].corners;
                const Box& object = scene.objects[i].box;
                QVERIFY(std::abs(corners[0][0] + corners[2][0] - object.x1 - object.x2) < 1.5);
                QVERIFY(std::abs(corners[2][0] - corners[0][0] -
                                 options.placement.scale * std::sqrt(object.area())) < 1);
            }
        }
        const int all = 12 * static_cast<int>(places);
        QVERIFY(flip == 0   ? mirrored == 0
                : flip == 1 ? mirrored == all
                            : mirrored > all / 4 && mirrored < 3 * all / 4);
        QVERIFY(padded > 0); // the largest object's crops reach over the picture
    }

    void objectsKeepToTheirTiles()
    {
        // Two objects apart, so that crops around one cut through the other.
        std::vector<PreparedImage> images;
        for (std::int64_t id = 1; id <= 4; ++id)
            images.push_back(picture(id, {{20, 60, 60, 140}, {70, 50, 130, 150}, {140, 60, 180, 110}}));
        int several = 0;
        for (std::int64_t iteration = 0; iteration < 40; ++iteration) {
            const Scene scene = tiledInput(images, visits(4, iteration), 2, tiled(0.5), "cpu");
            QVERIFY(scene.objects.size() >= 4);
            several += scene.objects.size() > 4;
            double weights = 0;
            bool shown[4] = {};
            for (std::size_t i = 0; i < scene.objects.size(); ++i) {
                const Box& box = scene.objects[i].box;
                const int column = (box.x1 + box.x2) / 2 < 96 ? 0 : 1,
                          line = (box.y1 + box.y2) / 2 < 96 ? 0 : 1;
                QVERIFY(box.x1 >= 96 * column && box.x2 <= 96 * column + 96 && box.y1 >= 96 * line &&
                        box.y2 <= 96 * line + 96);
                shown[2 * line + column] = true;
                weights += scene.objects[i].weight;
                QCOMPARE(scene.objects[i].weight, scene.objects[0].weight);
                const at::Tensor middle = scene.background[0][std::llround((box.y1 + box.y2) / 2 - 0.5)];
                for (const double share : {0.25, 0.75}) {
                    const double value =
                        middle[std::llround(box.x1 + share * box.width() - 0.5)][0].item<double>() * 255;
                    QVERIFY2(value > 150, qPrintable(QString::number(value)));
                }
            }
            QVERIFY(std::all_of(std::begin(shown), std::end(shown), [](bool tile) { return tile; }));
            QVERIFY(std::abs(weights - 4) < 1e-12); // as much as four images
        }
        QVERIFY(several > 5);
    }

    void anObjectLargerThanItsTileShowsItsMiddle()
    {
        // Half as long again as its tile: the tile shows the object's middle, and the patch is as large as on the whole of it.
        PreparedImage image = picture(1, {{66, 66, 126, 126}});
        TrainOptions options = tiled(0);
        options.tiling.minObject = options.tiling.maxObject = 1.5;
        const Scene scene = tiledInput({image}, {{0, 0, 0}, {0, 1, 0}, {0, 2, 0}, {0, 3, 0}}, 2, options, "cpu");
        QCOMPARE(scene.objects.size(), 4U);
        const double tile = kSide / 2.0, patch = options.placement.scale * 1.5 * tile;
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(std::abs(scene.objects[i].box.area() - tile * tile) < 1e-6);
            const auto& corners = scene.placements[i].corners;
            QVERIFY(std::abs(corners[2][0] - corners[0][0] - patch) < 2);
            const double x = (corners[0][0] + corners[2][0]) / 2, y = (corners[0][1] + corners[2][1]) / 2;
            QVERIFY(std::abs(x - scene.objects[i].box.x1 - tile / 2) < 2 && std::abs(y - scene.objects[i].box.y1 - tile / 2) < 2);
        }
    }

    void sizesInOctavesFavourNeither()
    {
        // As many objects below the geometric middle of the sizes as above it.
        const auto images = singles();
        TrainOptions options = tiled(0);
        options.tiling.minObject = 0.2;
        options.tiling.maxObject = 0.8;
        const auto smaller = [&](bool octaves) {
            options.tiling.octaves = octaves;
            int below = 0;
            for (std::int64_t iteration = 0; iteration < 400; ++iteration) {
                const Scene scene = tiledInput(images, {{0, iteration, 0}}, 1, options, "cpu");
                const Box& box = scene.objects[0].box;
                below += std::max(box.width(), box.height()) < 0.4 * kSide;
            }
            return below / 400.0;
        };
        const double even = smaller(true), pixels = smaller(false);
        QVERIFY2(std::abs(even - 0.5) < 0.08 && std::abs(pixels - 1.0 / 3) < 0.08,
                 qPrintable(QString("%1, %2").arg(even).arg(pixels)));
    }

    void patchesAreStretchedAsTheirPictureIs()
    {
        PreparedImage wide = picture(1, {{60, 70, 100, 100}}), plain = picture(1, {{60, 70, 100, 100}});
        wide.aspect = 0.5;
        const TrainOptions options = tiled(0);
        const Scene scene = tiledInput({plain, wide}, {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {1, 1, 0}}, 2, options, "cpu");
        QCOMPARE(scene.placements.size(), 4U);
        for (std::size_t i = 0; i < 4; ++i) {
            const auto& corners = scene.placements[i].corners;
            const double width = corners[1][0] - corners[0][0], height = corners[3][1] - corners[0][1];
            QVERIFY(std::abs(width / height - (i % 2 == 0 ? 1 : 0.5)) < 1e-9);
            // As large as without: the same draw shows the same crop.
            const auto& other = scene.placements[i - i % 2].corners;
            QVERIFY(std::abs(width * height / std::pow(other[1][0] - other[0][0], 2) - 1) < 1e-9);
        }
    }

    void cropsStayInThePictureOfALetterbox()
    {
        // A wide picture: padding above and below, which no crop that fits between may show.
        PreparedImage image = picture(1, {{60, 70, 100, 100}});
        image.pixels.narrow(1, 0, 48).fill_(114);
        image.pixels.narrow(1, 144, 48).fill_(114);
        image.pixels.narrow(1, 48, 96).fill_(kBackground);
        image.content = {0, 48, kSide, 144};
        TrainOptions options = tiled(0.5);
        options.tiling.minObject = 0.45; // at most 40 / 0.45 = 89 pixels of 96
        for (std::int64_t iteration = 0; iteration < 60; ++iteration) {
            const Scene scene = tiledInput({image}, {{0, iteration, 0}}, 1, options, "cpu");
            QVERIFY((scene.background * 255 - kBackground).abs().max().item<double>() < 1e-3);
        }
    }

    /// Enlarged and shrunk, mirrored, over the border, of several sizes, and where the tiles do not fill the input.
    void tilesAtOnceShowTheSame()
    {
        at::manual_seed(5);
        std::vector<PreparedImage> images = singles();
        for (PreparedImage& image : images)
            image.pixels = at::randint(0, 256, image.pixels.sizes()).to(at::kByte);
        const TrainOptions options = tiled(0.5);
        for (const std::vector<std::int64_t>& tiles : {std::vector<std::int64_t>{2, 2}, {1}, {3, 2}, {5}}) {
            for (std::int64_t iteration = 0; iteration < 8; ++iteration) {
                std::vector<Scene> scenes;
                for (const std::int64_t across : tiles) {
                    std::vector<Visit> shown = visits(static_cast<std::size_t>(across * across), iteration);
                    for (Visit& visit : shown)
                        visit.image %= images.size();
                    scenes.push_back(planTiles(images, shown, across, options));
                }
                const Scene all = joined(scenes);
                const auto inputs = static_cast<std::int64_t>(tiles.size());
                const at::Tensor expected = drawTiles(images, all.tiles, inputs, kSide, "cpu");
                const at::Tensor found = drawTilesAtOnce(images, all.tiles, inputs, kSide, "cpu");
                QCOMPARE(found.sizes().vec(), expected.sizes().vec());
                const double most = (found - expected).abs().max().item<double>();
                QVERIFY2(most < 2e-5, qPrintable(QStringLiteral("%1 tiles, iteration %2: %3").arg(tiles[0]).arg(iteration).arg(most)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTiles)
#include "test_tiles.moc"
