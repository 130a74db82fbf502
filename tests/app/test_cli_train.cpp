// train and runs: the events that scripts rely on, the recipes, and runs that are repeated from what they
// export.
#include "cli_program.h"
#include "core/imaging/codec.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace blindspot::testing;

namespace {

QString runOf(const CliResult& result)
{
    return result.done()["run"].toString();
}

} // namespace

class TestCliTrain : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
    }

    void eachRecipeTrains_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<bool>("hasParts");
        QTest::newRow("hide") << QStringList{} << false;
        QTest::newRow("hide at a fixed place") << QStringList{"--placement", "fixed:3,40"} << false;
        QTest::newRow("robust-dpatch") << QStringList{"--recipe", "robust-dpatch"} << true;
        QTest::newRow("robust-dpatch on objects")
            << QStringList{"--recipe", "robust-dpatch", "--placement", "object:0.5", "--losses", "cls:2,box"}
            << true;
    }
    void eachRecipeTrains()
    {
        QFETCH(QStringList, more);
        QFETCH(bool, hasParts);
        const QString out = world_->path("patch out.png");
        QFile::remove(out);
        const CliResult result =
            runCli(world_->trainArguments(2, more + QStringList{"--out", out, "--images", "4"}));
        QVERIFY2(result.code == 0, result.err);
        QVERIFY2(result.complaints().isEmpty(), result.err);
        QVERIFY2(result.err.contains("finds none of the 4 objects of the class 'person'"), result.err);
        bool pure = false;
        const QList<QJsonObject> events = result.events(&pure);
        QVERIFY2(pure, result.out);
        QCOMPARE(events.size(), 4);

        const QJsonObject started = events.first();
        QCOMPARE(started["event"].toString(), "started");
        QCOMPARE(started["device"].toString(), "cpu");
        QCOMPARE(started["images"].toInt(), 4);
        QCOMPARE(started["batch_size"].toInt(), 1);
        QCOMPARE(started["precision"].toString(), "fp32");
        QVERIFY(started["estimated_seconds"].isDouble() && started["estimated_bytes"].isDouble());

        const QJsonObject iteration = events[2];
        QCOMPARE(iteration["event"].toString(), "iteration");
        QCOMPARE(iteration["iteration"].toInt(), 2);
        QCOMPARE(iteration["iterations"].toInt(), 2);
        QVERIFY(iteration["loss"].isDouble() && iteration["seconds"].isDouble());
        for (const char* part : {"loss_box", "loss_cls", "loss_dfl"})
            QVERIFY2(hasParts ? iteration[part].isDouble() : iteration[part].isNull(), part);

        const QJsonObject done = result.done();
        QCOMPARE(done["run"].toString(), started["run"].toString());
        QCOMPARE(done["patch"].toString(), out);
        QCOMPARE(done["patch_shape"].toArray(), (QJsonArray{3, 24, 24}));
        QCOMPARE(done["stopped"].toBool(true), false);
        QVERIFY(done["seconds"].toDouble() > 0 && done["seconds_per_pass"].toDouble() > 0);
        const auto picture = blindspot::imaging::decodeFile(out.toStdString());
        QCOMPARE(picture.width, 24);
        QCOMPARE(picture.height, 24);
        QCOMPARE(contentOf(world_->workspace() + "/runs/" + done["run"].toString() + "/patch.png"),
                 contentOf(out));
    }

    void severalDetectorsAreToldApart()
    {
        const QStringList other{"--detector", BLINDSPOT_TEST_DATA "/fixtures/yolo11-tiny.pt", "--weights", "min-max"};
        const CliResult result = runCli(world_->trainArguments(2, other));
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.events("started").first()["detectors"].toArray(), (QJsonArray{"tiny", "yolo11-tiny"}));
        for (const QJsonObject& iteration : result.events("iteration")) {
            const QJsonObject losses = iteration["losses"].toObject(), weights = iteration["weights"].toObject();
            QCOMPARE(losses.keys(), (QStringList{"tiny", "yolo11-tiny"}));
            QVERIFY(std::abs((losses["tiny"].toDouble() + losses["yolo11-tiny"].toDouble()) / 2 - iteration["loss"].toDouble()) <
                    1e-9);
            QVERIFY(std::abs(weights["tiny"].toDouble() + weights["yolo11-tiny"].toDouble() - 1) < 1e-9);
        }
        const CliResult shown = world_->run({"runs", "show", runOf(result)});
        QCOMPARE(shown.done()["detectors"].toArray().size(), 2);
        QCOMPARE(shown.events("point").last()["losses"].toObject(), result.events("iteration").last()["losses"].toObject());
        const CliResult one = runCli(world_->trainArguments(1));
        QCOMPARE(one.events("iteration").first()["losses"].toObject()["tiny"], one.events("iteration").first()["loss"]);

        QStringList arguments = world_->trainArguments(1, other);
        arguments.removeAll("--json");
        const CliResult person = runCli(arguments);
        QVERIFY2(QString::fromUtf8(person.out).contains(
                     QRegularExpression("Iteration 1/1, loss: \\d\\.\\d{4} \\(tiny \\d\\.\\d{4} weighs \\d\\.\\d\\d, yolo11-tiny ")),
                 person.out);
        const CliResult unknown = runCli(world_->trainArguments(1, {"--detector", "nobody"}));
        QCOMPARE(unknown.code, 2);
        QVERIFY2(unknown.err.contains("nobody"), unknown.err);
    }

    void eachAimTrains_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<bool>("ofAClass");
        QTest::newRow("vanish") << QStringList{"--recipe", "vanish"} << false;
        QTest::newRow("create on every object") << QStringList{"--recipe", "create", "--target", "dog"} << false;
        QTest::newRow("create on people") << QStringList{"--recipe", "create", "--target", "dog"} << true;
        QTest::newRow("create at a fixed place")
            << QStringList{"--objective", "create", "--target", "dog", "--placement", "fixed:3,40"} << false;
        QTest::newRow("misclassify") << QStringList{"--recipe", "misclassify", "--target", "car"} << true;
        QTest::newRow("misclassify from a fixed place")
            << QStringList{"--objective", "misclassify", "--target", "car", "--placement", "fixed", "--hide-below", "0.4"} << true;
    }
    void eachAimTrains()
    {
        QFETCH(QStringList, more);
        QFETCH(bool, ofAClass);
        QStringList arguments = world_->trainArguments(3, more);
        if (!ofAClass) arguments.remove(arguments.indexOf("--class"), 2);
        const CliResult result = runCli(arguments);
        QVERIFY2(result.code == 0, result.err);
        const QList<QJsonObject> iterations = result.events("iteration");
        QCOMPARE(iterations.size(), 3);
        QVERIFY(iterations[0]["loss"].toDouble() > 0 && iterations[0]["loss_cls"].isNull());
        const QJsonObject shown = world_->run({"runs", "show", runOf(result)}).done();
        QCOMPARE(shown["class"].toString(), ofAClass ? "person" : "");
        const QJsonObject options = shown["options"].toObject();
        const qsizetype target = more.indexOf("--target");
        QCOMPARE(options["target"].toObject()["class"].toString(), target < 0 ? QString() : more[target + 1]);
    }

    void anAimNeedsItsClasses_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<bool>("ofAClass");
        QTest::addColumn<QString>("option");
        QTest::newRow("hide without a class") << QStringList{} << false << "--class";
        QTest::newRow("misclassify without a class") << QStringList{"--recipe", "misclassify", "--target", "dog"} << false << "--class";
        QTest::newRow("vanish with a class") << QStringList{"--recipe", "vanish"} << true << "--class";
        QTest::newRow("misclassify without a target") << QStringList{"--recipe", "misclassify"} << true << "--target";
        QTest::newRow("create without a target") << QStringList{"--recipe", "create"} << true << "--target";
        QTest::newRow("the class itself") << QStringList{"--recipe", "misclassify", "--target", "person"} << true << "--target";
        QTest::newRow("not of the detector") << QStringList{"--recipe", "create", "--target", "zebra"} << true << "'zebra'";
    }
    void anAimNeedsItsClasses()
    {
        QFETCH(QStringList, more);
        QFETCH(bool, ofAClass);
        QFETCH(QString, option);
        QStringList arguments = world_->trainArguments(1, more);
        if (!ofAClass) arguments.remove(arguments.indexOf("--class"), 2);
        const CliResult result = runCli(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError() && result.err.contains(option.toUtf8()), result.err);
    }

    void aPersonReadsLines()
    {
        QStringList arguments = world_->trainArguments(2);
        arguments.removeAll("--json");
        const CliResult result = runCli(arguments);
        QCOMPARE(result.code, 0);
        const QString out = QString::fromUtf8(result.out);
        QVERIFY2(out.startsWith("Using CPU: "), result.out);
        QVERIFY2(
            QRegularExpression("^Iteration 2/2, loss: \\d+\\.\\d{4}$", QRegularExpression::MultilineOption)
                .match(out)
                .hasMatch(),
            result.out);
        QVERIFY2(!out.contains("\r") && result.complaints().isEmpty(), "no bar where there is no terminal");
    }

    void aDatasetAndAFileMayBeNamed()
    {
        QStringList arguments = world_->trainArguments(1, {"--dataset", "small", "--class", "car"});
        arguments[arguments.indexOf("tiny")] = SmallWorld::weights();
        const qsizetype selection = arguments.indexOf("--selection");
        arguments.remove(selection, 2);
        const CliResult result = runCli(arguments);
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.events("started")[0]["images"].toInt(), 3);
    }

    void aRunIsListedAndShown()
    {
        const QString id = runOf(runCli(world_->trainArguments(3)));
        const auto runs = world_->run({"runs", "list"}).events("run");
        QCOMPARE(runs[0]["run"].toString(), id);
        QCOMPARE(runs[0]["state"].toString(), "completed");
        QCOMPARE(runs[0]["iterations_done"].toInt(), 3);
        const CliResult show = world_->run({"runs", "show", id});
        QCOMPARE(show.events("point").size(), 3);
        QCOMPARE(show.done()["seed"].toInt(), 5);
        QCOMPARE(show.done()["class"].toString(), "person");
        QVERIFY2(runs[0]["name"].toString().startsWith("hide people, 24 px"), qPrintable(runs[0]["name"].toString()));
        QCOMPARE(world_->run({"runs", "rename", id, "mine"}).code, 0);
        QCOMPARE(world_->run({"runs", "show", id}).done()["name"].toString(), "mine");
        const CliResult taken = runCli(world_->trainArguments(1) + QStringList{"--name", "mine"});
        QCOMPARE(taken.code, 2);
        QVERIFY2(taken.err.contains("mine") && taken.oneLineOfError(), taken.err);
        QCOMPARE(world_->run({"runs", "delete", id}).done()["evaluations"].toInt(), 0);
        QCOMPARE(world_->run({"runs", "show", id}).code, 2);
        QVERIFY(QDir(world_->workspace() + "/runs/" + id).exists()); // in the trash
        const CliResult named = runCli(world_->trainArguments(1) + QStringList{"--name", "mine"});
        QCOMPARE(named.done()["name"].toString(), "mine");
        QCOMPARE(world_->run({"trash", "restore", id}).done()["restored"].toArray()[0].toObject()["name"].toString(), "mine (2)");
        QCOMPARE(world_->run({"runs", "delete", id}).code, 0);
        QCOMPARE(world_->run({"trash", "empty"}).done()["erased"].toInt(), 1);
        QVERIFY(!QDir(world_->workspace() + "/runs/" + id).exists());
    }

    void runsAreGroupedAndPinned()
    {
        QStringList ids;
        for (int i = 0; i < 3; ++i)
            ids += runOf(runCli(world_->trainArguments(1)));
        QCOMPARE(world_->run({"runs", "group", ids[0], ids[1], "--name", " night "}).done()["group"].toString(), "night");
        QCOMPARE(world_->run({"runs", "pin", ids[0]}).done()["changed"].toInt(), 1);
        QCOMPARE(world_->run({"runs", "pin", ids[0]}).done()["changed"].toInt(), 0);
        const auto all = world_->run({"runs", "list"}).events("run");
        QCOMPARE(all[0]["run"].toString(), ids[0]); // the oldest of the three
        QCOMPARE(all[0]["pinned"].toBool(), true);
        QCOMPARE(all[1]["run"].toString(), ids[2]);
        QVERIFY(all[1]["group"].isNull());
        const auto night = world_->run({"runs", "list", "--group", "night"});
        QCOMPARE(night.done()["runs"].toInt(), 2);
        QCOMPARE(night.events("run")[1]["run"].toString(), ids[1]);
        const QByteArray lines = runCli({"runs", "list", "--workspace", world_->workspace(), "--group", "night"}).out;
        QVERIFY2(lines.contains("GROUP") && lines.contains("night") && lines.contains("*"), lines);

        QCOMPARE(world_->run({"runs", "delete", ids[1]}).code, 0);
        QCOMPARE(world_->run({"runs", "list", "--group", "night"}).done()["runs"].toInt(), 1);
        QCOMPARE(world_->run({"trash", "restore", ids[1]}).code, 0);
        QCOMPARE(world_->run({"runs", "show", ids[1]}).done()["group"].toString(), "night");

        const CliResult none = world_->run({"runs", "group", ids[0], ids[1], "--none"});
        QVERIFY(none.done()["group"].isNull() && none.done()["changed"].toInt() == 2);
        QCOMPARE(world_->run({"runs", "unpin", ids[0]}).done()["pinned"].toBool(), false);
        const CliResult unknown = world_->run({"runs", "list", "--group", "night"});
        QCOMPARE(unknown.code, 2);
        QVERIFY2(unknown.oneLineOfError() && unknown.err.contains("no run is in a group yet"), unknown.err);
    }

    void theCheckpointsAreListedExportedAndMeasured()
    {
        const QString id = runOf(runCli(world_->trainArguments(3)));
        const CliResult listed = world_->run({"runs", "checkpoints", id});
        QVERIFY2(listed.code == 0, listed.err);
        const auto checkpoints = listed.events("checkpoint");
        QCOMPARE(checkpoints.size(), 3);
        QCOMPARE(checkpoints[0]["iteration"].toInt(), 1);
        QVERIFY(!checkpoints[1]["last"].toBool() && checkpoints[2]["last"].toBool());
        QCOMPARE(listed.done()["measured"].toBool(), false);
        QVERIFY(!checkpoints[0].contains("hidden"));

        const QString out = world_->path("one checkpoint");
        QCOMPARE(world_->run({"runs", "export", id, "--out", out, "--checkpoint", "2"}).code, 0);
        QCOMPARE(contentOf(out + "/patch-iteration-2.png"), contentOf(checkpoints[1]["file"].toString()));
        QVERIFY(!QFile::exists(out + "/run.json"));
        const CliResult absent = world_->run({"runs", "export", id, "--out", out, "--checkpoint", "9"});
        QCOMPARE(absent.code, 2);
        QVERIFY2(absent.oneLineOfError() && absent.err.contains("1, 2, 3"), absent.err);

        const CliResult own = world_->run({"runs", "checkpoints", id, "--measure"}); // it was trained on all of them
        QCOMPARE(own.code, 2);
        QVERIFY2(own.complaints().contains("was not trained on"), own.err);
        QCOMPARE(world_->run({"runs", "checkpoints", id, "--images", "5"}).code, 2); // of a measurement

        QCOMPARE(world_->run({"demo", "create", world_->path("scenes"), "--images", "8"}).code, 0);
        QCOMPARE(world_->run({"dataset", "import", "--format", "coco", "--annotations", world_->path("scenes/instances.json"), "--images",
                              world_->path("scenes/images"), "--name", "scenes"}).code, 0);
        const CliResult measured = world_->run({"runs", "checkpoints", id, "--measure", "--dataset", "scenes", "--confidence", "0.002",
                                                "--bootstrap", "50", "--device", "cpu"});
        QVERIFY2(measured.code == 0, measured.err);
        QCOMPARE(measured.done()["measured"].toBool(), true);
        QCOMPARE(measured.done()["images"].toInt(), measured.done()["choosing_images"].toInt() + measured.done()["reporting_images"].toInt());
        QVERIFY(measured.events("checkpoint")[0].contains("hidden_reporting"));
        int chosen = 0;
        for (const QJsonObject& one : measured.events("checkpoint"))
            chosen += one["chosen"].toBool() ? 1 : 0;
        QCOMPARE(chosen, 1);
        QVERIFY(!measured.done()["sentences"].toArray().isEmpty());
        const QByteArray lines = runCli({"runs", "checkpoints", id, "--workspace", world_->workspace()}).out; // it is kept
        QVERIFY2(lines.contains("THAT CHOOSE") && lines.contains("chosen") && lines.contains("grey"), lines);

        QCOMPARE(world_->run({"runs", "resume", id, "--iterations", "4"}).code, 0);
        const CliResult later = world_->run({"runs", "checkpoints", id});
        QCOMPARE(later.done()["outdated"].toBool(), true);
        QCOMPARE(later.done()["measured"].toBool(), false);
    }

    void anExportRepeatsTheRun_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("hide") << QStringList{};
        QTest::newRow("other numbers")
            << QStringList{"--placement",  "object:0.3333333333333333",
                           "--transforms", "none,rotation=7.123456789012345,blur=1",
                           "--tiling",     "on,max-tiles=2,flip=0.25",
                           "--betas",      "0.8,0.99",
                           "--final-rate", "0.123456789012345",
                           "--images",     "3",
                           "--shuffle",    "off",
                           "--anchors",    "3",
                           "--overlap",    "0.3333333333333333",
                           "--decoys",     "0.25"};
        QTest::newRow("robust-dpatch")
            << QStringList{"--recipe", "robust-dpatch", "--losses", "cls:0.3333333333333333,dfl"};
        QTest::newRow("print") << QStringList{"--recipe",    "print",
                                              "--transforms", "bend=33.125,relight=0.2,jpeg=55,shot-noise=0.0123456789",
                                              "--cells",     "9",
                                              "--palette",   "10,20,30;240.5,240,240;200,30,40",
                                              "--printable", "palette"};
        QTest::newRow("several detectors") << QStringList{"--detector",   BLINDSPOT_TEST_DATA "/fixtures/yolo11-tiny.pt", "--weights",
                                                          "min-max",      "--weights-gamma", "0.25", "--weights-rate", "0.5",
                                                          "--transforms", "cutout=0.4,erase=0.5,erase-blocks=5"};
        QTest::newRow("misclassify") << QStringList{"--recipe", "misclassify", "--target", "dog"};
        QTest::newRow("from a picture") << QStringList{"--initial", "PICTURE"};
    }
    void anExportRepeatsTheRun()
    {
        QFETCH(QStringList, more);
        more.replaceInStrings("PICTURE", world_->path("images/picture 1.png"));
        const CliResult first = runCli(world_->trainArguments(2, more));
        QVERIFY2(first.code == 0, first.err);
        const QString folder = world_->path("exported"), again = world_->path("exported again");
        QVERIFY(QDir(folder).removeRecursively() && QDir(again).removeRecursively());
        QCOMPARE(world_->run({"runs", "export", runOf(first), "--out", folder}).code, 0);
        for (const char* file : {"patch.png", "patch.safetensors", "run.json", "curve.csv", "train.toml"})
            QVERIFY2(QFile::exists(folder + "/" + file), file);
        const CliResult second = world_->run({"train", "--config", folder + "/train.toml"});
        QVERIFY2(second.code == 0, second.err);
        QCOMPARE(world_->run({"runs", "export", runOf(second), "--out", again}).code, 0);
        QCOMPARE(contentOf(again + "/patch.png"), contentOf(folder + "/patch.png"));
        const auto settings = [](const QString& file) {
            QStringList lines = QString::fromUtf8(contentOf(file)).split('\n');
            lines.removeFirst(); // names the run
            return lines.filter(QRegularExpression("^(?!initial)"));
        };
        QCOMPARE(settings(again + "/train.toml"), settings(folder + "/train.toml"));
    }

    void theCommandLineGoesBeforeTheConfig()
    {
        QFile file(world_->path("some.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# comment\n[train]\niterations = 7 # seven\nclass = 'person'\ndetector = "
                   "\"tiny\"\n[apply]\nnonsense = 1\n");
        file.close();
        const CliResult result = world_->run({"train", "--config", file.fileName(), "--selection", "people",
                                              "--iterations", "1", "--patch-size", "24", "--device", "cpu"});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.events("iteration").size(), 1);
    }

    void aConfigOfANewerVersionIsRefused()
    {
        QFile file(world_->path("newer.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("config-version = 9\n[train]\niterations = 1\n");
        file.close();
        const CliResult result = world_->run({"train", "--config", file.fileName()});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains("--config, line 1: the file is of a newer version (9)"), qPrintable(result.err));
    }

    void theSameSeedGivesTheSamePatch()
    {
        const CliResult one = runCli(world_->trainArguments(2));
        const CliResult two = runCli(world_->trainArguments(2));
        const CliResult other = runCli(world_->trainArguments(2, {"--seed", "6"}));
        QCOMPARE(contentOf(one.done()["patch"].toString()), contentOf(two.done()["patch"].toString()));
        QVERIFY(contentOf(one.done()["patch"].toString()) != contentOf(other.done()["patch"].toString()));
    }

  private:
    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliTrain)
#include "test_cli_train.moc"
