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
    /// Whether the user has chosen widths of columns: they stay then. Else they share the room that there is, so that nothing has to be
    /// scrolled to as long as it suffices.
    bool sizedByHand() const { return sizedByHand_; }
    void setSizedByHand(bool byHand);

  Q_SIGNALS:
    /// The section with this key (RunSections::KeyRole) is to be folded or unfolded.
    void foldRequested(const QString& key, bool folded);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; ///< whether the mouse sizes a column
    /// A walk over a section leaves the marks as they are.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override;

  private:
    void spanSections();
    void showGroups();
    void fitColumns();
    /// Of all columns but those that take what is left.
    int wantedWidth(int column) const;

    QTimer laidOutLater_; ///< rows come and go one by one
    bool sizedByHand_ = false;
    bool fitting_ = false, headerPressed_ = false;
};

} // namespace blindspot::ui
