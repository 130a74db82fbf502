// evaluate detections, as a script calls it: pycocotools' figures, and what is refused.
#include "cli_program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace blindspot::testing;

namespace {

QString dataFile(const QString& name)
{
    return QStringLiteral(BLINDSPOT_TEST_DATA "/coco/") + name;
}

QStringList call(const QString& annotations, const QString& detections, const QStringList& more = {})
{
    return QStringList{"evaluate", "detections", "--annotations", annotations, "--detections", detections} +
           more;
}

/// The figures of `got` are those of `expected`, -1 there being null here.
bool sameFigures(const QJsonObject& got, const QJsonObject& expected)
{
    for (auto figure = expected.begin(); figure != expected.end(); ++figure) {
        const QJsonValue value = got[figure.key()];
        const double wanted = figure.value().toDouble();
        const bool same =
            wanted == -1 ? value.isNull() : value.isDouble() && std::abs(value.toDouble() - wanted) <= 1e-9;
        if (!same) return false;
    }
    return expected.size() == 12;
}

} // namespace

class TestCliEvaluateDetections : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        expected_ = QJsonDocument::fromJson(contentOf(dataFile("expected.json"))).object();
        QVERIFY(!expected_.isEmpty());
    }

    void theFiguresArePycocotools()
    {
        const CliResult result =
            runCli(call(dataFile("instances.json"), dataFile("results.json"), {"--json"}));
        QVERIFY2(result.code == 0, result.err);
        bool pure = false;
        result.events(&pure);
        QVERIFY(pure);
        const QJsonObject done = result.done();
        QVERIFY(sameFigures(done, expected_["all"].toObject()));
        QCOMPARE(done["images"].toInt(), 12);
        QCOMPARE(done["annotations"].toInt(), 95);
        QCOMPARE(done["detections"].toInt(), 263);
        QVERIFY(done["seconds"].toDouble(-1) >= 0);
    }

    void classesWithObjectsAreTold()
    {
        const CliResult result =
            runCli(call(dataFile("instances.json"), dataFile("results.json"), {"--json"}));
        QStringList names;
        for (const QJsonObject& event : result.events("class")) {
            names.append(event["class"].toString());
            QVERIFY(sameFigures(event, expected_["classes"].toObject()[names.last()].toObject()));
        }
        QCOMPARE(names, (QStringList{"person", "car", "kite", "lamp"}));
        QCOMPARE(result.events("class").first()["objects"].toInt(), 20);
    }

    void aPersonReadsATable()
    {
        const QStringList arguments = call(dataFile("instances.json"), dataFile("results.json"));
        const CliResult plain = runCli(arguments);
        QCOMPARE(plain.code, 0);
        QVERIFY2(plain.out.contains("AP50       0.333"), plain.out);
        QVERIFY2(plain.out.contains("pycocotools") && plain.out.contains("ultralytics"), plain.out);
        QVERIFY2(!plain.out.contains("person"), plain.out);
        const CliResult perClass = runCli(arguments + QStringList{"--per-class"});
        QVERIFY2(perClass.out.contains("person"), perClass.out);
        QVERIFY2(perClass.out.contains(" - "), perClass.out); // kite has no large objects
    }

    void aBadCallIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const QString good = dataFile("instances.json"), results = dataFile("results.json");
        QTest::newRow("no detections")
            << QStringList{"evaluate", "detections", "--annotations", good} << "--detections";
        QTest::newRow("missing") << call(good, "absent.json") << "absent.json";
        QTest::newRow("swapped") << call(results, good) << "results.json";
        QTest::newRow("annotations twice") << call(good, good) << "not a list";
        QTest::newRow("no JSON") << call(good, SmallWorld::weights()) << "a file of weights, not JSON";
    }
    void aBadCallIsRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const CliResult result = runCli(arguments + QStringList{"--json"});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QVERIFY2(result.err.contains(says.toUtf8()), result.err);
        QVERIFY2(result.done().isEmpty(), result.out);
    }

    void detectionsOfUnknownImagesAreCounted()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("foreign.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"([{"image_id": 100000, "category_id": 1, "bbox": [0, 0, 1, 1], "score": 0.5}])");
        file.close();
        const CliResult result = runCli(call(dataFile("instances.json"), file.fileName()));
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QVERIFY2(result.err.contains("1 of 1 detections") && result.err.contains("100000"), result.err);
    }

  private:
    QJsonObject expected_;
};

QTEST_GUILESS_MAIN(TestCliEvaluateDetections)
#include "test_cli_evaluate_detections.moc"
