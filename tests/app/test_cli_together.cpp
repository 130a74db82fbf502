// Many command lines at once on one workspace: each does what it should or says in a sentence why not, names are given once, nothing that
// was there is lost, and the workspace is whole afterwards.
#include "cli_program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <memory>
#include <vector>

using namespace blindspot::testing;

namespace {

/// All started before the first is waited for.
std::vector<CliResult> runTogether(const QList<QStringList>& lines)
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (const QStringList& arguments : lines) {
        auto& process = *processes.emplace_back(std::make_unique<QProcess>());
        process.setProcessEnvironment(cliEnvironment());
        process.start(BLINDSPOT_CLI, arguments);
        process.closeWriteChannel();
    }
    std::vector<CliResult> results;
    for (const auto& process : processes) {
        if (!process->waitForFinished(300'000)) process->kill();
        process->waitForFinished();
        const int code = process->exitStatus() == QProcess::NormalExit ? process->exitCode() : 128 + process->exitCode();
        results.push_back({code, process->readAllStandardOutput(), process->readAllStandardError()});
    }
    return results;
}

QSet<QString> namesOf(const QList<QJsonObject>& events, const char* field = "name")
{
    QSet<QString> names;
    for (const QJsonObject& event : events)
        names.insert(event[field].toString());
    return names;
}

} // namespace

class TestCliTogether : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup() { world_.reset(); }

    void tenAtOnce();
    void trainingsThatBeginAtOnceHaveNamesOfTheirOwn();
    void detectorsThatAreTrainedAtOnceHaveNamesOfTheirOwn();
    void oneFileIsWrittenByOneTraining();
    void whatIsDeletedTwiceIsDeletedOnce();
    void aNewWorkspaceIsMadeOnce();

  private:
    QStringList import(const QString& name, const QStringList& more = {}) const
    {
        return world_->with(QStringList{"dataset", "import", "--format", "coco", "--annotations", world_->path("coco.json"), "--images", world_->path("images"), "--name", name} + more);
    }
    QStringList evaluation(const QString& run) const
    {
        return world_->with({"evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run", run, "--device", "cpu", "--bootstrap", "20"});
    }
    QStringList hardening(const QString& file, const QStringList& more = {}) const
    {
        return world_->with(QStringList{"detector", "train", "--dataset", "small", "--from", "tiny", "--device", "cpu", "--batch", "3", "--epochs", "1", "--input-size", "96",
                                        "--out", world_->path(file)} + more);
    }
    void requireWhole() const;

    std::unique_ptr<SmallWorld> world_;
};

void TestCliTogether::init()
{
    world_ = std::make_unique<SmallWorld>();
    QVERIFY(world_->ready());
}

void TestCliTogether::requireWhole() const
{
    const CliResult check = world_->run({"workspace", "check"});
    QVERIFY2(check.code == 0 && check.events("finding").isEmpty(), check.out + check.err);
}

void TestCliTogether::tenAtOnce()
{
    const QString run = runCli(world_->trainArguments(2)).done()["run"].toString();
    const QString doomed = runCli(world_->trainArguments(1)).done()["run"].toString();
    QCOMPARE(world_->run({"selection", "create", "doomed", "--dataset", "small"}).code, 0);
    const QByteArray patch = contentOf(world_->workspace() + "/runs/" + run + "/patch.png");
    const QList<QStringList> lines{import("one"),
                                   import("one"),
                                   import("small", {"--replace"}),
                                   world_->trainArguments(6),
                                   evaluation(run),
                                   evaluation(run),
                                   world_->with({"runs", "list"}),
                                   world_->with({"runs", "delete", doomed}),
                                   world_->with({"selection", "remove", "doomed"}),
                                   world_->with({"workspace", "check"})};
    const std::vector<CliResult> results = runTogether(lines);
    int imported = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const QByteArray what = lines[static_cast<int>(i)].join(' ').toUtf8() + ": " + results[i].err;
        QVERIFY2(results[i].code == 0 || (results[i].code == 2 && results[i].oneLineOfError()), what);
        if (i < 2) imported += results[i].code == 0 ? 1 : 0;
        // Of all that is asked for at once only the second import of one name has a reason not to be done.
        if (i >= 2) QVERIFY2(results[i].code == 0, what);
    }
    QCOMPARE(imported, 1);
    requireWhole();
    QCOMPARE(namesOf(world_->run({"dataset", "list"}).events("dataset")), (QSet<QString>{"small", "one"}));
    const auto runs = world_->run({"runs", "list"}).events("run");
    QCOMPARE(runs.size(), 2);
    QCOMPARE(namesOf(runs).size(), 2);
    for (const QJsonObject& one : runs)
        QCOMPARE(one["state"].toString(), QString("completed"));
    QCOMPARE(world_->run({"trash", "list"}).events("entry").size(), 2);
    QCOMPARE(contentOf(world_->workspace() + "/runs/" + run + "/patch.png"), patch);
    QCOMPARE(world_->run({"dataset", "show", "small"}).events("dataset").value(0)["images"].toInt(), 6);
    QCOMPARE(world_->run({"workspace", "check"}).done()["evaluations"].toInt(), 2);
    QCOMPARE(world_->run({"trash", "restore", doomed}).code, 0);
}

