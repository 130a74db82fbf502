// A CheckList is a short list of entries of which any number can be checked.
#pragma once

#include <QListWidget>
#include <QStringList>

#include <vector>

namespace blindspot::ui {

/// The list is as high as its entries, up to a few. The space bar checks the current one.
class CheckList : public QListWidget {
    Q_OBJECT

  public:
    struct Entry {
        QString key, text, tip;
    };

    explicit CheckList(QWidget* parent = nullptr);

    /// What was checked stays so where it is still there.
    void setEntries(const std::vector<Entry>& entries);
    /// Keys, in the order of the entries.
    QStringList checked() const;
    void setChecked(const QStringList& keys);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  Q_SIGNALS:
    /// By the user.
    void edited();
};

} // namespace blindspot::ui
