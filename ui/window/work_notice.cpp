#include "ui/window/work_notice.h"

#include "ui/session/job.h"
#include "ui/support/settings.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kShownMilliseconds = 10'000;

} // namespace

WorkNotice::WorkNotice(QWidget& window, int leastMilliseconds) : QObject(&window), window_(window), leastMilliseconds_(leastMilliseconds) {}

void WorkNotice::watch(Job& job, const QString& text)
{
    const auto stopped = std::make_shared<bool>(false);
    connect(&job, &Job::started, this, [this, &job, stopped] {
        *stopped = false;
        since_[&job].start();
    });
    connect(&job, &Job::stateChanged, this, [this, &job, stopped, text](JobState state) {
        if (state == JobState::Stopping) *stopped = true;
        if (state != JobState::Idle) return;
        const QElapsedTimer since = since_.take(&job);
        if (!Settings::instance().isOn(SettingId::EndNotice)) return;
        if (!*stopped && since.isValid() && since.elapsed() >= leastMilliseconds_ && !window_.isActiveWindow()) tell(text);
    });
}

/// The task bar's mark is there everywhere; words only where the desktop has a place for them.
void WorkNotice::tell(const QString& text)
{
    QApplication::alert(&window_);
    if (QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages()) {
        delete tray_;
        tray_ = new QSystemTrayIcon(QApplication::windowIcon(), this);
        connect(tray_, &QSystemTrayIcon::messageClicked, &window_, [this] {
            window_.raise();
            window_.activateWindow();
        });
        tray_->show();
        tray_->showMessage(QStringLiteral("Blindspot"), text, QApplication::windowIcon(), kShownMilliseconds);
        QTimer::singleShot(kShownMilliseconds, tray_, &QSystemTrayIcon::hide);
    }
    Q_EMIT told(text);
}

} // namespace blindspot::ui
