// detector train as a script goes it: trained, recorded, stopped or killed and resumed to the same bytes,
// hardened, its mistakes told in one line.
#include "cli_program.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <memory>

using namespace blindspot::testing;

class TestCliDetectorTrain : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
    }

    void trainsAndWritesADetector()
    {
        const QString out = world_->path("new.safetensors");
        const CliResult result =
            world_->run(command(out, {"--width", "0.125", "--head-width", "16", "--epochs", "2"}));
        QVERIFY2(result.code == 0, result.err);
        const auto started = result.events("started");
        QCOMPARE(started.size(), 1);
        QCOMPARE(started[0]["images"].toInt() + started[0]["validation_images"].toInt(), 6);
        QCOMPARE(started[0]["validation_images"].toInt(), 1);
        const auto epochs = result.events("epoch");
        QCOMPARE(epochs.size(), 2);
        for (const QString field : {"loss", "loss_box", "loss_cls", "loss_dfl", "ap50", "seconds"})
            QVERIFY2(epochs[1][field].isDouble(), qPrintable(field));
        QCOMPARE(epochs[1]["epoch"].toInt(), 2);
        const QJsonObject done = result.done();
        QCOMPARE(done["out"].toString(), out);
        QCOMPARE(done["epochs"].toInt(), 2);
        QCOMPARE(done["stopped"].toBool(), false);
        QVERIFY(!QFile::exists(out + ".checkpoint"));

        QCOMPARE(done["detector"].toString(), QString("new"));
        const CliResult shown = world_->run({"detector", "show", "new"});
        QVERIFY2(shown.code == 0, shown.err);
        QCOMPARE(shown.done()["input_size"].toInt(), 96);
        QCOMPARE(shown.done()["scale"].toString(), QString("custom"));
    }

    void isRecordedInTheWorkspace()
    {
        const QString out = world_->path("noted.safetensors");
        const CliResult trained =
            world_->run(command(out, {"--from", "tiny", "--epochs", "2", "--name", "my detector"}));
        QVERIFY2(trained.code == 0, trained.err);
        const QString id = trained.done()["training"].toString();
        QCOMPARE(trained.events("started")[0]["training"].toString(), id);
        QCOMPARE(trained.done()["detector"].toString(), QString("my detector"));

        bool pure = false;
        const CliResult listed = world_->run({"detector", "trainings"});
        QCOMPARE(listed.events(&pure).last()["trainings"].toInt(), listed.events("training").size());
        QVERIFY(pure);
        QCOMPARE(listed.events("training")[0]["training"].toString(), id); // the newest first
        const CliResult shown = world_->run({"detector", "trainings", id});
        const QJsonObject record = shown.done();
        QCOMPARE(record["state"].toString(), QString("completed"));
        QCOMPARE(record["epochs_done"].toInt(), 2);
        QCOMPARE(record["out"].toString(), out);
        QCOMPARE(record["request"].toObject()["from"].toString(), QString("tiny"));
        const auto points = shown.events("point");
        QCOMPARE(points.size(), 2);
        const auto epochs = trained.events("epoch");
        for (const QString field : {"epoch", "loss", "loss_box", "loss_cls", "loss_dfl", "ap50", "seconds"})
            QCOMPARE(points[1][field], epochs[1][field]);

        // The name is another detector's from now on, and the training complete.
        QCOMPARE(world_->run(command(world_->path("x.safetensors"), {"--name", "my detector"})).code, 2);
        QCOMPARE(world_->run({"detector", "trainings", id, "--resume"}).code, 2);
        QCOMPARE(world_->run({"detector", "trainings", "none"}).code, 2);
        QCOMPARE(world_->run({"detector", "trainings", "--resume"}).code, 2);
        QCOMPARE(world_->run({"detector", "trainings", id, "--remove"}).code, 0);
        QCOMPARE(world_->run({"detector", "trainings", id}).code, 2);
        QVERIFY(QFile::exists(out));
    }

    void stoppedAndResumedIsTheSame()
    {
        const QString whole = world_->path("whole.safetensors"), parts = world_->path("parts.safetensors");
        const QStringList options{"--from", "tiny", "--epochs", "12"};
        QCOMPARE(world_->run(command(whole, options)).code, 0);
        const CliResult stopped = runCliUntil(world_->with(command(parts, options)),
                                              [](QProcess& process, const QJsonObject& event) {
                                                  if (event["epoch"].toInt() < 1) return false;
                                                  ::kill(static_cast<pid_t>(process.processId()), SIGINT);
                                                  return true;
                                              });
        QCOMPARE(stopped.code, 3);
        QCOMPARE(stopped.done()["stopped"].toBool(), true);
        QVERIFY(QFile::exists(parts) && QFile::exists(parts + ".checkpoint"));
        const QString id = stopped.done()["training"].toString();
        QVERIFY(stopped.done()["detector"].isNull());
        const QJsonObject halfway = world_->run({"detector", "trainings", id}).done();
        QCOMPARE(halfway["state"].toString(), QString("stopped"));
        QCOMPARE(halfway["epochs_done"].toInt(), stopped.done()["epochs"].toInt());
        const CliResult other = world_->run(command(parts, options + QStringList{"--seed", "8", "--resume"}));
        QCOMPARE(other.code, 2);
        QVERIFY(other.oneLineOfError());
        const CliResult resumed = world_->run(command(parts, options + QStringList{"--resume"}));
        QVERIFY2(resumed.code == 0, resumed.err);
        QVERIFY(!contentOf(whole).isEmpty());
        QCOMPARE(contentOf(parts), contentOf(whole));
        QCOMPARE(resumed.done()["training"].toString(), id);
        QCOMPARE(resumed.done()["detector"].toString(), QString("parts"));
        const CliResult shown = world_->run({"detector", "trainings", id});
        QCOMPARE(shown.done()["state"].toString(), QString("completed"));
        QCOMPARE(shown.events("point").size(), 12);
    }

    void aKilledTrainingGoesOnByItsName()
    {
        const QString out = world_->path("killed.safetensors");
        const CliResult killed = runCliUntil(
            world_->with(command(out, {"--from", "tiny", "--epochs", "6", "--checkpoint-seconds", "0"})),
            [](QProcess& process, const QJsonObject& event) {
                if (event["epoch"].toInt() < 2) return false;
                ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
                return true;
            });
        QVERIFY(killed.code != 0);
        const QString id = killed.events("started")[0]["training"].toString();
        QCOMPARE(world_->run({"detector", "trainings", id}).done()["state"].toString(),
                 QString("interrupted"));
        const CliResult resumed = world_->run({"detector", "trainings", id, "--resume"});
        QVERIFY2(resumed.code == 0, resumed.err);
        QVERIFY(resumed.events("started")[0]["resumed_epochs"].toInt() >= 1);
        const auto points = world_->run({"detector", "trainings", id}).events("point");
        QCOMPARE(points.size(), 6);
        for (int i = 0; i < points.size(); ++i)
            QCOMPARE(points[i]["epoch"].toInt(), i + 1);
        QCOMPARE(world_->run({"detector", "show", "killed"}).code, 0);
    }

    void hardensWithAPatch()
    {
        const QString patch = world_->path("patch.png"), out = world_->path("hardened.safetensors");
        const CliResult trained = runCli(world_->trainArguments(1, {"--out", patch}));
        QVERIFY2(trained.code == 0, trained.err);
        const CliResult result =
            world_->run(command(out, {"--from", "tiny", "--epochs", "1", "--patch", patch, "--patch-class",
                                      "person", "--patch-probability", "1", "--half"}));
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.events("started")[0]["taken"].toDouble(), 1.0);
        const CliResult plain =
            world_->run(command(world_->path("plain.safetensors"), {"--from", "tiny", "--epochs", "1"}));
        QVERIFY(plain.events("epoch")[0]["loss"].toDouble() != result.events("epoch")[0]["loss"].toDouble());
        QCOMPARE(result.done()["detector"].toString(), QString("hardened"));
        const QString run = trained.done()["run"].toString();
        const CliResult byRun = world_->run(command(world_->path("by run.safetensors"),
                                                    {"--from", "tiny", "--epochs", "1", "--run", run,
                                                     "--patch-class", "person", "--patch-probability", "1"}));
        QCOMPARE(byRun.code, 0);
        QVERIFY(plain.events("epoch")[0]["loss"].toDouble() != byRun.events("epoch")[0]["loss"].toDouble());
    }

    void mistakesAreToldInOneLine_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("scale and width") << QStringList{"--scale", "n", "--width", "0.1"};
        QTest::newRow("input size") << QStringList{"--input-size", "100"};
        QTest::newRow("architecture") << QStringList{"--architecture", "yolov9"};
        QTest::newRow("learning rate") << QStringList{"--learning-rate", "50"};
        QTest::newRow("class of the patch") << QStringList{"--patch-class", "zebra"};
        QTest::newRow("fixed placement") << QStringList{"--placement", "fixed:1,1"};
        QTest::newRow("fresh patches of no class") << QStringList{"--fresh-patches", "1"};
        QTest::newRow("patch of no run") << QStringList{"--run", "none"};
        QTest::newRow("name of another detector") << QStringList{"--name", "tiny"};
        QTest::newRow("no checkpoint") << QStringList{"--resume"};
        QTest::newRow("two sources") << QStringList{"--selection", "people"};
    }

    void mistakesAreToldInOneLine()
    {
        QFETCH(QStringList, more);
        const CliResult result = world_->run(command(world_->path("wrong.safetensors"), more));
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError(), result.err);
        QVERIFY(!QFile::exists(world_->path("wrong.safetensors")));
    }

  private:
    static QStringList command(const QString& out, const QStringList& more)
    {
        const QStringList size =
            more.contains("--input-size") ? QStringList{} : QStringList{"--input-size", "96"};
        return QStringList{"detector", "train",   "--dataset", "small", "--device",
                           "cpu",      "--batch", "3",         "--out", out} +
               size + more;
    }

    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliDetectorTrain)
#include "test_cli_detector_train.moc"
