// The main window and the settings: their sheet, what the window itself obeys, and the settings of a run from its file.
#include "ui/controls/message_bar.h"
#include "ui/session/automatic.h"
#include "ui/support/settings.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"
#include "ui/train/train_page.h"
#include "ui/window/main_window.h"
#include "ui/window/settings_dialog.h"

#include <QApplication>
#include <QProcess>
#include <QStackedWidget>

namespace blindspot::ui {

void MainWindow::showSettings()
{
    // No longer than the workspace's pages, whose session it works with.
    auto* dialog = new SettingsDialog(dialogs_, session_.get(), stack_->currentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::restartRequested, this, &MainWindow::restart, Qt::QueuedConnection);
    dialog->open();
}

void MainWindow::changeShortcuts()
{
    showSettings();
    if (auto* dialog = stack_->currentWidget()->findChild<SettingsDialog*>()) dialog->showShortcuts();
}

void MainWindow::followSettings()
{
    connect(&Settings::instance(), &Settings::changed, this, [this](SettingId id) {
        if (id == SettingId::Theme)
            Theme::apply(*qApp, static_cast<ThemeChoice>(Settings::instance().number(id)));
        else if (id == SettingId::Language)
            offerRestart(tr("The language changes at the next start."));
        else if (id == SettingId::TextSize)
            offerRestart(tr("The size of the text changes at the next start."));
    });
    const QStringList problems = Settings::instance().problems() + Shortcuts::instance().problems();
    if (!problems.isEmpty())
        messages_->show(MessageKind::Warning,
                        tr("In the settings file is what cannot be taken:") + QLatin1Char('\n') + problems.join(QLatin1Char('\n')),
                        {{tr("Settings"), [this] { showSettings(); }}});
}

void MainWindow::offerRestart(const QString& text)
{
    messages_->show(MessageKind::Info, text, {{tr("Restart now"), [this] { restart(); }}});
}

void MainWindow::restart()
{
    restarting_ = true;
    close();
}

void MainWindow::startAnew()
{
    QProcess program;
    program.setProgram(QCoreApplication::applicationFilePath());
    if (session_) program.setArguments({QString::fromStdString(session_->workspace().folder().string())});
    program.setProcessEnvironment(environmentOfUser());
    program.startDetached();
}

void MainWindow::openRunSettings()
{
    if (train_ == nullptr) return;
    const QString file = dialogs_.openFile(this, tr("Open a run's settings"), tr("Settings of a training (*.toml);;All files (*)"));
    if (file.isEmpty()) return;
    train_->openSettings(file);
    showPage(PageId::Train);
}

} // namespace blindspot::ui
