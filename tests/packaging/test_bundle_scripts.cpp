// What travels with the bundles: the launcher that looks at the system first, the parts that are joined, the list of parts, and
// the check that a version is named alike everywhere.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace blindspot {

namespace {

const QString kScripts = QStringLiteral(BLINDSPOT_SOURCE "/packaging/");

struct Outcome {
    int code = -1;
    QString out, error;
};

Outcome run(const QString& program, const QStringList& arguments, const QString& firstInPath = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!firstInPath.isEmpty()) environment.insert("PATH", firstInPath + ":" + environment.value("PATH"));
    environment.insert("SOURCE_DATE_EPOCH", "1700000000");
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeUser);
}

/// A file with parts of 1 MiB each, beside the script that joins them.
struct Parts {
    QTemporaryDir folder;
    QByteArray program = QByteArray(3 << 20, '\0');

    Parts()
    {
        quint32 state = 1;
        for (char& byte : program) // nothing that compresses
            byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
        write(folder.filePath("in/blindspot-9-linux-x86_64-cuda/blindspot"), program);
        run("bash", {"-c", "cd '" + folder.path() + "' && tar -C in -c blindspot-9-linux-x86_64-cuda | zstd -q -o blindspot-9-linux-x86_64-cuda.tar.zst"});
    }
    Outcome split(const QString& megabytes) const
    {
        return run("bash", {kScripts + "bundles/split", folder.filePath("blindspot-9-linux-x86_64-cuda.tar.zst"), megabytes});
    }
    QString parts() const { return folder.filePath("blindspot-9-linux-x86_64-cuda/"); }
    Outcome join() const
    {
        QDir(folder.path()).mkpath("joined here");
        return run("sh", {parts() + "join", folder.filePath("joined here")});
    }
};

} // namespace

