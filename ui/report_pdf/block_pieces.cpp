#include "ui/report_pdf/block_pieces.h"

#include "ui/report_pdf/paper_style.h"

#include <algorithm>

namespace blindspot::ui {

namespace {

using namespace report;

constexpr double kNameMm = 46; ///< column of the names of facts

/// Korean fonts show a backslash as the sign of the won.
QStringList codeFamilies()
{
    return {"DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", "Consolas", "Menlo", "monospace"};
}

class Builder {
  public:
    Builder(const PieceContext& context, std::vector<Piece>& pieces) : context_(context), pieces_(pieces) {}

    void operator()(const Heading& heading)
    {
        Piece piece = textPiece(context_, q(heading.text), kHeadingMm, true, kInk, 0, 5);
        const auto inner = std::move(piece.paint);
        piece.height += 1.6;
        piece.keepWithNext = true;
        piece.paint = [inner](MmPainter& on, const QRectF& place) {
            inner(on, place);
            on.painter().setPen(QPen(kRule, 0.25));
            on.painter().drawLine(QPointF(place.left(), place.bottom() - 0.4),
                                  QPointF(place.right(), place.bottom() - 0.4));
        };
        pieces_.push_back(std::move(piece));
    }

    void operator()(const Paragraph& paragraph)
    {
        switch (paragraph.role) {
        case Paragraph::Role::Answer:
            return answer(paragraph);
        case Paragraph::Role::Note:
            return pieces_.push_back(textPiece(context_, q(paragraph.text), kSmallMm, false, kMuted));
        case Paragraph::Role::Caption:
            pieces_.push_back(textPiece(context_, q(paragraph.text), kSmallMm, false, kMuted));
            pieces_.back().before = 2.5;
            pieces_.back().keepWithNext = true;
            return;
        case Paragraph::Role::Warning:
            return pieces_.push_back(
                textPiece(context_, QString("! ") + q(paragraph.text), kTextMm, false, kWarning));
        case Paragraph::Role::Plain:
            break;
        }
        pieces_.push_back(textPiece(context_, q(paragraph.text), kTextMm, false, kInk));
    }

    void operator()(const Table& table) { addTable(table, context_, pieces_); }
    void operator()(const Facts& facts)
    {
        for (std::size_t i = 0; i < facts.rows.size(); ++i) {
            Piece piece =
                factPiece(context_, q(facts.rows[i].first), q(facts.rows[i].second), 0, context_.width);
            piece.before = i == 0 ? 1.5 : 0.3;
            // The facts of one thing stay together where they are few.
            piece.keepWithNext = i + 1 < facts.rows.size() && (facts.rows.size() < 10 || i == 0);
            pieces_.push_back(std::move(piece));
        }
    }
    void operator()(const Code& code)
    {
        const QStringList families = context_.measure.families();
        context_.measure.setFamilies(codeFamilies());
        Piece piece = textPiece(context_, q(code.text), kSmallMm, false, kInk, 2);
        context_.measure.setFamilies(families);
        const auto inner = std::move(piece.paint);
        piece.height += 3;
        piece.paint = [inner, families](MmPainter& on, const QRectF& place) {
            on.painter().fillRect(place, kSoft);
            on.setFamilies(codeFamilies());
            inner(on, place.adjusted(0, 1.5, 0, 0));
            on.setFamilies(families);
        };
        pieces_.push_back(std::move(piece));
    }
    void operator()(const PatchBlock& block) { addPatch(block, context_, pieces_); }
    void operator()(const Examples& examples) { addExamples(examples, context_, pieces_); }
    void operator()(const Charts& charts) { addCharts(charts, context_, pieces_); }

  private:
    void answer(const Paragraph& paragraph)
    {
        Piece piece = textPiece(context_, q(paragraph.text), kAnswerMm, true, kInk, 4.5);
        const auto inner = std::move(piece.paint);
        const QColor bar = context_.works ? kWorks : kOpen;
        piece.height += 5;
        piece.paint = [inner, bar](MmPainter& on, const QRectF& place) {
            on.painter().fillRect(place, kSoft);
            on.painter().fillRect(QRectF(place.left(), place.top(), 1.6, place.height()), bar);
            inner(on, place.adjusted(0, 2.5, 0, 0));
        };
        pieces_.push_back(std::move(piece));
    }

    const PieceContext& context_;
    std::vector<Piece>& pieces_;
};

} // namespace

std::vector<Piece> piecesOf(const std::vector<Block>& blocks, const PieceContext& context)
{
    std::vector<Piece> pieces;
    Builder builder(context, pieces);
    for (const Block& block : blocks)
        std::visit(builder, block);
    return pieces;
}

double widestWord(const PieceContext& context, const QString& text, double sizeMm, bool bold)
{
    double widest = 0;
    for (const QString& word : text.split(' '))
        widest = std::max(widest, context.measure.textWidth(word, sizeMm, bold));
    return widest;
}

int wrapFlags(const PieceContext& context, const QString& text, double width, double sizeMm, bool bold,
              bool right)
{
    const bool fits = widestWord(context, text, sizeMm, bold) <= width;
    return (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop |
           (fits ? Qt::TextWordWrap : Qt::TextWrapAnywhere);
}

Piece textPiece(const PieceContext& context, const QString& text, double sizeMm, bool bold,
                const QColor& color, double indent, double before)
{
    const double width = context.width - 2 * indent;
    const int flags = wrapFlags(context, text, width, sizeMm, bold);
    Piece piece;
    piece.height = context.measure.textHeight(text, width, flags, sizeMm, bold);
    piece.before = before;
    piece.paint = [=](MmPainter& on, const QRectF& place) {
        on.text(QRectF(place.left() + indent, place.top(), width, place.height() + sizeMm), flags, text,
                sizeMm, bold, color);
    };
    return piece;
}

Piece factPiece(const PieceContext& context, const QString& name, const QString& value, double left,
                double width)
{
    const double names = std::min(kNameMm, width * 0.4), values = width - names;
    const int nameFlags = wrapFlags(context, name, names - 2, kTextMm),
              flags = wrapFlags(context, value, values, kTextMm);
    Piece piece;
    piece.height = std::max(context.measure.textHeight(name, names - 2, nameFlags, kTextMm),
                            context.measure.textHeight(value, values, flags, kTextMm));
    piece.paint = [=](MmPainter& on, const QRectF& place) {
        const double room = place.height() + kTextMm;
        on.text(QRectF(place.left() + left, place.top(), names - 2, room), nameFlags, name, kTextMm, false,
                kMuted);
        on.text(QRectF(place.left() + left + names, place.top(), values, room), flags, value, kTextMm, false,
                kInk);
    };
    return piece;
}

} // namespace blindspot::ui
