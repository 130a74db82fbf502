// A WorkNotice tells on the desktop that long work has ended, where the window is not the one that is worked in.
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QString>

class QSystemTrayIcon;
class QWidget;

namespace blindspot::ui {

class Job;

class WorkNotice : public QObject {
    Q_OBJECT

  public:
    /// Work that took less is not told.
    explicit WorkNotice(QWidget& window, int leastMilliseconds = 20'000);

    /// `text`: what is said when it has ended by itself or failed; what the user stopped is not told.
    void watch(Job& job, const QString& text);

  Q_SIGNALS:
    void told(const QString& text);

  private:
    void tell(const QString& text);

    QWidget& window_;
    const int leastMilliseconds_;
    QHash<const QObject*, QElapsedTimer> since_;
    QSystemTrayIcon* tray_ = nullptr; ///< while something is said
};

} // namespace blindspot::ui
