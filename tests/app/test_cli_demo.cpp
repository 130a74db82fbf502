// demo create, as a script calls it: the dataset is made, imported without a warning, and refused where it
// must be.
#include "cli_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace blindspot::testing;

class TestCliDemo : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theDatasetIsImportedWithoutAWarning()
    {
        const QString out = folder_.filePath("scenes");
        const CliResult made = runCli({"demo", "create", out, "--images", "8", "--seed", "3", "--json"});
        QVERIFY2(made.code == 0, made.err);
        bool pure = false;
        made.events(&pure);
        QVERIFY(pure);
        QCOMPARE(made.done()["images"].toInt(), 8);
        QCOMPARE(made.done()["out"].toString(), out);
        QVERIFY(made.done()["seconds"].toDouble() > 0);
        QCOMPARE(QDir(out + "/images").entryList({"*.jpg"}).size(), 8);

        const CliResult imported = runCli({"--workspace", folder_.filePath("workspace"), "dataset", "import",
                                           "--format", "coco", "--annotations", out + "/instances.json",
                                           "--images", out + "/images", "--name", "demo", "--json"});
        QVERIFY2(imported.code == 0, imported.err);
        QVERIFY2(imported.err.isEmpty(), imported.err);
        QCOMPARE(imported.done()["images"].toInt(), 8);
        QCOMPARE(imported.done()["annotations"].toInt(), made.done()["annotations"].toInt());
        QCOMPARE(imported.done()["warnings"].toInt(-1), 0);
        QCOMPARE(imported.done()["categories"].toInt(), 4);
    }

    void theSameSeedGivesTheSameFiles()
    {
        const QStringList call{"demo", "create", folder_.filePath("a"), "--images", "2", "--seed", "6"};
        QCOMPARE(runCli(call).code, 0);
        QStringList other = call;
        other[2] = folder_.filePath("b");
        QCOMPARE(runCli(other).code, 0);
        for (const char* name : {"images/000001.jpg", "images/000002.jpg", "instances.json"})
            QCOMPARE(contentOf(folder_.filePath("a/") + name), contentOf(folder_.filePath("b/") + name));
        QCOMPARE(runCli(call).code, 0); // the same once more
    }

    void mistakesAreSaid()
    {
        QVERIFY(QDir().mkpath(folder_.filePath("full/thing")));
        for (const QStringList& more :
             {QStringList{folder_.filePath("full")}, QStringList{folder_.filePath("new"), "--images", "0"},
              QStringList{folder_.filePath("new"), "--seed", "-1"}, QStringList{}}) {
            const CliResult result = runCli(QStringList{"demo", "create"} + more);
            QCOMPARE(result.code, 2);
            QVERIFY2(result.oneLineOfError(), result.err);
        }
        QVERIFY(!QDir(folder_.filePath("new")).exists());
    }

  private:
    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestCliDemo)
#include "test_cli_demo.moc"