void TestCliTogether::trainingsThatBeginAtOnceHaveNamesOfTheirOwn()
{
    const QList<QStringList> lines{world_->trainArguments(1), world_->trainArguments(1), world_->trainArguments(1), world_->trainArguments(1)};
    for (const CliResult& result : runTogether(lines))
        QVERIFY2(result.code == 0, result.err);
    const auto names = namesOf(world_->run({"runs", "list"}).events("run"));
    QCOMPARE(names, (QSet<QString>{"hide people, 24 px", "hide people, 24 px (2)", "hide people, 24 px (3)", "hide people, 24 px (4)"}));
    requireWhole();
}

void TestCliTogether::detectorsThatAreTrainedAtOnceHaveNamesOfTheirOwn()
{
    QVERIFY(QDir(world_->path("")).mkpath("a") && QDir(world_->path("")).mkpath("b"));
    const auto results = runTogether({hardening("a/new.safetensors"), hardening("b/new.safetensors")});
    for (const CliResult& result : results)
        QVERIFY2(result.code == 0, result.err);
    QSet<QString> told;
    for (const CliResult& result : results)
        told.insert(result.events("started").value(0)["detector"].toString());
    QCOMPARE(told, (QSet<QString>{"new", "new-2"})); // from the beginning on
    QCOMPARE(namesOf(world_->run({"detector", "list"}).events("detector"), "detector"), (QSet<QString>{"tiny", "new", "new-2"}));
    requireWhole();
}

void TestCliTogether::oneFileIsWrittenByOneTraining()
{
    const auto results = runTogether({hardening("new.safetensors"), hardening("new.safetensors"), hardening("new.safetensors")});
    int done = 0;
    for (const CliResult& result : results) {
        done += result.code == 0 ? 1 : 0;
        QVERIFY2(result.code == 0 || (result.code == 2 && result.oneLineOfError() && result.err.contains("another training writes this file")), result.err);
    }
    QVERIFY(done >= 1);
    requireWhole();
}

void TestCliTogether::whatIsDeletedTwiceIsDeletedOnce()
{
    const QString run = runCli(world_->trainArguments(1)).done()["run"].toString();
    QCOMPARE(runCli(evaluation(run)).code, 0);
    const QString evaluated = world_->run({"workspace", "check"}).done()["evaluations"].toInt() == 1 ? run : QString();
    QCOMPARE(evaluated, run);
    const QList<QStringList> kinds{{"runs", "delete", run}, {"detector", "remove", "tiny"}, {"selection", "remove", "people"}, {"dataset", "remove", "small"}};
    for (const QStringList& kind : kinds) {
        const auto results = runTogether({world_->with(kind), world_->with(kind), world_->with(kind)});
        int done = 0;
        for (const CliResult& result : results) {
            done += result.code == 0 ? 1 : 0;
            QVERIFY2(result.code == 0 || (result.code == 2 && result.oneLineOfError()), result.err);
            QVERIFY2(!result.err.contains("a rule of the database"), result.err);
        }
        QCOMPARE(done, 1);
    }
    QCOMPARE(world_->run({"trash", "list"}).events("entry").size(), 4);
    requireWhole();
}

/// Ten programs that are started on a folder that is not there yet.
void TestCliTogether::aNewWorkspaceIsMadeOnce()
{
    QList<QStringList> lines;
    for (int i = 0; i < 10; ++i)
        lines.append({"dataset", "list", "--workspace", world_->path("new/lab"), "--json"});
    for (const CliResult& result : runTogether(lines))
        QVERIFY2(result.code == 0 && result.err.isEmpty(), result.err);
    QCOMPARE(runCli({"workspace", "check", "--workspace", world_->path("new/lab"), "--json"}).code, 0);
}

QTEST_GUILESS_MAIN(TestCliTogether)
#include "test_cli_together.moc"
