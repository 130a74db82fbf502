#include "ui/session/add_to_queue.h"

#include "core/workspace/queue/queue_store.h"
#include "ui/session/automatic.h"
#include "ui/support/message_text.h"

#include <QCoreApplication>

#include <filesystem>
#include <system_error>
#include <utility>

namespace blindspot::ui {

namespace {

void fillIn(workspace::TrainRequest& request)
{
    request = asStarted(std::move(request));
}

void fillIn(workspace::EvaluationRequest& request)
{
    request.device = deviceToUse(request.device);
}

void fillIn(workspace::QueuedDetectorTraining& training)
{
    training.request.device = deviceToUse(training.request.device);
}

void fillIn(workspace::StudyRequest& request)
{
    request.version = QCoreApplication::applicationVersion().toStdString();
}

} // namespace

void addToQueue(Session& session, workspace::QueueRequest request)
{
    std::visit([](auto& one) { fillIn(one); }, request);
    session.queries().run(
        &session,
        [workspace = &session.workspace(), request = std::move(request)](storage::Database& database, StopControl&) {
            if (const auto* training = std::get_if<workspace::QueuedDetectorTraining>(&request)) {
                std::error_code ignored; // where it cannot be made, adding says so
                std::filesystem::create_directories(training->request.out.parent_path(), ignored);
            }
            return workspace::QueueStore(*workspace, database).add(request);
        },
        [&session](const workspace::QueueItem& item) {
            session.tell(MessageKind::Success,
                         QCoreApplication::translate("blindspot::ui::QueueController", "Added to the queue: %1").arg(messageText(item.what)));
        });
}

} // namespace blindspot::ui
