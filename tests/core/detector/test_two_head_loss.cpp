// The loss of networks with two heads against ultralytics 8.4.190's E2ELoss, on raw heads that a formula fills.
#include "core/detector/detection_loss.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>

using namespace blindspot::detector;

namespace {

constexpr std::int64_t kSide = 96, kClasses = 3, kImages = 2;

/// scale x sin(0.37 i + phase), computed in double precision.
at::Tensor formula(std::int64_t channels, double scale, double phase)
{
    const std::int64_t anchors = 12 * 12 + 6 * 6 + 3 * 3;
    const at::Tensor place = at::arange(kImages * channels * anchors, at::kDouble);
    return ((place * 0.37 + phase).sin() * scale).to(at::kFloat).view({kImages, channels, anchors});
}

/// B x C x A as the maps of the three strides.
std::vector<at::Tensor> mapsOf(const at::Tensor& flat)
{
    std::vector<at::Tensor> maps;
    std::int64_t first = 0;
    for (const std::int64_t side : {12, 6, 3}) {
        maps.push_back(flat.narrow(2, first, side * side).reshape({kImages, flat.size(1), side, side}));
        first += side * side;
    }
    return maps;
}

struct FormulaHead {
    at::Tensor boxes, scores; ///< leaves
    Heads heads;

    FormulaHead(HeadKind kind, std::int64_t regMax)
    {
        const double phase = kind == HeadKind::OneToMany ? 0.5 : 2.5;
        boxes = (formula(4 * regMax, 1, phase) + (regMax == 1 ? 1.5 : 0)).requires_grad_(true);
        scores = (formula(kClasses, 2, phase + 1) - 1).requires_grad_(true);
        heads.kind = kind;
        heads.strides = {8, 16, 32};
        heads.boxes = mapsOf(boxes);
        heads.scores = mapsOf(scores);
    }
};

LossTargets targets()
{
    const auto image = [](std::initializer_list<std::array<float, 4>> boxes, std::initializer_list<std::int64_t> classes) {
        const at::Tensor rows = at::empty({static_cast<std::int64_t>(boxes.size()), 4});
        auto* values = rows.data_ptr<float>();
        for (const auto& [x, y, w, h] : boxes)
            for (const float value : {x - w / 2, y - h / 2, x + w / 2, y + h / 2})
                *values++ = value * static_cast<float>(kSide);
        const at::Tensor labels = at::empty({static_cast<std::int64_t>(classes.size())}, at::kLong);
        std::copy(classes.begin(), classes.end(), labels.data_ptr<std::int64_t>());
        return std::pair{rows, labels};
    };
    return padTargets({image({{.3F, .3F, .4F, .5F}, {.7F, .6F, .3F, .3F}, {.5F, .5F, .08F, .1F}}, {0, 1, 2}),
                       image({{.4F, .6F, .5F, .4F}, {.2F, .8F, .12F, .3F}}, {1, 0})},
                      at::empty({0}));
}

/// Box, cls and the third part, times the batch as ultralytics has it, differentiable.
at::Tensor partsOf(const FormulaHead& head)
{
    const DetectionLoss loss =
        detectionLoss(head.heads, targets(), kSide, kSide, assignOptionsOf(head.heads.kind, /*floors=*/true));
    return at::stack({loss.box, loss.cls, loss.dfl}) * kImages;
}

double relative(double found, double expected)
{
    return std::abs(found - expected) / std::abs(expected);
}

} // namespace

class TestTwoHeadLoss : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void partsAndGradientsAreTheReferences_data()
    {
        QTest::addColumn<bool>("oneToOne");
        QTest::addColumn<int>("regMax");
        QTest::addColumn<QList<double>>("parts");
        QTest::addColumn<QList<double>>("gradients"); // sums of absolute values, of the heads' weighted loss: boxes, scores
        QTest::newRow("YOLO26 one2many") << false << 1 << QList<double>{7.482779026031494, 120.0937271118164, 0.18565583229064941}
                                         << QList<double>{7.1965837478637695, 63.8312873840332};
        QTest::newRow("YOLO26 one2one") << true << 1 << QList<double>{7.4845099449157715, 274.23199462890625, 0.16701291501522064}
                                        << QList<double>{1.8406116962432861, 36.66012954711914};
        QTest::newRow("YOLOv10 one2many") << false << 16 << QList<double>{12.919526100158691, 267.3387145996094, 8.42166519165039}
                                          << QList<double>{5.088873863220215, 142.8835906982422};
        QTest::newRow("YOLOv10 one2one") << true << 16 << QList<double>{5.118318557739258, 566.3195190429688, 3.0342774391174316}
                                         << QList<double>{0.5078982710838318, 75.92787170410156};
    }

    void partsAndGradientsAreTheReferences()
    {
        QFETCH(bool, oneToOne);
        QFETCH(int, regMax);
        QFETCH(QList<double>, parts);
        QFETCH(QList<double>, gradients);
        const FormulaHead head(oneToOne ? HeadKind::OneToOne : HeadKind::OneToMany, regMax);
        const at::Tensor found = partsOf(head);
        for (int i = 0; i < 3; ++i)
            QVERIFY2(relative(found[i].item<double>(), parts[i]) < 1e-5, qPrintable(QString::number(found[i].item<double>(), 'g', 10)));
        const auto [oneToManyWeight, oneToOneWeight] = headWeights(0, 100);
        const double weight = oneToOne ? oneToOneWeight : oneToManyWeight;
        const auto slopes = torch::autograd::grad({found.sum() * weight}, {head.boxes, head.scores});
        for (int i = 0; i < 2; ++i)
            QVERIFY(relative(slopes[static_cast<std::size_t>(i)].abs().sum().item<double>(), gradients[i]) < 1e-5);
    }

    void weightsMoveEvenly()
    {
        QCOMPARE(headWeights(0, 100).first, 0.8);
        QVERIFY(relative(headWeights(1, 100).first, 0.792929292929293) < 1e-12);
        QVERIFY(relative(headWeights(2, 100).second, 0.21414141414141408) < 1e-12);
        QVERIFY(relative(headWeights(99, 100).first, 0.1) < 1e-12);
        QVERIFY(relative(headWeights(7, 1).first, 0.1) < 1e-12);
        QCOMPARE(headWeights(0, 1).first, 0.8);
    }
};

QTEST_GUILESS_MAIN(TestTwoHeadLoss)
#include "test_two_head_loss.moc"
