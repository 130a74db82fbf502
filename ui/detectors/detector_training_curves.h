// DetectorTrainingCurves plot a detector's training by epoch: its loss in parts, and the AP50 of the held-out
// images.
#pragma once

#include "core/workspace/trainings/detector_training_record.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <span>

namespace blindspot::ui {

class CurvePlot;
class Session;

class DetectorTrainingCurves : public QWidget {
    Q_OBJECT

  public:
    explicit DetectorTrainingCurves(Session& session, QWidget* parent = nullptr);

    void clear();
    /// Epochs that are shown already are passed over.
    void append(std::span<const workspace::DetectorTrainingPoint> points);
    /// Of saved files.
    void setName(const QString& name);
    void setPresenting(bool presenting);

    std::int64_t lastEpoch() const { return lastEpoch_; }
    std::int64_t bestEpoch() const { return bestEpoch_; }
    const std::optional<double>& bestAp50() const { return bestAp50_; }

  private:
    CurvePlot *losses_, *ap50_;
    std::int64_t lastEpoch_ = 0, bestEpoch_ = 0;
    std::optional<double> bestAp50_;
};

} // namespace blindspot::ui
