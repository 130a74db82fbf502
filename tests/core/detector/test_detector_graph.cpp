// Networks that differ from the published ones are computed as ultralytics 8.4.100 computes them
// (tests/data/graphs), and what a file does not say is told.
#include "core/common/error.h"
#include "core/compute/safetensors.h"
#include "core/detector/detector.h"
#include "core/detector/heads.h"
#include "core/detector/network_spec.h"
#include "core/detector/state_dict.h"
#include "core/detector/weights_file.h"
#include "tests/support/error_text.h"
#include "tests/support/tensor_compare.h"

#include <ATen/ATen.h>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>
#include <torch/types.h>

#include <filesystem>
#include <functional>

using namespace blindspot;
using namespace blindspot::detector;
using blindspot::testing::contains;
using blindspot::test::relativeDifference;
namespace fs = std::filesystem;

namespace {

/// Another folder of such files may be tried too.
fs::path graphs()
{
    const QByteArray other = qgetenv("BLINDSPOT_TEST_GRAPHS");
    return other.isEmpty() ? fs::path(BLINDSPOT_TEST_DATA) / "graphs" : fs::path(other.toStdString());
}

/// The input that tests/data/graphs/make_graphs.py fills by formula.
at::Tensor formulaInput()
{
    const at::Tensor place = at::arange(3 * 64 * 64, at::kDouble);
    return (0.5 + 0.5 * (0.01 * place).sin()).to(at::kFloat).view({1, 3, 64, 64});
}

void compareWithExpected(const Detector& detector, const std::string& name)
{
    const auto expected = compute::readSafetensors(graphs() / (name + "-expect.safetensors")).tensors;
    for (const Heads& heads : detector.forwardAll(formulaInput())) {
        const std::string prefix = heads.kind == HeadKind::OneToMany ? "" : "one2one_";
        const double boxes = relativeDifference(flatten(heads.boxes), expected.at(prefix + "boxes"));
        const double scores = relativeDifference(flatten(heads.scores), expected.at(prefix + "scores"));
        qInfo("  %s: %sboxes %.1e, scores %.1e", name.c_str(), prefix.c_str(), boxes, scores);
        QVERIFY2(boxes < 1e-5 && scores < 1e-5, name.c_str());
    }
}

/// All sentences of a kind in one text.
std::string said(const std::vector<Message>& messages)
{
    std::string text;
    for (const Message& message : messages)
        text += message.english() + "\n";
    return text;
}

DetectorChoices assuming(std::initializer_list<const char*> texts)
{
    DetectorChoices choices;
    for (const char* text : texts)
        addAssumption(choices, text);
    return choices;
}

DetectorInfo infoOf(const fs::path& file)
{
    DetectorInfo info;
    info.file = file;
    return info;
}

std::string refusal(const fs::path& file, const DetectorChoices& choices = {})
{
    try {
        Detector::load(file, choices);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestDetectorGraph : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void checkpointsAreComputedAsTheySay_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& entry : fs::directory_iterator(graphs())) {
            const std::string file = entry.path().filename().string();
            const std::size_t end = file.find("-expect.safetensors");
            if (end != std::string::npos)
                QTest::newRow(file.c_str()) << QString::fromStdString(file.substr(0, end));
        }
    }

    void checkpointsAreComputedAsTheySay()
    {
        QFETCH(QString, name);
        const Detector detector = Detector::load(graphs() / (name.toStdString() + ".pt"));
        qInfo("  %s", said(detector.info().remarks.differences).c_str());
        QVERIFY(detector.info().remarks.assumptions.empty());
        compareWithExpected(detector, name.toStdString());
    }

