// A DefencePicker offers the engine's kinds of defences with their parameters; the checked ones are
// evaluated.
#pragma once

#include "core/defences/defence.h"

#include <QStringList>
#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace blindspot::ui {

class NumberBox;

class DefencePicker : public QWidget {
    Q_OBJECT

  public:
    explicit DefencePicker(QWidget* parent = nullptr);

    /// Of the checked ones, as parseDefence reads them.
    std::vector<std::string> texts() const;
    QStringList checkedTitles() const;
    /// Shows what is wrong with the checked ones beside them; true: something is.
    bool check();

  Q_SIGNALS:
    void changed();

  private:
    struct Entry {
        const defences::DefenceKind* kind = nullptr;
        QCheckBox* check = nullptr;
        QToolButton* fold = nullptr;
        QWidget* body = nullptr;
        QLabel* mistake = nullptr;
        std::vector<NumberBox*> boxes{};
    };

    Entry addKind(const defences::DefenceKind& kind);
    void addParameter(Entry& entry, const defences::Parameter& parameter, QGridLayout& grid);
    static defences::DefenceSpec specOf(const Entry& entry);
    static QString mistakeOf(const Entry& entry);

    std::vector<Entry> entries_;
};

} // namespace blindspot::ui
