// The StudyController does studies beside the window, and keeps how far the one under way is.
#pragma once

#include "core/workspace/records/workspace.h"
#include "core/workspace/studies/study_runner.h"
#include "ui/session/job.h"

#include <QElapsedTimer>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace blindspot::ui {

/// How far the study under way is.
struct StudyProgress {
    std::optional<workspace::StudyStep> step; ///< empty: it looks for what is done already
    double fraction = 0;                      ///< of the whole study
    std::optional<double> secondsLeft;        ///< empty: not known yet
    std::optional<Progress> phase;            ///< of the step: what is read, trained or measured
    std::int64_t failed = 0;                  ///< trainings, since it was started
};

/// It lives on the window's thread. A study that was stopped goes on at its next start where it was.
class StudyController : public Job {
    Q_OBJECT

  public:
    /// What a study does on its thread; gives back its name.
    using Work = std::function<std::string(StopControl&, workspace::StudyObserver&)>;

    /// `workspace` and `queue` outlive it.
    StudyController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent = nullptr);

    /// The study of the workspace with this name begins or goes on.
    void start(const std::string& name);
    /// A study of the caller's own: the one above is made of it.
    void launchStudy(const std::string& name, Work work);

    /// Of the study under way or the last one.
    const QString& name() const { return name_; }
    const StudyProgress& progress() const { return progress_; }

  Q_SIGNALS:
    void progressed();
    /// One more of its trainings was begun, measured or has failed: its report is another one.
    void stepped();
    void finished();

  private:
    class Mailbox;

    void look() override;
    void announce() override;

    const workspace::Workspace& workspace_;
    std::shared_ptr<Mailbox> mailbox_;
    QString name_;
    StudyProgress progress_;
    QElapsedTimer clock_;
    double countedFrom_ = 0; ///< the fraction when the clock was started
};

} // namespace blindspot::ui
