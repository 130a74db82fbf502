// The evaluation that the window runs: one at a time, on a thread of its own, beside a training if there is
// one.
#pragma once

#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/records/workspace.h"
#include "ui/support/ui_queue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <thread>

namespace blindspot::ui {

/// A report is large and is never changed: whoever shows it shares it.
using ReportPointer = std::shared_ptr<const metrics::EvaluationReport>;

enum class EvaluationState {
    Idle,
    Running,
    Stopping, ///< asked to end; nothing of it is kept
};

/// How far it is. What is counted are pictures as they are shown to the detectors.
struct EvaluationProgress {
    std::int64_t done = 0, total = 0; ///< total 0: detectors and images are being read
    double perSecond = 0;             ///< 0: not known yet
    double secondsLeft = 0;
};

/// All on the window's thread; destroying it stops the evaluation and joins. Calls that do not fit the state
/// do nothing.
class EvaluationController : public QObject {
    Q_OBJECT

  public:
    EvaluationController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent = nullptr);
    ~EvaluationController() override;

    EvaluationState state() const { return state_; }
    bool busy() const { return state_ != EvaluationState::Idle; }
    const EvaluationProgress& progress() const { return progress_; }

    void start(const workspace::EvaluationRequest& request);
    void stop();

    /// Network inputs a second on this device, from the last evaluation that ended by itself.
    static std::optional<double> measuredRate(const std::string& device);

  Q_SIGNALS:
    void stateChanged(blindspot::ui::EvaluationState state);
    void progressed(const blindspot::ui::EvaluationProgress& progress);
    /// It is in the workspace.
    void finished(const blindspot::ui::ReportPointer& report);
    void failed(const QString& message);

  private:
    struct Mailbox;

    void setState(EvaluationState state);
    void look();
    void conclude(const ReportPointer& report, const QString& failure);

    const workspace::Workspace& workspace_;
    UiQueue& queue_;
    EvaluationState state_ = EvaluationState::Idle;
    EvaluationProgress progress_;
    std::shared_ptr<StopControl> stop_;
    std::shared_ptr<Mailbox> mailbox_;
    std::thread thread_;
    QTimer timer_;
    QElapsedTimer clock_;          ///< since the first picture was shown
    std::int64_t countedFrom_ = 0; ///< pictures at that time
};

} // namespace blindspot::ui
