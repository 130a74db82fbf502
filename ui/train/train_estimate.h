// A TrainEstimate tells how long the training in the form would take on this machine and how much memory it
// needs: as recent runs of its kind did, else from a short measurement that is remembered.
#pragma once

#include "core/workspace/detectors/detector_store.h"
#include "ui/session/session.h"

#include <QDate>
#include <QHash>
#include <QSet>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;

namespace blindspot::workspace {
struct TrainRequest;
}

namespace blindspot::ui {

/// The cost of one pass, remembered between starts.
struct PassCost {
    double seconds = 0;     ///< of one network input
    std::optional<std::int64_t> bytes; ///< peak memory without the images; nothing where it is not known
    QDate run; ///< the day of the run that it is from; invalid: it was measured for the estimate
};

/// The widget is one line: "About 3 min 10 s and 1.2 GB on this machine". Measuring runs on another thread,
/// and never while a training, an evaluation, a detector's training or a scan runs.
class TrainEstimate : public QWidget {
    Q_OBJECT

  public:
    explicit TrainEstimate(Session& session, QWidget* parent = nullptr);
    ~TrainEstimate() override;

    /// What the form says now; `images` 0, or no detector: there is nothing to estimate.
    void show(const workspace::TrainRequest& request, const std::vector<workspace::DetectorRecord>& detectors,
              std::int64_t images, bool mistaken);
    QString text() const;

  private:
    struct Subject;
    void renew();
    void measure(const QString& key);
    void tell(const PassCost& cost);
    /// What a run has cost is worth more than a measurement: it was on its own images, and all of it.
    void learn(double secondsPerPass);
    bool machineIsBusy() const;
    void say(const QString& text);
    /// `digests`: of the weights of all detectors.
    QString keyOf(const workspace::TrainRequest& request, const std::string& digests, std::int64_t images) const;

    Session& session_;
    QLabel* label_;
    QTimer delay_;
    std::shared_ptr<Subject> subject_;
    Ticket measuring_;
    QString measuredKey_;              ///< of the measurement under way
    QHash<QString, QString> failures_; ///< why there is no measurement
    QSet<QString>
        measured_; ///< since the program's start: what is remembered from before may be of a busier machine
};

} // namespace blindspot::ui
