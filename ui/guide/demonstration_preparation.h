// A DemonstrationPreparation makes the demonstration's workspace ready on the session's jobs thread, reports
// its progress, and can be cancelled.
#pragma once

#include "core/demo/demonstration.h"
#include "ui/session/session.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace blindspot::ui {

class DemonstrationPreparation : public QObject {
    Q_OBJECT

  public:
    explicit DemonstrationPreparation(Session& session, demo::Size size, QObject* parent = nullptr);
    ~DemonstrationPreparation() override;

    /// Only what is missing is done.
    void start();
    /// What is there by then stays, and the next start goes on from it.
    void cancel();
    bool running() const { return running_; }
    /// From 0 to 1, or -1 while unknown.
    double fraction() const { return fraction_; }

  Q_SIGNALS:
    void progressed();
    void finished();
    void failed(const QString& text);
    void cancelled();

  private:
    struct Mailbox;

    void tell();
    void end();

    Session& session_;
    demo::Size size_;
    std::shared_ptr<Mailbox> mailbox_; ///< shared with the jobs thread: it may outlive this
    Ticket ticket_;
    QTimer timer_;
    double fraction_ = -1;
    bool running_ = false;
};

} // namespace blindspot::ui
