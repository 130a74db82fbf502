// The SideBar is the column of pages at the left: an icon above a word for each, one of them current.
#pragma once

#include "ui/session/page.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace blindspot::ui {

class SideBar : public QWidget {
    Q_OBJECT

  public:
    explicit SideBar(QWidget* parent = nullptr);

    /// At the end, once for each page. `shortcut` stands in the tool tip.
    void addEntry(PageId page, const QString& iconName, const QString& word, const QString& shortcutId);
    bool has(PageId page) const;
    void setCurrent(PageId page);
    /// The first page until one was chosen.
    PageId current() const;

  Q_SIGNALS:
    void chosen(blindspot::ui::PageId page);

  private:
    QButtonGroup* entries_;
    QVBoxLayout* column_;
};

} // namespace blindspot::ui
