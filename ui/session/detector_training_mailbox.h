// A DetectorTrainingMailbox passes the events of a detector's training to the window: the trainer's thread
// fills it, the window's thread empties it. Private to this folder.
#pragma once

#include "core/workspace/trainings/detector_training.h"

#include <QStringList>

#include <mutex>
#include <optional>
#include <vector>

namespace blindspot::ui {

/// The events since the mailbox was last emptied; of states that replace each other only the newest.
struct DetectorTrainingNews {
    std::optional<Progress> loading;
    std::optional<workspace::DetectorTrainPlan> plan;
    std::vector<detector_training::EpochEvent> epochs;
    std::optional<detector_training::BatchEvent> progress;
    QStringList lines;
};

/// Thread-safe. The trainer never waits for the window.
class DetectorTrainingMailbox final : public workspace::DetectorTrainObserver {
  public:
    DetectorTrainingNews take();

    void onLoading(const Progress& progress) override;
    void onPlan(const workspace::DetectorTrainPlan& plan) override;
    void onEpoch(const detector_training::EpochEvent& event) override;
    void onBatch(const detector_training::BatchEvent& event) override;
    void onLog(LogLevel level, const Message& line) override;

  private:
    void addLine(const QString& line);

    std::mutex mutex_;
    DetectorTrainingNews news_;
};

} // namespace blindspot::ui
