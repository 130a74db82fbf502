// The queue on the command line: order, refusals, failures that stop nothing else, and a program that is killed at random moments. A
// start of the program costs most of a second: what it left behind is read and cleared by the store.
#include "cli_program.h"
#include "core/compute/safetensors.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/runs/run_store.h"

#include <ATen/Functions.h>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>
#include <unistd.h>

using namespace blindspot::testing;
using blindspot::workspace::QueueItem;
using blindspot::workspace::QueueState;

namespace {

at::Tensor patchOf(const SmallWorld& world, const QString& run)
{
    const QString file = world.workspace() + "/runs/" + run + "/patch.safetensors";
    return blindspot::compute::readSafetensors(file.toStdString()).tensors.at("patch");
}

/// The options of a training, without the command and what every command has.
QStringList optionsOf(const SmallWorld& world, int iterations)
{
    QStringList options = world.trainArguments(iterations);
    options.removeFirst();
    return options;
}

} // namespace

class TestCliQueue : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
        workspace_ = blindspot::workspace::Workspace::open(world_->workspace().toStdString());
        database_ = workspace_->connect();
    }
    /// Two workers at once, of which a Slurm array names one; one of them is killed on the way and started again.
    void workersShareAnExportedQueue()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(world_->run(QStringList{"queue", "add", "train"} + optionsOf(*world_, 12)).code, 0); // three of one name
        const QString folder = world_->path("night");
        const CliResult exported = world_->run({"queue", "export", folder});
        QVERIFY2(exported.code == 0, exported.err);
        QCOMPARE(exported.done()["items"].toArray().size(), 3);
        QVERIFY(store().list().empty());
        QCOMPARE(runCli({"queue", "run", "--from", folder, "--json"}).code, 2); // it has no name
        QCOMPARE(runCli({"queue", "run", "--from", world_->workspace(), "--as", "1", "--json"}).code, 2);
        const QStringList second{"queue", "run", "--from", folder, "--as", "b", "--json"};
        QProcess first;
        QProcessEnvironment environment = cliEnvironment();
        environment.insert("SLURM_ARRAY_TASK_ID", "7");
        first.setProcessEnvironment(environment);
        first.start(BLINDSPOT_CLI, {"queue", "run", "--from", folder, "--json"});
        runAndKill(second, 1500);
        QVERIFY(first.waitForFinished(120'000));
        QCOMPARE(first.exitCode(), 0);
        const CliResult again = runCli(second);
        QVERIFY2(again.code == 0, again.err);
        const CliResult taken = world_->run({"runs", "import", folder});
        QVERIFY2(taken.code == 0, taken.err);
        QCOMPARE(taken.done()["runs"].toInt(), 3);
        QCOMPARE(taken.done()["unfinished"].toInt(), 0);
        QCOMPARE(world_->run({"runs", "import", folder}).done()["already_here"].toInt(), 3);
        int complete = 0;
        for (const QJsonObject& run : world_->run({"runs", "list"}).events("run"))
            complete += run["state"] == "completed" && run["iterations_done"].toInt() == 12 ? 1 : 0;
        QCOMPARE(complete, 3);
    }

    /// Each test has an empty queue.
    void cleanup()
    {
        std::vector<std::int64_t> ids;
        for (const QueueItem& item : store().list())
            ids.push_back(item.id);
        store().remove(ids);
    }

    void itemsAreAddedListedMovedAndRemoved()
    {
        const int a = add(2), b = add(3);
        const CliResult evaluation =
            world_->run({"queue", "add", "evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run",
                         "item:" + QString::number(a), "--device", "cpu"});
        QVERIFY2(evaluation.code == 0, evaluation.err);
        const int c = evaluation.done()["item"].toInt();
        bool pure = false;
        const CliResult list = world_->run({"queue", "list"});
        list.events(&pure);
        QVERIFY(pure);
        QCOMPARE(idsOf(list), (QList<int>{a, b, c}));
        const QJsonObject item = list.events("item")[1];
        QCOMPARE(item["state"].toString(), "waiting");
        QVERIFY2(item["what"].toString().contains("3 iterations") && item["what"].toString().contains("tiny"), list.out);
        QCOMPARE(list.done()["waiting"].toInt(), 3);
        QCOMPARE(world_->run({"queue", "move", QString::number(b), "--to", "first"}).code, 0);
        QCOMPARE(order(), (QList<int>{b, a, c}));
        QCOMPARE(world_->run({"queue", "remove", QString::number(b), QString::number(c)}).code, 0);
        QCOMPARE(order(), (QList<int>{a}));
        QCOMPARE(world_->run({"queue", "restore", QString::number(b)}).code, 0);
        QCOMPARE(order(), (QList<int>{b, a}));
    }

    void mistakesAreOneLineAndChangeNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown item") << QStringList{"queue", "remove", "7777"} << "no item 7777";
        QTest::newRow("unknown detector") << QStringList{"queue", "add", "train", "--detector", "absent", "--selection", "people", "--class", "person"} << "absent";
        QTest::newRow("unknown selection") << QStringList{"queue", "add", "train", "--detector", "tiny", "--selection", "absent", "--class", "person"} << "absent";
        QTest::newRow("out of range") << QStringList{"queue", "add", "train", "--detector", "tiny", "--selection", "people", "--class", "person", "--iterations", "0"} << "--iterations";
        QTest::newRow("a file") << QStringList{"queue", "add", "train", "--detector", "tiny", "--selection", "people", "--class", "person", "--out", "x.png"} << "--out";
        QTest::newRow("no place") << QStringList{"queue", "move", "1", "--to", "middle"} << "--to";
        QTest::newRow("no command") << QStringList{"queue"} << "subcommand";
        QTest::newRow("item without number") << QStringList{"queue", "add", "evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run", "item:x"} << "item:x";
    }
    void mistakesAreOneLineAndChangeNothing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const CliResult result = world_->run(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError() && result.err.contains(says.toUtf8()), result.err);
        QVERIFY(store().list().empty());
    }

    void oneFailureDoesNotStopTheRest()
    {
        QVERIFY(QFile::copy(SmallWorld::weights(), world_->path("gone.pt")));
        QStringList options = optionsOf(*world_, 2);
        options[options.indexOf("tiny")] = world_->path("gone.pt");
        const int gone = runCli(QStringList{"queue", "add", "train"} + options).done()["item"].toInt();
        const int good = add(2);
        QVERIFY(gone > 0 && good > gone);
        QVERIFY(QFile::remove(world_->path("gone.pt")));
        const CliResult run = world_->run({"queue", "run"});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.done()["failed"].toInt(), 1);
        QCOMPARE(run.done()["done"].toInt(), 1);
        const QueueItem failed = item(gone), done = item(good);
        QVERIFY(failed.state == QueueState::Failed);
        QVERIFY2(failed.error->english().find("gone.pt") != std::string::npos, failed.error->english().c_str());
        QVERIFY(done.state == QueueState::Done);
        QVERIFY(runs().get(done.record).state == blindspot::workspace::RunState::Completed);
    }

    void ctrlCLetsTheItemWaitAndGoOn()
    {
        const int id = add(kIterations);
        const CliResult part = runCliUntil(world_->with({"queue", "run"}), [](QProcess& process, const QJsonObject& event) {
            if (event["event"].toString() != "iteration" || event["iteration"].toInt() < 3) return false;
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            return true;
        });
        QCOMPARE(part.code, 3);
        QVERIFY(item(id).state == QueueState::Waiting);
        const CliResult rest = world_->run({"queue", "run"});
        QVERIFY2(rest.code == 0, rest.err);
        QVERIFY(at::equal(patchOf(item(id)), whole()));
    }

    void killedAtRandomMomentsNothingIsLost()
    {
        const at::Tensor expected = whole();
        const std::size_t before = runs().list().size();
        const int kills = qEnvironmentVariableIntValue("BLINDSPOT_QUEUE_KILLS") > 0 ? qEnvironmentVariableIntValue("BLINDSPOT_QUEUE_KILLS") : 5;
        QList<int> ids;
        for (int i = 0; i < 3; ++i)
            ids << add(kIterations);
        const CliResult evaluation =
            world_->run({"queue", "add", "evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run",
                         "item:" + QString::number(ids.last()), "--device", "cpu"});
        const int evaluated = evaluation.done()["item"].toInt();
        // On a busy machine the program would else be killed before it has begun anything.
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(world_->run({"queue", "list"}).code, 0);
        int longest = std::max(2500, static_cast<int>(3 * clock.elapsed()));
        QRandomGenerator random(qEnvironmentVariableIntValue("BLINDSPOT_QUEUE_SEED") + 1);
        int killed = 0;
        for (int start = 0; killed < kills && start < 4 * kills; ++start)
            if (runAndKill(world_->with({"queue", "run"}), random.bounded(150, longest))) {
                ++killed;
            } else { // it was faster: there is more to do, and the machine is less busy than it was
                ids << add(kIterations);
                longest = std::max(600, longest / 2);
            }
        QCOMPARE(killed, kills);
        const CliResult rest = world_->run({"queue", "run"});
        QVERIFY2(rest.code == 0, rest.err);
        for (const int id : ids + QList<int>{evaluated})
            QVERIFY2(item(id).state == QueueState::Done, item(id).error ? item(id).error->english().c_str() : name(item(id).state).data());
        for (const int id : ids)
            QVERIFY(at::equal(patchOf(item(id)), expected));
        QCOMPARE(runs().list().size(), before + static_cast<std::size_t>(ids.size())); // none twice
    }

    void optionsComeFromAFile()
    {
        QFile file(world_->path("train.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("config-version = 1\n[train]\ndetector = \"tiny\"\nselection = \"people\"\nclass = \"person\"\niterations = 17\n");
        file.close();
        const CliResult added = world_->run({"queue", "add", "train", "--config", file.fileName()});
        QVERIFY2(added.code == 0, added.err);
        QVERIFY(added.events("item")[0]["what"].toString().contains("17 iterations"));
    }

  private:
    int add(int iterations) const
    {
        return runCli(QStringList{"queue", "add", "train"} + optionsOf(*world_, iterations)).done()["item"].toInt();
    }
    static QList<int> idsOf(const CliResult& list)
    {
        QList<int> ids;
        for (const QJsonObject& item : list.events("item"))
            ids << item["id"].toInt();
        return ids;
    }
    blindspot::workspace::QueueStore store() { return {*workspace_, *database_}; }
    blindspot::workspace::RunStore runs() { return {*workspace_, *database_}; }
    QueueItem item(std::int64_t id) { return store().get(id); }
    QList<int> order()
    {
        QList<int> ids;
        for (const QueueItem& item : store().list())
            ids << static_cast<int>(item.id);
        return ids;
    }
    at::Tensor patchOf(const QueueItem& item) const { return ::patchOf(*world_, QString::fromStdString(item.record)); }
    /// The patch of a run that nothing stopped; trained when it is first asked for.
    const at::Tensor& whole()
    {
        if (!whole_) whole_ = ::patchOf(*world_, runCli(world_->trainArguments(kIterations)).done()["run"].toString());
        return *whole_;
    }

    static constexpr int kIterations = 40;
    std::unique_ptr<SmallWorld> world_;
    std::optional<blindspot::workspace::Workspace> workspace_;
    std::optional<blindspot::storage::Database> database_;
    std::optional<at::Tensor> whole_;
};

QTEST_GUILESS_MAIN(TestCliQueue)
#include "test_cli_queue.moc"
