// What a confined process can no longer do, and what it can as before; tried by child processes that give it up and then try.
#include "app/cli/confinement.h"
#include "tests/app/cli_program.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <functional>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace blindspot;

namespace {

/// What errno a call left, 0 where it went well.
int errorOf(long result) { return result < 0 ? errno : 0; }

constexpr int kNotConfined = 100;

/// The exit code of a child that gives up what `needs` does not name and then does `act`: what `act` returns, or kNotConfined.
int inConfinement(const cli::Needs& needs, const std::function<int()>& act)
{
    const pid_t child = ::fork();
    if (child == 0) ::_exit(cli::confine(needs) ? act() : kNotConfined);
    int state = 0;
    if (child < 0 || ::waitpid(child, &state, 0) != child) return -1;
    return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

int openSocket(int domain) { return errorOf(::socket(domain, SOCK_STREAM, 0)); }

int startProgram()
{
    const char* arguments[] = {"/bin/true", nullptr};
    return errorOf(::execv(arguments[0], const_cast<char**>(arguments)));
}

} // namespace

class TestConfinement : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        if (inConfinement({}, [] { return 0; }) == kNotConfined) QSKIP("the kernel has no seccomp here, or forbids it");
    }

    void whatIsTakenAwayIsRefused_data()
    {
        QTest::addColumn<std::function<int()>>("act");
        const auto row = [](const char* name, std::function<int()> act) { QTest::newRow(name) << act; };
        row("a program is started", startProgram);
        row("a connection to another machine", [] { return openSocket(AF_INET); });
        row("and by IPv6", [] { return openSocket(AF_INET6); });
        row("a connection to another program", [] { return openSocket(AF_UNIX); });
        row("another process's memory", [] {
            char byte = 0;
            const iovec here{&byte, 1}, there{&byte, 1};
            return errorOf(::process_vm_readv(::getppid(), &here, 1, &there, 1, 0));
        });
        row("another process is held", [] { return errorOf(::ptrace(PTRACE_SEIZE, ::getppid(), nullptr, nullptr)); });
        row("a program in the kernel", [] { return errorOf(::syscall(SYS_bpf, 0, nullptr, 0)); });
        row("calls past the filter", [] { return errorOf(::syscall(SYS_io_uring_setup, 1, nullptr)); });
        row("a namespace of its own", [] { return errorOf(::syscall(SYS_unshare, 0x10000000)); });
        row("in a thread that is started later", [] {
            int error = 0;
            std::thread([&error] { error = openSocket(AF_INET); }).join();
            return error;
        });
    }
    void whatIsTakenAwayIsRefused()
    {
        QFETCH(std::function<int()>, act);
        QCOMPARE(inConfinement({}, act), EACCES);
    }

    /// Libraries have threads of their own by the time that the program knows what it is to do.
    void threadsThatRunAlreadyAreIncluded()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            std::atomic<bool> confined = false;
            int error = 0;
            std::thread earlier([&] {
                confined.wait(false);
                error = openSocket(AF_INET);
            });
            if (!cli::confine({})) ::_exit(kNotConfined);
            confined = true;
            confined.notify_all();
            earlier.join();
            ::_exit(error);
        }
        int state = 0;
        QCOMPARE(::waitpid(child, &state, 0), child);
        QVERIFY(WIFEXITED(state));
        QCOMPARE(WEXITSTATUS(state), EACCES);
    }

    void whatIsNeededStays()
    {
        QCOMPARE(inConfinement({.network = true}, [] { return openSocket(AF_INET); }), 0);
        QCOMPARE(inConfinement({.network = true}, startProgram), EACCES);
        QCOMPARE(inConfinement({.localServices = true}, [] { return openSocket(AF_UNIX); }), 0);
        QCOMPARE(inConfinement({.localServices = true}, [] { return openSocket(AF_INET); }), EACCES);
    }

    void filesAndThreadsAreAsBefore()
    {
        const QTemporaryDir folder;
        const QByteArray file = QFile::encodeName(folder.filePath("kept"));
        QCOMPARE(inConfinement({}, [&file] {
                     int written = 0;
                     std::thread([&] {
                         std::FILE* stream = std::fopen(file.constData(), "w");
                         written = stream != nullptr && std::fputs("kept", stream) >= 0 && std::fclose(stream) == 0 ? 0 : 1;
                     }).join();
                     return written;
                 }),
                 0);
        QFile kept(folder.filePath("kept"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("kept"));
    }

    /// A command at work, as the kernel sees it: a filter (2), and no rights that a program could bring.
    void theCommandLineIsConfined()
    {
        const testing::SmallWorld world;
        QVERIFY(world.ready());
        QByteArray status;
        const testing::CliResult result = testing::runCliUntil(world.with(world.trainArguments(400)), [&status](QProcess& process, const QJsonObject&) {
            QFile file("/proc/" + QString::number(process.processId()) + "/status");
            if (file.open(QIODevice::ReadOnly)) status = file.readAll();
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            return true;
        });
        QCOMPARE(result.code, 3);
        if (status.contains("Seccomp:\t0") && QByteArray(BLINDSPOT_SANITIZERS) != "") QSKIP("programs with a sanitizer are not confined");
        QVERIFY2(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"), status.constData());
    }
};

QTEST_GUILESS_MAIN(TestConfinement)
#include "test_confinement.moc"
