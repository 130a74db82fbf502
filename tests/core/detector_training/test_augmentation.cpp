// What a training image shows: boxes stay on their objects, colours change as they should, patches lie on
// objects.
#include "core/common/box.h"
#include "core/detector_training/augmentation.h"
#include "core/detector_training/batch.h"
#include "tests/core/detector_training/drawn_images.h"

#include <ATen/TensorOperators.h>
#include <QtTest/QtTest>

#include <algorithm>
#include <array>
#include <set>

using namespace blindspot;
using namespace blindspot::detector_training;

namespace {

constexpr std::int64_t kSide = 96;

/// One image, mid-grey, with a rectangle of one colour.
compute::LabelledImage rectangleImage(std::int64_t id, std::array<std::uint8_t, 3> colour)
{
    compute::LabelledImage image;
    image.id = id;
    image.content = {0, 0, kSide, kSide};
    image.pixels = at::full({3, kSide, kSide}, 60, at::kByte);
    for (std::int64_t c = 0; c < 3; ++c)
        image.pixels[c].narrow(0, 20, 40).narrow(1, 30, 24).fill_(colour[static_cast<std::size_t>(c)]);
    image.boxes = at::empty({1, 4}, at::kFloat);
    const float corners[] = {30, 20, 54, 60};
    std::copy(corners, corners + 4, image.boxes.data_ptr<float>());
    image.classes = at::full({1}, 0, at::kLong);
    return image;
}

std::vector<std::uint8_t> drawn(const TrainingSet& set, const Composition& composition)
{
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(3 * kSide * kSide));
    draw(set.images(), composition, kSide, pixels.data());
    return pixels;
}

bool isRed(const std::vector<std::uint8_t>& pixels, std::int64_t x, std::int64_t y)
{
    const auto at = static_cast<std::size_t>((y * kSide + x) * 3);
    return pixels[at] > 150 && pixels[at + 1] < 40;
}

AugmentationOptions moving()
{
    AugmentationOptions options = AugmentationOptions::none();
    options.scale = 0.5, options.shift = 0.3, options.flip = 0.5;
    return options;
}

} // namespace

