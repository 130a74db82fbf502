// RunSections divide the table of runs into sections that can be folded: by group, detector, recipe, dataset or day. They are a
// model with a row for each section, which stands beside the model of the runs.
#pragma once

#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_record.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::ui {

/// What the sections of the table of runs are.
enum class RunGrouping { None, Group, Detector, Recipe, Dataset, Day };
inline constexpr RunGrouping kRunGroupings[] = {RunGrouping::None,   RunGrouping::Group,   RunGrouping::Detector,
                                                RunGrouping::Recipe, RunGrouping::Dataset, RunGrouping::Day};
/// "group" and so on: how the settings keep it.
QString nameOf(RunGrouping grouping);
/// RunGrouping::Group for an unknown one.
RunGrouping parseRunGrouping(const QString& name);

/// Pinned runs are a section of their own, the first one; the others stand by the alphabet, days the newest first, and last the runs
/// that are in no group. There are no sections where all runs would be in one. A section counts all of its runs, also those that
/// are pinned and stand above it.
class RunSections : public QAbstractTableModel {
    Q_OBJECT

  public:
    /// Beyond RunsModel's.
    enum Role { KeyRole = Qt::UserRole + 100, FoldedRole, GroupRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setGrouping(RunGrouping grouping) { grouping_ = grouping; }
    RunGrouping grouping() const { return grouping_; }
    /// Which runs there are, and what their patches do; to be called before the model of the runs changes. Whether a run is in
    /// another section now, or a section came or went.
    bool setRuns(const std::vector<workspace::RunRecord>& runs, const std::map<std::string, workspace::PatchSummary>& effects);

    /// The place of the run's section among the sections, whether they are shown or not.
    int rankOf(const QString& run) const { return ranks_.value(run, 0); }
    /// The key of the run's section; empty where there are no sections.
    QString keyOf(const QString& run) const;
    bool isFolded(const QString& key) const { return folded_.contains(foldOf(key)); }
    void setFolded(const QString& key, bool folded);
    /// What is folded, of each grouping, as the settings keep it.
    QStringList folds() const;
    void setFolds(const QStringList& folds) { folded_ = QSet<QString>(folds.begin(), folds.end()); }
    QStringList keys() const;
    /// How many runs of each section, by its rank, the filter lets through.
    void setMatching(const std::vector<int>& matching);
    int matching(int rank) const { return sections_[static_cast<std::size_t>(rank)].matching; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    struct Section {
        QString key;   ///< empty where runs belong to none: the last one
        QString title;
        int runs = 0, pinned = 0; ///< pinned: of the runs, those that stand in the section of the pinned ones
        int matching = 0;
        std::optional<workspace::PatchSummary> best;
        QString bestRun; ///< its name
    };

    Section sectionOf(const QString& key) const;
    void count(Section& section, const workspace::RunRecord& run, const workspace::PatchSummary* effect) const;
    std::vector<Section> sectionsOf(const std::vector<workspace::RunRecord>& runs,
                                    const std::map<std::string, workspace::PatchSummary>& effects) const;
    QString foldOf(const QString& key) const { return nameOf(grouping_) + QLatin1Char(':') + key; }
    QString countOf(const Section& section) const;
    QVariant toolTip(const Section& section, int column) const;

    RunGrouping grouping_ = RunGrouping::Group;
    std::vector<Section> sections_;
    QHash<QString, int> ranks_;
    QSet<QString> folded_;
};

} // namespace blindspot::ui
