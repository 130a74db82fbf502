// ONNX exports: what ONNX Runtime computes from them is what our network computes, and their nodes say what a bare file leaves
// open.
#include "core/common/error.h"
#include "core/compute/safetensors.h"
#include "core/detector/detector.h"
#include "core/detector/heads.h"
#include "core/detector/network.h"
#include "core/detector/network_spec.h"
#include "core/detector/state_dict.h"
#include "tests/support/error_text.h"
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
using blindspot::testing::contains;
using blindspot::testing::errorOf;
namespace fs = std::filesystem;

namespace {

const fs::path kData = BLINDSPOT_TEST_DATA;

/// Another folder of such files may be tried too: tests/data/onnx/make_onnx.py.
fs::path exports()
{
    const QByteArray other = qgetenv("BLINDSPOT_TEST_ONNX");
    return other.isEmpty() ? kData / "onnx" : fs::path(other.toStdString());
}

/// The input that make_onnx.py fills by formula.
at::Tensor formulaInput(std::int64_t side)
{
    const at::Tensor place = at::arange(3 * side * side, at::kDouble);
    return (0.5 + 0.5 * (0.01 * place).sin()).to(at::kFloat).view({1, 3, side, side});
}

/// All sentences of a kind in one text.
std::string said(const std::vector<Message>& messages)
{
    std::string text;
    for (const Message& message : messages)
        text += message.english() + "\n";
    return text;
}

/// Boxes as centre and size, and scores: 1 x (4 + classes) x anchors, as ultralytics' exports give them.
at::Tensor exportedOutput(const Detector& detector, std::int64_t side)
{
    const Decoded decoded = decode(detector.forward(formulaInput(side)));
    const at::Tensor low = decoded.boxes.narrow(2, 0, 2), high = decoded.boxes.narrow(2, 2, 2);
    return at::cat({(low + high) / 2, high - low, decoded.scores}, 2).transpose(1, 2);
}

} // namespace

