// .ci/run with stand-ins for what it calls: when it has the bundle proved, and what its last line and its exit code are.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace blindspot {

namespace {

struct Outcome {
    int code = -1;
    QByteArray out, error;

    QByteArray lastLine() const { return out.trimmed().split('\n').last(); }
    bool proved() const { return out.contains("proving"); }
};

/// A repository with the script and stand-ins, with one commit.
class Repository {
  public:
    Repository()
    {
        for (const char* folder : {".ci", "packaging", "docs"})
            QDir(folder_.path()).mkpath(folder);
        QFile::copy(BLINDSPOT_SOURCE "/.ci/run", path(".ci/run"));
        QFile::copy(BLINDSPOT_SOURCE "/packaging/common.sh", path("packaging/common.sh"));
        stand("test", "echo 'one test'; echo '3 passed, 0 failed, 1 skipped'");
        stand("install-dependencies", "true");
        stand("bundle", "echo bundling");
        stand("prove-bundle", "echo proving");
        write("docs/text.md", "text");
        git({"init", "--quiet"});
        commit();
    }

    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void stand(const QString& script, const QByteArray& does) const
    {
        write("packaging/" + script, "#!/bin/sh\n" + does + "\n");
        QFile::setPermissions(path("packaging/" + script), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    void commit() const
    {
        git({"add", "--all"});
        git({"-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--message", "one more"});
    }
    Outcome run(const QStringList& arguments = {}, const QByteArray& base = {}) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("BLINDSPOT_CI_BASE");
        if (!base.isEmpty()) environment.insert("BLINDSPOT_CI_BASE", base);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start("bash", QStringList{path(".ci/run")} + arguments);
        process.waitForFinished(60'000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

  private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    void git(const QStringList& arguments) const
    {
        QCOMPARE(QProcess::execute("git", QStringList{"-C", folder_.path()} + arguments), 0);
    }

    QTemporaryDir folder_;
};

} // namespace

class TestCiRun : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        if (QStandardPaths::findExecutable("git").isEmpty()) QSKIP("there is no git");
        repository_ = std::make_unique<Repository>();
    }

    void whereNothingIsKnownTheBundleIsProved()
    {
        const Outcome outcome = repository_->run();
        QVERIFY2(outcome.code == 0 && outcome.proved(), outcome.error);
        QCOMPARE(outcome.lastLine(), "3 passed, 0 failed, 1 skipped");
    }

    void itIsProvedWherePackagingChanged_data()
    {
        QTest::addColumn<QString>("changed");
        QTest::addColumn<bool>("proved");
        QTest::newRow("a text") << "docs/text.md" << false;
        QTest::newRow("packaging") << "packaging/list.txt" << true;
        QTest::newRow("the build") << "CMakeLists.txt" << true;
    }

    void itIsProvedWherePackagingChanged()
    {
        QFETCH(const QString, changed);
        repository_->write(changed, "before");
        repository_->commit();
        repository_->write(changed, "after");
        repository_->commit();
        const Outcome outcome = repository_->run({}, "HEAD~1");
        QVERIFY2(outcome.code == 0, outcome.error);
        QTEST(outcome.proved(), "proved");
        QCOMPARE(outcome.lastLine(), "3 passed, 0 failed, 1 skipped");
    }

    void aBundleThatFailsIsAFailure()
    {
        repository_->stand("prove-bundle", "exit 1");
        const Outcome outcome = repository_->run();
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.lastLine(), "3 passed, 1 failed, 1 skipped");
    }

    void whereItCannotBeMadeTheTestsCount()
    {
        repository_->stand("install-dependencies", "exit 1");
        const Outcome outcome = repository_->run();
        QVERIFY2(outcome.code == 0 && !outcome.proved(), outcome.error);
        QVERIFY2(outcome.error.contains("the bundle is not proved here"), outcome.error);
    }

    void testsThatFailCountFirst()
    {
        repository_->stand("test", "echo '2 passed, 1 failed'; exit 8");
        const Outcome outcome = repository_->run();
        QVERIFY2(outcome.code == 8 && !outcome.proved(), outcome.error);
        QCOMPARE(outcome.lastLine(), "2 passed, 1 failed");
    }

    void someTestsAloneProveNoBundle()
    {
        const Outcome outcome = repository_->run({"-R", "sha256"});
        QVERIFY2(outcome.code == 0 && !outcome.proved(), outcome.error);
    }

  private:
    std::unique_ptr<Repository> repository_;
};

} // namespace blindspot

QTEST_GUILESS_MAIN(blindspot::TestCiRun)
#include "test_ci_run.moc"
