#include "ui/dataset/dataset_import.h"

#include "core/common/utf8.h"
#include "ui/support/message_text.h"

#include <mutex>

namespace blindspot::ui {

namespace {

constexpr int kTellMilliseconds = 50;

/// What the jobs thread hands back.
struct Outcome {
    dataset::ImportResult result;
    std::string takenName; ///< empty: it was imported
    Message taken;
};

Outcome importOrAsk(const dataset::ImportRequest& request, storage::Database& database, StopControl& stop,
                    const ProgressSink& progress)
{
    try {
        return {dataset::importDataset(request, database, stop, progress), {}, {}};
    } catch (const dataset::NameTaken& error) {
        return {{}, error.dataset(), error.message()};
    }
}

} // namespace

/// The latest value only: the window looks when it has time.
struct DatasetImport::Mailbox {
    std::mutex mutex;
    Progress latest;
};

DatasetImport::DatasetImport(Session& session, QObject* parent) : QObject(parent), session_(session)
{
    timer_.setInterval(kTellMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &DatasetImport::tell);
}

DatasetImport::~DatasetImport()
{
    ticket_.cancel();
}

void DatasetImport::start(const dataset::ImportRequest& request)
{
    if (running_) return;
    running_ = true;
    mailbox_ = std::make_shared<Mailbox>();
    const std::string name = request.name.empty() ? toUtf8(request.source.filename()) : request.name;
    what_ = QString::fromStdString(name);
    tell();
    timer_.start();
    ticket_ = session_.jobs().run(
        this,
        [request, mailbox = mailbox_](storage::Database& database, StopControl& stop) {
            return importOrAsk(request, database, stop, [mailbox](const Progress& progress) {
                const std::lock_guard lock(mailbox->mutex);
                mailbox->latest = progress;
            });
        },
        [this, request](const Outcome& outcome) {
            end();
            if (outcome.takenName.empty())
                Q_EMIT finished(outcome.result);
            else
                Q_EMIT nameTaken(request, QString::fromStdString(outcome.takenName), messageText(outcome.taken));
        },
        [this](const QString& text) {
            end();
            Q_EMIT failed(text);
        });
}

void DatasetImport::cancel()
{
    if (!running_) return;
    ticket_.cancel();
    end();
    Q_EMIT cancelled();
}

void DatasetImport::end()
{
    running_ = false;
    timer_.stop();
    Q_EMIT session_.jobProgressed({}, -1);
}

void DatasetImport::tell()
{
    Progress latest;
    {
        const std::lock_guard lock(mailbox_->mutex);
        latest = mailbox_->latest;
    }
    const double fraction =
        latest.total > 0 ? static_cast<double>(latest.done) / static_cast<double>(latest.total) : -1;
    const QString text = latest.phase.empty() ? tr("Importing %1: reading").arg(what_)
                                              : tr("Importing %1: %2").arg(what_, messageText(latest.phase));
    Q_EMIT progressed(text, fraction);
    Q_EMIT session_.jobProgressed(text, fraction);
}

} // namespace blindspot::ui
