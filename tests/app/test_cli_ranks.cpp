// Several ranks train one patch: the same one, by one run, of which rank 0 alone speaks; and what ends them leaves a run that goes on.
#include "cli_program.h"
#include "core/compute/safetensors.h"
#include "core/ranks/join.h"
#include "tests/support/free_port.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <functional>
#include <memory>
#include <unistd.h>
#include <vector>

using namespace blindspot::testing;

namespace {

/// The program, started several times as torchrun does it.
class RankPrograms {
  public:
    RankPrograms(int size, const std::function<QStringList(int)>& argumentsOf) : port_(freePort())
    {
        for (int rank = 0; rank < size; ++rank) {
            auto process = std::make_unique<QProcess>();
            QProcessEnvironment environment = cliEnvironment();
            environment.insert("RANK", QString::number(rank));
            environment.insert("LOCAL_RANK", QString::number(rank));
            environment.insert("WORLD_SIZE", QString::number(size));
            environment.insert("MASTER_ADDR", "127.0.0.1");
            environment.insert("MASTER_PORT", QString::number(port_));
            process->setProcessEnvironment(environment);
            process->start(BLINDSPOT_CLI, argumentsOf(rank));
            processes_.push_back(std::move(process));
        }
    }
    ~RankPrograms()
    {
        for (const auto& process : processes_)
            if (process->state() != QProcess::NotRunning) process->kill(), process->waitForFinished();
    }

    /// Waits until rank 0 has told an iteration (or epoch), then sends a signal to one of them.
    bool signalAfterIteration(int iteration, int rank, int signal, const char* what = "iteration")
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 120'000 && processes_.front()->state() != QProcess::NotRunning) {
            processes_.front()->waitForReadyRead(20);
            said_ += processes_.front()->readAllStandardOutput();
            if (!said_.contains("\"" + QByteArray(what) + "\":" + QByteArray::number(iteration) + ",")) continue;
            return ::kill(static_cast<pid_t>(processes_[static_cast<std::size_t>(rank)]->processId()), signal) == 0;
        }
        return false;
    }
    CliResult end(int rank)
    {
        QProcess& process = *processes_[static_cast<std::size_t>(rank)];
        if (!process.waitForFinished(120'000)) process.kill(), process.waitForFinished();
        const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + process.exitCode();
        return {code, (rank == 0 ? said_ : QByteArray()) + process.readAllStandardOutput(), process.readAllStandardError()};
    }

  private:
    int port_;
    QByteArray said_;
    std::vector<std::unique_ptr<QProcess>> processes_;
};

const QStringList kAll{"--images-per-update", "all"};

} // namespace

