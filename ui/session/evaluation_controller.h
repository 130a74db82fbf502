// The EvaluationController starts, follows and stops an evaluation, which may run beside a training, and
// keeps its progress.
#pragma once

#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/evaluations/evaluation_sinks.h"
#include "core/workspace/records/workspace.h"
#include "ui/session/job.h"

#include <QElapsedTimer>

#include <functional>
#include <memory>
#include <optional>

namespace blindspot::ui {

/// A report is large and is never changed: whoever shows it shares it.
using ReportPointer = std::shared_ptr<const metrics::EvaluationReport>;

/// The progress of an evaluation, counted in pictures as they are shown to the detectors.
struct EvaluationProgress {
    std::int64_t done = 0, total = 0; ///< total 0: detectors and images are being read
    double perSecond = 0;             ///< 0: not known yet
    double secondsLeft = 0;
    std::optional<evaluation::NoticedSoFar> noticed{}; ///< empty until an image is done
};

/// It lives on the window's thread. It is never Preparing. An evaluation that is stopped stores no report; the same one goes on where
/// it was.
class EvaluationController : public Job {
    Q_OBJECT

  public:
    /// `workspace` and `queue` outlive it.
    EvaluationController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent = nullptr);

    const EvaluationProgress& progress() const { return progress_; }

    /// What an evaluation does on its thread.
    using Work = std::function<metrics::EvaluationReport(StopControl&, const workspace::EvaluationSinks&)>;

    void start(const workspace::EvaluationRequest& request);
    /// An evaluation of the caller's own: the one above is made of it.
    void launchEvaluation(Work work);

    /// Network inputs a second on this device, from the last evaluation that ended by itself.
    static std::optional<double> measuredRate(const std::string& device);

  Q_SIGNALS:
    void progressed(const blindspot::ui::EvaluationProgress& progress);
    /// It is in the workspace.
    void finished(const blindspot::ui::ReportPointer& report);

  private:
    struct Mailbox;

    void look() override;
    void announce() override;
    void keep(const ReportPointer& report);

    const workspace::Workspace& workspace_;
    EvaluationProgress progress_;
    ReportPointer report_; ///< from its end until it is announced
    std::shared_ptr<Mailbox> mailbox_;
    QElapsedTimer clock_;          ///< since the first picture was shown
    std::int64_t countedFrom_ = 0; ///< pictures at that time
};

} // namespace blindspot::ui
