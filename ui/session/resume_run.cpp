#include "ui/session/resume_run.h"

#include "core/workspace/runs/run_session.h"
#include "core/workspace/runs/run_store.h"
#include "ui/session/session.h"
#include "ui/session/training_controller.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QWidget>

namespace blindspot::ui {

namespace {

bool acceptsChanges(Session& session, QWidget* page, const workspace::ImageChanges& changes)
{
    const QString all = countText(changes.images);
    const QString what =
        changes.otherBoxes > 0
            ? QCoreApplication::translate("blindspot::ui::RunActions",
                                          "%1 of the run's %2 images have other boxes than when it began. "
                                          "Going on with them makes another patch than "
                                          "the run would have become.")
                  .arg(countText(changes.otherBoxes), all)
            : QCoreApplication::translate("blindspot::ui::RunActions",
                                          "The run was recorded by an earlier version: whether %1 of its %2 "
                                          "images are still the same is not known.")
                  .arg(countText(changes.unverified), all);
    return session.dialogs().confirm(
        page, QCoreApplication::translate("blindspot::ui::RunActions", "Resume the run"), what,
        QCoreApplication::translate("blindspot::ui::RunActions", "Go on with what is there now"),
        QCoreApplication::translate("blindspot::ui::RunActions", "Leave the run as it is"));
}

} // namespace

void resumeRun(Session& session, QWidget* page, const workspace::ResumeRequest& request,
               std::function<void()> resumed)
{
    const auto go = [&session, resumed = std::move(resumed)](const workspace::ResumeRequest& asked) {
        session.training().resumeRun(asked);
        if (resumed) resumed();
    };
    session.jobs().run(
        page,
        [workspace = &session.workspace(), run = request.run](storage::Database& database,
                                                              StopControl& stop) {
            return workspace::changesOfImages(database, workspace::RunStore(*workspace, database), run, stop);
        },
        [&session, page, request, go](const workspace::ImageChanges& changes) {
            workspace::ResumeRequest asked = request;
            asked.acceptChanges = changes.any() && acceptsChanges(session, page, changes);
            if (asked.acceptChanges || !changes.any()) go(asked);
        },
        [request, go](const QString&) { go(request); }); // the training says what is wrong
}

} // namespace blindspot::ui
