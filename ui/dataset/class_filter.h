// A ClassFilter is the list of a dataset's classes, with a field that searches it: one class, several, or all.
#pragma once

#include "core/dataset/dataset_index.h"

#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

class QComboBox;
class QLineEdit;
class QTreeWidget;

namespace blindspot::ui {

/// A click chooses one class; with Ctrl or Shift several, of which an image has any or all.
class ClassFilter : public QWidget {
    Q_OBJECT

  public:
    explicit ClassFilter(QWidget* parent = nullptr);

    /// The chosen ones stay where there are classes of their names.
    void setClasses(const std::vector<dataset::CategoryInfo>& classes);
    /// How many images would be shown with each class; those that are left out: none.
    void setCounts(const std::map<std::string, std::int64_t>& counts);
    /// Without a signal. Classes that are not listed yet are, until the list comes.
    void choose(const QStringList& names, bool every);
    /// Empty: all.
    QStringList chosen() const;
    /// Whether an image is to have all of several classes.
    bool every() const;

  Q_SIGNALS:
    void changed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void buildList();
    void mute();
    void search();
    void settle();
    void showState();

    QLineEdit* search_;
    QComboBox* rule_;
    QTreeWidget* list_;
    bool filling_ = false; ///< by the program: nobody is told
};

} // namespace blindspot::ui
