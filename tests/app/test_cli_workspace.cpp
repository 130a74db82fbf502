// workspace check, backup, compact and move, as a script calls them.
#include "cli_program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace blindspot::testing;

class TestCliWorkspace : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
    }
    void cleanup() { world_.reset(); }

    void aWholeWorkspaceIsSaidToBe()
    {
        const CliResult result = world_->run({"workspace", "check"});
        QVERIFY2(result.code == 0 && result.err.isEmpty(), result.err);
        const QJsonObject done = result.done();
        QVERIFY(done["whole"].toBool() && done["pictures"] == 6 && done["datasets"] == 1 && done["detectors"] == 1);
        for (const char* none : {"damage", "missing", "leftover", "repaired", "runs", "missing_pictures"})
            QCOMPARE(done[none].toInt(-1), 0);
    }

    void damageEndsWithTwoAndNamesThePlace()
    {
        const QString run = world_->run(world_->trainArguments(1)).done()["run"].toString();
        const QString patch = world_->workspace() + "/runs/" + run + "/patch.png";
        QVERIFY(QFile::resize(patch, 60));
        const CliResult result = world_->run({"workspace", "check", "--repair"});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError() && result.err.contains("damaged in 1 place"), result.err);
        QCOMPARE(result.events("finding").size(), 1);
        const QJsonObject finding = result.events("finding").front();
        QCOMPARE(finding["grade"].toString(), QString("damage"));
        QVERIFY(finding["file"].toString().endsWith(run + "/patch.png") && finding["subject"].toString() == "run " + run);
        QVERIFY(!result.done()["whole"].toBool(true));
    }

    void missingPicturesAreNoDamage()
    {
        QVERIFY(QFile::remove(QDirIterator(world_->path("images"), QDir::Files).next()));
        const CliResult result = world_->run({"workspace", "check"});
        QCOMPARE(result.code, 0);
        QVERIFY(result.done()["missing_pictures"] == 1 && result.done()["missing"] == 1);
    }

    void aBackupIsUsedAsAWorkspace()
    {
        const CliResult result = world_->run({"workspace", "backup", world_->path("copies/lab")});
        QVERIFY2(result.code == 0, result.err);
        QVERIFY(result.done()["files"].toInt() >= 1 && result.done()["datasets"] == 1);
        const QString folder = result.done()["folder"].toString();
        QVERIFY(QFileInfo(folder).canonicalFilePath() == QFileInfo(world_->path("copies/lab")).canonicalFilePath());
        QCOMPARE(runCli({"--json", "--workspace", folder, "selection", "list"}).done(),
                 runCli({"--json", "--workspace", world_->workspace(), "selection", "list"}).done());
        const CliResult again = world_->run({"workspace", "backup", world_->path("copies/lab")});
        QCOMPARE(again.code, 2);
        QVERIFY2(again.oneLineOfError() && again.err.contains("not empty"), again.err);
    }

    void roomIsGivenBack()
    {
        const CliResult result = world_->run({"workspace", "compact"});
        QVERIFY2(result.code == 0, result.err);
        const QJsonObject done = result.done();
        QCOMPARE(done["bytes"].toDouble(), done["database_bytes"].toDouble() + done["thumbnail_bytes"].toDouble() + done["leftover_bytes"].toDouble());
        QVERIFY(world_->run({"workspace", "check"}).done()["whole"].toBool());
    }

    void aMovedWorkspaceIsGoneFromWhereItWas()
    {
        const CliResult result = world_->run({"workspace", "move", world_->path("elsewhere/lab")});
        QVERIFY2(result.code == 0, result.err);
        QVERIFY(!QFileInfo::exists(world_->workspace()) && result.done()["left_behind"].toArray().isEmpty());
        QVERIFY(runCli({"--json", "--workspace", result.done()["folder"].toString(), "workspace", "check"}).done()["whole"].toBool());
    }

    /// These make no workspace where there is none.
    void whereThereIsNoneItIsSaid_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("check") << QStringList{"check"};
        QTest::newRow("backup") << QStringList{"backup", "somewhere"};
        QTest::newRow("compact") << QStringList{"compact"};
        QTest::newRow("move") << QStringList{"move", "somewhere"};
    }
    void whereThereIsNoneItIsSaid()
    {
        QFETCH(QStringList, command);
        const QString folder = world_->path("nothing here");
        const CliResult result = runCli(QStringList{"--workspace", folder, "workspace"} + command);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError() && result.err.contains("there is no workspace in this folder"), result.err);
        QVERIFY(!QFileInfo::exists(folder));
    }

  private:
    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliWorkspace)
#include "test_cli_workspace.moc"
