// A DetectorsModel lists the detectors of the workspace.
#pragma once

#include "core/workspace/detectors/detector_store.h"

#include <QAbstractListModel>

#include <vector>

namespace blindspot::ui {

/// A detector and whether its file is still where it was added from.
struct DetectorEntry {
    workspace::DetectorRecord record;
    bool fileThere = true;
};

class DetectorsModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { NameRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<DetectorEntry> entries);
    const DetectorEntry& entry(int row) const { return entries_[static_cast<std::size_t>(row)]; }
    /// -1: none.
    int rowOf(const QString& name) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<DetectorEntry> entries_;
};

} // namespace blindspot::ui
