// Help, version, and the commands that keep datasets, selections and detectors.
#include "cli_program.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace blindspot::testing;

class TestCliCommands : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
    }

    void helpIsAtEveryLevel_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("says");
        QTest::newRow("program") << QStringList{} << "train";
        QTest::newRow("train") << QStringList{"train"} << "--images-per-update all or N";
        QTest::newRow("runs resume") << QStringList{"runs", "resume"} << "--iterations N";
        QTest::newRow("dataset import") << QStringList{"dataset", "import"} << "coco, yolo, voc, folder or video";
        QTest::newRow("dataset scan") << QStringList{"dataset", "scan"} << "goes on where it was";
        QTest::newRow("dataset images") << QStringList{"dataset", "images"} << "missed, half-seen, invented or found";
        QTest::newRow("selection create") << QStringList{"selection", "create"} << "--min-side PX";
        QTest::newRow("detector") << QStringList{"detector"} << "add";
        QTest::newRow("detect") << QStringList{"detect"} << "0.25";
        QTest::newRow("apply") << QStringList{"apply"} << "object:0.4";
        QTest::newRow("device") << QStringList{"device"} << "cuda:N";
    }
    void helpIsAtEveryLevel()
    {
        QFETCH(QStringList, command);
        QFETCH(QString, says);
        const CliResult result = runCli(command + QStringList{"--help"});
        QCOMPARE(result.code, 0);
        QVERIFY2(result.out.contains(says.toUtf8()), result.out);
        QVERIFY(result.out.contains("Exit code"));
        QVERIFY(result.err.isEmpty());
    }

    void theVersionIsTold()
    {
        const CliResult result = runCli({"--version"});
        QCOMPARE(result.code, 0);
        const QStringList lines = QString::fromUtf8(result.out).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith("blindspot-cli 0."));
        QVERIFY2(lines[1].contains(QRegularExpression("^build ([0-9a-f]{12}, 20..-..-..|of a tree without)")), qPrintable(lines[1]));
        QVERIFY2(lines[2].contains(QRegularExpression("^LibTorch [12]\\.[0-9.]+(\\+cu[0-9]+)?, (without CUDA|CUDA [0-9]+\\.[0-9]+)$")), qPrintable(lines[2]));
    }

    void theWindowsProgramSaysItsWordsWithoutADisplay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("--version") << QStringList{"--version"} << "Blindspot 0.";
        QTest::newRow("-v") << QStringList{"-v"} << "Blindspot 0.";
        QTest::newRow("--help") << QStringList{"--help"} << "--demonstration";
        QTest::newRow("-h, beside another") << QStringList{"--demonstration", "-h"} << "[workspace]";
    }
    void theWindowsProgramSaysItsWordsWithoutADisplay()
    {
#ifdef BLINDSPOT_WINDOW
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(name);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(BLINDSPOT_WINDOW, arguments);
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY(process.exitStatus() == QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(QString::fromUtf8(process.readAllStandardOutput()).contains(says));
#else
        QSKIP("this build has no window");
#endif
    }

    void theWindowsProgramWithoutADisplay_data()
    {
        QTest::addColumn<QStringList>("environment");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << QStringList() << "blindspot: there is no display for the window; set DISPLAY or WAYLAND_DISPLAY, or use";
        QTest::newRow("unreachable") << QStringList{"DISPLAY=:4711"} << "cannot be opened (DISPLAY=:4711); set DISPLAY";
        QTest::newRow("over ssh") << QStringList{"SSH_CONNECTION=10.0.0.1 50000 10.0.0.2 22"}
                                  << "blindspot: this is a session over ssh without a display for the window; log in with ssh -X, or use blindspot-cli";
        QTest::newRow("a forwarding that ended") << QStringList{"SSH_CONNECTION=10.0.0.1 50000 10.0.0.2 22", "DISPLAY=localhost:4711"}
                                                 << "cannot be opened (DISPLAY=localhost:4711); log in with ssh -X";
        QTest::newRow("a Wayland display that is gone") << QStringList{"WAYLAND_DISPLAY=wayland-4711", "XDG_RUNTIME_DIR=/tmp"} << "cannot be opened (WAYLAND_DISPLAY=wayland-4711); ";
        QTest::newRow("unknown platform") << QStringList{"QT_QPA_PLATFORM=abacus"} << "cannot be opened (QT_QPA_PLATFORM=abacus)";
    }
    void theWindowsProgramWithoutADisplay()
    {
#ifdef BLINDSPOT_WINDOW
        QFETCH(QStringList, environment);
        QFETCH(QString, says);
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "SSH_CONNECTION", "SSH_TTY"})
            all.remove(name);
        for (const QString& one : environment)
            all.insert(one.section('=', 0, 0), one.section('=', 1));
        QProcess process;
        process.setProcessEnvironment(all);
        process.start(BLINDSPOT_WINDOW, {});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY(process.exitStatus() == QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 2);
        const QString error = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(error.contains(says) && error.count('\n') == 1, qPrintable(error));
