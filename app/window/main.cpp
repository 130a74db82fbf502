// The program `blindspot`. It links Qt alone, so that its frame stands at once; the window itself, and
// LibTorch with it, is a library that a thread reads meanwhile.
#include "app/window/display_guard.h"
#include "app/window/display_watch.h"
#include "app/window/signal_watch.h"
#include "app/window/start_frame.h"
#include "build_id.h"
#include "ui/window/window_entry.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLibrary>
#include <QTimer>

#include <clocale>
#include <memory>
#include <system_error>
#include <thread>

namespace {

using blindspot::ui::Opening;
using OpenWindow = void (*)(QApplication&, const QString& workspace, Opening opening);
using FinishWork = void (*)();

/// Beside the program where it was built, below ../lib/blindspot where it was installed.
QString libraryFile()
{
    const QDir folder(QApplication::applicationDirPath());
    const QString built = folder.filePath("libblindspot_window.so");
    return QFile::exists(built) ? built : folder.filePath("../lib/blindspot/window/libblindspot_window.so");
}

/// A file manager opens a workspace by its database; the workspace is the folder around it.
QString workspaceFolder(const QString& named)
{
    const QFileInfo file(named);
    return file.fileName() == "workspace.db" && file.isFile() ? file.absolutePath() : named;
}

/// What the program can be called with.
struct CommandLine {
    QCommandLineParser parser;
    const QCommandLineOption demonstration{
        "demonstration", QCoreApplication::translate(
                             "main", "Opens the guided demonstration, in its own workspace unless one is named")};
    const QCommandLineOption demonstrationFirst{
        "demonstration-first",
        QCoreApplication::translate("main", "The same, but only if no workspace was ever opened")};

    CommandLine()
    {
        parser.setApplicationDescription(
            QCoreApplication::translate("main", "Finds the blind spots of an object detector"));
        parser.addHelpOption();
        parser.addVersionOption();
        parser.addPositionalArgument("workspace",
                                     QCoreApplication::translate("main", "Folder of the workspace to open"),
                                     QCoreApplication::translate("main", "[workspace]"));
        parser.addOptions({demonstration, demonstrationFirst});
    }

    /// Whether the program only says its help or its version.
    bool endsWithWords(int argc, char** argv)
    {
        QStringList arguments;
        for (int i = 0; i < argc; ++i)
            arguments.append(QString::fromLocal8Bit(argv[i]));
        parser.parse(arguments);
        return parser.isSet("help") || parser.isSet("help-all") || parser.isSet("version");
    }

    Opening opening() const
    {
        return parser.isSet(demonstration)        ? Opening::Demonstration
               : parser.isSet(demonstrationFirst) ? Opening::DemonstrationFirst
                                                  : Opening::Workspace;
    }
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setOrganizationName("Blindspot");
    QCoreApplication::setApplicationName("Blindspot");
    QCoreApplication::setApplicationVersion(BLINDSPOT_VERSION);
    CommandLine line;
    if (line.endsWithWords(argc, argv)) {
        QCoreApplication::setApplicationVersion(BLINDSPOT_VERSION " (build " BLINDSPOT_BUILD_ID ")");
        const QCoreApplication application(argc, argv); // needs no display
        line.parser.process(application);
        return 0;
    }
    auto guard = std::make_unique<blindspot::window::DisplayGuard>();
    QApplication application(argc, argv);
    guard.reset();
    std::setlocale(LC_NUMERIC, "C"); // Qt took the system's; numbers are kept with a point everywhere
    line.parser.process(application);
    const Opening opening = line.opening();
    const QString folder = workspaceFolder(line.parser.positionalArguments().value(0));

    auto frame = std::make_unique<blindspot::window::StartFrame>();
    frame->show();
    QLibrary library(libraryFile());
    std::thread loader;
    FinishWork finishWork = nullptr; // while the frame stands there is no work
    const auto keepWork = [&finishWork] {
        if (finishWork) finishWork();
    };
    const blindspot::window::DisplayWatch displayWatch(keepWork);
    const blindspot::window::SignalWatch signalWatch(keepWork);
    // After the first turn of the event loop: the frame is on the screen then.
    QTimer::singleShot(0, &application, [&] {
        const auto showWindow = [&] {
            if (loader.joinable()) loader.join();
            if (const auto open = reinterpret_cast<OpenWindow>(library.resolve("blindspotOpenWindow"))) {
                open(application, folder, opening);
                finishWork = reinterpret_cast<FinishWork>(library.resolve("blindspotFinishWork"));
                frame.reset();
            } else {
                frame->showFailure(library.errorString());
            }
        };
        try {
            loader = std::thread([&application, &library, showWindow] {
                library.load();
                QMetaObject::invokeMethod(&application, showWindow);
            });
        } catch (const std::system_error&) { // no more threads: the frame stands still meanwhile
            library.load();
            showWindow();
        }
    });
    const int code = QApplication::exec();
    if (loader.joinable()) loader.join();
    return code;
}
