// A FilterPanel holds the filter of the shown images: the dataset, its classes with their counts, and the
// other conditions.
#pragma once

#include "core/dataset/dataset_index.h"
#include "core/dataset/filter_counts.h"
#include "core/dataset/selection.h"

#include <QTimer>
#include <QVariantMap>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QAction;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace blindspot::ui {

class ClassFilter;
class FindingFilter;

/// It shows the values that it is given and signals the user's changes; it does not read the workspace.
class FilterPanel : public QWidget {
    Q_OBJECT

  public:
    explicit FilterPanel(QWidget* parent = nullptr);

    /// The chosen one stays chosen where it still exists; else it is `preferred`, or the first.
    void setDatasets(const std::vector<dataset::DatasetInfo>& datasets, const QString& preferred = {});
    /// Of the chosen dataset. The chosen classes stay where there are such.
    void setClasses(const std::vector<dataset::CategoryInfo>& classes);
    /// Those of other datasets are left out.
    void setSelections(const std::vector<dataset::SelectionInfo>& selections);

    /// What each choice would show beside the others.
    void setCounts(const dataset::FilterCounts& counts);
    /// The scan of the dataset by the chosen detector.
    void setScan(std::optional<std::int64_t> scan);
    FindingFilter& findings() const { return *findings_; }
    /// Whether the query filters or sorts by what a detector found.
    static bool usesFindings(const dataset::ImageQuery& query);

    QString dataset() const;
    QString selection() const;
    /// Whether there is one of this name.
    bool chooseSelection(const QString& name);
    dataset::ImageQuery query() const;
    /// Everything shown again, in the order of the file.
    void resetFilters();
    /// All that is chosen, to be kept between starts.
    QVariantMap state() const;
    /// Chosen again with its dataset, where that is the first one to be shown.
    void restoreLater(const QVariantMap& state);
    void forgetState() { kept_.reset(); }
    /// Puts the cursor where a part of the file name is typed.
    void focusFileName();

  Q_SIGNALS:
    /// Another dataset: its classes and selections are to be read.
    void datasetChosen();
    void queryChanged();
    void importRequested();
    void renameDatasetRequested();
    void locateRequested();
    void problemsRequested();
    void removeDatasetRequested();
    void trainRequested();
    void renameSelectionRequested();
    void removeSelectionRequested();

  private:
    void addDatasetRow(QFormLayout* form);
    void addConditions(QFormLayout* form);
    void addSelectionRow(QFormLayout* form);
    void addOrderRow(QFormLayout* form);
    void restore(const QVariantMap& state);
    void showOrders();
    void tellLater(int milliseconds);
    void showState();

    QComboBox* datasets_;
    ClassFilter* classes_;
    FindingFilter* findings_;
    QSpinBox* minSide_;
    QSpinBox* minObjects_;
    QSpinBox* maxObjects_;
    QLineEdit* fileName_;
    QComboBox* selections_;
    QToolButton* selectionMenu_ = nullptr;
    QPushButton* train_;
    QComboBox* order_;
    QToolButton* descending_;
    QPushButton* reset_;
    std::optional<QVariantMap> kept_; ///< until the first dataset is shown
    QTimer timer_;
    bool filling_ = false; ///< by the program: nobody is told
};

} // namespace blindspot::ui
