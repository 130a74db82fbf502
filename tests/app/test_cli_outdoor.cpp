// outdoor: sheets to print, a rehearsal that is drawn, and the same films measured as if they had been filmed.
#include "cli_program.h"
#include "core/imaging/codec.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <memory>

using namespace blindspot;
using namespace blindspot::testing;

class TestCliOutdoor : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
        imaging::Image red(30, 30);
        for (std::size_t i = 0; i < red.rgb.size(); i += 3)
            red.rgb[i] = 255;
        imaging::writePng(world_->path("red.png").toStdString(), red);
        imaging::writePng(world_->path("wide.png").toStdString(), imaging::Image(30, 20, 200));
    }

    void sheetsHaveAFileThatTellsThemApart()
    {
        const CliResult result = world_->run({"outdoor", "sheets", "--patch", world_->path("red.png"), "--out", world_->path("sheets.pdf")});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["paper"].toString(), QString("A4"));
        QCOMPARE(result.done()["sheets"].toInt(), 3);
        QVERIFY(contentOf(world_->path("sheets.pdf")).startsWith("%PDF"));
        const QByteArray file = contentOf(world_->path("sheets.json"));
        QVERIFY(file.contains("blindspot-trial"));
        // Once more is the same; other sheets do not take the place of those that may be printed.
        QCOMPARE(world_->run({"outdoor", "sheets", "--patch", world_->path("red.png"), "--out", world_->path("sheets.pdf")}).code, 0);
        const CliResult other = world_->run({"outdoor", "sheets", "--patch", world_->path("red.png"), "--side", "120", "--out", world_->path("sheets.pdf")});
        QCOMPARE(other.code, 2);
        QVERIFY2(other.oneLineOfError() && other.err.contains("another trial"), other.err);
        QCOMPARE(contentOf(world_->path("sheets.json")), file);
    }

    /// The tiny detector is sure of nothing, so that nobody is found, and that can be told.
    void aRehearsalIsMeasuredLikeFilms()
    {
        const CliResult drawn = world_->run({"outdoor", "rehearse", "--patch", world_->path("red.png"), "--detector", "tiny", "--confidence", "0.9",
                                             "--films", world_->path("films"), "--scenes", "2", "--frames", "3", "--farthest", "5", "--bootstrap", "100"});
        QVERIFY2(drawn.code == 0, drawn.err);
        QCOMPARE(drawn.done()["frames"].toInt(), 18);
        QVERIFY(drawn.done()["sightings"].toInt() >= 14);
        QCOMPARE(drawn.done()["true_found"].toArray().size(), 3);
        const QJsonObject all = drawn.events("rehearsed").back();
        QCOMPARE(all["wrong"].toInt(), 0);
        QVERIFY(all["distance_error"].toDouble() < 0.05);

        const QString html = world_->path("trial.html"), csv = world_->path("trial.csv"), json = world_->path("trial.json");
        const CliResult measured = world_->run({"outdoor", "measure", world_->path("films"), "--trial", world_->path("films/sheets.json"), "--detector", "tiny",
                                                "--confidence", "0.9", "--every", "1", "--focal", "1120", "--bootstrap", "100", "--out", html, "--out", csv, "--out", json});
        QVERIFY2(measured.code == 0, measured.err);
        QCOMPARE(measured.done()["scenes"].toInt(), 2);
        QCOMPARE(measured.done()["sightings"], drawn.done()["sightings"]);
        QCOMPARE(measured.done()["hidden_beyond_control"], drawn.done()["hidden_beyond_control"]);
        QCOMPARE(measured.events("sheet").size(), drawn.events("sheet").size());
        for (const QJsonObject& sheet : measured.events("sheet"))
            QCOMPARE(sheet["found"].toDouble(-1), 0.0);
        QVERIFY2(measured.err.contains("intervals are narrower"), measured.err); // two scenes are few
        QCOMPARE(contentOf(csv).count('\n'), 1 + measured.done()["sightings"].toInt());
        QVERIFY(contentOf(html).contains("<html") && contentOf(json).contains("by_distance_m"));

        // A film that cannot be read is a remark, in the report's language.
        const QStringList scenes = QDir(world_->path("films")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QFile broken(world_->path("films") + "/" + scenes.value(0) + "/broken.mp4");
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no film") > 0);
        broken.close();
        const QString korean = world_->path("korean.html");
        const CliResult again = world_->run({"outdoor", "measure", world_->path("films"), "--trial", world_->path("films/sheets.json"), "--detector", "tiny",
                                             "--confidence", "0.9", "--every", "8", "--bootstrap", "100", "--language", "ko", "--out", korean});
        QVERIFY2(again.code == 0, again.err);
        QVERIFY2(again.err.contains("a film was left out"), again.err);
        QVERIFY2(contentOf(korean).contains("broken.mp4") && contentOf(korean).contains("촬영본 하나를") && !contentOf(korean).contains("left out"),
                 contentOf(korean));
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        const QStringList sheets{"outdoor", "sheets", "--out", world_->path("x.pdf")};
        const QStringList measure{"outdoor", "measure", "--detector", "tiny"};
        QTest::newRow("no patch") << sheets << QByteArray("--patch");
        QTest::newRow("not square") << sheets + QStringList{"--patch", world_->path("wide.png")} << QByteArray("square");
        QTest::newRow("too small") << sheets + QStringList{"--patch", world_->path("red.png"), "--side", "20"} << QByteArray("50 to 800");
        QTest::newRow("too large") << sheets + QStringList{"--patch", world_->path("red.png"), "--side", "800"} << QByteArray("paper");
        QTest::newRow("no PDF") << QStringList{"outdoor", "sheets", "--patch", world_->path("red.png"), "--out", world_->path("x.png")} << QByteArray(".pdf");
        QTest::newRow("no trial") << measure + QStringList{world_->path("films"), "--trial", world_->path("red.png")} << QByteArray("no file of a trial");
        QTest::newRow("no films") << measure + QStringList{world_->path("nowhere"), "--trial", world_->path("films/sheets.json")} << QByteArray("nowhere");
        QTest::newRow("other class") << measure + QStringList{world_->path("films"), "--trial", world_->path("films/sheets.json"), "--class", "unicorn"} << QByteArray("unicorn");
        QTest::newRow("no report") << measure + QStringList{world_->path("films"), "--trial", world_->path("films/sheets.json"), "--out", world_->path("x.doc")} << QByteArray(".html");
    }
    void mistakesAreSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const CliResult result = world_->run(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError() && result.err.contains(words), result.err);
    }

  private:
    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliOutdoor)
#include "test_cli_outdoor.moc"
