#include "ui/report_pdf/report_pdf.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/report/document.h"
#include "ui/paper/mm_painter.h"
#include "ui/paper/pdf_file.h"
#include "ui/report_pdf/block_pieces.h"
#include "ui/report_pdf/paper_style.h"

namespace blindspot::ui {

namespace {

using namespace report;

constexpr double kMarginMm = 15, kHeadMm = 8, kFootMm = 8, kGapMm = 6;
constexpr double kMostPictureMm = 46, kLeastPictureMm = 24, kPictureStepMm = 2;

QRectF bodyOf(const QSizeF& page)
{
    return QRectF(QPointF(0, 0), page)
        .adjusted(kMarginMm, kMarginMm + kHeadMm, -kMarginMm, -kMarginMm - kFootMm);
}

std::vector<Piece> titlePieces(const Document& document, const PieceContext& context)
{
    return {textPiece(context, q(document.title), kTitleMm, true, kInk, 0, 0),
            textPiece(context, q(document.subtitle), kSmallMm, false, kMuted, 0, 0.8)};
}

/// With pictures as large as the first page has room for.
std::vector<Piece> firstPage(const Document& document, PieceContext context, const QRectF& body)
{
    std::vector<Piece> pieces;
    for (double height = kMostPictureMm; height >= kLeastPictureMm; height -= kPictureStepMm) {
        context.pictureHeight = height;
        pieces = titlePieces(document, context);
        for (Piece& piece : piecesOf(document.first, context))
            pieces.push_back(std::move(piece));
        if (paginate(pieces, body).size() == 1) break;
    }
    return pieces;
}

void paintFrame(MmPainter& on, const Document& document, std::size_t number, std::size_t count)
{
    const double left = kMarginMm, right = on.page().width() - kMarginMm,
                 foot = on.page().height() - kMarginMm;
    on.painter().setPen(QPen(kRule, 0.2));
    on.painter().drawLine(QPointF(left, foot - 4.5), QPointF(right, foot - 4.5));
    const QString page =
        q(text(document.language, Text::Page, {std::to_string(number), std::to_string(count)}));
    on.textAt({right, foot - 0.6}, Qt::AlignRight, page, kSmallMm, false, kMuted);
    const double room = right - left - on.textWidth(page, kSmallMm) - kGapMm;
    on.textAt({left, foot - 0.6}, Qt::AlignLeft, on.cut(q(document.subtitle), room, kSmallMm), kSmallMm,
              false, kMuted);
    if (number == 1) return;
    on.textAt({left, kMarginMm + 2.6}, Qt::AlignLeft, on.cut(q(document.title), right - left, kSmallMm),
              kSmallMm, false, kMuted);
    on.painter().setPen(QPen(kRule, 0.2));
    on.painter().drawLine(QPointF(left, kMarginMm + 4.2), QPointF(right, kMarginMm + 4.2));
}

} // namespace

int paintDocument(QPaintDevice& device, const QSizeF& page, const std::function<void()>& newPage, const Document& document)
{
    MmPainter on(device, page);
    // One design for Hangul and Latin letters; left alone, Qt would take each from another font.
    if (document.language == Language::Korean)
        on.setFamilies(
            {"Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "NanumBarunGothic", "Malgun Gothic"});
    const QRectF body = bodyOf(page), firstBody = body.adjusted(0, -kHeadMm, 0, 0);
    const PieceContext context{on, body.width(), document.language, document.works};
    const std::vector<Piece> first = firstPage(document, context, firstBody),
                             further = piecesOf(document.further, context);
    std::vector<PageOfPieces> pages = paginate(first, firstBody);
    if (pages.size() > 1) pages = paginate(first, body); // the pages after the first one have a head
    for (PageOfPieces& one : paginate(further, body))
        if (!one.empty()) pages.push_back(std::move(one));
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0) newPage();
        paintFrame(on, document, i + 1, pages.size());
        for (const PlacedPiece& placed : pages[i])
            placed.piece->paint(on, placed.place);
    }
    return static_cast<int>(pages.size());
}

int paintReport(QPaintDevice& device, const QSizeF& page, const std::function<void()>& newPage,
                const metrics::EvaluationReport& report, const ReportPictures& pictures, Language language)
{
    return paintDocument(device, page, newPage, documentOf(report, pictures, language));
}

void writeDocumentPdf(const std::filesystem::path& path, const Document& document, const std::string& title)
{
    writePdf(
        path, QPageSize(QPageSize::A4),
        [&](QPagedPaintDevice& device, const QSizeF& page) {
            paintDocument(
                device, page,
                [&] {
                    if (!device.newPage())
                        throw Error(Message::tr("the page could not be made"), toUtf8(path),
                                    Message::tr("check that there is enough memory"));
                },
                document);
        },
        q(title));
}

void writeReportPdf(const std::filesystem::path& path, const metrics::EvaluationReport& report,
                    const ReportPictures& pictures, Language language)
{
    writeDocumentPdf(path, documentOf(report, pictures, language), text(language, Text::Title, {report.className}));
}

} // namespace blindspot::ui
