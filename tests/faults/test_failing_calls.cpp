// Whatever write, sync, rename, opening, reading or allocation fails in an import, a training, its resumption, an evaluation, an export, a
// copy, a compacting or the bringing up of an older workspace: there is an Error and no crash, what was in the workspace is whole, and the
// same can be done afterwards. As a test it tries some of the calls of each, with BLINDSPOT_FAULTS=all every one (packaging/soak).
#include "core/common/error.h"
#include "tests/faults/failing_calls.h"
#include "tests/faults/ways.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <new>

using namespace blindspot;
using namespace blindspot::testing;
using faults::Call;
using faults::Way;
using faults::WorkspaceCopy;

namespace {

/// So many faults of each kind are tried in a step where not all are.
constexpr std::int64_t kTried = 3;

bool all()
{
    return qgetenv("BLINDSPOT_FAULTS") == "all";
}

struct FaultKind {
    Call call;
    int error;
    bool lasting;
    /// The step has to succeed all the same: the system did a part, or was interrupted.
    bool harmless = false;
};
const std::vector<FaultKind> kKinds{
    {Call::Write, ENOSPC, true}, {Call::Write, EIO, false}, {Call::Write, 0, false, true}, {Call::Write, EINTR, false, true},
    {Call::Sync, EIO, false},    {Call::Sync, ENOSPC, true}, {Call::Rename, EIO, false},    {Call::Rename, EACCES, true},
    {Call::Open, EMFILE, true},  {Call::Open, EIO, false},   {Call::Read, EIO, false},      {Call::Read, 0, false, true},
    {Call::Read, EINTR, false, true}, {Call::Allocation, ENOMEM, false},
};

std::string describe(const FaultKind& kind, std::int64_t number)
{
    return std::string(faults::name(kind.call)) + " " + std::to_string(number) + ": " +
           (kind.error ? std::strerror(kind.error) : "the half of it") + (kind.lasting ? ", and all after it" : "");
}

} // namespace

class TestFailingCalls : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void faultsAreFaults();
    void nothingIsLostByAFault_data();
    void nothingIsLostByAFault();

  private:
    void tryFault(const Way& way, const FaultKind& kind, std::int64_t number);

    std::unique_ptr<faults::Ways> ways_;
    std::int64_t tried_ = 0, refused_ = 0, survived_ = 0;
};

void TestFailingCalls::initTestCase()
{
    at::set_num_threads(1);
    ways_ = std::make_unique<faults::Ways>();
    ways_->train();
}

/// Lest nothing fails below because nothing is made to.
void TestFailingCalls::faultsAreFaults()
{
    const Folder folder;
    for (const Call call : {Call::Write, Call::Open}) {
        const faults::FailingCalls failing({.call = call, .error = ENOSPC, .number = 1, .lasting = true});
        std::ofstream file(folder / "file");
        file << "text" << std::flush;
        QVERIFY(!file);
        QVERIFY(failing.happened());
    }
    const faults::FailingCalls failing({.call = Call::Allocation, .error = ENOMEM, .number = 1});
    QVERIFY_EXCEPTION_THROWN(std::vector<int>(10'000), std::bad_alloc);
}

void TestFailingCalls::nothingIsLostByAFault_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Way& way : ways_->all())
        QTest::newRow(way.name) << index++;
}

void TestFailingCalls::nothingIsLostByAFault()
{
    QFETCH(int, index);
    const Way way = ways_->all().at(static_cast<std::size_t>(index));
    tried_ = refused_ = survived_ = 0;
    for (const FaultKind& kind : kKinds) {
        std::int64_t calls = 0;
        {
            const WorkspaceCopy copy = ways_->copy();
            const workspace::Workspace workspace = copy.open();
            const faults::FailingCalls counting({.call = kind.call});
            way.go(workspace);
            calls = counting.counted();
        }
        // Allocations are too many to try each.
        const std::int64_t most = std::min(calls, !all() ? kTried : kind.call == Call::Allocation ? 200 : calls);
        for (std::int64_t i = 0; i < most; ++i) {
            tryFault(way, kind, 1 + i * calls / most);
            if (QTest::currentTestFailed()) return;
        }
    }
    qInfo("%lld faults: %lld refused with an error, %lld did no harm", static_cast<long long>(tried_), static_cast<long long>(refused_),
          static_cast<long long>(survived_));
}

void TestFailingCalls::tryFault(const Way& way, const FaultKind& kind, std::int64_t number)
{
    const std::string what = describe(kind, number);
    const WorkspaceCopy copy = ways_->copy();
    std::string error;
    bool happened = false;
    try {
        const workspace::Workspace workspace = copy.open();
        const faults::FailingCalls failing({.call = kind.call, .error = kind.error, .number = number, .lasting = kind.lasting});
        try {
            way.go(workspace);
        } catch (const Error& refusal) {
            error = refusal.what();
        } catch (const std::bad_alloc&) {
            error = "out of memory";
        }
        happened = failing.happened();
    } catch (const std::exception& other) {
        QFAIL(qPrintable(QString::fromStdString(what + " ended in something else than an Error: " + other.what())));
    }
    ++tried_;
    ++(error.empty() ? survived_ : refused_);
    if (kind.harmless && happened) QVERIFY2(error.empty(), qPrintable(QString::fromStdString(what + " was refused: " + error)));
    try {
        ways_->requireWhole(copy);
        way.go(copy.open()); // the same again, without a fault
    } catch (const std::exception& harm) {
        QFAIL(qPrintable(QString::fromStdString("after " + what + " (" + error + "): " + harm.what())));
    }
}

QTEST_GUILESS_MAIN(TestFailingCalls)
#include "test_failing_calls.moc"
