// Functions that turn the blocks of a report's document into the pieces of its pages. All lengths are in
// millimetres.
#pragma once

#include "core/report/document.h"
#include "ui/paper/mm_painter.h"
#include "ui/report_pdf/pages.h"

#include <vector>

namespace blindspot::ui {

/// The context in which blocks become pieces. `measure` gives the width and height of texts on the device
/// that is painted on later.
struct PieceContext {
    MmPainter& measure;
    double width = 0; ///< of the page's body
    report::Language language = report::Language::English;
    bool works = false;        ///< whether the patch beats its controls
    double pictureHeight = 42; ///< the most that an example's picture is high
};

/// The pieces point into `blocks`.
std::vector<Piece> piecesOf(const std::vector<report::Block>& blocks, const PieceContext& context);

/// Text that is broken into lines, `indent` from the left.
Piece textPiece(const PieceContext& context, const QString& text, double sizeMm, bool bold,
                const QColor& color, double indent = 0, double before = 1.2);

/// Lines are broken between words; where a word is wider than `width`, such as a hash or a path, anywhere.
int wrapFlags(const PieceContext& context, const QString& text, double width, double sizeMm,
              bool bold = false, bool right = false);
/// Millimetres that the widest word takes.
double widestWord(const PieceContext& context, const QString& text, double sizeMm, bool bold = false);

void addTable(const report::Table& table, const PieceContext& context, std::vector<Piece>& pieces);
void addPatch(const report::PatchBlock& block, const PieceContext& context, std::vector<Piece>& pieces);
void addExamples(const report::Examples& examples, const PieceContext& context, std::vector<Piece>& pieces);
void addCharts(const report::Charts& charts, const PieceContext& context, std::vector<Piece>& pieces);

/// A name and its value in a line or several, in `width` from `left`.
Piece factPiece(const PieceContext& context, const QString& name, const QString& value, double left,
                double width);

} // namespace blindspot::ui
