// A program that is killed, or whose machine loses power, at any write, sync, rename or opening of an import, a training, its resumption, an
// evaluation, an export, a copy or a compacting: what was in the workspace is whole, and the same can be done afterwards. As a test it tries
// some moments of each, with BLINDSPOT_KILLS=N so many of each (packaging/soak).
//
// Each is a process of its own, forked off: this one never trains, because LibTorch's backward pass does not survive a fork.
#include "core/common/error.h"
#include "tests/faults/failing_calls.h"
#include "tests/faults/ways.h"
#include "tests/support/file_bytes.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <functional>
#include <memory>
#include <sys/wait.h>
#include <unistd.h>

using namespace blindspot;
using faults::Call;
using faults::Way;
using faults::WorkspaceCopy;

namespace {

std::int64_t momentsOfEach()
{
    const char* number = std::getenv("BLINDSPOT_KILLS");
    return number ? std::atoll(number) : 4;
}

/// How a process ended: by a signal, or with what went wrong, empty where nothing did.
struct Ending {
    bool killed = false;
    std::string fault;
};

Ending inProcess(const std::filesystem::path& scratch, const std::function<void()>& action)
{
    std::filesystem::remove(scratch);
    const pid_t process = fork();
    if (process == 0) {
        std::string fault;
        try {
            action();
        } catch (const std::exception& error) {
            fault = error.what();
        }
        if (!fault.empty()) testing::put(scratch, fault);
        _exit(fault.empty() ? 0 : 1); // nothing of the parent's is taken down
    }
    int status = 0;
    waitpid(process, &status, 0);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return {true, {}};
    if (WIFSIGNALED(status)) return {false, "it ended by signal " + std::to_string(WTERMSIG(status))};
    return {false, WEXITSTATUS(status) == 0 ? std::string() : "it failed: " + testing::contentOf(scratch)};
}

} // namespace

class TestKills : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void nothingIsLostByKill_data() { eachWay(); }
    void nothingIsLostByKill() { eachMoment(false); }
    void nothingIsLostByPower_data() { eachWay(); }
    void nothingIsLostByPower() { eachMoment(true); }

  private:
    void eachWay();
    void eachMoment(bool power);
    void killAt(const Way& way, std::int64_t number, bool power);

    testing::Folder folder_;
    std::unique_ptr<faults::Ways> ways_;
    std::int64_t killed_ = 0;
};

void TestKills::initTestCase()
{
    at::set_num_threads(1);
    ways_ = std::make_unique<faults::Ways>();
    const std::filesystem::path runs = folder_ / "runs";
    const Ending ending = inProcess(folder_ / "fault", [&] {
        ways_->train();
        testing::put(runs, ways_->complete() + "\n" + ways_->stopped());
    });
    QCOMPARE(ending.fault, std::string());
    const std::string ids = testing::contentOf(runs);
    ways_->takeRuns(ids.substr(0, ids.find('\n')), ids.substr(ids.find('\n') + 1));
}

void TestKills::eachWay()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Way& way : ways_->all())
        QTest::newRow(way.name) << index++;
}

void TestKills::eachMoment(bool power)
{
    QFETCH(int, index);
    const Way way = ways_->all().at(static_cast<std::size_t>(index));
    const std::filesystem::path number = folder_ / "number";
    const WorkspaceCopy counted = ways_->copy();
    const Ending whole = inProcess(folder_ / "fault", [&] {
        const workspace::Workspace workspace = counted.open();
        const faults::FailingCalls counting({.call = Call::Change});
        way.go(workspace);
        testing::put(number, std::to_string(counting.counted()));
    });
    QCOMPARE(whole.fault, std::string());
    const std::int64_t calls = std::stoll(testing::contentOf(number));
    QVERIFY(calls > 0);
    killed_ = 0;
    const std::int64_t moments = std::min(momentsOfEach(), calls);
    for (std::int64_t i = 0; i < moments; ++i) {
        killAt(way, 1 + i * calls / moments, power);
        if (QTest::currentTestFailed()) return;
    }
    qInfo("%s: killed at %lld of %lld calls", way.name, static_cast<long long>(killed_), static_cast<long long>(calls));
}

void TestKills::killAt(const Way& way, std::int64_t number, bool power)
{
    const std::string what = std::string(way.name) + (power ? ", without power from call " : ", killed at call ") + std::to_string(number) + ": ";
    const WorkspaceCopy copy = ways_->copy();
    const Ending ending = inProcess(folder_ / "fault", [&] {
        const workspace::Workspace workspace = copy.open();
        faults::LostWrites writes(copy.folder().parent_path().native());
        const faults::FailingCalls failing({.call = Call::Change, .number = number, .kills = true, .power = power ? &writes : nullptr});
        way.go(workspace);
    });
    // A thread may have had less to do than when the calls were counted: then it came to its end.
    QVERIFY2(ending.fault.empty(), (what + ending.fault).c_str());
    killed_ += ending.killed ? 1 : 0;
    const Ending after = inProcess(folder_ / "fault", [&] {
        ways_->requireWhole(copy);
        way.go(copy.open());
    });
    QVERIFY2(after.fault.empty(), (what + after.fault).c_str());
}

QTEST_GUILESS_MAIN(TestKills)
#include "test_kills.moc"
