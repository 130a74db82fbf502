// Ranks as processes on this machine: they meet, add up, and are told clearly what is wrong when one is missing, strange or lost.
#include "core/ranks/join.h"
#include "tests/support/free_port.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace blindspot;
using blindspot::testing::freePort;

class TestRanks : public QObject {
    Q_OBJECT

    using Variables = QMap<QString, QString>;

    static constexpr int kPatience = 60'000;

    void begin(const QString& what, int rank, int size, Variables more = {})
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("RANK", QString::number(rank));
        environment.insert("WORLD_SIZE", QString::number(size));
        environment.insert("LOCAL_RANK", QString::number(rank));
        environment.insert("MASTER_ADDR", "127.0.0.1");
        environment.insert("MASTER_PORT", QString::number(port_));
        environment.insert("OMP_NUM_THREADS", "1");
        for (auto one = more.begin(); one != more.end(); ++one)
            environment.insert(one.key(), one.value());
        process->setProcessEnvironment(environment);
        process->start(BLINDSPOT_RANK_PROGRAM, {what});
        processes_.push_back(std::move(process));
    }
    QString end(std::size_t process, int code)
    {
        if (!processes_[process]->waitForFinished(kPatience)) return "it does not end";
        const QString said = processes_[process]->readAllStandardOutput();
        return processes_[process]->exitCode() == code ? said
                                                       : QString("exit code %1: %2%3").arg(processes_[process]->exitCode()).arg(said, QString(processes_[process]->readAllStandardError()));
    }

  private Q_SLOTS:
    void init()
    {
        if (!ranks::canJoin()) QSKIP("this build has no Gloo");
        port_ = freePort();
        if (port_ == 0) QSKIP("this machine has no loopback network");
    }
    void cleanup()
    {
        for (const auto& process : processes_) {
            process->kill();
            process->waitForFinished();
        }
        processes_.clear();
    }

    void allGetTheSameSums_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("2") << 2;
        QTest::newRow("4") << 4;
    }
    void allGetTheSameSums()
    {
        QFETCH(int, size);
        QStringList first;
        for (int run = 0; run < 2; ++run) {
            processes_.clear();
            port_ = freePort();
            for (int rank = 0; rank < size; ++rank)
                begin("sum", rank, size);
            QStringList said;
            for (int rank = 0; rank < size; ++rank) {
                const QString text = end(static_cast<std::size_t>(rank), 0);
                QVERIFY2(text.contains(QString("joined %1 of %2").arg(rank).arg(size)) && text.contains("done"), qPrintable(text));
                said += text.section('\n', 1, 1);
            }
            QCOMPARE(said.count(said.front()), size); // bit by bit, and what rank 0 told
            const auto match = QRegularExpression("error (\\S+) text 'from rank 0' shape 4,3 value 9 none 1 least (\\d+) sum (\\S+)").match(said.front());
            QVERIFY2(match.hasMatch(), qPrintable(said.front()));
            QVERIFY(match.captured(1).toDouble() < 1e-6);
            QCOMPARE(match.captured(2).toInt(), 11 - size);
            QCOMPARE(match.captured(3).toDouble(), 0.5 * size);
            if (run == 0) first = said;
            QCOMPARE(said, first); // and in every run
        }
    }

    void oneIsAlone()
    {
        begin("sum", 0, 1);
        QCOMPARE(end(0, 0), QString("alone\n"));
    }

    void aDeadOrHungRankEndsAll_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("dead") << "die";
        QTest::newRow("hung") << "hang";
    }
    void aDeadOrHungRankEndsAll()
    {
        QFETCH(QString, what);
        const double timeout = what == "die" ? 40 : 10; // they come at different times on a busy machine
        for (int rank = 0; rank < 3; ++rank)
            begin(what, rank, 3, {{"TEST_TIMEOUT", QString::number(timeout)}});
        for (std::size_t rank = 0; rank < 3; ++rank) // loading LibTorch takes its time on a busy machine
            QVERIFY(processes_[rank]->waitForReadyRead(kPatience));
        QElapsedTimer clock;
        clock.start();
        for (std::size_t rank = 0; rank < 2; ++rank) {
            const QString said = end(rank, 3);
            QVERIFY2(said.contains("has lost another rank"), qPrintable(said));
        }
        QVERIFY2(clock.elapsed() < 30'000, "the others are to end soon"); // a dead one is noticed long before the timeout
    }

    void whatIsMissingIsToldInTime()
    {
        for (const int rank : {0, 2}) // long enough for rank 2 to come on a busy machine
            begin("sum", rank, 4, {{"TEST_TIMEOUT", "10"}});
        const QString said = end(0, 2);
        QVERIFY2(said.contains("of 4 ranks these have not come") && said.contains("1, 3"), qPrintable(said));
        QVERIFY2(end(1, 2).startsWith("error: "), "the others end, too");
    }

    void whoeverCannotReachRank0SaysSo()
    {
        begin("sum", 1, 2, {{"TEST_TIMEOUT", "2"}});
        const QString said = end(0, 2);
        QVERIFY2(said.contains("rank 1 cannot reach rank 0 within 2 s"), qPrintable(said));
    }

    void twoOfOneNumberAreRefused()
    {
        for (const int rank : {0, 1, 1})
            begin("sum", rank, 3);
        for (std::size_t i = 0; i < 3; ++i) {
            const QString said = end(i, 2);
            QVERIFY2(said.contains("two ranks have the number 1 of 3"), qPrintable(said));
        }
    }

    void differentProgramsAreRefused_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("says");
        QTest::newRow("version") << "TEST_VERSION" << "rank 1 has another version than rank 0: 'x', not '1'";
        QTest::newRow("options") << "TEST_OPTIONS" << "rank 1 has another options than rank 0: 'x', not 'a b'";
    }
    void differentProgramsAreRefused()
    {
        QFETCH(QString, variable);
        QFETCH(QString, says);
        begin("sum", 0, 2);
        begin("sum", 1, 2, {{variable, "x"}});
        for (std::size_t i = 0; i < 2; ++i) {
            const QString said = end(i, 2);
            QVERIFY2(said.contains(says), qPrintable(said));
        }
    }

    void aPortInUseIsTold()
    {
        const int descriptor = ::socket(AF_INET6, SOCK_STREAM, 0);
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_addr = in6addr_any;
        address.sin6_port = htons(static_cast<std::uint16_t>(port_));
        if (::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(descriptor, 1) != 0) QSKIP("no port can be taken");
        begin("sum", 0, 2, {{"TEST_TIMEOUT", "5"}});
        const QString said = end(0, 2);
        ::close(descriptor);
        QVERIFY2(said.contains(QString("127.0.0.1:%1").arg(port_)) && said.contains("cannot wait for the others there"), qPrintable(said));
    }

  private:
    int port_ = 0;
    std::vector<std::unique_ptr<QProcess>> processes_;
};

QTEST_GUILESS_MAIN(TestRanks)
#include "test_ranks.moc"
