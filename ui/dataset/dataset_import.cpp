#include "ui/dataset/dataset_import.h"

#include "core/common/utf8.h"
#include "ui/support/message_text.h"

#include <mutex>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kTellMilliseconds = 50;

/// What the jobs thread hands back.
struct Outcome {
    dataset::ImportResult result;
    std::string takenName; ///< empty: it was imported
    Message taken;
};

template <typename Work> Outcome importOrAsk(const Work& work)
{
    try {
        return {work(), {}, {}};
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
    startAs(request.name.empty() ? toUtf8(request.source.filename()) : request.name,
            [request](storage::Database& database, StopControl& stop, const ProgressSink& progress, bool replace) {
                dataset::ImportRequest asked = request;
                asked.replace = asked.replace || replace;
                return dataset::importDataset(asked, database, stop, progress);
            });
}

void DatasetImport::start(const workspace::VideoImportRequest& request)
{
    startAs(request.name.empty() ? toUtf8(pathFromUtf8(request.source).filename()) : request.name,
            [request, workspace = session_.workspace()](storage::Database& database, StopControl& stop, const ProgressSink& progress,
                                                        bool replace) {
                workspace::VideoImportRequest asked = request;
                asked.replace = asked.replace || replace;
                return workspace::importVideo(asked, workspace, database, stop, progress).result;
            });
}

void DatasetImport::startReplacing()
{
    if (!running_ && work_) run(true);
}

void DatasetImport::startAs(const std::string& name, Work work)
{
    if (running_) return;
    what_ = QString::fromStdString(name);
    work_ = std::move(work);
    run(false);
}

void DatasetImport::run(bool replace)
{
    running_ = true;
    mailbox_ = std::make_shared<Mailbox>();
    tell();
    timer_.start();
    ticket_ = session_.jobs().run(
        this,
        [work = work_, replace, mailbox = mailbox_](storage::Database& database, StopControl& stop) {
            const ProgressSink sink = [mailbox](const Progress& progress) {
                const std::lock_guard lock(mailbox->mutex);
                mailbox->latest = progress;
            };
            return importOrAsk([&] { return work(database, stop, sink, replace); });
        },
        [this](const Outcome& outcome) {
            end();
            if (outcome.takenName.empty())
                Q_EMIT finished(outcome.result);
            else
                Q_EMIT nameTaken(QString::fromStdString(outcome.takenName), messageText(outcome.taken));
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
