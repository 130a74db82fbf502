// A RunsModel holds the runs of the workspace as a table, newest first.
#pragma once

#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_record.h"

#include <QAbstractTableModel>
#include <QImage>

#include <map>
#include <optional>
#include <vector>

namespace blindspot::ui {

/// "Completed", "Stopped" (by its user), "Interrupted" (its program or machine ended), ... in the user's language.
QString runStateText(workspace::RunState state, bool abandoned = false);
/// What the state means.
QString runStateTip(workspace::RunState state, bool abandoned);
/// By which patches are ranked, the best first: what they hide; below those that say it, what the others take of the AP50. Empty
/// where neither is known.
std::optional<double> effectRank(const workspace::PatchSummary& summary);
/// Name of the icon that goes with it.
QString runStateIcon(workspace::RunState state, bool abandoned = false);

/// The progress of the run that trains in this window; it is newer than the run's record.
struct LiveRun {
    QString id;
    workspace::RunState state = workspace::RunState::Running;
    std::int64_t iterationsDone = 0;
    std::optional<double> loss;
    double seconds = 0;
};

/// Names, tags and notes can be edited; what was typed stands until the workspace has it, also when the records are
/// read again.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column {
        Name,
        State,
        Recipe,
        Detector,
        Images,
        Iterations,
        Loss,
        Effect, ///< what the patch hides, in its newest evaluation
        Ap50,   ///< of that evaluation
        Duration,
        When,
        Group,
        Tags,
        Notes,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole, IdRole, StateRole, AbandonedRole, TextRole, PinnedRole };
    /// What the user has written and the workspace has not confirmed yet.
    struct Unsaved {
        std::optional<QString> tags, notes, name;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that stay keep their place, so that marks and scroll position stay too.
    void setRecords(std::vector<workspace::RunRecord> records);
    /// Empty: nothing trains.
    void setLive(const std::optional<LiveRun>& live);
    /// Of the newest evaluation of each run that was evaluated, by its id.
    void setEffects(std::map<std::string, workspace::PatchSummary> effects);
    const std::map<std::string, workspace::PatchSummary>& effects() const { return effects_; }
    /// The patch of a run, for its row; as pictureWanted asked for it. A null one: there is none.
    void setPicture(const QString& id, const QImage& picture);
    /// Of the pictures, points.
    static constexpr int kPictureSide = 24;
    /// -1: none.
    int rowOf(const QString& id) const;
    const workspace::RunRecord& record(int row) const { return records_[static_cast<std::size_t>(row)]; }
    const workspace::RunRecord* find(const QString& id) const;
    const std::vector<workspace::RunRecord>& records() const { return records_; }

    void setTags(const QString& id, const QString& text);
    void setNotes(const QString& id, const QString& text);
    void confirmSaved(const QString& id, Column column, const QString& text);
    const std::map<QString, Unsaved>& unsaved() const { return unsaved_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  Q_SIGNALS:
    /// Whoever holds the workspace saves it and calls confirmSaved.
    void edited(const QString& id, int column, const QString& text);
    /// A row is painted: whoever holds the workspace reads the patch of this run and calls setPicture.
    void pictureWanted(const QString& id) const;

  private:
    QVariant picture(const workspace::RunRecord& record) const;
    QVariant text(const workspace::RunRecord& record, int column) const;
    QVariant sortValue(const workspace::RunRecord& record, int column) const;
    QString toolTip(const workspace::RunRecord& record, int column) const;
    const workspace::PatchSummary* effectOf(const workspace::RunRecord& record) const;
    QString effectTip(const workspace::PatchSummary& effect) const;
    void overlay(workspace::RunRecord& record) const;
    void write(const QString& id, Column column, const QString& text);
    void insertAt(std::size_t row, workspace::RunRecord record);
    void tellRow(int row, bool sameName, bool sameTags);
    void removeMissing(const std::vector<workspace::RunRecord>& records);

    std::vector<workspace::RunRecord> records_;
    std::map<QString, Unsaved> unsaved_;
    std::optional<LiveRun> live_;
    std::map<std::string, workspace::PatchSummary> effects_;
    std::map<QString, QImage> pictures_;
    mutable std::map<QString, std::string> asked_; ///< for which state of a run (updatedAt) its picture was asked for
};

} // namespace blindspot::ui
