// What the built programs ask of the system, read from their files: no network but the one that several ranks meet by, and a layout
// that an overwritten table of addresses cannot turn against them.
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

namespace {

QByteArray said(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

/// Functions of other libraries that the file calls.
QSet<QString> importedBy(const QString& file)
{
    QSet<QString> names;
    for (const QByteArray& line : said("nm", {"--dynamic", "--undefined-only", file}).split('\n'))
        names.insert(QString::fromLatin1(line.trimmed().split(' ').last()).section('@', 0, 0));
    return names;
}

/// Of the C library's sockets and names of machines, and of the libraries that have a network in them.
QSet<QString> networkOf(const QString& file)
{
    static const QRegularExpression network("^(socket|socketpair|connect|bind|listen|accept4?|send(to|msg|mmsg)?|recv(from|msg|mmsg)?|getaddrinfo|gethostby.*|"
                                            "getifaddrs|if_nameindex|res_.*|curl_.*|SSL_.*|gnutls_.*|_ZN\\d+Q(Network|Tcp|Udp|LocalS|Ssl|Host|WebSocket).*)$");
    QSet<QString> names;
    for (const QString& name : importedBy(file)) {
        if (network.match(name).hasMatch()) names.insert(name);
    }
    return names;
}

} // namespace

class TestPrograms : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theWindowHasNoNetwork()
    {
        QVERIFY(importedBy(BLINDSPOT_WINDOW).size() > 100); // the list is one
        QCOMPARE(networkOf(BLINDSPOT_PROGRAM), QSet<QString>());
        QCOMPARE(networkOf(BLINDSPOT_WINDOW), QSet<QString>());
    }

    /// core/ranks alone: where the other ranks are, which address of this machine leads there. It does so when a launcher has started several.
    void theCommandLineLooksForRanksAlone()
    {
        QVERIFY(importedBy(BLINDSPOT_CLI).size() > 100);
        const QSet<QString> ofRanks{"socket", "connect", "getaddrinfo", "getifaddrs"};
        QCOMPARE(networkOf(BLINDSPOT_CLI) - ofRanks, QSet<QString>());
    }

    void theirLayoutIsHardened_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {BLINDSPOT_PROGRAM, BLINDSPOT_WINDOW, BLINDSPOT_CLI})
            QTest::newRow(qPrintable(QFileInfo(file).fileName())) << QString(file);
    }
    void theirLayoutIsHardened()
    {
        QFETCH(QString, file);
        const QByteArray header = said("readelf", {"--file-header", "--wide", file});
        const QByteArray segments = said("readelf", {"--program-headers", "--wide", file});
        const QByteArray dynamic = said("readelf", {"--dynamic", "--wide", file});
        QVERIFY2(header.contains("DYN"), "its code lies at a place that is the same in each start");
        QVERIFY2(segments.contains("GNU_RELRO") && dynamic.contains("NOW"), "its table of addresses can be written to while it runs");
        const QRegularExpression stack("GNU_STACK.*RWE");
        QVERIFY2(segments.contains("GNU_STACK") && !stack.match(segments).hasMatch(), "its stack can be run");
        static const QRegularExpression path("R(UN)?PATH\\).*\\[(.*)\\]");
        const QStringList folders = path.match(dynamic).captured(2).split(':');
        for (const QString& folder : folders)
            QVERIFY2(folder.startsWith("$ORIGIN/") || folder.startsWith('/'), qPrintable("it takes libraries from the folder that it is started in: " + folder));
    }

    void whatAHostileFileCouldOverwriteIsWatched_data() { theirLayoutIsHardened_data(); }
    void whatAHostileFileCouldOverwriteIsWatched()
    {
        QFETCH(QString, file);
        if (file == BLINDSPOT_PROGRAM) QSKIP("the program that says what is missing and starts the window: it reads no files");
        const QSet<QString> imported = importedBy(file);
        QVERIFY2(imported.contains("__stack_chk_fail"), "no word on the stack is looked at before a return");
        QVERIFY2(std::any_of(imported.begin(), imported.end(), [](const QString& name) { return name.endsWith("_chk") && name != "__stack_chk_fail"; }),
                 "copies are not watched by their ends");
        QVERIFY2(imported.contains("_ZSt21__glibcxx_assert_failPKciS0_S0_"), "the library's containers are not watched by their ends");
        if (said("uname", {"-m"}).trimmed() != "x86_64" || file == BLINDSPOT_WINDOW) return; // a library has no function of a name that stays
        QVERIFY2(said("objdump", {"--disassemble=main", file}).contains("endbr64"), "places that an indirect call may arrive at are not marked");
    }
};

QTEST_GUILESS_MAIN(TestPrograms)
#include "test_programs.moc"
