// The same numbers as ultralytics 8.3.200: heads, decoded boxes, loss parts, gradients, detections.
#include "core/compute/safetensors.h"
#include "core/detector/detection_loss.h"
#include "core/detector/detector.h"
#include "core/detector/nms.h"
#include "tests/support/tensor_compare.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

#include <filesystem>

using namespace blindspot;
using namespace blindspot::detector;
using blindspot::test::cosine;
using blindspot::test::relativeDifference;
namespace fs = std::filesystem;

namespace {

using Tensors = std::map<std::string, at::Tensor>;

/// Targets of ultralytics' form: image, class, centre x, centre y, width, height; normalised.
LossTargets targetsFrom(const at::Tensor& rows, std::int64_t images, double side)
{
    std::vector<std::pair<at::Tensor, at::Tensor>> perImage;
    for (std::int64_t image = 0; image < images; ++image) {
        const at::Tensor own = rows.index({rows.select(1, 0).eq(image)});
        const at::Tensor centre = own.narrow(1, 2, 2), half = own.narrow(1, 4, 2) / 2;
        perImage.emplace_back(at::cat({centre - half, centre + half}, 1) * side,
                              own.select(1, 1).to(at::kLong));
    }
    return padTargets(perImage, rows);
}

at::Tensor part(const DetectionLoss& loss, const std::string& name)
{
    if (name == "box") return loss.box;
    if (name == "cls") return loss.cls;
    if (name == "dfl") return loss.dfl;
    return loss.box + loss.cls + loss.dfl;
}

void compareDetections(const std::vector<Detection>& actual, const at::Tensor& expected)
{
    QCOMPARE(static_cast<std::int64_t>(actual.size()), expected.size(0));
    const auto rows = expected.accessor<float, 2>();
    for (std::int64_t i = 0; i < expected.size(0); ++i) {
        const Detection& box = actual[static_cast<std::size_t>(i)];
        QCOMPARE(box.classIndex, static_cast<std::int64_t>(rows[i][5]));
        QVERIFY(std::abs(box.score - rows[i][4]) < 1e-4F);
        const float values[] = {box.x1, box.y1, box.x2, box.y2};
        for (int side = 0; side < 4; ++side)
            QVERIFY2(std::abs(values[side] - rows[i][side]) < 0.05F,
                     qPrintable(QString::number(values[side] - rows[i][side])));
    }
}

/// Random networks give several anchors the very same score, and ultralytics sorts without keeping their
/// order: among equals, what it chose goes first.
Decoded preferring(const Decoded& decoded, const Tensors& golden, const std::string& prefix)
{
    Decoded nudged{decoded.boxes, decoded.scores.clone()};
    for (std::int64_t image = 0; image < decoded.boxes.size(0); ++image) {
        const at::Tensor chosen = golden.at(prefix + std::to_string(image));
        for (std::int64_t i = 0; i < chosen.size(0); ++i) {
            const at::Tensor distance = (decoded.boxes[image] - chosen[i].narrow(0, 0, 4)).abs().amax(1);
            nudged.scores[image][distance.argmin().item<std::int64_t>()] += 1e-6;
        }
    }
    return nudged;
}

void compareGradients(const Detector& detector, const at::Tensor& image, const LossTargets& targets,
                      const Tensors& golden, const std::string& prefix)
{
    const std::int64_t side = image.size(3);
    for (const std::string name : {"box", "cls", "dfl", "total"}) {
        const at::Tensor input = image.clone().requires_grad_(true);
        const at::Tensor loss =
            part(detectionLoss(detector.forward(input), targets, side, side), name) * image.size(0);
        const at::Tensor expected = golden.at(prefix + name);
        const at::Tensor gradient = torch::autograd::grad({loss}, {input})[0].narrow(0, 0, expected.size(0));
        const double angle = cosine(gradient, expected);
        const double difference = relativeDifference(gradient, expected);
        qInfo("  gradient of %-5s cosine 1 - %.1e, relative %.1e", name.c_str(), 1 - angle, difference);
        QVERIFY2(angle >= 0.9999, name.c_str());
    }
}

} // namespace

