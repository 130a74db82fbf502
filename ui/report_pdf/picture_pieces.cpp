#include "core/report/data_uri.h"
#include "core/report/numbers.h"
#include "ui/paper/picture.h"
#include "ui/report_pdf/block_pieces.h"
#include "ui/report_pdf/chart_painter.h"
#include "ui/report_pdf/paper_style.h"

#include <QImage>

#include <algorithm>

namespace blindspot::ui {

namespace {

using namespace report;

constexpr double kPatchMm = 30, kGapMm = 4, kChartRatio = 0.66, kLegendLineMm = 8;
constexpr int kMostPixels = 1400; ///< longer side of a picture in the file: over 500 dots an inch
constexpr double kScoreMm = 1.9;
constexpr int kWords = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
constexpr double kMarkScale = 0.2; ///< millimetres for a unit of a mark's look

/// Enlarged by a whole number, so that no viewer blurs its pixels.
QImage sharp(const imaging::Image& image)
{
    const QImage picture = toQImage(atMost(image, kMostPixels));
    const int factor = std::max(1, kMostPixels / 2 / std::max(picture.width(), picture.height()));
    return picture.scaled(picture.size() * factor, Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

void paintTag(MmPainter& on, const QPointF& topLeft, const QString& text, double size)
{
    const double width = on.textWidth(text, size) + 1;
    on.painter().fillRect(QRectF(topLeft, QSizeF(width, size * 1.35)), QColor(0, 0, 0, 184));
    on.textAt(topLeft + QPointF(0.5, size * 1.02), Qt::AlignLeft, text, size, false, Qt::white);
}

void paintMarks(MmPainter& on, const QRectF& place, const MarkedPicture& picture)
{
    QPainter& painter = on.painter();
    const double scaleX = place.width() / picture.width, scaleY = place.height() / picture.height;
    const auto rectOf = [&](const metrics::Mark& mark) {
        return QRectF(place.left() + mark.box.x * scaleX, place.top() + mark.box.y * scaleY,
                      mark.box.width * scaleX, mark.box.height * scaleY)
            .intersected(place);
    };
    painter.setBrush(Qt::NoBrush);
    for (const metrics::Mark& mark : picture.marks) {
        const LineLook look = lookOf(mark.kind);
        painter.setPen(QPen(QColor(0, 0, 0, 128), (look.width + 2) * kMarkScale, Qt::SolidLine, Qt::FlatCap,
                            Qt::MiterJoin));
        if (look.opacity == 1) painter.drawRect(rectOf(mark));
        painter.setPen(penOf(look, kMarkScale));
        painter.drawRect(rectOf(mark));
    }
    for (const metrics::Mark& mark : picture.marks)
        if (mark.score > 0) {
            const QString score = q(decimals(mark.score));
            const double most = place.right() - on.textWidth(score, kScoreMm) - 1;
            const QPointF corner = rectOf(mark).topLeft();
            paintTag(on, {std::min(corner.x(), most), corner.y()}, score, kScoreMm);
        }
}

void paintPicture(MmPainter& on, const QRectF& room, const MarkedPicture& picture)
{
    const QSizeF size =
        QSizeF(picture.picture->width, picture.picture->height).scaled(room.size(), Qt::KeepAspectRatio);
    const QRectF place(room.topLeft(), size);
    on.painter().drawImage(place, toQImage(atMost(*picture.picture, kMostPixels)));
    if (picture.width > 0 && picture.height > 0) paintMarks(on, place, picture);
    const QString caption = q(picture.caption);
    paintTag(on, place.bottomRight() - QPointF(on.textWidth(caption, 2.2) + 1, 2.2 * 1.35), caption, 2.2);
}

/// How high it is when as wide as `room`, at most `most`.
double heightOf(const MarkedPicture& picture, double room, double most)
{
    return std::min(most, room * picture.picture->height / picture.picture->width);
}

/// In as many lines as the width needs.
Piece legendPiece(const Examples& examples, const PieceContext& context)
{
    struct Entry {
        metrics::MarkKind kind;
        QString text;
        QPointF at;
    };
    constexpr double kLineMm = kSmallMm * 1.6, kBeforeTextMm = 1.2, kBetweenMm = 4.8;
    std::vector<Entry> entries;
    QPointF next;
    for (const metrics::MarkKind kind : examples.legend) {
        const QString text = q(markText(kind, context.language));
        const double width = kLegendLineMm + kBeforeTextMm + context.measure.textWidth(text, kSmallMm);
        if (next.x() > 0 && next.x() + width > context.width) next = {0, next.y() + kLineMm};
        entries.push_back({kind, text, next});
        next.rx() += width + kBetweenMm;
    }
    Piece piece;
    piece.height = next.y() + kLineMm;
    piece.before = 1;
    piece.keepWithNext = true;
    piece.paint = [entries](MmPainter& on, const QRectF& place) {
        for (const Entry& entry : entries) {
            const QPointF at = place.topLeft() + entry.at, line = at + QPointF(0, kSmallMm * 0.75);
            on.painter().setPen(penOf(lookOf(entry.kind), kMarkScale));
            on.painter().drawLine(line, line + QPointF(kLegendLineMm, 0));
            on.textAt(at + QPointF(kLegendLineMm + kBeforeTextMm, kSmallMm * 1.1), Qt::AlignLeft, entry.text,
                      kSmallMm, false, kMuted);
        }
    };
    return piece;
}

} // namespace

void addPatch(const PatchBlock& block, const PieceContext& context, std::vector<Piece>& pieces)
{
    const double left = block.picture ? kPatchMm + kGapMm : 0;
    std::vector<Piece> lines;
    double height = 0;
    for (const auto& [name, value] : block.facts.rows) {
        lines.push_back(factPiece(context, q(name), q(value), left, context.width - left));
        height += lines.back().height + 0.3;
    }
    Piece piece;
    piece.height = std::max(height, block.picture ? kPatchMm : 0.0);
    piece.before = 1.5;
    piece.paint = [picture = block.picture, lines](MmPainter& on, const QRectF& place) {
        if (picture) {
            const QSizeF size =
                QSizeF(picture->width, picture->height).scaled(kPatchMm, kPatchMm, Qt::KeepAspectRatio);
            on.painter().drawImage(QRectF(place.topLeft(), size), sharp(*picture));
        }
        QRectF line = place;
        for (const Piece& one : lines) {
            line.setHeight(one.height);
            one.paint(on, line);
            line.translate(0, one.height + 0.3);
        }
    };
    pieces.push_back(std::move(piece));
}

void addExamples(const Examples& examples, const PieceContext& context, std::vector<Piece>& pieces)
{
    const double width = (context.width - 2 * kGapMm) / 3;
    double titles = 0, captions = 0, before = 0, after = 0;
    std::vector<int> flags;
    for (const ExampleColumn& column : examples.columns) {
        const QString title = q(column.title), caption = q(column.caption);
        flags.push_back(wrapFlags(context, caption, width, kSmallMm));
        titles = std::max(titles, context.measure.textHeight(title, width, kWords, kSmallMm, true));
        captions = std::max(captions, context.measure.textHeight(caption, width, flags.back(), kSmallMm));
        before = std::max(before, heightOf(column.before, width, context.pictureHeight));
        after = std::max(after, heightOf(column.after, width, context.pictureHeight));
    }
    Piece piece;
    piece.height = titles + captions + before + after + 2.5;
    piece.before = 1;
    piece.keepWithNext = true;
    piece.paint = [=, &examples](MmPainter& on, const QRectF& place) {
        double x = place.left();
        for (std::size_t i = 0; i < examples.columns.size(); ++i) {
            const ExampleColumn& column = examples.columns[i];
            on.text(QRectF(x, place.top(), width, titles + 3), kWords, q(column.title), kSmallMm, true, kInk);
            on.text(QRectF(x, place.top() + titles, width, captions + 3), flags[i], q(column.caption),
                    kSmallMm, false, kMuted);
            const double top = place.top() + titles + captions + 1;
            paintPicture(on, QRectF(x, top, width, before), column.before);
            paintPicture(on, QRectF(x, top + before + 1.5, width, after), column.after);
            x += width + kGapMm;
        }
    };
    pieces.push_back(std::move(piece));
    pieces.push_back(legendPiece(examples, context));
}

void addCharts(const Charts& charts, const PieceContext& context, std::vector<Piece>& pieces)
{
    const double width = (context.width - kGapMm) / 2, height = width * kChartRatio;
    for (std::size_t i = 0; i < charts.charts.size(); i += 2) {
        Piece piece;
        piece.height = height;
        piece.before = 2.5;
        piece.paint = [=, &charts](MmPainter& on, const QRectF& place) {
            for (std::size_t k = i; k < std::min(i + 2, charts.charts.size()); ++k)
                paintChart(on,
                           QRectF(place.left() + static_cast<double>(k - i) * (width + kGapMm), place.top(),
                                  width, height),
                           charts.charts[k]);
        };
        pieces.push_back(std::move(piece));
    }
}

} // namespace blindspot::ui
