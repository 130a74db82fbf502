// What the user can get wrong: exit code 2, and one line that says what, where, and what to do.
#include "cli_program.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>
#include <unistd.h>

using namespace blindspot::testing;

class TestCliErrors : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
    }

    void aBadTrainingIsRefused_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& more, const char* says) {
            QTest::newRow(name) << more << QString(says);
        };
        row("no iterations", {"--iterations", "0"}, "--iterations");
        row("negative iterations", {"--iterations", "-3"}, "--iterations");
        row("text for iterations", {"--iterations", "many"}, "iterations");
        row("learning rate 0", {"--learning-rate", "0"}, "--learning-rate");
        row("learning rate below 0", {"--learning-rate", "-1"}, "--learning-rate");
        row("learning rate nan", {"--learning-rate", "nan"}, "--learning-rate");
        row("learning rate inf", {"--learning-rate", "inf"}, "--learning-rate");
        row("patch larger than the input", {"--placement", "fixed:0,0", "--patch-size", "100"},
            "--patch-size");
        row("patch outside the input", {"--placement", "fixed:90,0"}, "--placement");
        row("patch too small", {"--patch-size", "2"}, "--patch-size");
        row("placement of nonsense", {"--placement", "nowhere"}, "--placement");
        row("scale 0", {"--placement", "object:0"}, "--placement");
        row("unknown class", {"--class", "unicorn"}, "unicorn");
        row("class without objects", {"--class", "dog"}, "dog");
        row("unknown detector", {"--detector", "absent"}, "absent");
        row("unknown selection", {"--selection", "absent"}, "absent");
        row("no images", {"--images", "0"}, "--images");
        row("unknown recipe", {"--recipe", "magic"}, "--recipe");
        row("unknown loss", {"--losses", "iou"}, "--losses");
        row("unknown optimiser", {"--optimiser", "lion"}, "--optimiser");
        row("unknown transform", {"--transforms", "melt=1"}, "--transforms");
        row("transform nan", {"--transforms", "rotation=nan"}, "--transforms");
        row("camera out of range", {"--transforms", "jpeg=101"}, "--transforms jpeg");
        row("cells out of range", {"--cells", "641"}, "--cells");
        row("palette missing", {"--palette", "no-such-file.txt"}, "no-such-file.txt");
        row("palette of no colours", {"--palette", "1,2;3"}, "--palette");
        row("unknown printable", {"--printable", "all"}, "--printable");
        row("batch of nothing", {"--batch-size", "0"}, "--batch-size");
        row("unknown device", {"--device", "toaster"}, "--device");
        row("seed below 0", {"--seed", "-1"}, "seed");
        row("initial that is not there", {"--initial", "absent.png"}, "absent.png");
        row("out in no folder", {"--out", "/nowhere/p.png"}, "--out");
        row("out on a device", {"--out", "/dev/full"}, "--out");
        row("unknown option", {"--colour", "red"}, "--colour");
        row("selection and dataset", {"--dataset", "small"}, "--dataset");
        row("a config that is not there", {"--config", "absent.toml"}, "absent.toml");
    }
    void aBadTrainingIsRefused()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, says);
        const CliResult result = runCli(world_->trainArguments(2, more));
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QVERIFY2(result.err.contains(says.toUtf8()), result.err);
        QVERIFY2(result.done().isEmpty(), result.out);
        QVERIFY(QDir(world_->workspace() + "/runs").isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot));
    }

    void aBadCallIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& arguments, const char* says) {
            QTest::newRow(name) << arguments << QString(says);
        };
        row("no command", {}, "subcommand");
        row("unknown command", {"conquer"}, "conquer");
        row("half a command", {"runs"}, "subcommand");
        row("missing option", {"train", "--class", "person"}, "--detector");
        row("unknown run", {"runs", "show", "absent"}, "absent");
        row("a run outside", {"runs", "delete", ".."}, "..");
        row("a run of no id", {"runs", "show", ""}, "ID: it is given as an empty text");
        row("a training of no id", {"detector", "trainings", ""}, "ID: it is given as an empty text");
        row("a training of no id that goes on", {"detector", "trainings", "", "--resume"}, "ID: it is given as an empty text");
        row("a training of no id that is removed", {"detector", "trainings", "", "--remove"}, "ID: it is given as an empty text");
        row("one of several runs of no id", {"runs", "group", "x", "", "--name", "night"}, "RUNS: it is given as an empty text");
        row("a dataset of no name", {"dataset", "show", ""}, "NAME: it is given as an empty text");
        row("a new dataset of no name", {"dataset", "import", "--format", "coco", "--annotations", "x.json", "--name", ""}, "--name: it is given as an empty text");
        row("a selection of no name", {"selection", "remove", ""}, "NAME: it is given as an empty text");
        row("a detector of no name", {"detector", "show", ""}, "NAME: it is given as an empty text");
        row("an entry of nothing", {"trash", "restore", ""}, "ENTRY: it is given as an empty text");
        row("an item of nothing", {"queue", "remove", ""}, "ITEM");
        row("a study of no name", {"study", "show", ""}, "STUDY: it is given as an empty text");
        row("nowhere", {"runs", "export", "x", "--out", ""}, "--out: it is given as an empty text");
        row("a workspace nowhere", {"runs", "list", "--workspace", ""}, "--workspace: it is given as an empty text");
        row("a number that is none", {"evaluate", "--detector", "tiny", "--selection", "people", "--images", ""}, "--images");
        row("resume of nothing", {"runs", "resume", "absent"}, "absent");
        row("group of an absent run", {"runs", "group", "absent", "--name", "night"}, "absent");
        row("group without a name", {"runs", "group", "absent"}, "--name, --none");
        row("group with an empty name", {"runs", "group", "absent", "--name", " "}, "--none");
        row("group with a name and without", {"runs", "group", "absent", "--name", "night", "--none"}, "--name, --none");
        row("pin of an absent run", {"runs", "pin", "absent"}, "absent");
        row("checkpoints of an absent run", {"runs", "checkpoints", "absent"}, "absent");
        row("unknown dataset", {"dataset", "show", "absent"}, "absent");
        row("unknown format", {"dataset", "import", "--format", "csv", "x"}, "csv");
        row("no source", {"dataset", "import", "--format", "voc"}, "--annotations");
        row("missing annotations", {"dataset", "import", "--format", "coco", "--annotations", "absent.json"},
            "absent.json");
        row("unknown order", {"selection", "create", "x", "--dataset", "small", "--order", "best"}, "best");
        row("limit 0", {"selection", "create", "x", "--dataset", "small", "--limit", "0"}, "--limit");
        row("name taken", {"selection", "create", "people", "--dataset", "small"}, "people");
        row("class without images", {"selection", "create", "x", "--dataset", "small", "--class", "kite"},
            "kite");
        row("weights that are none", {"detector", "add", __FILE__}, "test_cli_errors.cpp");
        row("confidence of 2", {"detect", "--detector", "tiny", "x.png", "--confidence", "2"},
            "--confidence");
        row("a picture that is none", {"detect", "--detector", "tiny", __FILE__}, "test_cli_errors.cpp");
        row("patch that is not there", {"apply", "--patch", "absent.png", "--dataset", "small", "--out", "x"},
            "absent.png");
        row("objects in a folder", {"apply", "--arm", "grey", "--images", ".", "--out", "x"}, "--placement");
    }
    void aBadCallIsRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const CliResult result = world_->run(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QVERIFY2(result.err.contains(says.toUtf8()), result.err);
        QVERIFY2(result.done().isEmpty(), result.out);
    }

    void aDatasetWithoutImagesIsRefused()
    {
        QFile file(world_->path("empty.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"images": [], "annotations": [], "categories": []})");
        file.close();
        const CliResult result =
            world_->run({"dataset", "import", "--format", "coco", "--annotations", file.fileName()});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QCOMPARE(world_->run({"dataset", "list"}).events("dataset").size(), 1);
    }

    void aBadConfigIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown key") << QByteArray("[train]\ncolour = 1\n") << "line 2";
        QTest::newRow("no value") << QByteArray("[train]\n\niterations =\n") << "line 3";
        QTest::newRow("open quote") << QByteArray("[train]\nclass = \"per\n") << "line 2";
        QTest::newRow("prose") << QByteArray("be nice\n") << "line 1";
        QTest::newRow("bad number") << QByteArray("[train]\niterations = many\n") << "iterations";
    }
    void aBadConfigIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        QFile file(world_->path("bad.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        file.close();
        QStringList arguments = world_->trainArguments(2, {"--config", file.fileName()});
        arguments.removeAt(arguments.indexOf("--iterations") + 1);
        arguments.removeAll("--iterations");
        const CliResult result = runCli(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QVERIFY2(result.err.contains(says.toUtf8()), result.err);
    }

    void aWorkspaceBelowAFileIsRefused()
    {
        const CliResult result =
            runCli({"dataset", "list", "--json", "--workspace", world_->path("coco.json") + "/below"});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
    }

    void aForeignOrDamagedDatabaseIsRefused()
    {
        QVERIFY(QDir().mkpath(world_->path("foreign")));
        QFile file(world_->path("foreign/workspace.db"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const CliResult result = runCli({"runs", "list", "--workspace", world_->path("foreign")});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
    }

    void aNewerDatabaseIsRefused()
    {
        const SmallWorld world(false);
        QCOMPARE(world.run({"runs", "list"}).code, 0);
        // The schema's version stands in the file's header, bytes 60 to 63, big-endian (SQLite's file
        // format, 1.3).
        QFile file(world.workspace() + "/workspace.db");
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(60));
        QCOMPARE(file.write(QByteArray("\0\0\x03\xE8", 4)), 4);
        file.close();
        const CliResult result = world.run({"runs", "list"});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QVERIFY2(result.err.contains("newer"), result.err);
    }

    void aFullStandardOutputIsAnError()
    {
        QProcess process;
        process.setProcessEnvironment(cliEnvironment());
        process.setStandardOutputFile("/dev/full");
        process.start(BLINDSPOT_CLI, {"dataset", "list", "--workspace", world_->workspace()});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("standard output"));
    }

    void aReaderThatGoesAwayIsNoError()
    {
        QProcess process;
        process.setProcessEnvironment(cliEnvironment());
        const QStringList shell{"-c", "\"$0\" \"$@\" | true", BLINDSPOT_CLI};
        process.start("/bin/sh",
                      shell + QStringList{"dataset", "show", "small", "--workspace", world_->workspace()});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.readAllStandardError().isEmpty(), "a broken pipe is nothing to complain of");
    }

    void aFullDiskIsToldAndCostsNothing()
    {
        // No file of the program may grow beyond 64 KiB: like a full disk, also for root.
        const SmallWorld world;
        QStringList arguments = {"-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\"", BLINDSPOT_CLI};
        QProcess process;
        process.setProcessEnvironment(cliEnvironment());
        process.start("/bin/sh", arguments + world.trainArguments(3, {"--patch-size", "200"}));
        QVERIFY(process.waitForFinished(120'000));
        const CliResult result{process.exitCode(), process.readAllStandardOutput(),
                               process.readAllStandardError()};
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QCOMPARE(world.run({"dataset", "list"}).events("dataset").size(), 1);
        const auto runs = world.run({"runs", "list"}).events("run");
        QCOMPARE(runs.size(), 1);
        QVERIFY(runs[0]["state"].toString() != "completed");
        QCOMPARE(world.run({"runs", "resume", runs[0]["run"].toString()}).code, 0);
    }

  private:
    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliErrors)
#include "test_cli_errors.moc"
