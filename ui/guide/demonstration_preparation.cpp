#include "ui/guide/demonstration_preparation.h"

#include <mutex>

namespace blindspot::ui {

namespace {

constexpr int kTellMilliseconds = 50;

} // namespace

/// The latest value only: the window looks when it has time.
struct DemonstrationPreparation::Mailbox {
    std::mutex mutex;
    Progress latest;
};

DemonstrationPreparation::DemonstrationPreparation(Session& session, demo::Size size,
                                                   QObject* parent)
    : QObject(parent), session_(session), size_(size)
{
    timer_.setInterval(kTellMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &DemonstrationPreparation::tell);
}

DemonstrationPreparation::~DemonstrationPreparation()
{
    ticket_.cancel();
}

void DemonstrationPreparation::start()
{
    if (running_) return;
    running_ = true;
    mailbox_ = std::make_shared<Mailbox>();
    timer_.start();
    tell();
    ticket_ = session_.jobs().run(
        this,
        [workspace = &session_.workspace(), mailbox = mailbox_, size = size_](storage::Database&,
                                                                              StopControl& stop) {
            if (demo::isPrepared(*workspace, size)) return false;
            demo::prepare(
                *workspace, stop,
                [mailbox](const Progress& progress) {
                    const std::lock_guard lock(mailbox->mutex);
                    mailbox->latest = progress;
                },
                size);
            return true;
        },
        [this](bool changed) {
            end();
            if (changed) {
                Q_EMIT session_.datasetsChanged();
                Q_EMIT session_.selectionsChanged();
                Q_EMIT session_.detectorsChanged();
            }
            Q_EMIT finished();
        },
        [this](const QString& text) {
            end();
            Q_EMIT failed(text);
        });
}

void DemonstrationPreparation::cancel()
{
    if (!running_) return;
    ticket_.cancel();
    end();
    Q_EMIT cancelled();
}

void DemonstrationPreparation::end()
{
    running_ = false;
    timer_.stop();
}

void DemonstrationPreparation::tell()
{
    {
        const std::lock_guard lock(mailbox_->mutex);
        const Progress& latest = mailbox_->latest;
        fraction_ =
            latest.total > 0 ? static_cast<double>(latest.done) / static_cast<double>(latest.total) : -1;
    }
    Q_EMIT progressed();
}

} // namespace blindspot::ui
