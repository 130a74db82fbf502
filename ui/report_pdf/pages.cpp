#include "ui/report_pdf/pages.h"

namespace blindspot::ui {

namespace {

class Pager {
  public:
    explicit Pager(const QRectF& body) : body_(body), y_(body.top()) {}

    /// Pieces that stay together.
    void add(const Piece* first, const Piece* end)
    {
        double height = 0;
        for (const Piece* piece = first; piece != end; ++piece)
            height += piece->height + (piece == first && atTop() ? 0 : piece->before);
        if (!atTop() && (first->newPage || y_ + height > body_.bottom())) begin(*first);
        for (; first != end; ++first) {
            if (!atTop()) y_ += first->before;
            place(*first);
        }
    }
    std::vector<PageOfPieces> take() { return std::move(pages_); }

  private:
    bool atTop() const { return pages_.back().empty(); }
    void begin(const Piece& first)
    {
        pages_.emplace_back();
        y_ = body_.top();
        if (first.repeated) place(*first.repeated);
    }
    void place(const Piece& piece)
    {
        pages_.back().push_back({&piece, QRectF(body_.left(), y_, body_.width(), piece.height)});
        y_ += piece.height;
    }

    QRectF body_;
    double y_;
    std::vector<PageOfPieces> pages_{1};
};

} // namespace

std::vector<PageOfPieces> paginate(const std::vector<Piece>& pieces, const QRectF& body)
{
    Pager pager(body);
    for (std::size_t i = 0; i < pieces.size();) {
        std::size_t end = i;
        while (end + 1 < pieces.size() && pieces[end].keepWithNext)
            ++end;
        ++end;
        pager.add(pieces.data() + i, pieces.data() + end);
        i = end;
    }
    return pager.take();
}

} // namespace blindspot::ui
