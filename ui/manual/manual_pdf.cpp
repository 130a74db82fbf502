// The manual as a PDF.
#include "ui/manual/manual_book.h"
#include "ui/manual/manual_pages.h"
#include "ui/manual/manual_style.h"
#include "ui/paper/pdf_file.h"
#include "ui/support/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QList>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>

namespace blindspot::ui {

namespace {

constexpr double kInch = 25.4, kDots = 96; ///< millimetres; pixels of the document an inch
constexpr double kText = 9.5, kSmall = 8;  ///< points
constexpr double kBelowHeading = 30;       ///< pixels of text that a heading needs below it on its page
constexpr double kMargin = 20, kFoot = 10; ///< millimetres

double pixels(double millimetres)
{
    return millimetres / kInch * kDots;
}

/// The first page: title, version, and the chapters with their pages.
QString frontPage(const ManualBook& book, const QString& version, const QList<int>& pages)
{
    QString rows;
    for (std::size_t i = 1; i < book.chapters().size(); ++i)
        rows += QStringLiteral("<tr><td width=\"92%\">%1</td><td align=\"right\">%2</td></tr>")
                    .arg(book.chapters()[i].title.toHtmlEscaped())
                    .arg(pages.value(static_cast<qsizetype>(i) - 1));
    return QStringLiteral("<h1 style=\"font-size: 34pt; margin-top: 60px\">Blindspot %1</h1><h2>%2</h2>"
                          "<table width=\"100%\" style=\"border: none\">%3</table>")
        .arg(version.toHtmlEscaped(), book.chapters().front().title.toHtmlEscaped(), rows);
}

QString chaptersOf(const ManualBook& book, int width)
{
    QString html;
    for (std::size_t i = 1; i < book.chapters().size(); ++i) {
        QString chapter = withPictureWidths(book.chapters()[i].page.html, book.language(), width);
        chapter.replace(chapter.indexOf(QLatin1String("<h1>")), 4,
                        QStringLiteral("<h1 style=\"page-break-before: always\">"));
        html += chapter;
    }
    return html;
}

QString titleOf(const ManualBook& book)
{
    return QStringLiteral("Blindspot - %1").arg(book.chapters().front().title);
}

/// On which page each chapter begins, counted from 1.
QList<int> pagesOf(const QTextDocument& document)
{
    QList<int> pages;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() == 1)
            pages += 1 + static_cast<int>(document.documentLayout()->blockBoundingRect(block).top() /
                                          document.pageSize().height());
    pages.removeFirst(); // that of the first page
    return pages;
}

/// A heading goes with what stands below it.
void keepHeadings(QTextDocument& document)
{
    const double page = document.pageSize().height();
    const auto pageOf = [&](const QTextBlock& block, double below) {
        return static_cast<int>((document.documentLayout()->blockBoundingRect(block).top() + below) / page);
    };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() < 2 || !block.next().isValid()) continue;
        if (pageOf(block, 0) == pageOf(block.next(), kBelowHeading)) continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
    }
    // What moved is laid out as a whole: Qt's own places, from which it begins to draw a page, are wrong after changes of parts, and
    // text is left out.
    document.markContentsDirty(0, document.characterCount());
}

void paintPages(QPaintDevice& paper, const std::function<void()>& newPage, const QTextDocument& document, const QString& foot)
{
    QPainter painter(&paper);
    const double scale = paper.logicalDpiX() / kDots;
    painter.scale(scale, scale);
    const QSizeF page = document.pageSize();
    for (int number = 0; number < document.pageCount(); ++number) {
        if (number > 0) newPage();
        painter.save();
        painter.translate(pixels(kMargin), pixels(kMargin) - number * page.height());
        const QRectF shown(0, number * page.height(), page.width(), page.height());
        painter.setClipRect(shown);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = shown;
        context.palette.setColor(QPalette::Text, Theme::light().text);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        if (number == 0) continue;
        QFont small = document.defaultFont();
        small.setPixelSize(
            static_cast<int>(kSmall * kDots / 72)); // the painter is scaled: points would be the paper's
        painter.setFont(small);
        painter.setPen(Theme::light().mutedText);
        const QRectF line(pixels(kMargin), pixels(kMargin) + page.height() + pixels(kFoot) / 2, page.width(),
                          pixels(kFoot));
        painter.drawText(line, Qt::AlignLeft, foot);
        painter.drawText(line, Qt::AlignRight, QString::number(number + 1));
    }
}

} // namespace

void paintManual(QPaintDevice& paper, const std::function<void()>& newPage, const QString& language, const QString& version)
{
    const ManualBook book(language, MarkdownTarget::TextDocument);
    const QSizeF size = QPageSize(QPageSize::A4).size(QPageSize::Millimeter);
    ManualDocument document;
    QFont font = scaledFont(1);
    font.setPointSizeF(kText);
    font.setHintingPreference(QFont::PreferNoHinting); // it is laid out for the screen and drawn finer
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    const QSizeF area(pixels(size.width() - 2 * kMargin), pixels(size.height() - 2 * kMargin - kFoot));
    const QString chapters = chaptersOf(book, static_cast<int>(area.width()));
    QList<int> pages;
    for (int pass = 0; pass < 2; ++pass) { // the second one knows the pages
        fillDocument(document, frontPage(book, version, pages) + chapters, Theme::light());
        document.setPageSize(area);
        keepHeadings(document);
        pages = pagesOf(document);
    }
    paintPages(paper, newPage, document, titleOf(book));
}

void writeManualPdf(const std::filesystem::path& file, const QString& language, const QString& version)
{
    const auto paint = [&](QPagedPaintDevice& device, const QSizeF&) { paintManual(device, [&device] { device.newPage(); }, language, version); };
    writePdf(file, QPageSize(QPageSize::A4), paint, titleOf(ManualBook(language, MarkdownTarget::TextDocument)));
}

} // namespace blindspot::ui
