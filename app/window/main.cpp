// The program `blindspot`. It links Qt alone, so that its frame stands at once; the window itself, and
// LibTorch with it, is a library that a thread reads meanwhile.
#include "app/window/start_frame.h"
#include "ui/window/window_entry.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QLibrary>
#include <QTimer>

#include <memory>
#include <system_error>
#include <thread>

namespace {

using blindspot::ui::Opening;
using OpenWindow = void (*)(QApplication&, const QString& workspace, Opening opening);

/// Beside the program where it was built, in ../lib/blindspot where it was installed.
QString libraryFile()
{
    const QDir folder(QApplication::applicationDirPath());
    const QString built = folder.filePath("libblindspot_window.so");
    return QFile::exists(built) ? built : folder.filePath("../lib/blindspot/libblindspot_window.so");
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Blindspot");
    QApplication::setApplicationName("Blindspot");
    QApplication::setApplicationVersion(BLINDSPOT_VERSION);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Finds the blind spots of an object detector"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("workspace",
                                 QApplication::translate("main", "Folder of the workspace to open"),
                                 QApplication::translate("main", "[workspace]"));
    const QCommandLineOption demonstration(
        "demonstration",
        QApplication::translate("main",
                                "Opens the guided demonstration, in its own workspace unless one is named"));
    const QCommandLineOption demonstrationFirst(
        "demonstration-first",
        QApplication::translate("main", "The same, but only if no workspace was ever opened"));
    parser.addOptions({demonstration, demonstrationFirst});
    parser.process(application);
    const Opening opening = parser.isSet(demonstration)        ? Opening::Demonstration
                            : parser.isSet(demonstrationFirst) ? Opening::DemonstrationFirst
                                                               : Opening::Workspace;
    const QString folder = parser.positionalArguments().value(0);

    auto frame = std::make_unique<blindspot::window::StartFrame>();
    frame->show();
    QLibrary library(libraryFile());
    std::thread loader;
    // After the first turn of the event loop: the frame is on the screen then.
    QTimer::singleShot(0, &application, [&] {
        const auto showWindow = [&] {
            if (loader.joinable()) loader.join();
            if (const auto open = reinterpret_cast<OpenWindow>(library.resolve("blindspotOpenWindow"))) {
                open(application, folder, opening);
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