class TestCliRanks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        if (!blindspot::ranks::canJoin()) QSKIP("this build has no Gloo");
        if (freePort() == 0) QSKIP("this machine has no loopback network");
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
    }

    void theyTrainThePatchOfOne_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<bool>("same"); // bit by bit
        QTest::newRow("4, four updates at once") << 4 << QStringList() << true;
        QTest::newRow("2, one update of all") << 2 << kAll << false;
        QTest::newRow("2, against the loss") << 2 << QStringList{"--recipe", "robust-dpatch"} << false;
    }
    void theyTrainThePatchOfOne()
    {
        QFETCH(int, size);
        QFETCH(QStringList, more);
        QFETCH(bool, same);
        const QStringList arguments = world_->trainArguments(4, more);
        const CliResult one = runCli(arguments);
        QVERIFY2(one.code == 0, one.err);
        const at::Tensor alone = patchOf(one);
        at::Tensor first;
        for (int i = 0; i < (same ? 1 : 2); ++i) { // every start of the program takes most of a second
            const auto runs = world_->run({"runs", "list"}).events("run").size();
            RankPrograms programs(size, [&](int) { return arguments; });
            const CliResult led = programs.end(0);
            QVERIFY2(led.code == 0, led.err);
            bool pure = false;
            led.events(&pure);
            QVERIFY(pure);
            QCOMPARE(led.events("started").front()["ranks"].toInt(), size);
            QCOMPARE(led.events("iteration").size(), 4);
            QCOMPARE(led.done()["passes"], one.done()["passes"]);
            for (int rank = 1; rank < size; ++rank) {
                const CliResult helped = programs.end(rank);
                QVERIFY2(helped.code == 0, helped.err);
                QVERIFY(helped.out.isEmpty());
            }
            QCOMPARE(world_->run({"runs", "list"}).events("run").size(), runs + 1); // one run, however many they are
            const at::Tensor patch = patchOf(led);
            if (same)
                QVERIFY(at::equal(patch, alone));
            else // steps follow the gradient's sign, which rounding changes where it is nearly 0
                QVERIFY(at::abs(patch - alone).gt(1e-3).to(at::kDouble).mean().item<double>() < 0.01);
            if (i == 0) first = patch;
            QVERIFY(at::equal(patch, first)); // the same each time
        }
    }

    void whateverEndsOneEndsAllAndTheRunGoesOn_data()
    {
        QTest::addColumn<int>("rank");
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("resumedBy");
        QTest::newRow("rank 1 is killed") << 1 << SIGKILL << 1;
        QTest::newRow("rank 1 hangs") << 1 << SIGSTOP << 2;
        QTest::newRow("rank 1 is told to stop") << 1 << SIGINT << 2;
        QTest::newRow("rank 0 is told to stop") << 0 << SIGTERM << 1;
    }
    void whateverEndsOneEndsAllAndTheRunGoesOn()
    {
        QFETCH(int, rank);
        QFETCH(int, signal);
        QFETCH(int, resumedBy);
        constexpr int kIterations = 30;
        const QStringList arguments = world_->trainArguments(kIterations, {"--rank-timeout", "15"});
        const CliResult whole = runCli(arguments);
        QVERIFY2(whole.code == 0, whole.err);
        RankPrograms programs(2, [&](int) { return arguments; });
        QVERIFY(programs.signalAfterIteration(3, rank, signal));
        QElapsedTimer timer;
        timer.start();
        const CliResult led = programs.end(0);
        QVERIFY2(timer.elapsed() < 60'000, "they are to end soon");
        QVERIFY2(led.code == 3, led.err);
        const QString run = led.events("started").front()["run"].toString();
        if (signal == SIGKILL || signal == SIGSTOP) {
            QVERIFY2(led.complaints().contains("rank 0 of 2 has lost another rank"), led.err);
        } else {
            QVERIFY(led.done()["stopped"].toBool());
            QCOMPARE(programs.end(1).code, 3);
        }
        const QStringList resume = world_->with({"runs", "resume", run});
        RankPrograms again(resumedBy, [&](int) { return resume; });
        const CliResult resumed = again.end(0);
        QVERIFY2(resumed.code == 0, resumed.err);
        QVERIFY(resumed.done()["iterations"].toInt() == kIterations);
        QVERIFY(at::equal(patchOf(resumed), patchOf(whole)));
    }

    /// The file is the same bytes each time, and also where a rank was lost on the way.
    void theyTrainOneDetector()
    {
        const auto commandOf = [this](const QString& out, int epochs) {
            return world_->with({"detector", "train", "--dataset", "small", "--device", "cpu", "--out", world_->path(out), "--epochs", QString::number(epochs),
                                 "--batch", "4", "--input-size", "96", "--width", "0.125", "--head-width", "16", "--seed", "3", "--rank-timeout", "60",
                                 "--patience", "0"});
        };
        const int epochs = 5;
        const QStringList whole = commandOf("whole.safetensors", epochs);
        RankPrograms programs(2, [&](int) { return whole; });
        const CliResult led = programs.end(0), helped = programs.end(1);
        QVERIFY2(led.code == 0, led.err);
        QVERIFY2(helped.code == 0 && helped.out.isEmpty(), helped.err);
        QCOMPARE(led.events("epoch").size(), epochs);
        QCOMPARE(world_->run({"detector", "trainings"}).events("training").size(), 1);

        const QStringList broken = commandOf("broken.safetensors", epochs);
        RankPrograms lost(2, [&](int) { return broken; });
        QVERIFY(lost.signalAfterIteration(1, 1, SIGKILL, "epoch"));
        const CliResult ended = lost.end(0);
        QVERIFY2(ended.code == 3 && ended.complaints().contains("rank 0 of 2 has lost another rank"), ended.err);
        const QStringList resume = world_->with({"detector", "trainings", ended.events("started").front()["training"].toString(), "--resume"});
        RankPrograms again(2, [&](int) { return resume; });
        const CliResult resumed = again.end(0);
        QVERIFY2(resumed.code == 0, resumed.err);
        QCOMPARE(again.end(1).code, 0);
        QVERIFY(!contentOf(world_->path("whole.safetensors")).isEmpty());
        QCOMPARE(contentOf(world_->path("broken.safetensors")), contentOf(world_->path("whole.safetensors")));
    }

    void theyEvaluateToTheFiguresOfOne()
    {
        const CliResult trained = runCli(world_->trainArguments(1));
        const QStringList arguments = world_->with({"evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run",
                                                    trained.done()["run"].toString(), "--defence", "jpeg:quality=50", "--device", "cpu", "--out",
                                                    world_->path("report.json")});
        const CliResult one = runCli(arguments);
        QVERIFY2(one.code == 0, one.err);
        RankPrograms programs(2, [&](int) { return arguments; });
        const CliResult led = programs.end(0), helped = programs.end(1);
        QVERIFY2(led.code == 0, led.err);
        QVERIFY2(helped.code == 0 && helped.out.isEmpty(), helped.err);
        QCOMPARE(led.done()["ranks"].toInt(), 2);
        QCOMPARE(led.done()["passes"], one.done()["passes"]);
        QVERIFY(one.events("arm").size() >= 8);
        QCOMPARE(led.events("arm"), one.events("arm"));
    }

    void mistakesAreToldByRank0()
    {
        const auto both = [](const QStringList& arguments) { return [arguments](int) { return arguments; }; };
        QStringList unknown = world_->trainArguments(2);
        unknown.replaceInStrings("tiny", "gone");
        RankPrograms mistaken(2, both(unknown));
        const CliResult led = mistaken.end(0), other = mistaken.end(1);
        QCOMPARE(led.code, 2);
        QVERIFY2(led.oneLineOfError() && led.err.contains("gone"), led.err);
        QCOMPARE(other.code, 2);
        QVERIFY2(other.out.isEmpty() && other.err.isEmpty(), other.err); // once is enough

        RankPrograms different(2, [this](int rank) { return world_->trainArguments(2 + rank); });
        const CliResult refused = different.end(0);
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.oneLineOfError() && refused.err.contains("rank 1 has another command line than rank 0"), refused.err);
        QCOMPARE(different.end(1).code, 2);

        RankPrograms single(2, both(world_->with({"runs", "list"})));
        const CliResult one = single.end(0);
        QCOMPARE(one.code, 2);
        QVERIFY2(one.err.contains("one process does this, and torchrun has started 2"), one.err);
        QCOMPARE(single.end(1).code, 2);
        QVERIFY(!world_->run({"runs", "list"}).events("run").isEmpty()); // alone it works
    }

  private:
    at::Tensor patchOf(const CliResult& result) const
    {
        const QString file = world_->workspace() + "/runs/" + result.done()["run"].toString() + "/patch.safetensors";
        return blindspot::compute::readSafetensors(file.toStdString()).tensors.at("patch");
    }

    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliRanks)
#include "test_cli_ranks.moc"
