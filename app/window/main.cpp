// The program `blindspot`: the window.
#include "ui/main_window.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

int main(int argc, char** argv)
{
    using namespace blindspot::ui;
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Blindspot");
    QApplication::setApplicationName("Blindspot");
    QApplication::setApplicationVersion(BLINDSPOT_VERSION);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("workspace", QApplication::translate("main", "Folder of the workspace to open"));
    parser.process(application);

    Theme::apply(application, static_cast<ThemeChoice>(QSettings().value("window/theme", 0).toInt()));
    MainWindow window;
    window.show();
    const QStringList folders = parser.positionalArguments();
    const QStringList recent = QSettings().value("recentWorkspaces").toStringList();
    if (!folders.isEmpty())
        window.openWorkspace(folders.first());
    else if (!recent.isEmpty())
        window.openWorkspace(recent.first());
    return QApplication::exec();
}
