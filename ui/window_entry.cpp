// Where the program enters the library of the window.
#include "ui/main_window.h"
#include "ui/support/icons.h"
#include "ui/support/language.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QSettings>

/// Opens the window on `workspace`; empty: on the one that was open last, or on the page of the first start. The window deletes
/// itself when the program ends.
extern "C" Q_DECL_EXPORT void blindspotOpenWindow(QApplication& application, const QString& workspace)
{
    using namespace blindspot::ui;
    installLanguage(application);
    Theme::apply(application, static_cast<ThemeChoice>(QSettings().value("window/theme", 0).toInt()));
    QGuiApplication::setDesktopFileName("io.github.blindspot.Blindspot");
    QApplication::setWindowIcon(icon("blindspot"));
    auto* window = new MainWindow;
    QObject::connect(&application, &QCoreApplication::aboutToQuit, window, [window] { delete window; });
    window->show();
    const QString last = QSettings().value("recentWorkspaces").toStringList().value(0);
    if (const QString& folder = workspace.isEmpty() ? last : workspace; !folder.isEmpty()) window->openWorkspace(folder);
}
