// A LogView shows the log of a run with a filter. It keeps the last lines only, and does not move while the
// user reads further up.
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;

namespace blindspot::ui {

class LogView : public QWidget {
    Q_OBJECT

  public:
    explicit LogView(QWidget* parent = nullptr);

    static constexpr int kMaxLines = 5000;

    /// At the end. Whoever looks at the end goes on looking at the end; whoever has scrolled up stays at the
    /// same lines.
    void append(const QStringList& lines);
    void clear();
    /// What is kept, also what the filter hides.
    const QStringList& lines() const { return lines_; }

  private:
    void showFiltered();
    bool passes(const QString& line) const;

    QStringList lines_;
    QLineEdit* filter_;
    QPlainTextEdit* text_;
    bool following_ = true; ///< the end is looked at
    bool appending_ = false;
};

} // namespace blindspot::ui
