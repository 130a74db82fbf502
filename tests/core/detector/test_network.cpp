// The network's structure: parameter totals of the published scales, inference of the scale from tensors,
// messages of misfits.
#include "core/common/error.h"
#include "core/detector/detector.h"
#include "core/detector/network.h"
#include "core/detector/state_dict.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <c10/core/GradMode.h>

using namespace blindspot;
using namespace blindspot::detector;

namespace {

StateDict weightsOf(Network& network)
{
    StateDict weights;
    for (const auto& item : network.named_parameters())
        weights.tensors[item.key()] = item.value().detach().clone();
    for (const auto& item : network.named_buffers())
        weights.tensors[item.key()] = item.value().detach().clone();
    return weights;
}

} // namespace

class TestNetwork : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void parameterTotals_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<char>("scale");
        QTest::addColumn<qint64>("parameters");
        // Totals with 80 classes as ultralytics publishes them.
        const auto add = [](const char* family, const char* scales, const std::vector<qint64>& totals) {
            for (std::size_t i = 0; i < totals.size(); ++i)
                QTest::addRow("%s%c", family, scales[i]) << QString(family) << scales[i] << totals[i];
        };
        add("yolov8", "nsmlx", {3157200, 11166560, 25902640, 43691520, 68229648});
        add("yolo11", "nsmlx", {2624080, 9458752, 20114688, 25372160, 56966176});
        add("yolov5u", "nsmlx", {2654816, 9153152, 25111456, 53225024, 97276448});
    }

    void parameterTotals()
    {
        QFETCH(QString, family);
        QFETCH(char, scale);
        QFETCH(qint64, parameters);
        const NetworkSpec spec = standardSpec(familyFromName(family.toStdString()), scale, 80);
        const Network network(spec);
        QCOMPARE(network.parameterCount(), parameters);
        QCOMPARE(scaleOf(spec), std::string(1, scale));
    }

    void scaleAndClassesAreInferred_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<char>("scale");
        for (const char scale : {'n', 's', 'm'})
            for (int family = 0; family < 3; ++family)
                QTest::addRow("%d%c", family, scale) << family << scale;
    }

    void scaleAndClassesAreInferred()
    {
        QFETCH(int, family);
        QFETCH(char, scale);
        const NetworkSpec spec = standardSpec(static_cast<Family>(family), scale, 7);
        Network network(spec);
        const NetworkSpec inferred = inferSpec(weightsOf(network), "memory");
        QVERIFY(inferred == spec);
        QCOMPARE(scaleOf(inferred), std::string(1, scale));
    }

    void fusingKeepsTheOutput()
    {
        const c10::NoGradGuard noGrad;
        Network network(standardSpec(Family::Yolo11, 'n', 5));
        for (at::Tensor& buffer : network.buffers())
            buffer.uniform_(0.5, 1.5);
        network.eval();
        const at::Tensor input = at::rand({1, 3, 64, 64});
        const Heads before = network.forward(input);
        network.fuse();
        const Heads after = network.forward(input);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(at::allclose(before.scores[i], after.scores[i], 1e-4, 1e-5));
    }

    void misfitsAreNamed()
    {
        Network network(standardSpec(Family::YoloV8, 'n', 3));
        StateDict weights = weightsOf(network);
        weights.tensors.erase("model.1.conv.weight");
        weights.tensors["model.1.extra"] = at::zeros({1});
        weights.tensors["model.3.bn.bias"] = at::zeros({5});
        Network other(standardSpec(Family::YoloV8, 'n', 3));
        try {
            other.load(weights, "weights.pt");
            QFAIL("a misfit was accepted");
        } catch (const Error& error) {
            const std::string text = error.what();
            for (const char* part :
                 {"weights.pt", "missing tensors: model.1.conv.weight", "unexpected tensors: model.1.extra",
                  "model.3.bn.bias (5 instead of 64)"})
                QVERIFY2(text.find(part) != std::string::npos, text.c_str());
        }
    }

    void foreignTensorsAreRefused()
    {
        StateDict weights;
        weights.tensors["conv1.weight"] = at::zeros({3, 3, 3, 3});
        QVERIFY_EXCEPTION_THROWN(inferSpec(weights, "resnet.pt"), Error);
    }
};

QTEST_GUILESS_MAIN(TestNetwork)
#include "core/detector/state_dict.h"
#include "test_network.moc"
