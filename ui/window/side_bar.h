// The column of pages at the left: an icon above a word, one of them current.
#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace blindspot::ui {

class SideBar : public QWidget {
    Q_OBJECT

  public:
    explicit SideBar(QWidget* parent = nullptr);

    /// At the end; its index counts from 0. `shortcut` stands in the tool tip.
    void addEntry(const QString& iconName, const QString& word, const QString& shortcut);
    int count() const;
    void setCurrent(int index);
    int current() const;

  Q_SIGNALS:
    void chosen(int index);

  private:
    QButtonGroup* entries_;
    QVBoxLayout* column_;
};

} // namespace blindspot::ui
