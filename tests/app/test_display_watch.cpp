// A display that goes away, as Qt tells of it: what is kept, what is said, how the program ends. The program that loses it is this
// one, called again.
#include "app/window/display_watch.h"
#include "tests/app/program_end.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <stdexcept>
#include <string_view>

using blindspot::testing::ProgramEnd;

namespace {

/// What exit() takes away from threads that still use it.
struct Shared {
    ~Shared() { std::abort(); }
};

/// As Qt's plugin does it in its event loop: a warning, then the end of the program. argv: --loses-display WARNING FILE.
int loseDisplay(char** argv)
{
    static const Shared shared;
    const blindspot::window::DisplayWatch watch([file = QString(argv[3])] {
        if (file == "fails") throw std::runtime_error("the disk is full");
        qWarning("The X11 connection broke (error 1). Did the X11 server die?"); // once is enough
        QFile kept(file);
        if (kept.open(QIODevice::WriteOnly)) kept.write("kept");
    });
    qWarning("%s", argv[2]);
    std::exit(7);
}

ProgramEnd endAfter(const QString& warning, const QString& file)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {"--loses-display", warning, file});
    return blindspot::testing::endOf(process);
}

} // namespace

class TestDisplayWatch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void lostDisplayKeepsTheWork_data()
    {
        QTest::addColumn<QString>("warning");
        QTest::newRow("X11") << "The X11 connection broke (error 1). Did the X11 server die?";
        QTest::newRow("Wayland") << "The Wayland connection broke. Did the Wayland compositor die?";
        QTest::newRow("Wayland, another error") << "The Wayland connection experienced a fatal error: Protocol error";
    }

    void lostDisplayKeepsTheWork()
    {
        QFETCH(const QString, warning);
        const QTemporaryDir folder;
        const QString file = folder.filePath("kept");
        const ProgramEnd end = endAfter(warning, file);
        QVERIFY2(end.status == QProcess::NormalExit && end.code == 1, end.err);
        QVERIFY2(end.err.contains("blindspot: the display of the window is gone"), end.err);
        QVERIFY2(end.err.contains("blindspot: saved;"), end.err);
        QVERIFY(QFile::exists(file));
    }

    void whatCannotBeKeptIsSaid()
    {
        const ProgramEnd end = endAfter("The X11 connection broke (error 1). Did the X11 server die?", "fails");
        QVERIFY2(end.status == QProcess::NormalExit && end.code == 1, end.err);
        QVERIFY2(end.err.contains("the disk is full") && !end.err.contains("saved;"), end.err);
    }

    /// It goes on, and here it then ends as any program does: with what exit() takes away.
    void otherWarningsAreNoLoss()
    {
        const QTemporaryDir folder;
        const ProgramEnd end = endAfter("QPainter::begin: Paint device returned engine == 0", folder.filePath("kept"));
        QVERIFY2(end.status == QProcess::CrashExit, end.err);
        QVERIFY2(end.err.contains("QPainter::begin") && !end.err.contains("gone"), end.err);
        QVERIFY(!QFile::exists(folder.filePath("kept")));
    }
};

int main(int argc, char** argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--loses-display") return loseDisplay(argv);
    const QCoreApplication application(argc, argv);
    TestDisplayWatch test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_display_watch.moc"
