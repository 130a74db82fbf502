// A JobBar is a bar above a page for long work. It shows the progress with a button to stop, and afterwards
// the result.
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace blindspot::ui {

class JobBar : public QFrame {
    Q_OBJECT

  public:
    explicit JobBar(QWidget* parent = nullptr);

    /// `fraction` from 0 to 1, or -1 while unknown.
    void showProgress(const QString& text, double fraction);
    /// `details`: lines that a button shows; none: no button.
    void showResult(const QString& text, const QStringList& details = {});

  Q_SIGNALS:
    void cancelRequested();

  private:
    void showDetails();

    QLabel* text_;
    QProgressBar* bar_;
    QPushButton* cancel_;
    QPushButton* detailsButton_;
    QToolButton* close_;
    QStringList details_;
};

} // namespace blindspot::ui
