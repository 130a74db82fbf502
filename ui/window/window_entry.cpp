#include "ui/window/window_entry.h"

#include "ui/session/automatic.h"
#include "ui/support/icons.h"
#include "ui/support/language.h"
#include "ui/support/settings.h"
#include "ui/support/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>

/// The window deletes itself when the program ends.
extern "C" Q_DECL_EXPORT void blindspotOpenWindow(QApplication& application, const QString& workspace,
                                                  blindspot::ui::Opening opening)
{
    using namespace blindspot::ui;
    installLanguage(application);
    useThreadsOfSettings();
    Theme::apply(application, static_cast<ThemeChoice>(Settings::instance().number(SettingId::Theme)));
    QGuiApplication::setDesktopFileName("io.github.blindspot.Blindspot");
    QApplication::setWindowIcon(icon("blindspot"));
    auto* window = new MainWindow;
    QObject::connect(&application, &QCoreApplication::aboutToQuit, window, [window] { delete window; });
    window->show();
    window->begin(workspace, opening);
}

/// Keeps what the window's work has made, for an end without a display.
extern "C" Q_DECL_EXPORT void blindspotFinishWork()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<blindspot::ui::MainWindow*>(widget)) window->finishWork();
}