class TestAugmentation : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void nothingAskedNothingChanged()
    {
        const auto images = test::drawnImages(3, kSide, 7);
        const TrainingSet set(images);
        const Composition composition = compose(set.images(), 1, 5, 0, AugmentationOptions::none(), false);
        const auto pixels = drawn(set, composition);
        const auto* source = images[1].pixels.data_ptr<std::uint8_t>();
        for (std::int64_t p = 0; p < kSide * kSide; ++p)
            for (std::int64_t c = 0; c < 3; ++c)
                QCOMPARE(pixels[static_cast<std::size_t>(p * 3 + c)], source[c * kSide * kSide + p]);
        QCOMPARE(std::ssize(composition.boxes), images[1].boxes.size(0));
        QCOMPARE(composition.boxes[0].box.x1, static_cast<double>(images[1].boxes.data_ptr<float>()[0]));
    }

    void drawsDependOnSeedEpochAndImageAlone()
    {
        const TrainingSet set(test::drawnImages(4, kSide, 7));
        const AugmentationOptions options;
        const auto one = compose(set.images(), 2, 5, 3, options, true),
                   again = compose(set.images(), 2, 5, 3, options, true);
        const auto other = compose(set.images(), 2, 5, 4, options, true);
        QCOMPARE(one.tiles[0].left, again.tiles[0].left);
        QCOMPARE(one.hue, again.hue);
        QVERIFY(one.tiles[0].left != other.tiles[0].left && one.hue != other.hue);
    }

    void boxesFollowTheirObjects()
    {
        const TrainingSet set({rectangleImage(1, {220, 10, 10})});
        int seen = 0;
        for (std::int64_t epoch = 0; epoch < 60; ++epoch) {
            const Composition composition = compose(set.images(), 0, 11, epoch, moving(), false);
            const auto pixels = drawn(set, composition);
            double x1 = kSide, y1 = kSide, x2 = 0, y2 = 0;
            for (std::int64_t y = 0; y < kSide; ++y)
                for (std::int64_t x = 0; x < kSide; ++x)
                    if (isRed(pixels, x, y)) {
                        x1 = std::min(x1, double(x)), y1 = std::min(y1, double(y));
                        x2 = std::max(x2, double(x + 1)), y2 = std::max(y2, double(y + 1));
                    }
            if (composition.boxes.empty()) continue;
            ++seen;
            const Box& box = composition.boxes[0].box;
            for (const double difference : {box.x1 - x1, box.y1 - y1, box.x2 - x2, box.y2 - y2})
                QVERIFY2(std::abs(difference) <= 1.01,
                         qPrintable(QString("epoch %1: %2").arg(epoch).arg(difference)));
        }
        QVERIFY(seen > 40);
    }

    void mosaicKeepsItsBoxesOnItsObjects()
    {
        std::vector<compute::LabelledImage> images;
        for (std::int64_t id = 1; id <= 5; ++id)
            images.push_back(rectangleImage(id, {220, 10, 10}));
        const TrainingSet set(images);
        AugmentationOptions options = moving();
        options.mosaic = 1;
        std::size_t boxes = 0;
        for (std::int64_t epoch = 0; epoch < 40; ++epoch) {
            const Composition composition = compose(set.images(), 0, 3, epoch, options, true);
            const auto pixels = drawn(set, composition);
            double area = 0, red = 0;
            for (const LabelledBox& object : composition.boxes) {
                ++boxes;
                area += object.box.area();
                QVERIFY(object.box.x1 >= 0 && object.box.y1 >= 0 && object.box.x2 <= kSide &&
                        object.box.y2 <= kSide);
                QVERIFY(isRed(pixels, std::int64_t((object.box.x1 + object.box.x2) / 2),
                              std::int64_t((object.box.y1 + object.box.y2) / 2)));
            }
            for (std::int64_t p = 0; p < kSide * kSide; ++p)
                red += isRed(pixels, p % kSide, p / kSide) ? 1 : 0;
            // Edges are blurred by half a pixel, and slivers of objects are left out.
            QVERIFY2(std::abs(area - red) <= 0.1 * area + 60,
                     qPrintable(QString("%1 and %2").arg(area).arg(red)));
        }
        QVERIFY(boxes > 60);
    }

    void contentIsThePictureAndNotWhatIsNotGrey()
    {
        // The picture lies in rows 12 to 84 and has a border of the letterbox's grey itself.
        compute::LabelledImage image = rectangleImage(1, {220, 10, 10});
        image.pixels.narrow(1, 0, 16).fill_(114);
        image.pixels.narrow(1, 80, 16).fill_(114);
        image.pixels.narrow(2, 0, 9).fill_(114);
        image.content = {0, 12, kSide, 84};
        const TrainingSet set({image});
        QVERIFY(set.images()[0].content == image.content);
        const Composition composition = compose(set.images(), 0, 5, 0, AugmentationOptions::none(), false);
        QVERIFY(composition.tiles[0].drawn == image.content);
    }

    void coloursChangeAsHsv()
    {
        const TrainingSet set({rectangleImage(1, {0, 200, 0})});
        Composition composition = compose(set.images(), 0, 1, 0, AugmentationOptions::none(), false);
        const auto at = static_cast<std::size_t>((40 * kSide + 40) * 3), background = std::size_t{0};
        composition.hue = 1.5; // green at 120 degrees becomes cyan at 180; grey has no hue
        auto pixels = drawn(set, composition);
        QCOMPARE(int(pixels[at]), 0);
        QCOMPARE(int(pixels[at + 1]), 200);
        QCOMPARE(int(pixels[at + 2]), 200);
        QCOMPARE(int(pixels[background]), 60);
        composition.hue = 1, composition.saturation = 0.5, composition.value = 0.5;
        pixels = drawn(set, composition);
        QCOMPARE(int(pixels[at]), 50);
        QCOMPARE(int(pixels[at + 1]), 100);
        QCOMPARE(int(pixels[background]), 30);
    }

    void everyImageOnceAnEpoch()
    {
        const auto batches = planEpoch(21, 8, 1, 0);
        QCOMPARE(batches.size(), std::size_t{3});
        std::set<std::size_t> seen;
        for (const auto& batch : batches) {
            QCOMPARE(batch.size(), std::size_t{7});
            seen.insert(batch.begin(), batch.end());
        }
        QCOMPARE(seen.size(), std::size_t{21});
        QVERIFY(planEpoch(21, 8, 1, 1) != batches);
        QVERIFY(planEpoch(21, 8, 1, 0) == batches);
    }

    void patchesLieOnObjectsOfTheClass()
    {
        auto images = std::vector{rectangleImage(1, {220, 10, 10}), rectangleImage(2, {220, 10, 10})};
        images[1].classes.fill_(1);
        const TrainingSet set(images);
        TrainOptions options;
        options.augmentation = AugmentationOptions::none();
        options.hardening = {
            .probability = 1, .classIndex = 0, .scale = 0.5, .transforms = patch::TransformOptions::none()};
        const Batch batch = makeBatch(set, {0, 1}, options, 0, 1);
        const at::Tensor plain = inputOf(batch, options, {}, 0, "cpu");
        const at::Tensor input = inputOf(batch, options, {at::full({3, 32, 32}, 255.0)}, 0, "cpu");
        QVERIFY(input.is_contiguous(at::MemoryFormat::ChannelsLast));
        QVERIFY(input[1].equal(plain[1])); // an object of another class
        // Half of the root of 24 x 40, around (42, 40).
        const at::Tensor white = input[0].gt(0.999).all(0);
        QVERIFY(std::abs(white.sum().item<double>() - 15.5 * 15.5) < 20);
        QVERIFY(white[40][42].item<bool>());
        QVERIFY(!white[25][42].item<bool>());
        options.hardening.probability = 0;
        QVERIFY(inputOf(batch, options, {at::full({3, 32, 32}, 255.0)}, 0, "cpu").equal(plain));
    }
};

QTEST_GUILESS_MAIN(TestAugmentation)
#include "test_augmentation.moc"
