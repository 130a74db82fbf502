// A FoldedSection is a part of a form that folds away under its heading. While it is folded the heading shows
// a summary of its values.
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace blindspot::ui {

class FoldedSection : public QWidget {
    Q_OBJECT

  public:
    explicit FoldedSection(const QString& title, QWidget* parent = nullptr);

    /// Where the rows go.
    QVBoxLayout* rows() const { return rows_; }
    void setOpen(bool open);
    bool isOpen() const;
    void setSummary(const QString& text);
    QString summary() const { return summaryText_; }
    /// A folded section does not hide that something in it is wrong.
    void setMistaken(bool mistaken);

  Q_SIGNALS:
    void toggled(bool open);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showSummary();

    QToolButton* header_;
    QLabel* summary_;
    QWidget* body_;
    QVBoxLayout* rows_;
    QString summaryText_;
    bool open_ = false;
    bool mistaken_ = false;
};

} // namespace blindspot::ui
