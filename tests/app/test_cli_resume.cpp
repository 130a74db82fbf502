// Stopped, killed and resumed: the patch is bit by bit that of a run that was never stopped.
#include "cli_program.h"
#include "core/compute/safetensors.h"

#include <ATen/Functions.h>
#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <map>
#include <memory>
#include <unistd.h>

using namespace blindspot::testing;

namespace {

constexpr int kIterations = 12;

at::Tensor patchOf(const SmallWorld& world, const QString& run)
{
    const QString file = world.workspace() + "/runs/" + run + "/patch.safetensors";
    return blindspot::compute::readSafetensors(file.toStdString()).tensors.at("patch");
}

/// Starts a training and sends `signal` once iteration `at` is told.
CliResult trainUntil(const QStringList& arguments, int at, int signal)
{
    return runCliUntil(arguments, [&](QProcess& process, const QJsonObject& event) {
        if (event["iteration"].toInt() < at) return false;
        ::kill(static_cast<pid_t>(process.processId()), signal);
        return true;
    });
}

} // namespace

class TestCliResume : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
        for (const QString recipe : {"hide", "robust-dpatch"}) {
            const CliResult whole = runCli(world_->trainArguments(kIterations, {"--recipe", recipe}));
            QVERIFY2(whole.code == 0, whole.err);
            whole_[recipe] = patchOf(*world_, whole.done()["run"].toString());
        }
    }

    void stoppedOrKilledAndResumedIsTheSame_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("at");
        QTest::newRow("hide, Ctrl-C") << "hide" << SIGINT << 5;
        QTest::newRow("hide, SIGTERM") << "hide" << SIGTERM << 2;
        QTest::newRow("hide, killed") << "hide" << SIGKILL << 5;
        QTest::newRow("robust-dpatch, Ctrl-C") << "robust-dpatch" << SIGINT << 3;
        QTest::newRow("robust-dpatch, killed") << "robust-dpatch" << SIGKILL << 3;
    }
    void stoppedOrKilledAndResumedIsTheSame()
    {
        QFETCH(QString, recipe);
        QFETCH(int, signal);
        QFETCH(int, at);
        const QString out = world_->path("interrupted.png");
        QFile::remove(out);
        const CliResult part =
            trainUntil(world_->trainArguments(kIterations, {"--recipe", recipe, "--out", out}), at, signal);
        const QString run = part.events("started")[0]["run"].toString();
        if (signal == SIGKILL) {
            QCOMPARE(part.code, 128 + SIGKILL);
        } else {
            QCOMPARE(part.code, 3);
            QVERIFY2(part.oneLineOfError() && part.err.contains("runs resume " + run.toUtf8()), part.err);
            QCOMPARE(part.done()["stopped"].toBool(), true);
            QCOMPARE(part.done()["patch"].toString(), out);
            QVERIFY(QFile::exists(out));
        }
        QCOMPARE(world_->run({"runs", "list"}).events("run")[0]["state"].toString(), "interrupted");
        const CliResult rest = world_->run({"runs", "resume", run});
        QVERIFY2(rest.code == 0, rest.err);
        QCOMPARE(rest.done()["stopped"].toBool(true), false);
        QVERIFY(at::equal(patchOf(*world_, run), whole_[recipe]));
        const auto points = world_->run({"runs", "show", run}).events("point");
        QCOMPARE(points.size(), kIterations);
        for (int i = 0; i < kIterations; ++i)
            QCOMPARE(points[i]["iteration"].toInt(), i + 1);
    }

    void aDamagedCheckpointFallsBack()
    {
        const CliResult part =
            trainUntil(world_->trainArguments(kIterations, {"--checkpoint-seconds", "0"}), 6, SIGINT);
        const QString run = part.events("started")[0]["run"].toString();
        QFile file(world_->workspace() + "/runs/" + run + "/checkpoint.safetensors");
        QVERIFY(file.resize(file.size() / 2));
        const CliResult rest = world_->run({"runs", "resume", run});
        QVERIFY2(rest.code == 0, rest.err);
        QVERIFY2(rest.err.contains("checkpoint before"), rest.err);
        QVERIFY(at::equal(patchOf(*world_, run), whole_["hide"]));
    }

    void killedBeforeItsFirstCheckpointItBeginsAnew()
    {
        const QString picture = world_->path("first.png");
        QFile::remove(picture);
        QVERIFY(QFile::copy(world_->path("images/picture 2.png"), picture));
        const CliResult whole = runCli(world_->trainArguments(3, {"--initial", picture}));
        const CliResult part =
            runCliUntil(world_->trainArguments(3, {"--initial", picture, "--checkpoint-seconds", "1000"}),
                        [](QProcess& process, const QJsonObject&) {
                            process.kill();
                            return true;
                        });
        const QString run = part.events("started")[0]["run"].toString();
        QVERIFY(QFile::remove(picture)); // the run has kept it
        const CliResult rest = world_->run({"runs", "resume", run});
        QVERIFY2(rest.code == 0, rest.err);
        QVERIFY(at::equal(patchOf(*world_, run), patchOf(*world_, whole.done()["run"].toString())));
    }

    void aCompletedRunGoesOnWhenAskedForMore()
    {
        const QString run = runCli(world_->trainArguments(2)).done()["run"].toString();
        const CliResult complete = world_->run({"runs", "resume", run});
        QCOMPARE(complete.code, 2);
        QVERIFY2(complete.err.contains("--iterations"), complete.err);
        QCOMPARE(world_->run({"runs", "resume", run, "--iterations", "1"}).code, 2);
        const CliResult more = world_->run({"runs", "resume", run, "--iterations", "4"});
        QVERIFY2(more.code == 0, more.err);
        QCOMPARE(more.events("iteration").size(), 2);
        QCOMPARE(more.events("iteration")[0]["iteration"].toInt(), 3);
        QCOMPARE(world_->run({"runs", "show", run}).done()["iterations_done"].toInt(), 4);
    }

    void oneProgramTrainsARun()
    {
        const CliResult part = trainUntil(world_->trainArguments(2000), 2, SIGINT);
        const QString run = part.events("started")[0]["run"].toString();
        bool looked = false;
        const CliResult first = runCliUntil(
            world_->with({"runs", "resume", run}), [&](QProcess& process, const QJsonObject& event) {
                if (event["event"].toString() != "iteration") return false;
                const CliResult second = world_->run({"runs", "resume", run});
                const CliResult removal = world_->run({"runs", "delete", run});
                const QString state = world_->run({"runs", "list"}).events("run")[0]["state"].toString();
                looked = second.code == 2 && second.oneLineOfError() &&
                         second.err.contains("another program") && removal.code == 2 && state == "running";
                ::kill(static_cast<pid_t>(process.processId()), SIGINT);
                return true;
            });
        QVERIFY(looked);
        QCOMPARE(first.code, 3);
        QCOMPARE(world_->run({"runs", "delete", run}).code, 0);
    }

    void otherWeightsAreNoticed()
    {
        const SmallWorld world;
        const QString weights = world.path("weights.pt");
        QVERIFY(QFile::copy(SmallWorld::weights(), weights));
        QVERIFY(QFile::setPermissions(weights, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(world.run({"detector", "remove", "tiny"}).code, 0);
        QStringList arguments = world.trainArguments(2);
        arguments[arguments.indexOf("tiny")] = weights;
        const QString run = runCli(arguments).done()["run"].toString();
        QFile file(weights);
        QVERIFY(file.open(QIODevice::Append));
        file.write("x");
        file.close();
        const CliResult changed = world.run({"runs", "resume", run, "--iterations", "3"});
        QCOMPARE(changed.code, 2);
        QVERIFY2(changed.oneLineOfError() && changed.err.contains("changed"), changed.err);
        QCOMPARE(world.run({"detector", "add", SmallWorld::weights()}).code, 0);
        QCOMPARE(world.run({"runs", "resume", run, "--iterations", "3"}).code, 0);
    }

    void missingImagesAreNoticed()
    {
        const SmallWorld world;
        const QString run = runCli(world.trainArguments(1)).done()["run"].toString();
        QVERIFY(QFile::remove(world.path("images/picture 3.png")));
        const CliResult unreadable = world.run({"runs", "resume", run, "--iterations", "2"});
        QCOMPARE(unreadable.code, 2);
        QVERIFY2(unreadable.err.contains("1 of the run's 6 pictures are not in the index"), unreadable.err);
        QCOMPARE(world.run({"dataset", "remove", "small"}).code, 0);
        const CliResult gone = world.run({"runs", "resume", run, "--iterations", "2"});
        QCOMPARE(gone.code, 2);
        QVERIFY2(gone.oneLineOfError() && gone.err.contains("not in the index any more"), gone.err);
    }

    void aReaderThatGoesAwayStopsTheTraining()
    {
        QProcess process;
        QProcessEnvironment environment = cliEnvironment();
        environment.insert("CODE", world_->path("code"));
        process.setProcessEnvironment(environment);
        const QStringList shell{"-c", "{ \"$0\" \"$@\"; echo $? > \"$CODE\"; } | head -n 2", BLINDSPOT_CLI};
        process.start("/bin/sh", shell + world_->trainArguments(5000));
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(contentOf(world_->path("code")), QByteArray("3\n"));
        QCOMPARE(world_->run({"runs", "list"}).events("run")[0]["state"].toString(), "interrupted");
    }

  private:
    std::unique_ptr<SmallWorld> world_;
    std::map<QString, at::Tensor> whole_;
};

QTEST_GUILESS_MAIN(TestCliResume)
#include "test_cli_resume.moc"
