// detector train as a script goes it: trained, stopped and resumed to the same bytes, hardened, its mistakes
// told in one line.
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

        const CliResult added = world_->run({"detector", "add", out, "--name", "new"});
        QVERIFY2(added.code == 0, added.err);
        QCOMPARE(added.done()["input_size"].toInt(), 96);
        QCOMPARE(added.done()["scale"].toString(), QString("custom"));
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
        const CliResult other = world_->run(command(parts, options + QStringList{"--seed", "8", "--resume"}));
        QCOMPARE(other.code, 2);
        QVERIFY(other.oneLineOfError());
        const CliResult resumed = world_->run(command(parts, options + QStringList{"--resume"}));
        QVERIFY2(resumed.code == 0, resumed.err);
        QVERIFY(!contentOf(whole).isEmpty());
        QCOMPARE(contentOf(parts), contentOf(whole));
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
        QVERIFY(world_->run({"detector", "add", out, "--name", "hardened"}).code == 0);
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
