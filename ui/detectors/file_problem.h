// A FileProblem widget tells why files could not be added, as text that can be read and copied.
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace blindspot::ui {

/// Hidden until it has something to say.
class FileProblem : public QFrame {
    Q_OBJECT

  public:
    explicit FileProblem(QWidget* parent = nullptr);

    /// Beside what it says already.
    void add(const QString& file, const QString& text);
    void clear();

  private:
    QLabel *head_, *text_;
    QStringList files_;
};

} // namespace blindspot::ui
