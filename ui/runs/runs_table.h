// A RunsTable shows the runs and their sections: a click or a key folds a section.
#pragma once

#include <QTableView>
#include <QTimer>

namespace blindspot::ui {

class RunsTable : public QTableView {
    Q_OBJECT

  public:
    explicit RunsTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;

  Q_SIGNALS:
    /// The section with this key (RunSections::KeyRole) is to be folded or unfolded.
    void foldRequested(const QString& key, bool folded);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    /// A walk over a section leaves the marks as they are.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override;

  private:
    void spanSections();

    QTimer spanLater_; ///< rows come and go one by one
};

} // namespace blindspot::ui
