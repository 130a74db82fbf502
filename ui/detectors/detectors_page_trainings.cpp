// The Detectors page's handling of trainings: listing, showing, reporting and removing them.
#include "core/workspace/trainings/detector_train_request.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "ui/detectors/detector_training_form.h"
#include "ui/detectors/detector_training_view.h"
#include "ui/detectors/detectors_page.h"
#include "ui/detectors/detectors_side.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/trash_actions.h"
#include "ui/support/message_text.h"

#include <QPointer>
#include <QStackedWidget>

#include <exception>
#include <utility>

namespace blindspot::ui {

namespace {

using workspace::DetectorTrainingState;
using storage::Database;

DetectorTrainingEntry entryOf(workspace::DetectorTrainingRecord record)
{
    const bool ended =
        record.state != DetectorTrainingState::Running && record.state != DetectorTrainingState::Completed;
    const bool checkpointed = workspace::hasCheckpoint(record.out);
    return {std::move(record), ended, checkpointed};
}

} // namespace

void DetectorsPage::refreshTrainings()
{
    readingTrainings_.cancel();
    readingTrainings_ = session().queries().run(
        this,
        [workspace = &session().workspace()](Database& database, StopControl&) {
            std::vector<DetectorTrainingEntry> entries;
            for (workspace::DetectorTrainingRecord& record :
                 workspace::DetectorTrainingStore(*workspace, database).list())
                entries.push_back(entryOf(std::move(record)));
            return entries;
        },
        [this](std::vector<DetectorTrainingEntry> entries) { takeTrainings(std::move(entries)); });
}

void DetectorsPage::takeTrainings(std::vector<DetectorTrainingEntry> entries)
{
    const bool looking = stack_->currentWidget() == view_;
    const QString before =
        wantedTraining_.isEmpty() ? side_->training() : std::exchange(wantedTraining_, QString());
    trainings_->setEntries(std::move(entries));
    if (!looking) return;
    const int row = trainings_->rowOf(before.isEmpty() ? view_->id() : before);
    side_->chooseTraining(row);
    if (row >= 0)
        showTraining();
    else if (!view_->showsLive())
        showDetector(); // it was removed
}

void DetectorsPage::showTraining()
{
    const int row = trainings_->rowOf(side_->training());
    if (row < 0) return;
    view_->showEntry(trainings_->entry(row));
    stack_->setCurrentWidget(view_);
}

void DetectorsPage::useSettings(const workspace::DetectorTrainingRecord& record)
{
    try {
        form_->setRequest(
            workspace::requestFromText(record.requestJson, {Message::tr("training %1"), record.id}));
    } catch (const std::exception& error) {
        session().tell(MessageKind::Error, errorText(error));
        return;
    }
    showForm();
}

void DetectorsPage::conclude(const workspace::DetectorTrainingRecord& record)
{
    const QString name = QString::fromStdString(record.detectorName);
    refreshTrainings();
    if (record.state == DetectorTrainingState::Stopped) {
        session().tell(MessageKind::Info,
                       tr("The training of %1 is saved and can be resumed here").arg(name));
        return;
    }
    session().tell(MessageKind::Success, tr("Detector %1 is trained and stands in the list").arg(name));
    Q_EMIT session().detectorsChanged();
    Q_EMIT trainingFinished(name);
}

void DetectorsPage::tellProgress()
{
    if (!training_.busy()) {
        Q_EMIT session().jobProgressed({}, -1);
        return;
    }
    const auto& progress = training_.progress();
    const QString text =
        training_.state() == JobState::Stopping ? tr("Stopping the training, saving…")
        : !progress                                   ? tr("Preparing a detector's training…")
                    : tr("Training a detector, epoch %1 of %2").arg(progress->epoch).arg(progress->epochs);
    Q_EMIT session().jobProgressed(text, progress ? training_.fraction() : -1);
}

void DetectorsPage::removeTraining(const QString& id)
{
    const int row = trainings_->rowOf(id);
    if (row < 0) return;
    const QString name = QString::fromStdString(trainings_->entry(row).record.detectorName);
    moveToTrash(session(), workspace::TrashKind::Training, {{id, name}}, [page = QPointer<DetectorsPage>(this)] {
        if (!page) return;
        page->side_->chooseTraining(-1);
        page->showDetector();
    });
}

} // namespace blindspot::ui
