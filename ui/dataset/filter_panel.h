// A FilterPanel holds the filter of the shown images: the dataset, its classes with their counts, and the
// other conditions.
#pragma once

#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"

#include <QTimer>
#include <QWidget>

#include <string>
#include <vector>

class QAction;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;
class QTreeWidget;

namespace blindspot::ui {

/// It shows the values that it is given and signals the user's changes; it does not read the workspace.
class FilterPanel : public QWidget {
    Q_OBJECT

  public:
    explicit FilterPanel(QWidget* parent = nullptr);

    /// The chosen one stays chosen where it still exists; else it is `preferred`, or the first.
    void setDatasets(const std::vector<dataset::DatasetInfo>& datasets, const QString& preferred = {});
    /// Of the chosen dataset. The chosen class stays where there is one of its name.
    void setClasses(const std::vector<dataset::CategoryInfo>& classes);
    /// Those of other datasets are left out.
    void setSelections(const std::vector<dataset::SelectionInfo>& selections);

    QString dataset() const;
    QString className() const;
    QString selection() const;
    /// Whether there is one of this name.
    bool chooseSelection(const QString& name);
    dataset::ImageQuery query() const;
    /// Everything shown again, in the order of the file.
    void resetFilters();
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
    void buildClasses();
    void fillClasses(const std::vector<dataset::CategoryInfo>& classes, const QString& chosen);
    void tellLater(int milliseconds);
    void showState();

    QComboBox* datasets_;
    QTreeWidget* classes_;
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
    QTimer timer_;
    bool filling_ = false; ///< by the program: nobody is told
};

} // namespace blindspot::ui