class TestBundleScripts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theLauncherLooksAtTheSystemFirst_data()
    {
        QTest::addColumn<QByteArray>("getconf");
        QTest::addColumn<QByteArray>("uname");
        QTest::addColumn<QString>("says");
        const QByteArray here = "case $1 in -s) echo Linux ;; *) echo x86_64 ;; esac";
        QTest::newRow("older") << QByteArray("echo glibc 2.31") << here << "this system has glibc 2.31, and Blindspot needs 2.36 or later: Debian 12";
        QTest::newRow("no glibc") << QByteArray("exit 1") << here << "this system's C library is not glibc, and Blindspot needs glibc 2.36 or later";
        QTest::newRow("another machine") << QByteArray("echo glibc 2.36") << QByteArray("case $1 in -s) echo Linux ;; *) echo aarch64 ;; esac")
                                         << "this is for Linux on x86-64 machines, and this one is Linux on aarch64";
        QTest::newRow("the same") << QByteArray("echo glibc 2.36") << here << "";
        QTest::newRow("newer") << QByteArray("echo glibc 2.41") << here << "";
        QTest::newRow("much newer") << QByteArray("echo glibc 3.0") << here << "";
    }
    void theLauncherLooksAtTheSystemFirst()
    {
        QFETCH(QByteArray, getconf);
        QFETCH(QByteArray, uname);
        QFETCH(QString, says);
        const QTemporaryDir folder;
        write(folder.filePath("system/getconf"), "#!/bin/sh\n" + getconf + "\n");
        write(folder.filePath("system/uname"), "#!/bin/sh\n" + uname + "\n");
        write(folder.filePath("a folder/bin/blindspot"), "#!/bin/sh\necho \"started with $1, fonts $FONTCONFIG_FILE\"\n");
        write(folder.filePath("a folder/blindspot"), content(kScripts + "bundles/portable-launcher").replace("@GLIBC@", "2.36"));
        QDir(folder.path()).mkpath("elsewhere");
        QVERIFY(QFile::link(folder.filePath("a folder/blindspot"), folder.filePath("elsewhere/blindspot")));
        const Outcome outcome = run(folder.filePath("elsewhere/blindspot"), {"a b"}, folder.filePath("system"));
        if (says.isEmpty()) {
            QCOMPARE(outcome.out, "started with a b, fonts " + folder.filePath("a folder/share/fonts/fonts.conf") + "\n");
            QCOMPARE(outcome.code, 0);
        } else {
            QVERIFY2(outcome.error.startsWith("blindspot: " + says) && outcome.error.count('\n') == 1, qPrintable(outcome.error));
            QCOMPARE(outcome.code, 2);
        }
    }

    void partsAreJoinedAndUnpacked()
    {
        if (QStandardPaths::findExecutable("zstd").isEmpty()) QSKIP("there is no zstd here");
        const Parts parts;
        QCOMPARE(parts.split("1").code, 0);
        QCOMPARE(QDir(parts.parts()).entryList({"*.part-*"}).size(), 4);
        const Outcome joined = parts.join();
        QVERIFY2(joined.code == 0, qPrintable(joined.error));
        QVERIFY(content(parts.folder.filePath("joined here/blindspot-9-linux-x86_64-cuda/blindspot")) == parts.program);
    }

    void aDamagedPartIsTold()
    {
        if (QStandardPaths::findExecutable("zstd").isEmpty()) QSKIP("there is no zstd here");
        const Parts parts;
        QCOMPARE(parts.split("1").code, 0);
        QFile part(parts.parts() + "blindspot-9-linux-x86_64-cuda.tar.zst.part-02");
        QVERIFY(part.open(QIODevice::ReadWrite) && part.seek(1000) && part.write("!!!!") == 4);
        part.close();
        const Outcome joined = parts.join();
        QCOMPARE(joined.code, 1);
        QVERIFY2(joined.error.contains("a part is damaged or missing"), qPrintable(joined.error));
        QVERIFY(QDir(parts.folder.filePath("joined here")).isEmpty());
        QVERIFY(part.remove());
        QVERIFY2(parts.join().error.contains("a part is damaged or missing"), "missing");
    }

    void partsFitOnAStick()
    {
        if (QStandardPaths::findExecutable("zstd").isEmpty()) QSKIP("there is no zstd here");
        const Parts parts;
        const Outcome split = parts.split("4096");
        QCOMPARE(split.code, 1);
        QVERIFY2(split.error.contains("does not fit on a FAT32 stick"), qPrintable(split.error));
    }

    void theListOfPartsNamesLicencesWhereTheyAreCertain()
    {
        const QTemporaryDir folder;
        write(folder.filePath("Packages"),
              "Package: libplain1\nVersion: 1:2.3-4+b1\nArchitecture: amd64\nSHA256: 00ff\nFilename: packages/libplain1_2.3-4.deb\n\n"
              "Package: blindspot\nVersion: 9\n\nPackage: libmixed2\nVersion: 5\n");
        const QByteArray head = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n";
        write(folder.filePath("licences/libplain1/copyright"), head + "Files: *\nLicense: Expat\n\nFiles: debian/*\nLicense: GPL-2+\n\nLicense: Expat\n text\n");
        write(folder.filePath("licences/libmixed2/copyright"), head + "Files: *\nLicense: Expat or GPL-2\n");
        const Outcome outcome = run("perl", {kScripts + "bundles/sbom", "sample", folder.filePath("Packages"), folder.filePath("licences")});
        const QJsonObject list = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(list["spdxVersion"].toString(), "SPDX-2.3");
        QCOMPARE(list["creationInfo"]["created"].toString(), "2023-11-14T22:13:20Z");
        const QJsonArray packages = list["packages"].toArray();
        QCOMPARE(packages.size(), 3);
        QCOMPARE(packages[0]["licenseDeclared"].toString(), "GPL-3.0-or-later");
        QCOMPARE(packages[1]["licenseDeclared"].toString(), "NOASSERTION"); // of two, which one is not said
        QCOMPARE(packages[2]["licenseDeclared"].toString(), "MIT");
        QCOMPARE(packages[2]["externalRefs"][0]["referenceLocator"].toString(), "pkg:deb/debian/libplain1@1%3A2.3-4%2Bb1?arch=amd64&distro=bookworm");
        QCOMPARE(packages[2]["checksums"][0]["checksumValue"].toString(), "00ff");
        QCOMPARE(list["relationships"].toArray().size(), 3);
        QCOMPARE(run("perl", {kScripts + "bundles/sbom", "sample", folder.filePath("Packages"), folder.filePath("licences")}).out, outcome.out);
    }

    void theVersionIsNamedAlikeEverywhere()
    {
        const Outcome outcome = run("bash", {kScripts + "check-release"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.out));
    }
};

} // namespace blindspot

QTEST_GUILESS_MAIN(blindspot::TestBundleScripts)
#include "test_bundle_scripts.moc"
