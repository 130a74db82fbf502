// A SettingsComparison is a table of the settings of several runs side by side, with the differences marked.
#pragma once

#include "ui/runs/run_settings.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace blindspot::ui {

/// Each row is a setting, each column a run. A setting that a run does not have is shown as "–" and differs.
class SettingsComparison : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { DiffersRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// `names` head the columns.
    void setRuns(const QStringList& names, const std::vector<std::vector<RunSetting>>& runs);
    void setOnlyDifferences(bool only);
    /// How many settings differ, shown or not.
    int differences() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    struct Row {
        QString key;
        QStringList values;
        bool differs = false;
    };

    void show();

    QStringList names_;
    std::vector<Row> rows_;
    std::vector<std::size_t> shown_;
    bool onlyDifferences_ = false;
};

} // namespace blindspot::ui
