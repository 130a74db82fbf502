// An OutdoorTrialDialog measures the films of a printed patch's trial beside the window, or rehearses one with drawn films, and shows what
// was found.
#pragma once

#include "core/common/progress.h"
#include "core/outdoor/trial_report.h"
#include "core/workspace/outdoor_trials/outdoor_trial.h"
#include "ui/session/session.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace blindspot::ui {

class OutdoorAnswer;
class OutdoorForm;

/// What a rehearsal is about.
struct RehearsalSubject {
    outdoor::Trial trial;
    imaging::Image patch;
};

/// It may stay open beside the window. Closing it stops the measuring.
class OutdoorTrialDialog : public QDialog {
    Q_OBJECT

  public:
    /// `subject`: rehearses with these sheets; without one films are asked for.
    explicit OutdoorTrialDialog(Session& session, std::optional<RehearsalSubject> subject = {}, QWidget* parent = nullptr);
    ~OutdoorTrialDialog() override;

    bool measuring() const { return measuring_; }
    const std::shared_ptr<const outdoor::TrialReport>& report() const { return report_; }

  private:
    struct Mailbox;
    struct Found {
        std::shared_ptr<const outdoor::TrialReport> report;
        QString known; ///< of a rehearsal
    };
    /// On the jobs' thread.
    using Work = std::function<Found(StopControl&, const ProgressSink&)>;

    void build();
    QWidget* buildControls();
    QWidget* buildEnd();
    QToolButton* buildSave();
    Work work() const;
    void start();
    void stop();
    void ended(const QString& said);
    void take(const Found& found);
    void growToShowIt();
    void showProgress();
    void updateEnabled();

    Session& session_;
    const std::optional<RehearsalSubject> subject_;
    OutdoorForm* form_;
    OutdoorAnswer* answer_;
    QScrollArea* scroll_;
    QLabel* said_;
    QProgressBar* progress_;
    QPushButton *measure_, *stop_;
    QToolButton* save_ = nullptr;
    std::shared_ptr<const outdoor::TrialReport> report_;
    std::shared_ptr<Mailbox> mailbox_;
    QTimer timer_;
    Ticket ticket_;
    bool measuring_ = false;
};

} // namespace blindspot::ui
