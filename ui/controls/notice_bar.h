// A NoticeBar is a line of news inside a page, with a button for the one action that it proposes, and one for what can be done
// instead.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace blindspot::ui {

/// Hidden until it has something to say. The buttons are left out where there is nothing to do.
class NoticeBar : public QFrame {
    Q_OBJECT

  public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void showNotice(const QString& text, const QString& action = {}, const QString& other = {});
    QString text() const;

  Q_SIGNALS:
    void actionClicked();
    void otherClicked();
    /// Closed by its cross.
    void closed();

  private:
    QLabel* text_;
    QPushButton* action_;
    QPushButton* other_;
};

} // namespace blindspot::ui
