// A RunsFilter sorts the table of runs by their values, narrows it by text and state, and divides it into sections.
#pragma once

#include "core/workspace/runs/run_record.h"

#include <QSortFilterProxyModel>

#include <optional>

class QConcatenateTablesProxyModel;

namespace blindspot::ui {

class RunSections;
class RunsModel;

/// Of runs alone, or of runs and their sections: then a section's row stands above its runs, and those of one that is folded are
/// left out. Pinned runs stand above the others.
class RunsFilter : public QSortFilterProxyModel {
    Q_OBJECT

  public:
    explicit RunsFilter(QObject* parent = nullptr);

    /// Both must outlive this object. Without sections setSourceModel is enough.
    void setRuns(RunsModel& runs, RunSections& sections);
    /// The row of a run; invalid where it is left out, also where its section is folded.
    QModelIndex indexOf(const QString& run) const;
    /// How many runs have the words and the state, also in sections that are folded.
    int matching() const;
    /// To be called when runs moved to other sections, and when one was folded.
    void updateSections();
    /// To be called when runs came, went or changed: how many of each section are shown is counted anew.
    void countMatching();
    /// The first row of a run from `row` on, and where there is none, before it; -1: there is no run.
    int runNear(int row) const;
    bool isRun(int row) const;

    /// Every word of it must be somewhere in the run's names, class, group, tags, notes, state or id; ignores case.
    void setText(const QString& text);
    /// Empty: all.
    void setState(std::optional<workspace::RunState> state, bool abandoned = false);

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

  private:
    bool matches(const QModelIndex& run) const;
    int rankOf(const QModelIndex& index) const;

    RunsModel* runs_ = nullptr;
    RunSections* sections_ = nullptr;
    QConcatenateTablesProxyModel* both_ = nullptr;
    QStringList words_;
    std::optional<workspace::RunState> state_;
    bool abandoned_ = false;
};

} // namespace blindspot::ui
