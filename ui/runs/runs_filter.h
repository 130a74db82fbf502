// A RunsFilter sorts the table of runs by their values and narrows it by text and state.
#pragma once

#include "core/workspace/runs/run_record.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace blindspot::ui {

class RunsFilter : public QSortFilterProxyModel {
    Q_OBJECT

  public:
    explicit RunsFilter(QObject* parent = nullptr);

    /// Every word of it must be somewhere in the run's names, class, tags, notes, state or id; ignores case.
    void setText(const QString& text);
    /// Empty: all.
    void setState(std::optional<workspace::RunState> state, bool abandoned = false);

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

  private:
    QStringList words_;
    std::optional<workspace::RunState> state_;
    bool abandoned_ = false;
};

} // namespace blindspot::ui
