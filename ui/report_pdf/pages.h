// A function that distributes pieces over pages, one below the other.
#pragma once

#include <QRectF>

#include <functional>
#include <memory>
#include <vector>

namespace blindspot::ui {

class MmPainter;

/// Something that is never cut: a heading, a table's row, a chart. Millimetres.
struct Piece {
    double height = 0;
    double before = 0; ///< space above, not at the top of a page
    std::function<void(MmPainter&, const QRectF&)> paint{};
    bool keepWithNext = false;               ///< never the last one on a page, where the next one exists
    bool newPage = false;                    ///< begins one
    std::shared_ptr<const Piece> repeated{}; ///< above it where it begins a page: a table's titles
};

struct PlacedPiece {
    const Piece* piece = nullptr;
    QRectF place;
};
using PageOfPieces = std::vector<PlacedPiece>;

/// At least one page. A piece that is higher than `body` stands on a page of its own. `pieces` must outlive
/// the pages.
std::vector<PageOfPieces> paginate(const std::vector<Piece>& pieces, const QRectF& body);

} // namespace blindspot::ui
