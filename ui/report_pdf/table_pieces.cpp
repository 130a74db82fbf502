#include "ui/report_pdf/block_pieces.h"
#include "ui/report_pdf/paper_style.h"

#include <algorithm>
#include <numeric>

namespace blindspot::ui {

namespace {

using namespace report;

constexpr double kPadding = 1.1, kGap = 2.4;

/// Type smaller than this is not read on paper.
constexpr double kLeastScale = 0.65, kScaleStep = 0.05;

struct Columns {
    std::vector<double> widths;
    double scale = 1;  ///< of the type
    bool whole = true; ///< no word is broken
};

/// As wide as their texts, narrowed in proportion (but not below their widest word) to fit; what is left over
/// is shared.
Columns columnsAt(double scale, const Table& table, const PieceContext& context)
{
    const double small = scale * kSmallMm, normal = scale * kTextMm;
    std::vector<double> least(table.columns.size()), wanted(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const QString title = q(table.columns[i].title);
        least[i] = widestWord(context, title, small, true);
        wanted[i] = least[i];
        for (const auto& row : table.rows) {
            const Cell& cell = row[i];
            const double below = context.measure.textWidth(q(cell.below), small);
            const double text = context.measure.textWidth(q(cell.text), normal, cell.strong);
            // Figures are not broken; words are.
            least[i] = std::max(
                {least[i], below,
                 table.columns[i].number ? text : widestWord(context, q(cell.text), normal, cell.strong)});
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
        return {wanted, scale};
    }
    if (sumLeast >= room) {
        for (double& width : least)
            width *= room / sumLeast;
        return {least, scale, false};
    }
    const double part = (room - sumLeast) / (sumWanted - sumLeast);
    for (std::size_t i = 0; i < least.size(); ++i)
        least[i] += (wanted[i] - least[i]) * part;
    return {least, scale};
}

/// Words are not broken as long as smaller type lets them be whole.
Columns columnsOf(const Table& table, const PieceContext& context)
{
    Columns columns = columnsAt(1, table, context);
    for (double scale = 1 - kScaleStep; !columns.whole && scale >= kLeastScale; scale -= kScaleStep)
        columns = columnsAt(scale, table, context);
    return columns;
}

Piece titlesPiece(const Table& table, const PieceContext& context, const Columns& columns)
{
    const std::vector<double>& widths = columns.widths;
    const double small = columns.scale * kSmallMm;
    double height = 0;
    std::vector<int> flags;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const QString title = q(table.columns[i].title);
        flags.push_back(wrapFlags(context, title, widths[i], small, true, table.columns[i].number));
        height = std::max(height, context.measure.textHeight(title, widths[i], flags[i], small, true));
    }
    Piece piece;
    piece.height = height + 2 * kPadding;
    piece.before = 1.5;
    piece.keepWithNext = true;
    piece.paint = [&table, widths, flags, small](MmPainter& on, const QRectF& place) {
        double x = place.left();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            on.text(QRectF(x, place.top(), widths[i], place.height() - kPadding),
                    (flags[i] & ~Qt::AlignTop) | Qt::AlignBottom, q(table.columns[i].title), small, true,
                    kMuted);
            x += widths[i] + kGap;
        }
        on.painter().setPen(QPen(kInk, 0.25));
        on.painter().drawLine(QPointF(place.left(), place.bottom()), QPointF(place.right(), place.bottom()));
    };
    return piece;
}

/// How a cell's two texts are broken, and how high the first one is.
struct CellLayout {
    int flags = 0, flagsBelow = 0;
    double textHeight = 0;
};

Piece rowPiece(const Table& table, const std::vector<Cell>& row, const PieceContext& context,
               const Columns& columns)
{
    const std::vector<double>& widths = columns.widths;
    const double small = columns.scale * kSmallMm, normal = columns.scale * kTextMm;
    std::vector<CellLayout> cells;
    double height = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const bool number = table.columns[i].number;
        const QString text = q(row[i].text), below = q(row[i].below);
        CellLayout cell{wrapFlags(context, text, widths[i], normal, row[i].strong, number),
                        wrapFlags(context, below, widths[i], small, false, number)};
        cell.textHeight = context.measure.textHeight(text, widths[i], cell.flags, normal, row[i].strong);
        height = std::max(height, cell.textHeight + (below.isEmpty()
                                                         ? 0
                                                         : context.measure.textHeight(
                                                               below, widths[i], cell.flagsBelow, small)));
        cells.push_back(cell);
    }
    Piece piece;
    piece.height = height + 2 * kPadding;
    piece.paint = [&row, widths, cells, small, normal](MmPainter& on, const QRectF& place) {
        double x = place.left();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const double top = place.top() + kPadding;
            on.text(QRectF(x, top, widths[i], place.height()), cells[i].flags, q(row[i].text), normal,
                    row[i].strong, kInk);
            on.text(QRectF(x, top + cells[i].textHeight, widths[i], place.height()), cells[i].flagsBelow,
                    q(row[i].below), small, false, kMuted);
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
    const Columns columns = columnsOf(table, context);
    Piece titles = titlesPiece(table, context, columns);
    const auto repeated = std::make_shared<const Piece>(titles);
    pieces.push_back(std::move(titles));
    for (const auto& row : table.rows) {
        pieces.push_back(rowPiece(table, row, context, columns));
        pieces.back().repeated = repeated;
    }
}

} // namespace blindspot::ui
