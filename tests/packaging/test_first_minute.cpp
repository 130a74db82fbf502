// What packaging/run and packaging/test say while they install and build, and where they cannot: with stand-ins for apt-get, cmake,
// ninja and df that say what those say.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace blindspot {

namespace {

void write(const QString& path, const QByteArray& text, bool program = false)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    if (program) file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeUser);
}

/// A tree with the scripts alone, and a folder of stand-ins that come before the real programs.
class ScriptWorld {
  public:
    ScriptWorld()
    {
        QDir(folder_.path()).mkpath("tree/packaging");
        QDir(folder_.path()).mkpath("bin");
        for (const char* name : {"common.sh", "build", "install-dependencies"})
            QFile::copy(QString(BLINDSPOT_SOURCE "/packaging/") + name, path(QString("tree/packaging/") + name));
        write(path("tree/CMakePresets.json"), "{}");
        write(path("tree/packaging/dependencies.txt"), "first-package\n# a comment\nsecond-package # another\n");
        standIn("dpkg-query", "true"); // nothing is installed
        standIn("sudo", "[ \"$1\" = -v ] || exec \"$@\"");
        standIn("df", "echo Avail; echo 90000");
        meminfo("8000000");
    }

    void standIn(const QString& name, const QByteArray& body)
    {
        write(path("bin/" + name), "#!/usr/bin/env bash\n" + body + "\n", true);
    }
    /// Kilobytes that programs can take.
    void meminfo(const QByteArray& kilobytes)
    {
        write(path("meminfo"), "MemTotal: 16000000 kB\nMemAvailable: " + kilobytes + " kB\nSwapFree: 0 kB\n");
    }
    /// Everything is installed, cmake configures, and ninja has `steps` steps to do.
    void builds(int steps)
    {
        write(path("tree/packaging/dependencies.txt"), "");
        const QByteArray line = "for i in $(seq " + QByteArray::number(steps) + "); do echo \"[$i/" + QByteArray::number(steps) +
                                "] Building CXX object some/file_$i.o\"; done";
        standIn("ninja", line);
        standIn("cmake", "case \"$*\" in *--build*) " + line + " ;; *) touch build/release/build.ninja ;; esac");
    }

    /// Runs a script of the tree; what it wrote to standard error.
    QString run(const QString& script, int expected)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", path("bin") + ":" + environment.value("PATH"));
        environment.insert("BLINDSPOT_MEMINFO", path("meminfo"));
        environment.remove("BLINDSPOT_JOBS");
        environment.remove("BLINDSPOT_TORCH");
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start("bash", {path("tree/packaging/" + script)});
        if (!process.waitForFinished(60'000)) return "it did not end";
        out_ = QString::fromUtf8(process.readAllStandardOutput());
        const QString error = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode() == expected ? error : QString("exit code %1: ").arg(process.exitCode()) + error;
    }
    QString path(const QString& name) const { return folder_.filePath(name); }
    const QString& out() const { return out_; }

  private:
    QTemporaryDir folder_;
    QString out_;
};

} // namespace

class TestFirstMinute : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aFailedInstallationSaysWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("aptSays");
        QTest::addColumn<QString>("says");
        QTest::newRow("no network") << QByteArray("E: Failed to fetch http://x/y.deb  Temporary failure resolving 'x'")
                                    << "could not be downloaded: is there a network";
        QTest::newRow("another system") << QByteArray("E: Unable to locate package second-package") << "Debian 12 (bookworm, main) does";
        QTest::newRow("a full disk") << QByteArray("E: You don't have enough free space in /var/cache/apt/archives/.") << "the disk is full";
        QTest::newRow("something else") << QByteArray("E: dpkg was interrupted") << "by hand: apt-get update, then apt-get install";
    }
    void aFailedInstallationSaysWhatToDo()
    {
        QFETCH(QByteArray, aptSays);
        QFETCH(QString, says);
        ScriptWorld world;
        world.standIn("apt-get", "echo \"" + aptSays + "\" >&2; exit 100");
        const QString error = world.run("install-dependencies", 1);
        QVERIFY2(error.contains(says), qPrintable(error));
        QVERIFY2(error.contains(QString::fromUtf8(aptSays)), qPrintable(error)); // and what apt-get said itself
    }

    void anInstallationShowsHowFarItIs()
    {
        ScriptWorld world;
        world.standIn("apt-get", "case \"$*\" in *second-package*) for i in 5 15 18 55 100; do echo \"dlstatus:1:$i.0:Retrieving\"; done\n"
                                 "for i in 0 50.5 100; do echo \"pmstatus:first-package:$i:Unpacking\"; done ;; esac");
        const QString error = world.run("install-dependencies", 0);
        for (const char* line : {"packages: 15 % downloaded\n", "packages: 55 % downloaded", "packages: 100 % downloaded", "packages: 50 % installed"})
            QVERIFY2(error.contains(line), qPrintable(error));
        QVERIFY2(!error.contains("18 %"), qPrintable(error)); // a line each tenth, not more
    }

    void aBuildShowsHowFarItIs()
    {
        ScriptWorld world;
        world.builds(40);
        const QString error = world.run("build", 0);
        QVERIFY2(error.contains("building build/release: 40 steps"), qPrintable(error));
        QCOMPARE(error.count("blindspot: building: "), 10);
        QVERIFY2(error.contains("building: 20 of 40 steps, 50 %\n"), qPrintable(error));
        QCOMPARE(world.out(), world.path("tree/build/release") + "\n");
    }

    void tooLittleIsSaidBeforeItBegins()
    {
        ScriptWorld world;
        world.builds(40);
        world.meminfo("900000");
        QString error = world.run("build", 1);
        QVERIFY2(error.contains("only 878 MB are free"), qPrintable(error));
        QVERIFY2(!error.contains("building build/release"), qPrintable(error));
        world.meminfo("8000000");
        world.standIn("df", "echo Avail; echo 100");
        error = world.run("build", 1);
        QVERIFY2(error.contains("only 100 MB are free there"), qPrintable(error));
        world.builds(2); // next to nothing to do: nothing is asked
        QVERIFY2(!world.run("build", 0).contains("MB"), qPrintable(error));
    }

    void aFailedBuildShowsWhatTheToolsSaid()
    {
        ScriptWorld world;
        world.builds(5);
        world.standIn("cmake", "case \"$*\" in *--build*) echo 'error: no such thing'; exit 1 ;; *) touch build/release/build.ninja ;; esac");
        const QString error = world.run("build", 1);
        QVERIFY2(error.contains("error: no such thing") && error.contains("the build failed; the whole output is in"), qPrintable(error));
    }
};

} // namespace blindspot

QTEST_GUILESS_MAIN(blindspot::TestFirstMinute)
#include "test_first_minute.moc"
