// The network's structure: parameter totals of the published scales, inference of the scale from tensors,
// messages of misfits.
#include "core/common/error.h"
#include "core/detector/detector.h"
#include "core/detector/network.h"
#include "core/detector/network_text.h"
#include "core/detector/spec_reading.h"
#include "core/detector/state_dict.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

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
        add("yolov9", "tsmce", {2128720, 7318368, 20216160, 25590912, 58206592});
        add("yolov10", "nsmblx", {2775520, 8128272, 16576768, 20574384, 25888688, 31808960});
        add("yolo12", "nsmlx", {2602288, 9284096, 20199168, 26450784, 59210784});
        add("yolo26", "nsmlx", {2572280, 10009784, 21896248, 26299704, 58993368});
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
        for (const Family family : allFamilies())
            for (const char scale : scalesOf(family))
                if (std::string_view("lx").find(scale) == std::string_view::npos) // as m, and large
                    QTest::addRow("%s%c", familyName(family).c_str(), scale) << static_cast<int>(family) << scale;
        QTest::addRow("yolo12l") << static_cast<int>(Family::Yolo12) << 'l';
    }

    void scaleAndClassesAreInferred()
    {
        QFETCH(int, family);
        QFETCH(char, scale);
        const NetworkSpec spec = standardSpec(static_cast<Family>(family), scale, 7);
        Network network(spec);
        const NetworkSpec inferred = inferSpec(weightsOf(network), "memory");
        QCOMPARE(networkText(inferred), networkText(spec));
        QVERIFY(inferred == spec);
        QCOMPARE(scaleOf(inferred), std::string(1, scale));
        QVERIFY(networkFromText(networkText(spec), "here") == spec);
    }

    /// Exports of two-headed networks may keep the one-to-one head alone, fused.
    void fusedOneToOneNetworksAreInferred()
    {
        NetworkSpec spec = standardSpec(Family::YoloV10, 'n', 7);
        spec.oneToMany = false;
        Network network(spec);
        network.fuse();
        const StateDict weights = weightsOf(network);
        const NetworkSpec inferred = inferSpec(weights, "memory");
        QCOMPARE(networkText(inferred), networkText(spec));
        Network again(inferred);
        again.load(weights, "memory");
        again.eval();
        const c10::NoGradGuard noGrad;
        const at::Tensor input = at::rand({1, 3, 64, 64});
        const Heads expected = network.forward(input, BoxBranch::Fixed, HeadKind::OneToOne);
        const Heads found = again.forward(input, BoxBranch::Fixed, HeadKind::OneToOne);
        QVERIFY(at::equal(expected.scores[0], found.scores[0]));
        QVERIFY(at::equal(expected.boxes[2], found.boxes[2]));
    }

    void descriptionsThatCannotBeBuiltAreRefused()
    {
        const std::string good = networkText(standardSpec(Family::YoloV8, 'n', 2));
        QVERIFY(networkFromText(good, "here").layers.size() == 23);
        const auto changed = [&good](const std::string& from, const std::string& to) {
            std::string text = good;
            text.replace(text.find(from), from.size(), to);
            return text;
        };
        std::string endless;
        for (int i = 0; i < 600; ++i)
            endless += "Conv 8\n";
        for (const std::string& bad :
             {std::string(), std::string("Conv"), changed("C2f", "C2x"), changed("from=-1,6", "from=-1,99"), changed("from=-1,6", "from=-1,x"),
              changed("x1", "x99999999999999999999"), changed("stride=2", "stride=4096"), changed("head yolov8", "head yolo8000"),
              changed("classes=2", "classes=0"), changed(" one2many", ""), changed("Upsample", "Conv 8 stride=0"), endless + good})
            QVERIFY_EXCEPTION_THROWN(networkFromText(bad, "here"), Error);
    }

    void fusingKeepsTheOutput_data()
    {
        QTest::addColumn<int>("family");
        for (const Family family : allFamilies())
            if (family != Family::RtDetr) // test_query_decoder has it
                QTest::addRow("%s", familyName(family).c_str()) << static_cast<int>(family);
    }

    void fusingKeepsTheOutput()
    {
        QFETCH(int, family);
        const c10::NoGradGuard noGrad;
        const auto one = static_cast<Family>(family);
        Network network(standardSpec(one, scalesOf(one).front(), 5));
        for (at::Tensor& buffer : network.buffers())
            buffer.uniform_(0.5, 1.5);
        network.to(at::kDouble);
        network.eval();
        const at::Tensor input = at::rand({1, 3, 64, 64}, at::kDouble);
        const std::vector<Heads> before = network.forwardAll(input, BoxBranch::Fixed, false);
        network.fuse();
        network.fuse(); // the second time does nothing
        const std::vector<Heads> after = network.forwardAll(input, BoxBranch::Fixed, false);
        for (std::size_t head = 0; head < before.size(); ++head)
            for (std::size_t i = 0; i < 3; ++i) {
                QVERIFY(at::allclose(before[head].scores[i], after[head].scores[i], 1e-9, 1e-9));
                QVERIFY(at::allclose(before[head].boxes[i], after[head].boxes[i], 1e-9, 1e-9));
            }
    }

    void trainingHasTheTrueGradient_data()
    {
        QTest::addColumn<int>("family");
        for (const Family family : {Family::YoloV8, Family::YoloV9, Family::YoloV10, Family::Yolo11, Family::Yolo12, Family::Yolo26})
            QTest::addRow("%s", familyName(family).c_str()) << static_cast<int>(family);
    }

    /// With the memory format that the training uses, against a difference quotient (maxima have kinks: to a thousandth).
    void trainingHasTheTrueGradient()
    {
        QFETCH(int, family);
        const auto one = static_cast<Family>(family);
        at::manual_seed(3);
        Network network(standardSpec(one, scalesOf(one).front(), 3));
        network.to(at::kDouble);
        network.train();
        for (at::Tensor& parameter : network.parameters())
            if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
        const at::Tensor input = at::rand({2, 3, 64, 64}, at::kDouble).contiguous(at::MemoryFormat::ChannelsLast);
        const auto loss = [&] {
            at::Tensor sum = at::zeros({}, at::kDouble);
            for (const Heads& heads : network.forwardAll(input, BoxBranch::Differentiable, false))
                for (std::size_t i = 0; i < heads.scores.size(); ++i)
                    sum = sum + heads.scores[i].sigmoid().square().sum() + heads.boxes[i].tanh().square().sum();
            return sum;
        };
        const std::vector<at::Tensor> parameters = network.parameters();
        const auto gradients = torch::autograd::grad({loss()}, parameters, {}, c10::nullopt, false, /*allow_unused=*/true);
        std::vector<at::Tensor> directions;
        double expected = 0;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            directions.push_back(at::randn_like(parameters[i]) * 0.01);
            if (gradients[i].defined()) expected += (gradients[i] * directions[i]).sum().item<double>();
        }
        const c10::NoGradGuard noGrad;
        const auto moved = [&](double step) {
            for (std::size_t i = 0; i < parameters.size(); ++i)
                at::Tensor(parameters[i]).add_(directions[i], step);
            return loss().item<double>();
        };
        constexpr double kStep = 1e-5;
        const double above = moved(kStep), below = moved(-2 * kStep), found = (above - below) / (2 * kStep);
        QVERIFY2(std::abs(found - expected) < 1e-3 * std::abs(expected),
                 qPrintable(QStringLiteral("%1 instead of %2").arg(expected).arg(found)));
    }

    /// The one-to-one head gives its gradient to the input when it is attacked, and none to the layers before it when it is trained.
    void theOneToOneHeadHasItsOwnGradient()
    {
        Network network(standardSpec(Family::Yolo26, 'n', 3));
        network.eval();
        const at::Tensor input = at::rand({1, 3, 64, 64}).requires_grad_(true);
        const auto gradient = [&](bool forTraining) {
            const Heads heads = network.forwardAll(input, BoxBranch::None, forTraining).back();
            return torch::autograd::grad({heads.scores[0].sum()}, {input}, {}, c10::nullopt, false, /*allow_unused=*/true)[0];
        };
        QVERIFY(gradient(false).abs().sum().item<double>() > 0);
        QVERIFY(!gradient(true).defined());
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
