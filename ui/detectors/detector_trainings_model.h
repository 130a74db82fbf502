// A DetectorTrainingsModel lists the workspace's trainings of detectors, newest first.
#pragma once

#include "core/workspace/trainings/detector_training_record.h"

#include <QAbstractListModel>

#include <vector>

namespace blindspot::ui {

/// "Completed", "Stopped", ... in the user's language.
QString detectorTrainingStateText(workspace::DetectorTrainingState state);
/// Name of the icon that goes with it.
QString detectorTrainingStateIcon(workspace::DetectorTrainingState state);
/// "0.8312"; "–" for none.
QString ap50Text(const std::optional<double>& ap50);

/// A training and whether it can go on.
struct DetectorTrainingEntry {
    workspace::DetectorTrainingRecord record;
    bool resumable = false;    ///< it has ended early
    bool checkpointed = false; ///< its checkpoint is there: without one it begins anew where it is resumed
};
/// What the state means, where its word does not say it, and what can be done.
QString detectorTrainingStateTip(const DetectorTrainingEntry& entry);

class DetectorTrainingsModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { IdRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<DetectorTrainingEntry> entries);
    const DetectorTrainingEntry& entry(int row) const { return entries_[static_cast<std::size_t>(row)]; }
    /// -1: none.
    int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<DetectorTrainingEntry> entries_;
};

} // namespace blindspot::ui