class TestOnnx : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void exportsAreComputedAsOnnxRuntimeDoes_data()
    {
        QTest::addColumn<QString>("name");
        bool any = false;
        for (const auto& entry : fs::directory_iterator(exports()))
            if (entry.path().extension() == ".onnx" &&
                fs::exists(entry.path().parent_path() / (entry.path().stem().string() + "-expect.safetensors"))) {
                QTest::newRow(entry.path().filename().string().c_str()) << QString::fromStdString(entry.path().stem().string());
                any = true;
            }
        if (!any) QSKIP("the folder has no such files");
    }

    /// An export keeps one of the two heads of a YOLOv10 or YOLO26.
    void oneHeadKeepsTheScale()
    {
        for (const Family family : {Family::YoloV10, Family::Yolo26}) {
            NetworkSpec spec = standardSpec(family, 'n', 80);
            QVERIFY(spec.oneToMany && spec.oneToOne);
            spec.oneToOne = false;
            QCOMPARE(scaleOf(spec), std::string("n"));
            std::swap(spec.oneToOne, spec.oneToMany);
            QCOMPARE(scaleOf(spec), std::string("n"));
        }
        // YOLO26's layers are named as YOLO11's; its head tells them apart, also where it is the only one.
        NetworkSpec small = standardSpec(Family::Yolo26, 'n', 3);
        small.oneToOne = false;
        StateDict bare;
        Network network(small);
        for (const auto& item : network.named_parameters())
            bare.tensors.emplace(item.key(), item.value().detach());
        for (const auto& item : network.named_buffers())
            bare.tensors.emplace(item.key(), item.value());
        DetectorInfo info;
        info.file = "bare.safetensors";
        QCOMPARE(Detector(bare, info).info().architecture, std::string("yolo26"));
        QCOMPARE(Detector(bare, info).info().scale, std::string("n"));
        NetworkSpec other = standardSpec(Family::YoloV8, 'n', 80);
        other.oneToOne = true;
        QCOMPARE(scaleOf(other), std::string("custom"));
    }

    void exportsAreComputedAsOnnxRuntimeDoes()
    {
        QFETCH(QString, name);
        const fs::path file = exports() / (name.toStdString() + ".onnx");
        const at::Tensor expected =
            compute::readSafetensors(exports() / (name.toStdString() + "-expect.safetensors")).tensors.at("output");
        const Detector detector = Detector::load(file);
        const at::Tensor actual = exportedOutput(detector, detector.info().inputSize);
        const std::int64_t classes = detector.classCount();
        const double boxes = relativeDifference(actual.narrow(1, 0, 4), expected.narrow(1, 0, 4));
        const double scores = relativeDifference(actual.narrow(1, 4, classes), expected.narrow(1, 4, classes));
        qInfo("  boxes %.1e, scores %.1e", boxes, scores);
        // Half precision rounds the weights: a real detector's scores change by a hundredth, those of random weights by less.
        const double rounded = qEnvironmentVariableIsSet("BLINDSPOT_TEST_ONNX") ? 2e-2 : 1e-4;
        const double allowed = name.contains("half") ? rounded : 1e-5;
        QVERIFY2(boxes < allowed && scores < allowed, file.c_str());

        // PyTorch's exporter alone knows no class names; all else is said.
        const std::string assumed = said(detector.info().remarks.assumptions);
        const bool bare = name.endsWith("folded") || name.endsWith("norm");
        QCOMPARE(assumed, std::string(bare ? "the classes are called 'class 0' and so on (the file does not name them)\n" : ""));
    }

    /// Of networks whose export has the head without non-maximum suppression (-rows: their best boxes, with score and class).
    void headsWithoutSuppressionAreComputedAsOnnxRuntimeDoes()
    {
        int files = 0;
        for (const auto& entry : fs::directory_iterator(exports())) {
            const std::string name = entry.path().filename().string();
            const std::size_t end = name.find("-rows.safetensors");
            if (end == std::string::npos) continue;
            ++files;
            const Detector detector = Detector::load(exports() / (name.substr(0, end) + ".onnx"));
            QVERIFY(detector.info().head == HeadKind::OneToOne);
            const at::Tensor expected = compute::readSafetensors(entry.path()).tensors.at("output")[0];
            const Decoded decoded = decode(detector.forward(formulaInput(detector.info().inputSize)));
            const auto [scores, places] = decoded.scores.flatten().topk(expected.size(0));
            const at::Tensor boxes = decoded.boxes[0].index_select(0, places.floor_divide(detector.classCount()));
            const bool exact = name.find("half") == std::string::npos;
            const double score = relativeDifference(scores, expected.select(1, 4));
            // Equal scores may change places: each box is held against those of about the same score.
            const at::Tensor near = (scores.unsqueeze(1) - expected.select(1, 4).unsqueeze(0)).abs() > 1e-6;
            const at::Tensor distance = (boxes.unsqueeze(1) - expected.narrow(1, 0, 4).unsqueeze(0)).abs().amax(2) + near * 1e6;
            const double box = (distance.amin(1).max() / expected.narrow(1, 0, 4).abs().max()).item<double>();
            qInfo("  %s: boxes %.1e, scores %.1e", name.c_str(), box, score);
            QVERIFY2(exact ? score < 1e-5 && box < 1e-5 : score < 2e-2, name.c_str());
        }
        if (files == 0) QSKIP("there are none in this folder: set BLINDSPOT_TEST_ONNX");
    }

    void exportsSayWhatTheirCheckpointsSay_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("checkpoint");
        for (const auto& [file, checkpoint] : {std::pair{"several-plain", "several"}, std::pair{"sppf-add-folded", "sppf-add"},
                                               std::pair{"no-shortcut-norm", "no-shortcut"}})
            QTest::newRow(file) << file << checkpoint;
    }

    void exportsSayWhatTheirCheckpointsSay()
    {
        QFETCH(QString, file);
        QFETCH(QString, checkpoint);
        const Detector onnx = Detector::load(kData / "onnx" / (file.toStdString() + ".onnx"));
        const Detector original = Detector::load(kData / "graphs" / (checkpoint.toStdString() + ".pt"));
        QCOMPARE(said(onnx.info().remarks.differences), said(original.info().remarks.differences));
        QVERIFY(onnx.spec() == original.spec());

        const at::Tensor image = formulaInput(64).requires_grad_(true);
        const Heads heads = onnx.forward(image), others = original.forward(image);
        const auto expected =
            compute::readSafetensors(kData / "graphs" / (checkpoint.toStdString() + "-expect.safetensors")).tensors;
        for (const auto& [actual, other, name] : {std::tuple{flatten(heads.boxes), flatten(others.boxes), "boxes"},
                                                  std::tuple{flatten(heads.scores), flatten(others.scores), "scores"}}) {
            QVERIFY2(relativeDifference(actual, other) < 1e-5, name);
            QVERIFY2(relativeDifference(actual, expected.at(name)) < 1e-5, name); // as ultralytics computes it
            const at::Tensor mine = torch::autograd::grad({actual.square().sum()}, {image}, {}, true)[0];
            const at::Tensor theirs = torch::autograd::grad({other.square().sum()}, {image}, {}, true)[0];
            QVERIFY2(cosine(mine, theirs) > 0.99999, name);
        }
    }

    void metadataIsRead()
    {
        const StateDict state = readStateDict(kData / "onnx" / "hardswish-half-nms.onnx");
        QCOMPARE(state.format, std::string("onnx"));
        QCOMPARE(state.classNames, (std::vector<std::string>{"person", "bicycle", "car"}));
        QCOMPARE(state.inputSize, (std::array<std::int64_t, 2>{64, 64}));
        QCOMPARE(state.graph.version, std::string("8.4.190"));
        QCOMPARE(state.graph.task, std::string("detect"));
        QCOMPARE(state.graph.licence, std::string("AGPL-3.0 License (https://ultralytics.com/license)"));
        for (const auto& [name, tensor] : state.tensors)
            QVERIFY2(name.starts_with("model.") && tensor.scalar_type() == at::kFloat && tensor.is_contiguous(), name.c_str());

        const StateDict bare = readStateDict(kData / "onnx" / "sppf-add-folded.onnx");
        QVERIFY(bare.classNames.empty() && !bare.namesUnreadable);
        QCOMPARE(bare.inputSize, (std::array<std::int64_t, 2>{64, 64})); // of the graph's own input
    }

    /// What the nodes say is believed as little as a checkpoint's modules are.
    void networksThatCannotBeBuiltAreNamed()
    {
        const StateDict state = readStateDict(kData / "onnx" / "several-plain.onnx");
        const auto refused = [&state](const auto& change) {
            StateDict changed = state;
            change(changed.graph);
            DetectorInfo info;
            info.file = "changed.onnx";
            return errorOf([&] { const Detector detector(changed, info); });
        };
        const auto stated = [&refused](const char* path, const char* name, const char* value) {
            return refused([&](GraphFacts& facts) { facts.stated[path][name] = value; });
        };
        QCOMPARE(refused([](GraphFacts&) {}), std::string());
        QVERIFY(contains(stated("model.1", "activation", "Softplus+Exp"), "model.1 has activation = Softplus+Exp"));
        QVERIFY(contains(stated("model.1", "padding", "0, 0, 1, 1"), "model.1 has padding = 0, 0, 1, 1"));
        QVERIFY(contains(stated("model.1", "stride", "1x1"), "model.1 has stride = 1x1"));
        QVERIFY(contains(stated("model.1", "kernel", "9x9"), "its kernel is 9x9, but its weights have 3x3"));
        QVERIFY(contains(stated("model.2.m.0", "add", "2 times"), "model.2.m.0 has add = 2 times"));
        QVERIFY(contains(stated("model.9", "pool", "5, 3"), "model.9 has pool = 5, 3"));
        QVERIFY(contains(stated("model.10", "upsample", "by 4"), "model.10 has upsample = by 4"));
        for (const std::vector<int>& from : {std::vector<int>{4, 10}, {10, 6, 4}, {10}})
            QVERIFY(contains(refused([&](GraphFacts& facts) { facts.sources[11] = from; }),
                             "model.11 has from = (" + std::to_string(from[0])));
        QVERIFY(contains(refused([](GraphFacts& facts) {
                             facts.sources[22] = {21, 18, 15};
                         }),
                         "model.22 has from = (21, 18, 15)"));
        QVERIFY(contains(refused([](GraphFacts& facts) { facts.task = "pose"; }), "pose estimation"));
    }

    void whatTheNodesDoNotSayIsToldAndCanBeChosen()
    {
        StateDict state = readStateDict(kData / "onnx" / "several-plain.onnx");
        for (auto& [path, settings] : state.graph.stated) // as of an exporter that gives its nodes no modules' names
            for (const char* name : {"add", "pool", "upsample"})
                settings.erase(name);
        state.graph.sources.clear();
        DetectorInfo info;
        info.file = "unnamed.onnx";
        const std::string assumed = said(Detector(state, info).info().remarks.assumptions);
        for (const char* part : {"bottlenecks that add their input are the published", "maximum of 5 x 5",
                                 "upsampling is 'nearest'", "order of the layers"})
            QVERIFY2(contains(assumed, part), part);
        QVERIFY(!contains(assumed, "activation"));
        for (const char* choice : {"shortcut=none", "sppf-kernel=3", "upsample=bilinear"})
            addAssumption(info.choices, choice);
        const Detector told(state, info);
        const at::Tensor expected =
            compute::readSafetensors(kData / "onnx" / "several-plain-expect.safetensors").tensors.at("output");
        QVERIFY(relativeDifference(exportedOutput(told, 64), expected) < 1e-5);
    }
};

QTEST_GUILESS_MAIN(TestOnnx)
#include "test_onnx.moc"