#else
        QSKIP("this build has no window");
#endif
    }

    void theDeviceIsTold()
    {
        const QJsonObject done = runCli({"--json", "device", "--device", "cpu"}).done();
        QCOMPARE(done["device"].toString(), "cpu");
        QVERIFY(!done["name"].toString().isEmpty() && !done["reason"].toString().isEmpty());
        QCOMPARE(done["threads"].toInt(), 1);
    }

    void aDatasetIsListedAndShown()
    {
        const CliResult list = world_->run({"dataset", "list"});
        QCOMPARE(list.events("dataset").size(), 1);
        QCOMPARE(list.events("dataset")[0]["name"].toString(), "small");
        QCOMPARE(list.events("dataset")[0]["images"].toInt(), 6);
        QCOMPARE(list.events("dataset")[0]["annotations"].toInt(), 9);
        const CliResult show = world_->run({"dataset", "show", "small"});
        QCOMPARE(show.events("category").size(), 3);
        QCOMPARE(show.done()["images"].toInt(), 6);
        bool pure = false;
        show.events(&pure);
        QVERIFY(pure);
    }

    void problemsAreListed()
    {
        const SmallWorld world;
        QCOMPARE(world.run({"dataset", "show", "small", "--problems"}).events("problem").size(), 0);
        QVERIFY(world.run({"dataset", "show", "small", "--problems"}).done()["recorded"].toBool());
        const QStringList pictures = QDir(world.path("images")).entryList(QDir::Files);
        QVERIFY(QFile::remove(world.path("images/" + pictures.first())));
        const QStringList again{"dataset", "import", "--format", "coco", "--annotations",
                                world.path("coco.json"), "--images", world.path("images"), "--name", "small", "--replace"};
        const QJsonObject imported = world.run(again).done();
        QCOMPARE(imported["warnings"].toInt(), 1);
        QCOMPARE(imported["problems"].toObject()["missing-picture"].toInt(), 1);
        QCOMPARE(imported["pictures"].toObject()["found"].toInt(), 5);
        QCOMPARE(imported["pictures"].toObject()["labels_without_picture"].toInt(), 1);
        const CliResult result = world.run({"dataset", "show", "small", "--problems"});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.events("problem").size(), 1);
        const QJsonObject problem = result.events("problem")[0];
        QCOMPARE(problem["kind"].toString(), QString("missing-picture"));
        QCOMPARE(problem["file"].toString(), pictures.first());
        QVERIFY(problem["text"].toString().contains("missing"));
        QCOMPARE(result.done()["total"].toInt(), 1);
        QVERIFY(runCli({"--workspace", world.workspace(), "dataset", "show", "small", "--problems"})
                    .out.contains("pictures that are missing: 1"));
    }

    void movedPicturesAreFoundAgain()
    {
        const SmallWorld world;
        QVERIFY(QDir().rename(world.path("images"), world.path("moved")));
        QCOMPARE(world.run(world.trainArguments(1)).code, 2);
        QCOMPARE(world.run({"dataset", "locate", "small", "--images", world.path("absent")}).code, 2);
        QCOMPARE(world.run({"dataset", "locate", "small", "--images", world.path("moved")}).code, 0);
        QCOMPARE(runCli(world.trainArguments(1)).code, 0);
    }

    void selectionsAreMadeListedAndRemoved()
    {
        const CliResult made = world_->run({"selection", "create", "자동차", "--dataset", "small", "--class",
                                            "car", "--limit", "2", "--order", "random", "--seed", "3"});
        QCOMPARE(made.code, 0);
        QCOMPARE(made.done()["selection"].toString(), "자동차");
        QCOMPARE(made.done()["images"].toInt(), 2);
        QCOMPARE(world_->run({"selection", "list"}).events("selection").size(), 2);
        QCOMPARE(world_->run({"selection", "show", "자동차"}).events("image").size(), 2);
        QCOMPARE(world_->run({"selection", "remove", "자동차"}).code, 0);
        QCOMPARE(world_->run({"selection", "list"}).events("selection").size(), 1);
    }

    void aDetectorIsShown()
    {
        const QJsonObject done = world_->run({"detector", "show", "tiny"}).done();
        QCOMPARE(done["architecture"].toString(), "yolov8");
        QCOMPARE(done["input_size"].toInt(), 96);
        QCOMPARE(done["classes"].toArray().size(), 3);
        QVERIFY(done["parameters"].toInt() > 1000);
    }

    void anOnnxExportIsADetectorThatSaysItsLicence()
    {
        const SmallWorld world;
        const QString file = QStringLiteral(BLINDSPOT_TEST_DATA "/onnx/several-plain.onnx");
        const QJsonObject added = world.run({"detector", "add", file}).done();
        QVERIFY(added["assumptions"].toArray().isEmpty());
        QCOMPARE(added["licence"].toString(), "AGPL-3.0 License (https://ultralytics.com/license)");
        const QString shown = runCli({"--workspace", world.workspace(), "detector", "show", "several-plain"}).out;
        QVERIFY2(shown.contains("\nlicence: AGPL-3.0 License (https://ultralytics.com/license)\ndiffers: "), qPrintable(shown));
        QVERIFY(world.run({"detector", "show", "tiny"}).done()["licence"].isNull());
    }

    void whatAFileDoesNotSayIsToldAndCanBeSaid()
    {
        const SmallWorld world;
        const QString bare = QStringLiteral(BLINDSPOT_TEST_DATA "/graphs/sppf-identity-bare.pt");
        const auto said = [](const QJsonObject& done) {
            QString text;
            for (const QJsonValue& one : done["assumptions"].toArray())
                text += one.toString() + "\n";
            return text;
        };
        const QJsonObject plain = world.run({"detector", "add", bare, "--name", "plain"}).done();
        QVERIFY(said(plain).contains("SPPF's first convolution is silu (as published"));
        QVERIFY(said(plain).contains("'class 0' and so on"));
        QCOMPARE(said(world.run({"detector", "show", "plain"}).done()), said(plain));
        QVERIFY(runCli({"--workspace", world.workspace(), "detector", "show", "plain"}).out.contains("assumed: "));

        QFile names(world.path("names.txt"));
        QVERIFY(names.open(QIODevice::WriteOnly) && names.write("person\nbicycle\ncar\n") > 0);
        names.close();
        const QStringList assumed{"--assume", "sppf-activation=none", "--assume", "input-size=100"};
        const QJsonObject told =
            world.run(QStringList{"detector", "add", bare, "--name", "told", "--names", names.fileName()} + assumed).done();
        QCOMPARE(told["classes"].toArray().at(1).toString(), "bicycle");
        QCOMPARE(told["input_size"].toInt(), 128);
        QCOMPARE(told["chosen"].toObject()["sppf-activation"].toString(), "none");
        QVERIFY(said(told).contains("SPPF's first convolution is none (as chosen"));
        QVERIFY(told["notes"].toArray().at(0).toString().contains("rounded up to 128"));

        const QJsonObject fromDataset =
            world.run({"detector", "add", bare, "--name", "named", "--names-from", "small"}).done();
        QCOMPARE(fromDataset["classes"].toArray().at(2).toString(), "kite"); // in the order of their numbers

        QVERIFY(names.open(QIODevice::WriteOnly) && names.write("person\nbicycle\n") > 0);
        names.close();
        for (const QStringList& wrong : {QStringList{"--assume", "activation=swish"}, QStringList{"--assume", "colour=red"},
                                         QStringList{"--names", names.fileName()}, QStringList{"--names-from", "absent"}}) {
            const CliResult result = world.run(QStringList{"detector", "add", bare, "--name", "wrong"} + wrong);
            QCOMPARE(result.code, 2);
            QVERIFY2(result.oneLineOfError(), result.err);
        }
        const CliResult count = world.run({"detector", "add", bare, "--name", "wrong", "--names", names.fileName()});
        QVERIFY2(count.err.contains("2 class names for the 3 classes"), count.err);
    }

    void removalForgets()
    {
        const SmallWorld world;
        QCOMPARE(world.run({"detector", "remove", "tiny"}).code, 0);
        QCOMPARE(world.run({"dataset", "remove", "small"}).done()["selections"].toArray().size(), 1);
        QCOMPARE(world.run({"selection", "list"}).events().size(), 1);
        QVERIFY(QDir(world.path("images")).exists());
    }

    void whatWasRemovedComesBack()
    {
        const SmallWorld world;
        const int detector = world.run({"detector", "remove", "tiny"}).done()["trash"].toInt();
        world.run({"dataset", "remove", "small"});
        const QList<QJsonObject> listed = world.run({"trash", "list"}).events();
        QCOMPARE(listed.size(), 3);
        QCOMPARE(listed[0]["kind"].toString(), "dataset");
        QCOMPARE(listed[0]["selections"].toInt(), 1);
        QCOMPARE(listed[1]["name"].toString(), "tiny");
        QCOMPARE(listed[2]["entries"].toInt(), 2);
        const QJsonArray restored = world.run({"trash", "restore", "small"}).done()["restored"].toArray();
        QCOMPARE(restored.size(), 2);
        QCOMPARE(world.run({"trash", "restore", QString::number(detector)}).code, 0);
        QCOMPARE(world.run({"detector", "show", "tiny"}).code, 0);
        QCOMPARE(world.run({"selection", "list"}).events().size(), 2);
        const CliResult absent = world.run({"trash", "restore", "small"});
        QCOMPARE(absent.code, 2);
        QVERIFY2(absent.oneLineOfError(), absent.err);

        world.run({"detector", "remove", "tiny"});
        QCOMPARE(world.run({"trash", "empty"}).done()["erased"].toInt(), 1);
        QCOMPARE(world.run({"trash", "list"}).events().size(), 1);
    }

    void aPersonReadsTables()
    {
        const CliResult result = runCli({"--workspace", world_->workspace(), "detector", "list"});
        QCOMPARE(result.code, 0);
        QVERIFY(result.out.startsWith("DETECTOR"));
        QVERIFY(result.out.contains("tiny"));
        QVERIFY(!result.out.contains("{"));
    }

    void theWorkspaceIsMadeWhereTheUserKeepsData()
    {
        const SmallWorld world(false);
        QProcess process;
        QProcessEnvironment environment = cliEnvironment();
        environment.insert("XDG_DATA_HOME", world.path("data"));
        process.setProcessEnvironment(environment);
        process.start(BLINDSPOT_CLI, {"dataset", "list"});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(QFile::exists(world.path("data/blindspot/workspace.db")));
    }

    void aTakenNameIsRefused()
    {
        const SmallWorld world;
        const QStringList import{"dataset", "import", "--format", "coco", "--annotations", world.path("coco.json"),
                                 "--images", world.path("images"), "--name", "small"};
        const CliResult refused = world.run(import);
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.oneLineOfError() && refused.err.contains("--replace") && refused.err.contains("selections: 1"), refused.err);
        QCOMPARE(world.run(import + QStringList{"--replace"}).done()["images"].toInt(), 6);
        QCOMPARE(world.run({"selection", "show", "people"}).events("image").size(), 6);
        QCOMPARE(world.run({"dataset", "import", "--format", "yolo", world.path("images"), "--boxes", "corners"}).code, 2);
        QVERIFY(world.run(import + QStringList{"--replace", "--boxes", "centre"}).err.contains("size, corners or fractions"));
    }

    void programsMayWriteAtOnce()
    {
        const SmallWorld world;
        QList<QProcess*> processes;
        for (int i = 0; i < 6; ++i) {
            auto* process = new QProcess(this);
            process->setProcessEnvironment(cliEnvironment());
            const QStringList arguments =
                i % 2 == 0 ? QStringList{"selection", "create", QString("s%1").arg(i), "--dataset", "small"}
                           : QStringList{"dataset",       "import",
                                         "--format",      "coco",
                                         "--annotations", world.path("coco.json"),
                                         "--images",      world.path("images"),
                                         "--name",        QString("d%1").arg(i)};
            process->start(BLINDSPOT_CLI, world.with(arguments));
            processes.append(process);
        }
        for (QProcess* process : processes) {
            QVERIFY(process->waitForFinished(120'000));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardError());
        }
        QCOMPARE(world.run({"selection", "list"}).events("selection").size(), 4);
        QCOMPARE(world.run({"dataset", "list"}).events("dataset").size(), 4);
    }

  private:
    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliCommands)
#include "test_cli_commands.moc"