    void scriptsAreComputedAsTheirCodeSays_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& entry : fs::directory_iterator(graphs()))
            if (entry.path().extension() == ".torchscript")
                QTest::newRow(entry.path().filename().string().c_str())
                    << QString::fromStdString(entry.path().stem().string());
    }

    void scriptsAreComputedAsTheirCodeSays()
    {
        QFETCH(QString, name);
        const Detector script = Detector::load(graphs() / (name.toStdString() + ".torchscript"));
        const Detector checkpoint = Detector::load(graphs() / (name.toStdString() + ".pt"));
        QCOMPARE(said(script.info().remarks.assumptions), std::string());
        QCOMPARE(said(script.info().remarks.differences), said(checkpoint.info().remarks.differences));
        compareWithExpected(script, name.toStdString());
    }

    void differencesAreNamed()
    {
        const auto differences = [](const char* name) {
            return said(Detector::load(graphs() / (std::string(name) + ".pt")).info().remarks.differences);
        };
        QCOMPARE(differences("sppf-identity"),
                 std::string("activation is none instead of the published silu in model.9.cv1\n"));
        QVERIFY(contains(differences("leaky"),
                         "activation is leaky-relu:0.1 instead of the published silu in model.0, "));
        QVERIFY(contains(differences("bilinear"),
                         "upsample is bilinear instead of the published nearest in model.10, model.13"));
        QVERIFY(contains(differences("eps"), "eps is 0.03 instead of the published 0.001 in model.0, "));
        QVERIFY(contains(differences("sppf-kernel"), "pool is 3 instead of the published 5 in model.9"));
        QVERIFY(contains(differences("no-shortcut"),
                         "add is false instead of the published true in model.2.m.0, "));
    }

    void bareFilesTellWhatWasAssumed()
    {
        const fs::path file = graphs() / "sppf-identity-bare.pt";
        const Detector plain = Detector::load(file);
        const std::string assumptions = said(plain.info().remarks.assumptions);
        for (const char* part :
             {"the activation is silu (as published; the file does not say)",
              "SPPF's first convolution is silu (as published; the file does not say, and ultralytics 8.4.0",
              "eps of the batch norms is 0.001", "SPPF takes the maximum of 5 x 5", "upsampling is 'nearest'",
              "bottlenecks that add their input are the published ones", "order of the layers", "640 x 640 pixels (the file does not say)",
              "'class 0' and so on (the file does not name them)"})
            QVERIFY2(contains(assumptions, part), part);
        QVERIFY(plain.info().remarks.differences.empty());

        const Detector told = Detector::load(file, assuming({"sppf-activation=none", "input-size=64"}));
        QVERIFY(contains(said(told.info().remarks.assumptions),
                         "SPPF's first convolution is none (as chosen; the file does not say"));
        QCOMPARE(told.info().inputSize, std::int64_t{64});
        QCOMPARE(told.spec().settings, (GraphSettings{{"model.9.cv1", {{"activation", "none"}}}}));
        compareWithExpected(told, "sppf-identity");
        const Heads heads = plain.forward(formulaInput());
        const auto expected = compute::readSafetensors(graphs() / "sppf-identity-expect.safetensors").tensors;
        QVERIFY(relativeDifference(flatten(heads.scores), expected.at("scores")) > 1e-3);
    }

    void everyAssumptionCanBeSaid()
    {
        const StateDict state = readStateDict(graphs() / "leaky.pt");
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "bare.safetensors";
        compute::writeSafetensors(file, state.tensors);
        const Detector told =
            Detector::load(file, assuming({"activation=leaky-relu:0.1", "sppf-activation=none"}));
        compareWithExpected(told, "leaky");
        for (const auto& [name, choices] :
             {std::pair{"bilinear", assuming({"upsample=bilinear", "sppf-activation=none"})},
              std::pair{"eps", assuming({"eps=0.03", "sppf-activation=none"})},
              std::pair{"sppf-kernel", assuming({"sppf-kernel=3", "sppf-activation=none"})},
              std::pair{"no-shortcut", assuming({"shortcut=none", "sppf-activation=none"})}}) {
            compute::writeSafetensors(file, readStateDict(graphs() / (std::string(name) + ".pt")).tensors);
            compareWithExpected(Detector::load(file, choices), name);
        }
    }

    void ourOwnFilesSayItThemselves()
    {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "own.safetensors";
        for (const char* name : {"leaky", "no-shortcut", "bilinear", "eps"}) {
            const Detector detector = Detector::load(graphs() / (std::string(name) + ".pt"));
            for (const bool half : {false, true}) {
                writeWeights(file, readStateDict(detector.info().file).tensors,
                             {.classNames = detector.info().classNames,
                              .inputSize = 64,
                              .remarks = {},
                              .network = detector.spec()},
                             half);
                const Detector own = Detector::load(file);
                QCOMPARE(said(own.info().remarks.assumptions), std::string());
                if (!half) compareWithExpected(own, name);
                if (!half)
                    QCOMPARE(said(own.info().remarks.differences), said(detector.info().remarks.differences));
            }
        }
    }

    void whatTheFileSaysCannotBeAssumed()
    {
        QVERIFY(
            contains(refusal(graphs() / "relu.pt", assuming({"activation=silu"})), "the file says itself"));
        for (const char* wrong :
             {"activation=swish", "eps=-1", "colour=red", "sppf-kernel=4", "input-size=0", "activation"})
            QVERIFY_EXCEPTION_THROWN(assuming({wrong}), Error);
        QVERIFY_EXCEPTION_THROWN(assuming({"eps=0.1", "eps=0.2"}), Error);
    }

    void choicesAreKeptAsText()
    {
        DetectorChoices choices = assuming({"activation=leaky-relu:0.1", "eps=1e-05"});
        choices.classNames = {"a \"b\"", "", "사람"};
        QVERIFY(choicesFromText(choicesText(choices), "here") == choices);
        QVERIFY(choicesText({}).empty());
        QVERIFY(choicesFromText("", "here").empty());
    }

    void classNamesAreGivenOrTold()
    {
        const fs::path file = graphs() / "sppf-identity-bare.pt";
        DetectorChoices choices;
        choices.classNames = {"a", "b", "a"};
        const Detector named = Detector::load(file, choices);
        QCOMPARE(named.info().classNames, choices.classNames);
        QVERIFY(contains(said(named.info().remarks.notes), "2 classes are called 'a'"));
        choices.classNames = {"a", ""};
        QVERIFY(contains(refusal(file, choices), "there are 2 class names for the 3 classes"));
        choices.classNames = {"a"};
        QVERIFY(contains(refusal(file, choices), "there is one class name for the 3 classes"));

        StateDict state = readStateDict(file);
        state.classNames = {"only one"};
        const Detector numbered(state, infoOf(file));
        QCOMPARE(numbered.info().classNames.front(), std::string("class 0"));
        QVERIFY(contains(said(numbered.info().remarks.assumptions), "the file has one name for 3 classes"));
        choices.classNames = {"x", "y", "z"};
        const Detector renamed = Detector::load(graphs() / "relu.pt", choices);
        QVERIFY(contains(said(renamed.info().remarks.notes), "the file has others"));
    }

    void namesThatCannotBeReadAreAskedFor()
    {
        StateDict state = readStateDict(graphs() / "sppf-identity-bare.pt");
        state.namesUnreadable = true;
        try {
            const Detector detector(state, infoOf("odd.safetensors"));
            QFAIL("opened without names");
        } catch (const Error& error) {
            QVERIFY2(contains(error.what(), "('names') cannot be read"), error.what());
            QVERIFY2(contains(error.what(), "name its 3 classes with --names"), error.what());
            QVERIFY2(!contains(error.what(), "damaged"), error.what());
        }
        DetectorInfo info = infoOf("odd.safetensors");
        info.choices.classNames = {"x", "y", "z"};
        QCOMPARE(Detector(state, info).info().classNames, info.choices.classNames);
    }

    void classesThatAreOnlyNumberedAreToBeNamed()
    {
        const auto complaint = [](const Detector& detector) {
            try {
                detector.classIndex("person");
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        const fs::path file = graphs() / "sppf-identity-bare.pt";
        QVERIFY(contains(complaint(Detector::load(file)), "class 0, class 1, class 2: name them with --names"));
        DetectorChoices choices;
        choices.classNames = {"x", "y", "z"};
        QVERIFY(contains(complaint(Detector::load(file, choices)), "its classes are x, y, z"));
    }

    void whatTheFileCallsItselfMustFitItsTensors()
    {
        StateDict state;
        state.tensors = readStateDict(graphs() / "sppf-identity-bare.pt").tensors;
        const auto notes = [&state](const char* name) {
            state.graph.architecture = name;
            return said(Detector(state, infoOf("own.safetensors")).info().remarks.notes);
        };
        const Detector plain(state, infoOf("own.safetensors"));
        const std::string own = plain.info().architecture;
        for (const char* fits : {"", own.c_str(), "detector of people", "yolo", "YOLO"})
            QVERIFY2(!contains(notes(fits), "calls itself"), fits);
        for (const char* other : {"yolov10n", "yolo12s.pt", "YOLOv9", "rtdetr-l", own == "yolo11" ? "yolov8n" : "yolo11n"})
            QVERIFY2(contains(notes(other), "calls itself"), other);
        for (const char* task : {"yolov8n-seg", "yolo11s-pose.pt", "yolov8x-obb", "yolov8n-cls"}) {
            try {
                notes(task);
                QFAIL(task);
            } catch (const Error& error) {
                QVERIFY2(contains(error.what(), "not supported yet"), error.what());
            }
        }
    }

    void otherNetworksAreNamed_data()
    {
        QTest::addColumn<QString>("tensor");
        QTest::addColumn<QList<int>>("shape");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* tensor, const QList<int>& shape, const char* what) {
            QTest::newRow(what) << QString(tensor) << shape << QString(what);
        };
        row("model.22.proto.cv1.conv.weight", {4, 4, 3, 3}, "instance segmentation");
        row("model.22.cv4.0.2.weight", {51, 16, 1, 1}, "pose estimation");
        row("model.22.cv4.0.2.weight", {1, 16, 1, 1}, "oriented boxes");
        row("model.22.cv4.0.logit_scale", {1}, "free text classes");
        row("model.6.m.0.0.attn.qk.conv.weight", {4, 4, 1, 1}, "another network than ultralytics' YOLO12");
        row("decoder.enc_score_head.weight", {4}, "RT-DETR as its authors published it");
        row("model.9.linear.weight", {10, 4}, "classification");
        row("model.24.m.0.weight", {255, 4, 1, 1}, "with anchor boxes");
        row("backbone.0.encoder.x", {4}, "RF-DETR");
    }

    void otherNetworksAreNamed()
    {
        QFETCH(QString, tensor);
        QFETCH(QList<int>, shape);
        QFETCH(QString, what);
        StateDict state;
        std::vector<std::int64_t> sizes(shape.begin(), shape.end());
        // Nothing of the three families has another head than these.
        state.tensors[tensor.toStdString()] = at::zeros(sizes);
        try {
            const Detector detector(state, infoOf("other.pt"));
            QFAIL("it was taken for a detector");
        } catch (const Error& error) {
            QVERIFY2(contains(error.what(), what.toStdString().c_str()), error.what());
            QVERIFY2(contains(error.what(), "not supported yet"), error.what());
        }
    }

    void whatTheFileSaysOfItsWeightsMustFitThem()
    {
        // A kernel of 4096 x 4096 would take gigabytes if it were believed.
        StateDict state = readStateDict(graphs() / "sppf-identity-bare.pt");
        const auto refused = [&state](const char* path, const char* name, const char* value) {
            state.graph.differences = GraphSettings{{path, {{name, value}}}};
            try {
                const Detector detector(state, infoOf("own.safetensors"));
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QVERIFY(contains(refused("model.1", "kernel", "4096x4096"), "its kernel is 4096x4096, but its weights have 3x3"));
        QVERIFY(contains(refused("model.1", "groups", "8"), "its groups is 8, but its weights have 1"));
        for (const auto& [path, name, value] :
             {std::tuple{"model.1", "colour", "red"}, std::tuple{"model.99", "eps", "0.1"},
              std::tuple{"model.1", "eps", "nan"}, std::tuple{"model.1", "activation", "leaky-relu:inf"},
              std::tuple{"model.9", "pool", "4"}, std::tuple{"model.10", "upsample", "area"},
              std::tuple{"model.1", "stride", "1x1"}, std::tuple{"model.1", "padding", "3x3"}})
            QVERIFY2(contains(refused(path, name, value), path), name);
        QCOMPARE(refused("model.1", "eps", "0.01"), std::string());
    }

    void modulesThatCannotBeBuiltAreNamed()
    {
        StateDict state = readStateDict(graphs() / "relu.pt");
        const auto refused = [&state](const std::string& path,
                                      const std::function<void(ModuleFact&)>& change) {
            StateDict changed = state;
            change(changed.graph.modules[path]);
            try {
                const Detector detector(changed, infoOf("changed.pt"));
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        const auto value = [](const char* name, FactValue one) {
            return [name, one](ModuleFact& fact) { fact.values[name] = one; };
        };
        const auto named = [](const char* name) { return [name](ModuleFact& fact) { fact.name = name; }; };
        const auto list = [](double a, double b) { return FactValue(std::vector<double>{a, b}); };
        for (const auto& [text, part] :
             {std::pair{refused("model.1.act", named("LogSigmoid")), "model.1 has the activation LogSigmoid"},
              std::pair{refused("model.1.conv", value("stride", list(1, 1))), "model.1 has stride = 1x1"},
              std::pair{refused("model.1.conv", value("padding", list(0, 0))),
                        "model.1 changes the size of its map"},
              std::pair{refused("model.1.conv", value("padding_mode", std::string("reflect"))),
                        "padding_mode = reflect"},
              std::pair{refused("model.1.bn", named("GroupNorm")),
                        "model.1.bn is of the class torch.nn.modules.batchnorm.GroupNorm"},
              std::pair{refused("model.2", named("C2fAttn")), "free text classes"},
              std::pair{refused("model.4", named("C3k2")), "wrong shape: model.4.m.0.cv1.conv.weight"},
              std::pair{refused("model.4", named("MyBlock")), "MyBlock, which cannot be built"},
              std::pair{refused("model.4.m.0", named("GhostBottleneck")),
                        "GhostBottleneck where Bottleneck belongs"},
              std::pair{refused("model.9.m", value("kernel_size", 4.0)), "model.9 has pool = 4"},
              std::pair{refused("model.9.m", value("stride", 2.0)), "model.9 has stride = 2"},
              std::pair{refused("model.10", value("scale_factor", 4.0)), "model.10 has scale_factor = 4"},
              std::pair{refused("model.10", value("mode", std::string("area"))),
                        "model.10 has upsample = area"},
              std::pair{refused("model.11", value("d", 2.0)), "model.11 has d = 2"},
              std::pair{refused("model.11", value("f", list(-1, 4))), "model.11 (Concat) cannot be built: its inputs are maps of different sizes"},
              std::pair{refused("model.22", value("reg_max", 8.0)), "model.22 has reg_max = 8"},
              std::pair{refused("model.22", value("stride", list(4, 8))), "model.22 has stride = (4, 8)"},
              std::pair{refused("model.3.extra", named("Dropout")),
                        "model.3.extra (Dropout) is none of yolov8"}})
            QVERIFY2(contains(text, part), (std::string(part) + " <> " + text).c_str());
    }

    void inputSizesAreRoundedUpOrRefused()
    {
        const fs::path file = graphs() / "sppf-identity-bare.pt";
        StateDict state = readStateDict(file);
        const auto sized = [&](std::int64_t height, std::int64_t width) {
            state.inputSize = {height, width};
            return Detector(state, infoOf(file)).info();
        };
        QCOMPARE(sized(500, 500).inputSize, std::int64_t{512});
        QVERIFY(contains(said(sized(500, 500).remarks.notes), "500 is rounded up to 512"));
        QCOMPARE(sized(1, 1).inputSize, std::int64_t{32});
        QVERIFY(sized(640, 640).remarks.notes.empty());
        QCOMPARE(sized(384, 650).inputSize, std::int64_t{672});
        QVERIFY(contains(said(sized(384, 650).remarks.notes),
                         "384 x 650 pixels (height x width); ours is square: 672 x 672"));
        QCOMPARE(sized(-1, -1).inputSize, std::int64_t{640});
        QVERIFY(contains(said(sized(-1, -1).remarks.assumptions), "no number of pixels"));
        QVERIFY_EXCEPTION_THROWN(sized(60000, 60000), Error);
    }
};

QTEST_GUILESS_MAIN(TestDetectorGraph)
#include "test_detector_graph.moc"
