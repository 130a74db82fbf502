// COCO's figures are pycocotools': on made data with all that they have to get right, and on real detections.
#include "core/dataset/import/coco_detections.h"
#include "core/metrics/coco_summary.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace blindspot;
using namespace blindspot::dataset;
using metrics::CocoFigure;
using metrics::CocoFigures;
namespace fs = std::filesystem;

namespace {

constexpr double kTolerance = 1e-9;

QJsonObject jsonOf(const fs::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// Which of the figures in `expected` differ; empty: none.
std::string differences(const CocoFigures& figures, const QJsonObject& expected)
{
    std::string text;
    for (const CocoFigure& figure : metrics::kCocoFigures) {
        const auto name = QString::fromUtf8(figure.name.data(), static_cast<qsizetype>(figure.name.size()));
        if (!expected.contains(name)) continue;
        const double wanted = expected[name].toDouble(), got = figures.*figure.value;
        if (!(std::abs(got - wanted) <= kTolerance))
            text += name.toStdString() + " " + std::to_string(got) + " for " + std::to_string(wanted) + " ";
    }
    return text;
}

struct Evaluated {
    CocoDetections data;
    std::vector<CocoFigures> classes;
    CocoFigures all;
};

Evaluated evaluate(const fs::path& annotations, const fs::path& detections)
{
    StopControl stop;
    Evaluated result{readCocoDetections(annotations, detections, stop), {}, {}};
    for (const CocoClass& one : result.data.classes)
        result.classes.push_back(metrics::cocoFigures(one.images));
    result.all = metrics::meanOf(result.classes);
    return result;
}

} // namespace

class TestCocoFigures : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theFiguresArePycocotools()
    {
        const fs::path folder = fs::path(BLINDSPOT_TEST_DATA) / "coco";
        const Evaluated found = evaluate(folder / "instances.json", folder / "results.json");
        const QJsonObject expected = jsonOf(folder / "expected.json");
        QCOMPARE(found.data.images, 12);
        QCOMPARE(expected["all"].toObject().size(), qsizetype{12});
        const std::string all = differences(found.all, expected["all"].toObject());
        QVERIFY2(all.empty(), all.c_str());
        QCOMPARE(found.classes.size(), std::size_t{6});
        for (std::size_t i = 0; i < found.classes.size(); ++i) {
            const auto name = QString::fromStdString(found.data.classes[i].name);
            const QJsonObject wanted = expected["classes"].toObject()[name].toObject();
            QCOMPARE(wanted.size(), qsizetype{12});
            const std::string text = differences(found.classes[i], wanted);
            QVERIFY2(text.empty(), (found.data.classes[i].name + ": " + text).c_str());
        }
    }

    void theFiguresOfRealDetectionsArePycocotools()
    {
        const fs::path shared = BLINDSPOT_SHARED;
        const fs::path annotations = shared / "data/coco128/instances.json";
        const fs::path detections = shared / "fixtures/coco128-detections.json";
        const QJsonObject expected = jsonOf(shared / "fixtures/coco128-pycocotools.json");
        if (!fs::exists(annotations) || !fs::exists(detections) || expected.isEmpty())
            QSKIP("coco128 and its detections are not here");
        const Evaluated found = evaluate(annotations, detections);
        const std::string all = differences(found.all, expected["all"].toObject());
        QVERIFY2(all.empty(), all.c_str());
        int compared = 0;
        for (std::size_t i = 0; i < found.classes.size(); ++i) {
            const CocoClass& one = found.data.classes[i];
            const auto perClass = expected["per_category"].toObject();
            const auto key = QString::number(one.id);
            QCOMPARE(perClass.contains(key), one.objects > 0);
            if (one.name == "person") {
                const std::string text = differences(found.classes[i], expected["person"].toObject());
                QVERIFY2(text.empty(), text.c_str());
            }
            if (one.objects == 0) continue;
            const std::string text = differences(found.classes[i], perClass[key].toObject());
            QVERIFY2(text.empty(), (one.name + ": " + text).c_str());
            ++compared;
        }
        QCOMPARE(compared, 71);
    }
};

QTEST_GUILESS_MAIN(TestCocoFigures)
#include "test_coco_figures.moc"
