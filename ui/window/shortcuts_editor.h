// The ShortcutsEditor lists the registry of shortcuts by page and gives one a new key: it refuses what another has and offers to
// take it over.
#pragma once

#include <QKeySequence>
#include <QWidget>

#include <functional>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace blindspot::ui {

class ShortcutsEditor : public QWidget {
    Q_OBJECT

  public:
    explicit ShortcutsEditor(QWidget* parent = nullptr);

    /// Shows what has all of the words; whether anything has.
    bool search(const QStringList& words);
    void choose(const QString& id);
    /// As recorded: gives the chosen action the key, or says why not.
    void record(const QKeySequence& keys);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void buildTable();
    QWidget* buildEditor();
    void fill();
    void showChosen();
    QString chosen() const;
    void take();
    void tell(const QString& text);

    QTreeWidget* table_;
    QKeySequenceEdit* keys_;
    QPushButton* none_;
    QPushButton* reset_;
    QPushButton* takeOver_;
    QLabel* note_;
    QKeySequence wanted_; ///< that another action has
};

} // namespace blindspot::ui
