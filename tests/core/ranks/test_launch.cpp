// What torchrun, Slurm and mpirun say of ranks in the environment, and what is missing or wrong in it.
#include "core/common/error.h"
#include "core/ranks/greeting.h"
#include "core/ranks/launch.h"
#include "core/ranks/own_address.h"
#include "tests/support/error_text.h"

#include <QTest>

#include <map>

using namespace blindspot;
using namespace blindspot::ranks;

class TestLaunch : public QObject {
    Q_OBJECT

    using Variables = std::map<std::string, std::string>;
    static Environment of(Variables variables)
    {
        return [variables = std::move(variables)](const char* name) {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional(found->second);
        };
    }
    static Variables torchrun() { return {{"RANK", "2"}, {"WORLD_SIZE", "4"}, {"LOCAL_RANK", "0"}, {"MASTER_ADDR", "gpu-1"}, {"MASTER_PORT", "29500"}}; }

  private Q_SLOTS:
    void aProgramOfItsOwnHasNoRanks()
    {
        QVERIFY(!launchOf(of({})));
        QVERIFY(!launchOf(of({{"RANK", "0"}, {"WORLD_SIZE", "1"}}))); // and needs no port
        // A batch script of Slurm is no rank: its steps are.
        QVERIFY(!launchOf(of({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "8"}, {"SLURM_JOB_ID", "7"}})));
    }

    void torchrunSaysAll()
    {
        const Launch launch = *launchOf(of(torchrun()));
        QCOMPARE(launch, (Launch{2, 4, 0, "gpu-1", 29500, "", "torchrun"}));
    }

    void whereTorchrunWaitsItselfThePortIsTheNext()
    {
        Variables variables = torchrun();
        variables["TORCHELASTIC_USE_AGENT_STORE"] = "True";
        variables["TORCHELASTIC_RUN_ID"] = "abc";
        variables["TORCHELASTIC_RESTART_COUNT"] = "1";
        const Launch launch = *launchOf(of(variables));
        QCOMPARE(launch.port, std::uint16_t{29501});
        QCOMPARE(launch.run, std::string("abc.1")); // another one after a restart
    }

    void slurmNeedsNothingElse()
    {
        Variables variables{{"SLURM_PROCID", "5"}, {"SLURM_STEP_NUM_TASKS", "8"}, {"SLURM_LOCALID", "1"}, {"SLURM_JOB_ID", "4711"}, {"SLURM_STEP_ID", "3"},
                            {"SLURM_STEP_NODELIST", "gpu-[07-08,12],login"}};
        const Launch launch = *launchOf(of(variables));
        QCOMPARE(launch.address, std::string("gpu-07"));
        QCOMPARE(launch.run, std::string("4711.3"));
        QCOMPARE(launch.by, std::string("srun"));
        QVERIFY(launch.port >= 20000 && launch.port < 30000);
        variables["SLURM_PROCID"] = "0";
        QCOMPARE(launchOf(of(variables))->port, launch.port); // the same on all ranks
        variables["SLURM_STEP_ID"] = "4";
        QVERIFY(launchOf(of(variables))->port != launch.port);
        variables["MASTER_ADDR"] = "10.0.0.1", variables["MASTER_PORT"] = "1234";
        QCOMPARE(launchOf(of(variables))->address, std::string("10.0.0.1"));
        QCOMPARE(launchOf(of(variables))->port, std::uint16_t{1234});
    }

    void mpirunOnOneMachineNeedsNothingElse()
    {
        Variables variables{{"OMPI_COMM_WORLD_RANK", "1"}, {"OMPI_COMM_WORLD_SIZE", "2"}, {"OMPI_COMM_WORLD_LOCAL_RANK", "1"},
                            {"OMPI_COMM_WORLD_LOCAL_SIZE", "2"}, {"PMIX_NAMESPACE", "7"}};
        QCOMPARE(launchOf(of(variables))->address, std::string("127.0.0.1"));
        variables["OMPI_COMM_WORLD_LOCAL_SIZE"] = "1";
        const std::string mistake = testing::errorOf([&] { launchOf(of(variables)); });
        QVERIFY2(mistake.find("MASTER_ADDR") != std::string::npos, mistake.c_str());
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* variable, const char* value, const char* says) {
            QTest::newRow(name) << QString(variable) << QString(value) << QString(says);
        };
        row("no master", "MASTER_ADDR", "", "MASTER_ADDR: it is not set, though WORLD_SIZE is 4");
        row("no port", "MASTER_PORT", "", "MASTER_PORT: it is not set");
        row("no rank", "RANK", "", "RANK: it is not set, though WORLD_SIZE is");
        row("no size", "WORLD_SIZE", "", "WORLD_SIZE: it is not set, though RANK is");
        row("rank too large", "RANK", "4", "RANK: '4' is no whole number from 0 to 3");
        row("rank no number", "RANK", "two", "'two'");
        row("no ranks", "WORLD_SIZE", "0", "WORLD_SIZE: '0'");
        row("port too large", "MASTER_PORT", "70000", "MASTER_PORT: '70000'");
    }
    void whatIsMissingIsNamed()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(QString, says);
        Variables variables = torchrun();
        variables[variable.toStdString()] = value.toStdString(); // empty is as good as not set
        const std::string mistake = testing::errorOf([&] { launchOf(of(variables)); });
        QVERIFY2(mistake.find(says.toStdString()) != std::string::npos, mistake.c_str());
    }

    void hostListsAreRead_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("first");
        QTest::newRow("one") << "login" << "login";
        QTest::newRow("names") << "a,b" << "a";
        QTest::newRow("range") << "gpu[1-4]" << "gpu1";
        QTest::newRow("zeros") << "gpu-[007,009-012],x" << "gpu-007";
        QTest::newRow("two ranges") << "rack[2-3]node[05-06]" << "rack2node05";
        QTest::newRow("behind") << "gpu[3-4].example.org,b" << "gpu3.example.org";
        QTest::newRow("empty") << "" << "";
        QTest::newRow("broken") << "gpu[1" << "";
    }
    void hostListsAreRead()
    {
        QFETCH(QString, list);
        QFETCH(QString, first);
        QCOMPARE(QString::fromStdString(firstHost(list.toStdString())), first);
    }

    void differencesAreNamed()
    {
        JoinOptions mine, other;
        mine.greeting = {{Message::verbatim("version"), "1"}, {Message::verbatim("options"), "a b"}};
        other.greeting = {{Message::verbatim("version"), "1"}, {Message::verbatim("options"), "a c"}};
        QVERIFY(!differenceOf(mine, 1, greetingText(mine)));
        QCOMPARE(differenceOf(mine, 3, greetingText(other))->english(), std::string("rank 3 has another options than rank 0: 'a c', not 'a b'"));
        QVERIFY(differenceOf(mine, 1, "")->english().find("version") != std::string::npos);
        QVERIFY(differenceOf(mine, 1, greetingText(mine) + "more").has_value());
        QCOMPARE(rankList({1, 3, 5}), std::string("1, 3, 5"));
        QCOMPARE(rankList({1, 2, 3, 4, 5, 6, 7, 8, 9}), std::string("1, 2, 3, 4, 5, 6, 7, 8, ..."));
    }

    void theOwnAddressIsFound()
    {
        QCOMPARE(ownAddressTowards("127.0.0.1", 29500), std::string("127.0.0.1"));
        const std::string mistake = testing::errorOf([] { ownAddressTowards("no-such-machine.invalid", 29500); });
        QVERIFY2(mistake.find("no-such-machine.invalid") != std::string::npos, mistake.c_str());
    }
};

QTEST_GUILESS_MAIN(TestLaunch)
#include "test_launch.moc"
