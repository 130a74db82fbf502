#include "ui/session/queue_controller.h"

#include "core/common/error.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/study_controller.h"
#include "ui/session/training_controller.h"
#include "ui/session/undo_history.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kLookMilliseconds = 1000;
constexpr int kLooksAReading = 10; ///< read anew so often even where nothing has changed: what is foretold moves on

/// What of an item is shown.
auto shownOf(const workspace::QueueItem& item)
{
    return std::tuple(item.id, item.state, item.record, item.fraction, item.secondsLeft, item.stopAsked, item.endedAt);
}

/// Its name, for what is shown of it.
std::string studyOf(const workspace::QueueItem& item)
{
    try {
        return std::get<workspace::StudyRequest>(workspace::queueRequestFromText(item.kind, item.requestJson, item.id)).name;
    } catch (const std::exception&) {
        return item.record; // a damaged request: its work says so
    }
}

bool showsTheSame(const QueueView& a, const QueueView& b)
{
    return a.paused == b.paused &&
           std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                      [](const auto& one, const auto& other) { return shownOf(one) == shownOf(other); });
}

} // namespace

QueueController::QueueController(Session& session, QObject* parent) : QObject(parent), session_(session)
{
    timer_.setInterval(kLookMilliseconds);
    connect(&timer_, &QTimer::timeout, this, [this] { look(++looks_ % kLooksAReading == 0); });
    timer_.start();
    for (const auto kind : {workspace::QueueKind::Run, workspace::QueueKind::Evaluation, workspace::QueueKind::DetectorTraining,
                            workspace::QueueKind::Study})
        follow(kind);
    refresh();
}

Job& QueueController::jobOf(workspace::QueueKind kind) const
{
    switch (kind) {
    case workspace::QueueKind::Evaluation: return session_.evaluation();
    case workspace::QueueKind::DetectorTraining: return session_.detectorTraining();
    case workspace::QueueKind::Study: return session_.study();
    case workspace::QueueKind::Run: break;
    }
    return session_.training();
}

void QueueController::follow(workspace::QueueKind kind)
{
    connect(&jobOf(kind), &Job::stateChanged, this, [this, kind](JobState state) {
        const bool ours = current_ && current_->kind == kind;
        if (ours && state == JobState::Stopping && !leaving_) stopped_ = true;
        if (state != JobState::Idle) return;
        if (ours) {
            current_.reset();
            if (std::exchange(stopped_, false)) {
                pauseAfterStop();
                return;
            }
        }
        refresh(); // what ended may have been in the way
    });
}

/// Else what the user has just stopped would begin again at once.
void QueueController::pauseAfterStop()
{
    setPaused(true);
    session_.tell(MessageKind::Info, tr("The queue is paused. What was stopped waits, and goes on where it was."),
                  {{tr("Go on"), [self = QPointer<QueueController>(this)] {
                        if (self) self->setPaused(false);
                    }}});
}

int QueueController::waiting() const
{
    return static_cast<int>(std::count_if(view_.items.begin(), view_.items.end(),
                                          [](const auto& item) { return item.state == workspace::QueueState::Waiting; }));
}

void QueueController::refresh()
{
    look(true);
}

/// Where nothing in the database has changed since the last look, it is not read again, unless `anyway`.
void QueueController::look(bool anyway)
{
    if (leaving_) return;
    reading_.cancel();
    reading_ = session_.queries().run(
        this,
        [workspace = &session_.workspace(), changes = changes_, anyway](storage::Database& database, StopControl&) {
            std::optional<QueueView> view;
            if (!changes->value) changes->value.emplace(*workspace);
            if (!changes->value->any() && !anyway) return view;
            const workspace::QueueStore store(*workspace, database);
            view.emplace();
            view->items = store.list();
            view->times = workspace::timesOf(database, view->items);
            view->paused = store.paused();
            return view;
        },
        [this](std::optional<QueueView> view) {
            if (view)
                show(std::move(*view));
            else
                beginNext();
        });
}

void QueueController::show(QueueView view)
{
    const bool same = showsTheSame(view, view_);
    view_ = std::move(view);
    if (!same) Q_EMIT changed();
    beginNext();
}

void QueueController::change(Change change)
{
    session_.queries().run(
        this,
        [workspace = &session_.workspace(), change = std::move(change)](storage::Database& database, StopControl&) {
            workspace::QueueStore store(*workspace, database);
            change(store);
        },
        [this] { refresh(); });
}

void QueueController::setPaused(bool paused)
{
    change([paused](workspace::QueueStore& store) { store.setPaused(paused); });
}

void QueueController::move(std::int64_t id, std::int64_t place)
{
    change([id, place](workspace::QueueStore& store) { store.move(id, place); });
}

void QueueController::remove(std::vector<std::int64_t> ids)
{
    if (ids.empty()) return;
    session_.history().push(tr("the removal from the queue"), [self = QPointer<QueueController>(this), ids] {
        if (self) self->change([ids](workspace::QueueStore& store) { store.restore(ids); });
    });
    change([ids](workspace::QueueStore& store) { store.remove(ids); });
}

void QueueController::again(std::int64_t id)
{
    change([id](workspace::QueueStore& store) { store.again(id); });
}

void QueueController::stop(std::int64_t id)
{
    change([id](workspace::QueueStore& store) { store.stop(id); });
}

void QueueController::beginNext()
{
    if (asking_ || leaving_ || view_.paused || session_.works() || waiting() == 0) return;
    asking_ = true;
    struct Asked {
        std::shared_ptr<workspace::QueueRunner> runner;
        workspace::QueueRunner::Next next;
    };
    session_.queries().run(
        this,
        [workspace = &session_.workspace()](storage::Database&, StopControl&) {
            // It is let go with the item's work: other programs may work on the queue when nothing of it runs here.
            Asked asked{std::make_shared<workspace::QueueRunner>(*workspace), {}};
            asked.next = asked.runner->next();
            return asked;
        },
        [this](const Asked& asked) {
            asking_ = false;
            if (asked.next.item)
                launch(asked.runner, *asked.next.item);
            else if (!asked.next.changed.empty())
                refresh();
        },
        [this](const QString&) { asking_ = false; }); // another program works on it: the next look tries again
}

void QueueController::giveBack(const workspace::QueueItem& item)
{
    change([id = item.id](workspace::QueueStore& store) { store.finish(id, workspace::QueueState::Waiting); });
}

void QueueController::launch(std::shared_ptr<workspace::QueueRunner> runner, const workspace::QueueItem& item)
{
    if (leaving_ || session_.works()) { // something was started meanwhile
        giveBack(item);
        return;
    }
    current_ = item;
    switch (item.kind) {
    case workspace::QueueKind::Run:
        session_.training().launchRun(
            [runner, item](StopControl& stop, workspace::RunObserver& observer) { return runner->train(item, stop, observer); });
        break;
    case workspace::QueueKind::Evaluation:
        session_.evaluation().launchEvaluation([runner, item](StopControl& stop, const workspace::EvaluationSinks& sinks) {
            return runner->evaluate(item, stop, sinks);
        });
        break;
    case workspace::QueueKind::DetectorTraining:
        session_.detectorTraining().launchTraining([runner, item](StopControl& stop, workspace::DetectorTrainObserver& observer) {
            return runner->trainDetector(item, stop, observer);
        });
        break;
    case workspace::QueueKind::Study:
        session_.study().launchStudy(studyOf(item), [runner, item](StopControl& stop, workspace::StudyObserver& observer) {
            return runner->study(item, stop, observer);
        });
        break;
    }
    refresh();
}

} // namespace blindspot::ui
