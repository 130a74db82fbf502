#include "ui/manual/manual_view.h"

#include "ui/manual/manual_style.h"
#include "ui/manual/picture_window.h"
#include "ui/support/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextFrame>
#include <QWheelEvent>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kLeastPercent = 60, kMostPercent = 300, kStep = 10;
constexpr int kPaperWidth = 600;    ///< of a picture, in the pixels of a document on paper
constexpr int kLettersInALine = 84; ///< a column that the eye finds back in

} // namespace

ManualView::ManualView(QWidget* parent) : QTextBrowser(parent)
{
    setDocument(new ManualDocument(this));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) {
                if (link.scheme() == QLatin1String("picture"))
                    showPicture(QLatin1Char(':') + link.path());
                else
                    Q_EMIT linkClicked(link.toString());
            });
    refill_.setSingleShot(true);
    refill_.setInterval(100);
    connect(&refill_, &QTimer::timeout, this, &ManualView::fill);
}

void ManualView::showChapter(const ManualChapter& chapter, const QString& language)
{
    chapter_ = &chapter;
    language_ = language;
    marked_.clear();
    refill_.stop();
    fill();
    verticalScrollBar()->setValue(0);
}

int ManualView::columnWidth() const
{
    const int most = fontMetrics().averageCharWidth() * kLettersInALine * percent_ / 100;
    return std::min(most, viewport()->width() - 4 * kGrid);
}

void ManualView::fill()
{
    if (chapter_ == nullptr) return;
    const QScrollBar& bar = *verticalScrollBar();
    const double part = bar.maximum() > 0 ? static_cast<double>(bar.value()) / bar.maximum() : 0;
    QFont font = scaledFont(percent_ / 100.0);
    document()->setDefaultFont(font);
    filledWidth_ = viewport()->width();
    const int column = columnWidth();
    fillDocument(*document(), withScreenPictures(chapter_->page.html, language_, column, devicePixelRatioF()),
                 Theme::current());
    QTextFrameFormat format = document()->rootFrame()->frameFormat();
    const int side = std::max(2 * kGrid, (filledWidth_ - column) / 2);
    format.setLeftMargin(side);
    format.setRightMargin(side);
    format.setTopMargin(2 * kGrid);
    format.setBottomMargin(6 * kGrid);
    document()->rootFrame()->setFrameFormat(format);
    showMarks();
    document()->documentLayout()->documentSize(); // laid out to its end, so that the bar knows
    verticalScrollBar()->setValue(static_cast<int>(part * verticalScrollBar()->maximum()));
}

void ManualView::settle()
{
    if (!refill_.isActive()) return;
    refill_.stop();
    fill();
}

void ManualView::goTo(const QString& anchor)
{
    settle();
    if (anchor.isEmpty())
        verticalScrollBar()->setValue(0);
    else
        scrollToAnchor(anchor);
}

QTextBlock ManualView::blockOfHeading(int number) const
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0 && number-- == 0) return block;
    return {};
}

void ManualView::goToHeading(int number)
{
    settle();
    const QTextBlock block = number <= 0 ? QTextBlock() : blockOfHeading(number);
    const double top = block.isValid() ? document()->documentLayout()->blockBoundingRect(block).top() : 0;
    verticalScrollBar()->setValue(static_cast<int>(top) - (block.isValid() ? kGrid : 0));
}

void ManualView::showMarks()
{
    QList<ExtraSelection> marks;
    QTextCharFormat look;
    look.setBackground(Theme::current().selection);
    for (const QString& word : marked_)
        for (QTextCursor found = document()->find(word); !found.isNull();
             found = document()->find(word, found))
            marks += {found, look};
    setExtraSelections(marks);
}

void ManualView::mark(const QStringList& words, int heading, const QString& passage)
{
    marked_ = words;
    showMarks();
    goToHeading(heading);
    const QTextBlock from = blockOfHeading(heading);
    if (!from.isValid() || words.isEmpty()) return;
    // A row of a table is a block a cell here: the first of its text that has a word.
    for (QTextBlock block = from; block.isValid(); block = block.next()) {
        const QString text = block.text().simplified();
        const bool here = !text.isEmpty() && passage.contains(text) &&
                          std::any_of(words.begin(), words.end(), [&text](const QString& word) {
                              return text.contains(word, Qt::CaseInsensitive);
                          });
        if (!here) continue;
        const double top = document()->documentLayout()->blockBoundingRect(block).top();
        const int view = viewport()->height();
        if (top - verticalScrollBar()->value() > view * 2 / 3)
            verticalScrollBar()->setValue(static_cast<int>(top) - view / 3);
        return;
    }
}

void ManualView::showPicture(const QString& file)
{
    auto* window = new PictureWindow(QImage(file), this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
}

void ManualView::setPercent(int percent)
{
    percent_ = std::clamp(percent, kLeastPercent, kMostPercent);
    fill();
}

void ManualView::printChapter(QPagedPaintDevice& paper) const
{
    if (chapter_ == nullptr) return;
    ManualDocument text;
    text.setDefaultFont(scaledFont(1));
    fillDocument(text, withPictureWidths(chapter_->page.html, language_, kPaperWidth), Theme::light());
    text.print(&paper);
}

void ManualView::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    if (viewport()->width() != filledWidth_) refill_.start();
}

void ManualView::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refill_.start();
}

void ManualView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QTextBrowser::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0) setPercent(percent_ + (event->angleDelta().y() > 0 ? kStep : -kStep));
    event->accept();
}

} // namespace blindspot::ui
