// Studies on the command line: made, done, told, written as files; and what is refused before anything is trained.
#include "cli_program.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace blindspot::testing;

class TestCliStudy : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
    }

    void aStudyIsDoneToldAndWritten()
    {
        const CliResult created = create("night", {"--vary", "patch-size=16,24", "--vary", "learning-rate=1,20"});
        QVERIFY2(created.code == 0, created.err);
        QCOMPARE(created.done()["settings"].toInt(), 4);
        QCOMPARE(created.done()["images"].toInt(), 6);
        QCOMPARE(created.done()["held_out"].toInt(), 3);
        QVERIFY2(created.err.contains("warning: 3 of the 6 images"), created.err);
        QCOMPARE(world_->run({"study", "list"}).events("study").size(), 1);
        const CliResult run = world_->run({"study", "run", "night"});
        QVERIFY2(run.code == 0, run.err);
        bool pure = false;
        run.events(&pure);
        QVERIFY(pure);
        QCOMPARE(run.events("measured").size(), 4);
        QCOMPARE(run.events("setting").size(), 4);
        QCOMPARE(run.events("option").size(), 2);
        QVERIFY(run.done()["complete"].toBool());
        QVERIFY(run.done()["best"].isObject());
        const CliResult show = world_->run({"study", "show", "night"});
        QCOMPARE(show.done()["answer"], run.done()["answer"]);
        const QStringList files{world_->path("night.html"), world_->path("night.csv"), world_->path("night.json")};
        const CliResult written = world_->run({"study", "export", "night", "--out", files[0], "--out", files[1], "--out", files[2], "--language", "ko"});
        QVERIFY2(written.code == 0, written.err);
        QVERIFY(contentOf(files[0]).contains("<html lang=\"ko\""));
        QCOMPARE(contentOf(files[1]).count('\n'), 5);
        QVERIFY(contentOf(files[2]).contains("\"complete\": true"));
        QCOMPARE(world_->run({"queue", "add", "study", "night"}).code, 0);
        const CliResult queued = world_->run({"queue", "run"}); // nothing is left to do, and that is soon done
        QVERIFY2(queued.code == 0, queued.err);
    }

    void whatMakesNoSenseIsOneLine_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("says");
        QTest::newRow("one value") << QStringList{"--vary", "patch-size=24"} << "one setting is no study";
        QTest::newRow("too many") << QStringList{"--vary", "learning-rate=1..10", "--random", "5000"} << "5000 trainings";
        QTest::newRow("unknown") << QStringList{"--vary", "colour=1,2"} << "colour";
        QTest::newRow("out of range") << QStringList{"--vary", "iterations=0,5"} << "--iterations";
        QTest::newRow("nothing held out") << QStringList{"--vary", "learning-rate=1,2", "--images", "6"} << "none of the 6 images";
        QTest::newRow("halving") << QStringList{"--vary", "learning-rate=1,2", "--halving", "0.5"} << "--halving";
    }
    void whatMakesNoSenseIsOneLine()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, says);
        const CliResult result = create("x", more);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError() && result.err.contains(says.toUtf8()), result.err);
        QCOMPARE(world_->run({"study", "run", "x"}).code, 2);
    }

  private:
    /// Trains on the first three pictures and measures on the others.
    CliResult create(const QString& name, const QStringList& more) const
    {
        QStringList arguments = world_->trainArguments(2, QStringList{"--images", "3", "--evaluate-on", "people", "--confidence", "0.002"} + more);
        arguments.removeFirst();
        return runCli(QStringList{"study", "create", name} + arguments);
    }

    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliStudy)
#include "test_cli_study.moc"
