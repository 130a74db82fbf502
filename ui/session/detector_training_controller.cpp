#include "ui/session/detector_training_controller.h"

#include "core/common/error.h"
#include "core/common/stop_control.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/workspace/trainings/detector_training.h"
#include "ui/session/automatic.h"
#include "ui/session/detector_training_mailbox.h"
#include "ui/support/message_text.h"
#include "ui/support/thread_priority.h"

#include <system_error>
#include <utility>

namespace blindspot::ui {

namespace {

void makeFolderOf(const std::filesystem::path& file)
{
    if (file.parent_path().empty()) return;
    std::error_code code;
    std::filesystem::create_directories(file.parent_path(), code);
    if (code)
        throw Error({Message::tr("the folder cannot be made (%1)"), systemMessage(code)},
                    toUtf8(file.parent_path()), Message::tr("choose another file"));
}

} // namespace

DetectorTrainingController::DetectorTrainingController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent)
    : Job(queue, Priority::Training, parent), workspace_(workspace)
{
}

void DetectorTrainingController::start(const workspace::DetectorTrainRequest& request)
{
    workspace::DetectorTrainRequest toUse = request;
    toUse.device = deviceToUse(request.device);
    launchRequest([toUse] { return toUse; });
}

void DetectorTrainingController::resume(const std::string& id)
{
    launchRequest([&workspace = workspace_, id] { return workspace::resumedRequest(workspace, id); });
}

double DetectorTrainingController::fraction() const
{
    if (!progress_ || progress_->epochs == 0 || progress_->batches == 0) return 0;
    const double within = static_cast<double>(progress_->batch) / static_cast<double>(progress_->batches);
    return (static_cast<double>(progress_->epoch - 1) + within) / static_cast<double>(progress_->epochs);
}

void DetectorTrainingController::launchRequest(std::function<workspace::DetectorTrainRequest()> request)
{
    launchTraining([&workspace = workspace_, request = std::move(request)](StopControl& stop, workspace::DetectorTrainObserver& observer) {
        const workspace::DetectorTrainRequest asked = request();
        makeFolderOf(asked.out);
        return workspace::trainDetector(workspace, asked, stop, observer);
    });
}

void DetectorTrainingController::launchTraining(Work work)
{
    if (!mayStart()) return;
    mailbox_ = std::make_shared<DetectorTrainingMailbox>();
    plan_.reset();
    progress_.reset();
    record_.reset();
    epochs_.clear();
    launch([this, mailbox = mailbox_, work = std::move(work)](StopControl& stop) -> Keep {
        return [this, record = work(stop, *mailbox).record] { record_ = record; };
    });
}

void DetectorTrainingController::look()
{
    DetectorTrainingNews news = mailbox_->take();
    if (news.loading)
        Q_EMIT loading(messageText(news.loading->phase), news.loading->done, news.loading->total);
    if (news.plan) {
        plan_ = std::move(news.plan);
        setRunning();
        Q_EMIT planned();
    }
    if (news.progress) {
        progress_ = news.progress;
        Q_EMIT progressed(*progress_);
    }
    if (!news.epochs.empty()) {
        const auto first = static_cast<int>(epochs_.size());
        epochs_.insert(epochs_.end(), news.epochs.begin(), news.epochs.end());
        Q_EMIT epochsAdded(first);
    }
    if (!news.lines.isEmpty()) Q_EMIT logged(news.lines);
}

void DetectorTrainingController::announce()
{
    if (record_->state == workspace::DetectorTrainingState::Failed)
        Q_EMIT failed(messageText(record_->error.value_or(Message())));
    else
        Q_EMIT finished(*record_);
}

} // namespace blindspot::ui