class TestDetectorParity : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void tinyNetworks_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"yolov8-tiny", "yolo11-tiny", "yolov5u-tiny"})
            QTest::newRow(name) << QString(name);
    }

    void tinyNetworks()
    {
        QFETCH(QString, name);
        const fs::path folder = fs::path(BLINDSPOT_TEST_DATA) / "fixtures";
        const Tensors golden =
            compute::readSafetensors(folder / (name.toStdString() + "-golden.safetensors")).tensors;
        const Detector detector = Detector::load(folder / (name.toStdString() + ".pt"));
        const at::Tensor image = golden.at("input.image_u8").to(at::kFloat) / 255;
        const std::int64_t side = image.size(3);

        const Heads heads = detector.forward(image);
        for (std::size_t i = 0; i < 3; ++i) {
            const at::Tensor both = at::cat({heads.boxes[i], heads.scores[i]}, 1);
            const double difference = relativeDifference(both, golden.at("expect.head." + std::to_string(i)));
            qInfo("  head %zu: relative %.1e", i, difference);
            QVERIFY(difference < 1e-4);
        }
        const Decoded decoded = decode(heads);
        const at::Tensor expected = golden.at("expect.decoded").transpose(1, 2); // centre, size, scores
        const at::Tensor centre = (decoded.boxes.narrow(2, 0, 2) + decoded.boxes.narrow(2, 2, 2)) / 2;
        const at::Tensor size = decoded.boxes.narrow(2, 2, 2) - decoded.boxes.narrow(2, 0, 2);
        const double difference = relativeDifference(at::cat({centre, size, decoded.scores}, 2), expected);
        qInfo("  decoded: relative %.1e", difference);
        QVERIFY(difference < 1e-4);

        const auto detections = nonMaximumSuppression(preferring(decoded, golden, "expect.nms."),
                                                      {.confidence = 0.3, .iou = 0.5, .maxDetections = 20});
        for (std::size_t i = 0; i < detections.size(); ++i)
            compareDetections(detections[i], golden.at("expect.nms." + std::to_string(i)));

        const LossTargets targets =
            targetsFrom(golden.at("input.targets"), image.size(0), static_cast<double>(side));
        compareLoss(detectionLoss(heads, targets, side, side), golden.at("expect.loss_box_cls_dfl"));
        compareGradients(detector, image, targets, golden, "expect.grad.");

        const LossTargets none =
            targetsFrom(golden.at("input.targets").narrow(0, 0, 0), image.size(0), static_cast<double>(side));
        compareLoss(detectionLoss(heads, none, side, side), golden.at("expect.loss_empty"));
    }

    void torchScriptExportIsTheSameNetwork()
    {
        const fs::path folder = fs::path(BLINDSPOT_TEST_DATA) / "fixtures";
        const Tensors golden = compute::readSafetensors(folder / "yolov8-tiny-golden.safetensors").tensors;
        const Detector detector = Detector::load(folder / "yolov8-tiny.torchscript");
        const Heads heads = detector.forward(golden.at("input.image_u8").to(at::kFloat) / 255);
        for (std::size_t i = 0; i < 3; ++i) {
            const at::Tensor both = at::cat({heads.boxes[i], heads.scores[i]}, 1);
            QVERIFY(relativeDifference(both, golden.at("expect.head." + std::to_string(i))) < 1e-4);
        }
    }

    void cocoNetwork()
    {
        const fs::path shared = BLINDSPOT_SHARED;
        if (!fs::exists(shared / "models/yolov8n-coco.pt")) QSKIP("yolov8n-coco.pt is not on this machine");
        const Tensors golden =
            compute::readSafetensors(shared / "fixtures/yolov8n-coco-golden.safetensors").tensors;
        const Detector detector = Detector::load(shared / "models/yolov8n-coco.pt");
        QCOMPARE(detector.info().scale, std::string("n"));
        QCOMPARE(detector.info().parameters, std::int64_t{3157200});
        QCOMPARE(detector.classIndex("person"), std::int64_t{0});
        const at::Tensor image = golden.at("image_u8").to(at::kFloat) / 255;
        const std::int64_t side = image.size(3);
        const Heads heads = detector.forward(image);
        for (std::size_t i = 0; i < 3; ++i) {
            const at::Tensor both = at::cat({heads.boxes[i], heads.scores[i]}, 1);
            const double difference = relativeDifference(both, golden.at("head." + std::to_string(i)));
            qInfo("  head %zu: relative %.1e", i, difference);
            QVERIFY(difference < 1e-4);
        }
        const auto detections = detectionsOf(heads);
        for (std::size_t i = 0; i < detections.size(); ++i)
            compareDetections(detections[i], golden.at("nms." + std::to_string(i)));
        const LossTargets targets =
            targetsFrom(golden.at("targets"), image.size(0), static_cast<double>(side));
        compareLoss(detectionLoss(heads, targets, side, side), golden.at("loss.box_cls_dfl"));

        compareGradients(detector, image, targets, golden,
                         "grad."); // the file holds those of the first image
    }

  private:
    static void compareLoss(const DetectionLoss& loss, const at::Tensor& expected)
    {
        const at::Tensor actual = at::stack({loss.box, loss.cls, loss.dfl});
        for (int i = 0; i < 3; ++i) {
            const double a = actual[i].item<double>(), b = expected[i].item<double>();
            qInfo("  loss part %d: %.6f, relative %.1e", i, a,
                  std::abs(a - b) / std::max(std::abs(b), 1e-12));
            QVERIFY(std::abs(a - b) <= 1e-4 * std::abs(b));
        }
    }
};

QTEST_GUILESS_MAIN(TestDetectorParity)
#include "test_detector_parity.moc"
