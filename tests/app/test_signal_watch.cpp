// A program that is asked to end by a signal: what is kept, what is said, how it ends. The program that is asked is this one, called
// again.
#include "app/window/signal_watch.h"
#include "tests/app/program_end.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <unistd.h>

using blindspot::testing::endOf;
using blindspot::testing::ProgramEnd;

namespace {

/// Says "ready" and waits for its signal. argv: --waits FILE; FILE "fails" cannot be kept, "hangs" takes for ever.
int waitForSignal(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const blindspot::window::SignalWatch watch([file = QString(argv[2])] {
        if (file == "fails") throw std::runtime_error("the disk is full");
        while (file == "hangs")
            ::pause();
        QFile kept(file);
        if (kept.open(QIODevice::WriteOnly)) kept.write("kept");
    });
    QTimer::singleShot(0, [] {
        std::puts("ready");
        std::fflush(stdout);
    });
    QTimer::singleShot(60'000, [] { QCoreApplication::exit(9); });
    return QCoreApplication::exec();
}

void startAndAsk(QProcess& process, const QString& file, int signal)
{
    process.start(QCoreApplication::applicationFilePath(), {"--waits", file});
    QVERIFY(process.waitForReadyRead());
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
}

} // namespace

class TestSignalWatch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void signalKeepsTheWork_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("SIGTERM") << SIGTERM << QByteArray("SIGTERM");
        QTest::newRow("SIGHUP") << SIGHUP << QByteArray("SIGHUP");
        QTest::newRow("SIGINT") << SIGINT << QByteArray("SIGINT");
    }

    void signalKeepsTheWork()
    {
        QFETCH(const int, signal);
        QFETCH(const QByteArray, name);
        const QTemporaryDir folder;
        const QString file = folder.filePath("kept");
        QProcess process;
        startAndAsk(process, file, signal);
        const ProgramEnd end = endOf(process);
        QVERIFY2(end.status == QProcess::NormalExit && end.code == 0, end.err);
        QVERIFY2(end.err.contains("the window was asked to end (" + name), end.err);
        QVERIFY2(end.err.contains("blindspot: saved;"), end.err);
        QVERIFY(QFile::exists(file));
    }

    void whatCannotBeKeptIsSaid()
    {
        QProcess process;
        startAndAsk(process, "fails", SIGTERM);
        const ProgramEnd end = endOf(process);
        QVERIFY2(end.status == QProcess::NormalExit && end.code == 1, end.err);
        QVERIFY2(end.err.contains("the disk is full") && !end.err.contains("saved;"), end.err);
    }

    void secondSignalEndsAtOnce()
    {
        QProcess process;
        startAndAsk(process, "hangs", SIGTERM);
        process.setReadChannel(QProcess::StandardError);
        QVERIFY(process.waitForReadyRead());
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGTERM), 0);
        const ProgramEnd end = endOf(process);
        QVERIFY2(end.status == QProcess::CrashExit && end.code == SIGTERM, end.err);
    }
};

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--waits") return waitForSignal(argc, argv);
    const QCoreApplication application(argc, argv);
    TestSignalWatch test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_signal_watch.moc"
