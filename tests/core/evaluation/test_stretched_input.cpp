// Detectors that stretch a picture to their input: a patch is square on the picture, and training shows them what evaluation does.
#include "core/compute/labelled_image.h"
#include "core/dataset/image_tensor.h"
#include "core/detector/state_dict.h"
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/patched_image.h"
#include "core/imaging/resize.h"
#include "core/patch/paster.h"
#include "core/patch/prepare.h"
#include "core/patch/scene.h"
#include "inference_world.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace blindspot;
using namespace blindspot::evaluation;
using blindspot::testing::DetectionKeeper;
using blindspot::testing::InferenceWorld;

namespace {

constexpr int kSide = 96, kPatch = 32;
constexpr InputShape kStretched{kSide, InputFit::Stretch};

/// Dark and smooth: resizing it changes little.
imaging::Image scenery(int width, int height)
{
    imaging::Image picture(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            picture.pixel(x, y)[0] = static_cast<std::uint8_t>(40 * x / width);
            picture.pixel(x, y)[1] = static_cast<std::uint8_t>(40 * y / height);
        }
    return picture;
}

/// Bright, and different at each of its places.
imaging::Image patchPicture()
{
    imaging::Image patch(kPatch, kPatch, 200);
    for (int y = 0; y < kPatch; ++y)
        for (int x = 0; x < kPatch; ++x) {
            patch.pixel(x, y)[0] = static_cast<std::uint8_t>(120 + 4 * x);
            patch.pixel(x, y)[1] = static_cast<std::uint8_t>(120 + 4 * y);
        }
    return patch;
}

/// What the evaluation shows the network: 3 x S x S, 0 to 255.
at::Tensor evaluated(imaging::Image picture, const std::vector<Box>& boxes, const patch::PlacementOptions& placement)
{
    PatchedImageOptions options;
    options.placement = placement;
    options.inputSide = kSide;
    options.inputFit = InputFit::Stretch;
    pastePatch(picture, patchPicture(), boxes, options, 0);
    return dataset::tensorFromImage(imaging::fitToInput(picture, kStretched).image).to(at::kFloat);
}

/// What the training shows it.
at::Tensor trainedOn(const imaging::Image& picture, const std::vector<Box>& boxes, const patch::PlacementOptions& placement)
{
    const imaging::FittedImage input = imaging::fitToInput(picture, kStretched);
    patch::PreparedImage image;
    image.pixels = dataset::tensorFromImage(input.image);
    for (const Box& box : boxes)
        image.boxes.push_back(input.place.toInput(box));
    image.content = input.place.content();
    image.aspect = input.place.aspect();
    patch::TrainOptions options;
    options.transforms = patch::TransformOptions::none();
    options.tiling.enabled = false;
    options.patchSize = kPatch;
    options.placement = placement;
    const patch::Scene scene = patch::wholeImages({image}, {{0, 0, 0}}, options.placedIn(kSide), "cpu");
    const patch::Footprint footprint = patch::rasterise(scene.placements, 1, kSide, kSide, "cpu");
    const at::Tensor texels = dataset::tensorFromImage(patchPicture()).to(at::kFloat);
    return patch::pastePatches(scene.background, texels, footprint)[0] * 255;
}

/// The box of the pixels that the patch covers: the scenery has no blue.
Box covered(const at::Tensor& input)
{
    const at::Tensor blue = input[2] > 100;
    const at::Tensor rows = at::nonzero(blue.any(1)), columns = at::nonzero(blue.any(0));
    return {columns[0].item<double>(), rows[0].item<double>(), columns[-1].item<double>() + 1, rows[-1].item<double>() + 1};
}

} // namespace

