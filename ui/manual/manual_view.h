// The ManualView shows one chapter of the manual in a column that reads well, light or dark, as large as one
// likes.
#pragma once

#include "ui/manual/manual_book.h"

#include <QTextBlock>
#include <QTextBrowser>
#include <QTimer>

class QPagedPaintDevice;

namespace blindspot::ui {

class ManualView : public QTextBrowser {
    Q_OBJECT

  public:
    explicit ManualView(QWidget* parent = nullptr);

    /// `chapter` lives as long as it is shown.
    void showChapter(const ManualChapter& chapter, const QString& language);
    /// To the heading with this anchor; "" to the beginning.
    void goTo(const QString& anchor);
    /// To the heading of this number.
    void goToHeading(int number);
    /// Marks the words wherever they stand, and goes to the first place below `heading` that has the passage,
    /// or a word.
    void mark(const QStringList& words, int heading, const QString& passage);

    /// Of the program's font.
    int percent() const { return percent_; }
    void setPercent(int percent);

    /// On white paper, whatever is on the screen.
    void printChapter(QPagedPaintDevice& paper) const;

  Q_SIGNALS:
    void linkClicked(const QString& link);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    /// The text anew, at the place where it was.
    void fill();
    /// What a resize has left to do is done now: places are looked for in the text as it is seen.
    void settle();
    void showMarks();
    /// At its full size, in a window of its own.
    void showPicture(const QString& file);
    int columnWidth() const;
    QTextBlock blockOfHeading(int number) const;

    const ManualChapter* chapter_ = nullptr;
    QString language_;
    QStringList marked_;
    int percent_ = 100;
    int filledWidth_ = 0;
    QTimer refill_; ///< once a resize has come to rest
};

} // namespace blindspot::ui
