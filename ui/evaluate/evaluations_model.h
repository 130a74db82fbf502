// An EvaluationsModel lists the evaluations of the workspace, newest first.
#pragma once

#include "core/workspace/evaluations/evaluation_store.h"

#include <QAbstractListModel>

#include <vector>

namespace blindspot::ui {

class EvaluationsModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { IdRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setEvaluations(std::vector<workspace::EvaluationSummary> evaluations);
    const std::vector<workspace::EvaluationSummary>& evaluations() const { return evaluations_; }
    /// -1: none.
    int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<workspace::EvaluationSummary> evaluations_;
};

} // namespace blindspot::ui
