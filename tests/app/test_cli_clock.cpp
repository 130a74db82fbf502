// Clocks that are wrong: set back by a year, or ahead. Work goes on, records are found, and nothing goes that was deleted of late.
#include "cli_program.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace blindspot::testing;

namespace {

constexpr qint64 kYear = 365 * 24 * 3600;

} // namespace

class TestCliClock : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
    }

    void theClockIsShifted();
    void workGoesOnWhereItWasSetBack();
    void whatWasDeletedStaysInTheTrash();
    void theQueueGoesOn();

  private:
    CliResult at(qint64 seconds, const QStringList& arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = cliEnvironment();
        environment.insert("LD_PRELOAD", BLINDSPOT_SHIFTED_CLOCK);
        // A program with AddressSanitizer ends where another library comes before it.
        environment.insert("ASAN_OPTIONS", environment.value("ASAN_OPTIONS") + ":verify_asan_link_order=0");
        environment.insert("BLINDSPOT_TEST_CLOCK", QString::number(seconds));
        process.setProcessEnvironment(environment);
        process.start(BLINDSPOT_CLI, world_->with(arguments));
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000)) process.kill();
        process.waitForFinished();
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QStringList train(int iterations) const
    {
        QStringList arguments = world_->trainArguments(iterations);
        const auto place = arguments.indexOf("--workspace");
        arguments.remove(place, 2);
        arguments.removeAll("--json");
        return arguments;
    }
    QString made(qint64 seconds, int iterations) const { return at(seconds, train(iterations)).done()["run"].toString(); }

    std::unique_ptr<SmallWorld> world_;
};

/// Else all others here would prove nothing.
void TestCliClock::theClockIsShifted()
{
    const QString now = made(0, 1), before = made(-kYear, 1);
    QVERIFY2(now.left(4).toInt() - before.left(4).toInt() == 1, qPrintable(now + ' ' + before));
    for (const QJsonObject& run : world_->run({"runs", "list"}).events("run"))
        QCOMPARE(run["created_at"].toString().left(4), run["run"].toString().left(4));
}

void TestCliClock::workGoesOnWhereItWasSetBack()
{
    const QString run = made(0, 2);
    const CliResult resumed = at(-kYear, {"runs", "resume", run, "--iterations", "5"});
    QVERIFY2(resumed.code == 0, resumed.err);
    const QStringList evaluate{"evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run", run, "--device", "cpu", "--bootstrap", "20"};
    const CliResult evaluated = at(-kYear, evaluate);
    QVERIFY2(evaluated.code == 0, evaluated.err);
    const QString file = world_->path("new.safetensors");
    const QStringList harden{"detector", "train", "--dataset", "small", "--from", "tiny", "--device", "cpu", "--batch", "3", "--epochs", "2", "--input-size", "96", "--out", file};
    QCOMPARE(at(0, harden).code, 0);
    const CliResult again = at(-kYear, harden);
    QVERIFY2(again.code == 0, again.err);
    QCOMPARE(world_->run({"detector", "trainings"}).events("training").size(), 2);
    const CliResult imported = at(-kYear, {"dataset", "import", "--format", "coco", "--annotations", world_->path("coco.json"), "--images", world_->path("images"), "--name", "small", "--replace"});
    QVERIFY2(imported.code == 0, imported.err);
    QCOMPARE(at(0, {"runs", "resume", run, "--iterations", "7"}).code, 0);
    const CliResult check = world_->run({"workspace", "check"});
    QVERIFY2(check.code == 0 && check.events("finding").isEmpty(), check.out);
}

void TestCliClock::whatWasDeletedStaysInTheTrash()
{
    const QString run = made(0, 1), other = made(0, 1);
    QCOMPARE(at(-kYear, {"runs", "delete", run}).code, 0);
    QCOMPARE(world_->run({"trash", "list"}).events("entry").size(), 1); // the clock is right again
    QCOMPARE(world_->run({"runs", "delete", other}).code, 0);
    QCOMPARE(at(kYear, {"trash", "list"}).events("entry").size(), 2); // and a year ahead
    for (const QString& one : {run, other})
        QCOMPARE(world_->run({"trash", "restore", one}).code, 0);
    QCOMPARE(world_->run({"runs", "list"}).events("run").size(), 2);
}

/// An item begins under one clock and ends under another.
void TestCliClock::theQueueGoesOn()
{
    QStringList add = train(3);
    add.prepend("add");
    add.prepend("queue");
    QCOMPARE(world_->run(add).code, 0);
    QCOMPARE(at(-kYear, add).code, 0);
    const CliResult run = at(-kYear, {"queue", "run"});
    QVERIFY2(run.code == 0, run.err);
    for (const QJsonObject& item : world_->run({"queue", "list"}).events("item"))
        QCOMPARE(item["state"].toString(), QString("done"));
    QCOMPARE(world_->run({"runs", "list"}).events("run").size(), 2);
}

QTEST_GUILESS_MAIN(TestCliClock)
#include "test_cli_clock.moc"
