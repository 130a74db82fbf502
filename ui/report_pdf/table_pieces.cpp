#include "ui/report_pdf/block_pieces.h"
#include "ui/report_pdf/paper_style.h"

#include <algorithm>
#include <numeric>

namespace blindspot::ui {

namespace {

using namespace report;

constexpr double kPadding = 1.1, kGap = 2.4;

int flagsOf(bool number)
{
    return (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop | Qt::TextWordWrap;
}

/// The widest word: below it a column would break words.
double widestWord(const PieceContext& context, const QString& text, double size, bool bold)
{
    double widest = 0;
    for (const QString& word : text.split(' '))
        widest = std::max(widest, context.measure.textWidth(word, size, bold));
    return widest;
}

/// As wide as their texts, narrowed in proportion (but not below their widest word) to fit; what is left over
/// goes to the first.
std::vector<double> widthsOf(const Table& table, const PieceContext& context)
{
    std::vector<double> least(table.columns.size()), wanted(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const QString title = q(table.columns[i].title);
        least[i] = widestWord(context, title, kSmallMm, true);
        wanted[i] = least[i];
        for (const auto& row : table.rows) {
            const Cell& cell = row[i];
            const double below = context.measure.textWidth(q(cell.below), kSmallMm);
            const double text = context.measure.textWidth(q(cell.text), kTextMm, cell.strong);
            // Figures are not broken; words are.
            least[i] = std::max(
                {least[i], below,
                 table.columns[i].number ? text : widestWord(context, q(cell.text), kTextMm, cell.strong)});
            wanted[i] = std::max({wanted[i], text, below});
        }
    }
    const double room = context.width - kGap * static_cast<double>(table.columns.size() - 1);
    const double sumLeast = std::accumulate(least.begin(), least.end(), 0.0),
                 sumWanted = std::accumulate(wanted.begin(), wanted.end(), 0.0);
    if (sumWanted <= room) {
        const double extra = (room - sumWanted) / static_cast<double>(wanted.size());
        for (double& width : wanted)
            width += extra;
        return wanted;
    }
    if (sumLeast >= room) {
        for (double& width : least)
            width *= room / sumLeast;
        return least;
    }
    const double part = (room - sumLeast) / (sumWanted - sumLeast);
    for (std::size_t i = 0; i < least.size(); ++i)
        least[i] += (wanted[i] - least[i]) * part;
    return least;
}

Piece titlesPiece(const Table& table, const PieceContext& context, const std::vector<double>& widths)
{
    double height = 0;
    for (std::size_t i = 0; i < widths.size(); ++i)
        height =
            std::max(height, context.measure.textHeight(q(table.columns[i].title), widths[i],
                                                        flagsOf(table.columns[i].number), kSmallMm, true));
    Piece piece;
    piece.height = height + 2 * kPadding;
    piece.before = 1.5;
    piece.keepWithNext = true;
    piece.paint = [&table, widths](MmPainter& on, const QRectF& place) {
        double x = place.left();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const int flags = (flagsOf(table.columns[i].number) & ~Qt::AlignTop) | Qt::AlignBottom;
            on.text(QRectF(x, place.top(), widths[i], place.height() - kPadding), flags,
                    q(table.columns[i].title), kSmallMm, true, kMuted);
            x += widths[i] + kGap;
        }
        on.painter().setPen(QPen(kInk, 0.25));
        on.painter().drawLine(QPointF(place.left(), place.bottom()), QPointF(place.right(), place.bottom()));
    };
    return piece;
}

Piece rowPiece(const Table& table, const std::vector<Cell>& row, const PieceContext& context,
               const std::vector<double>& widths)
{
    std::vector<double> textHeights;
    double height = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const int flags = flagsOf(table.columns[i].number);
        textHeights.push_back(
            context.measure.textHeight(q(row[i].text), widths[i], flags, kTextMm, row[i].strong));
        const double below = row[i].below.empty()
                                 ? 0
                                 : context.measure.textHeight(q(row[i].below), widths[i], flags, kSmallMm);
        height = std::max(height, textHeights.back() + below);
    }
    Piece piece;
    piece.height = height + 2 * kPadding;
    piece.paint = [&table, &row, widths, textHeights](MmPainter& on, const QRectF& place) {
        double x = place.left();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const int flags = flagsOf(table.columns[i].number);
            const double top = place.top() + kPadding;
            on.text(QRectF(x, top, widths[i], place.height()), flags, q(row[i].text), kTextMm, row[i].strong,
                    kInk);
            on.text(QRectF(x, top + textHeights[i], widths[i], place.height()), flags, q(row[i].below),
                    kSmallMm, false, kMuted);
            x += widths[i] + kGap;
        }
        on.painter().setPen(QPen(kRule, 0.2));
        on.painter().drawLine(QPointF(place.left(), place.bottom()), QPointF(place.right(), place.bottom()));
    };
    return piece;
}

} // namespace

void addTable(const Table& table, const PieceContext& context, std::vector<Piece>& pieces)
{
    if (table.columns.empty()) return;
    const std::vector<double> widths = widthsOf(table, context);
    Piece titles = titlesPiece(table, context, widths);
    const auto repeated = std::make_shared<const Piece>(titles);
    pieces.push_back(std::move(titles));
    for (const auto& row : table.rows) {
        pieces.push_back(rowPiece(table, row, context, widths));
        pieces.back().repeated = repeated;
    }
}

} // namespace blindspot::ui
