// A dataset is scanned by a detector; images are listed by what it found; and a folder of pictures without annotations.
#include "cli_program.h"

#include <QDir>
#include <QTest>

using namespace blindspot::testing;

class TestCliFindings : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aScanIsKeptAndImagesAreListedByIt()
    {
        const SmallWorld world;
        const QStringList filter{"dataset", "images", "small", "--detector", "tiny", "--with", "missed"};
        const CliResult early = world.run(filter);
        QCOMPARE(early.code, 2);
        QVERIFY2(early.oneLineOfError() && early.err.contains("dataset scan small --detector tiny"), early.err);

        const QStringList scan{"dataset", "scan", "small", "--detector", "tiny", "--device", "cpu"};
        QJsonObject done = world.run(scan).done();
        QCOMPARE(done["images"].toInt(), 6);
        QCOMPARE(done["looked"].toInt(), 6);
        const int missedAll = done["missed"].toInt();
        QVERIFY(missedAll > 0);
        QCOMPARE(world.run(scan).done()["looked"].toInt(), 0);

        const CliResult missed = world.run(filter + QStringList{"--sort", "missed", "--descending", "--make-selection", "blind spots"});
        QCOMPARE(missed.code, 0);
        int missedHere = 0;
        for (const QJsonObject& image : missed.events("image")) {
            const int one = image["findings"].toObject()["missed"].toInt();
            QVERIFY(one > 0);
            missedHere += one;
        }
        QVERIFY(missedHere == missedAll);
        QCOMPARE(missed.done()["selection"].toString(), "blind spots");
        QCOMPARE(world.run({"selection", "show", "blind spots"}).events("image").size(), missed.done()["images"].toInt());
        int all = 0;
        for (const QJsonObject& image : world.run({"dataset", "images", "small", "--detector", "tiny"}).events("image"))
            all += image["findings"].toObject()["missed"].toInt();
        QCOMPARE(all, missedAll);
    }

    void imagesAreListedBySeveralClasses()
    {
        const SmallWorld world;
        const auto images = [&](const QStringList& filter) {
            return world.run(QStringList{"dataset", "images", "small"} + filter).done()["images"].toInt();
        };
        const int cars = images({"--class", "car"});
        QVERIFY(cars > 0 && cars < 6);
        QCOMPARE(images({"--class", "car", "--class", "person"}), 6);
        QCOMPARE(images({"--class", "car", "--class", "person", "--every-class"}), cars);
        QCOMPARE(images({"--limit", "2"}), 2);
        for (const QStringList& wrong :
             {QStringList{"--class", "unicorn"}, QStringList{"--with", "missed"}, QStringList{"--sort", "colour"},
              QStringList{"--sort", "missed"}, QStringList{"--detector", "tiny", "--with", "lost"}, QStringList{"--limit", "0"}}) {
            const CliResult result = world.run(QStringList{"dataset", "images", "small"} + wrong);
            QCOMPARE(result.code, 2);
            QVERIFY2(result.oneLineOfError(), result.err);
        }
    }

    void aFolderWithoutAnnotationsIsLookedAtAndNothingElse()
    {
        const SmallWorld world;
        const QJsonObject imported =
            world.run({"dataset", "import", "--format", "folder", world.path("images"), "--name", "plain"}).done();
        QCOMPARE(imported["images"].toInt(), 6);
        QCOMPARE(imported["annotations"].toInt(), 0);
        QVERIFY(runCli({"--workspace", world.workspace(), "dataset", "show", "plain"}).out.contains("6 images, no annotations"));
        QCOMPARE(world.run({"dataset", "scan", "plain", "--detector", "tiny"}).done()["looked"].toInt(), 6);
        QCOMPARE(world.run({"selection", "create", "some", "--dataset", "plain", "--limit", "3"}).done()["images"].toInt(), 3);
        const QString patch = world.path("images/" + QDir(world.path("images")).entryList(QDir::Files).first());
        for (const QStringList& command :
             {QStringList{"train", "--detector", "tiny", "--dataset", "plain", "--class", "person", "--iterations", "1"},
              QStringList{"train", "--detector", "tiny", "--selection", "some", "--class", "person", "--iterations", "1"},
              QStringList{"evaluate", "--detector", "tiny", "--selection", "some", "--class", "person", "--patch", patch},
              QStringList{"selection", "create", "people", "--dataset", "plain", "--class", "person"},
              QStringList{"detector", "train", "--dataset", "plain", "--architecture", "yolov8", "--scale", "n", "--epochs", "1", "--out",
                          world.path("new.safetensors")}}) {
            const CliResult result = world.run(command);
            QCOMPARE(result.code, 2);
            QVERIFY2(result.err.contains("no annotations"), result.err);
        }
        QVERIFY(QDir().mkdir(world.path("empty")));
        const CliResult empty = world.run({"dataset", "import", "--format", "folder", world.path("empty")});
        QCOMPARE(empty.code, 2);
        QVERIFY2(empty.err.contains("there is no picture"), empty.err);
    }
};

QTEST_GUILESS_MAIN(TestCliFindings)
#include "test_cli_findings.moc"