class TestStretchedInput : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void trainingShowsWhatEvaluationDoes_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("onObject");
        for (const bool onObject : {true, false}) {
            QTest::addRow("wide %d", onObject) << 288 << 96 << onObject;
            QTest::addRow("tall %d", onObject) << 96 << 192 << onObject;
            QTest::addRow("square %d", onObject) << 192 << 192 << onObject;
        }
    }

    void trainingShowsWhatEvaluationDoes()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(bool, onObject);
        const imaging::Image picture = scenery(width, height);
        // A patch of 36 x 36 pixels of the picture, in the middle of an object of 96 x 54.
        const std::vector<Box> boxes{{0, 22, 96, 76}};
        patch::PlacementOptions placement;
        placement.kind = onObject ? patch::PlacementKind::Object : patch::PlacementKind::Fixed;
        placement.scale = 0.5;
        placement.row = 40;
        placement.column = 24;
        const at::Tensor shown = evaluated(picture, boxes, placement), trained = trainedOn(picture, boxes, placement);
        const Box a = covered(shown), b = covered(trained);
        for (const auto& [one, other] : {std::pair(a.x1, b.x1), std::pair(a.y1, b.y1), std::pair(a.x2, b.x2), std::pair(a.y2, b.y2)})
            QVERIFY2(std::abs(one - other) <= 1, qPrintable(QString("%1 %2").arg(one).arg(other)));
        // As the picture is stretched, so is the patch.
        const double aspect = static_cast<double>(height) / width;
        QVERIFY(std::abs(a.width() - a.height() * aspect) <= 1 + aspect);
        if (!onObject) QCOMPARE(std::max(a.width(), a.height()), double{kPatch});
        // And inside of its rim it has the same pixels.
        const auto x = static_cast<std::int64_t>(std::max(a.x1, b.x1)) + 2, y = static_cast<std::int64_t>(std::max(a.y1, b.y1)) + 2;
        const auto w = static_cast<std::int64_t>(std::min(a.x2, b.x2)) - 2 - x, h = static_cast<std::int64_t>(std::min(a.y2, b.y2)) - 2 - y;
        QVERIFY(w > 4 && h > 4);
        const at::Tensor inside = (shown - trained).abs().narrow(1, y, h).narrow(2, x, w);
        QVERIFY2(inside.max().item<double>() < 12, qPrintable(QString::number(inside.max().item<double>())));
        const at::Tensor everywhere = (shown - trained).abs();
        QVERIFY2(everywhere.mean().item<double>() < 1.5, qPrintable(QString::number(everywhere.mean().item<double>())));
    }

    void fixedPlacesAreOfTheInputThatTheyWereMadeFor()
    {
        // 200 x 100 in an input of 400 is twice as wide and four times as high: the patch of 40 has 10 pixels on the picture,
        // in the middle of the 20 x 10 that 40 x 40 of the input show.
        PatchedImageOptions options;
        options.placement = {patch::PlacementKind::Fixed, 0.4, 120, 30};
        options.inputSide = 400;
        options.inputFit = InputFit::Stretch;
        const auto places = coveredPlaces({200, 100}, {40, 40}, {}, options);
        QCOMPARE(places.size(), 1U);
        QCOMPARE(places[0], (Box{20, 30, 30, 40}));
        options.placement.row = options.placement.column = -1;
        QCOMPARE(coveredPlaces({200, 100}, {40, 40}, {}, options)[0], (Box{95, 45, 105, 55}));
        // A picture that fills the input the same way lies the same either way.
        options.placement.row = options.placement.column = 100;
        const auto stretched = coveredPlaces({200, 200}, {40, 40}, {}, options);
        options.inputFit = InputFit::Letterbox;
        QCOMPARE(stretched, coveredPlaces({200, 200}, {40, 40}, {}, options));
    }

    void detectorsOfOneSizeSeeThePictureTheirOwnWay()
    {
        InferenceWorld world(3);
        const auto file = BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt";
        detector::DetectorInfo info;
        info.file = file;
        info.inputFit = InputFit::Stretch;
        detector::Detector stretching(detector::readStateDict(file), info);
        QCOMPARE(stretching.info().inputSize, world.detector().info().inputSize);
        InferencePlan plan = world.plan();
        plan.detectors.push_back({&stretching, InferenceWorld::kClass});
        DetectionKeeper kept;
        StopControl stop;
        runInference(plan, {}, stop, {}, {}, kept.sink());
        std::size_t detections = 0, different = 0;
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t c = 0; c < plan.cases.size(); ++c) {
                const imaging::Image picture = imaging::decodeFile(plan.images[i].file);
                const imaging::Image treated = applyTreatment(picture, plan.images[i], plan.patches, plan.treatments[c]);
                std::vector<metrics::Detection> expected;
                for (const PictureDetection& one : detectPicture(stretching, treated, InferenceOptions{}.nms))
                    if (one.classIndex == InferenceWorld::kClass)
                        expected.push_back({{one.box.x1, one.box.y1, one.box.width(), one.box.height()}, one.score});
                const auto& seen = kept.at(i, c, 1);
                QCOMPARE(seen.size(), expected.size());
                for (std::size_t k = 0; k < seen.size(); ++k)
                    QVERIFY(std::abs(seen[k].score - expected[k].score) < 1e-4 && std::abs(seen[k].box.x - expected[k].box.x) < 0.05 &&
                            std::abs(seen[k].box.height - expected[k].box.height) < 0.05);
                detections += seen.size();
                different += seen != kept.at(i, c, 0) ? 1 : 0;
            }
        QVERIFY(detections > 50);
        QVERIFY(different > 10);
    }

    void onlyALetterboxedInputTakesThePatchsOwnValues()
    {
        patch::TrainOptions options = patch::TrainOptions::forRecipe("robust-dpatch");
        options.transforms = patch::TransformOptions::none();
        QVERIFY(options.copiesPatch(InputFit::Letterbox));
        QVERIFY(!options.copiesPatch(InputFit::Stretch));
    }
};

QTEST_APPLESS_MAIN(TestStretchedInput)
#include "test_stretched_input.moc"
