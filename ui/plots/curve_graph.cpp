#include "ui/plots/curve_graph.h"

#include <cmath>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kBlock = 16;
/// Below so many points in a column of pixels the base is as quick.
constexpr int kDense = 4;

} // namespace

void CurvePoints::add(double x, double y)
{
    if (data_->size() % kBlock == 0) blocks_.emplace_back();
    blocks_.back().add(y);
    data_->add({x, y});
}

void CurvePoints::clear()
{
    data_->clear();
    blocks_.clear();
}

int CurvePoints::gather(int from, int end, double x, ValueRange& range) const
{
    const auto points = data_->constBegin();
    int index = from;
    do {
        const bool whole =
            index % kBlock == 0 && end - index >= kBlock && (points + (index + kBlock - 1))->key < x;
        if (whole)
            range.add(blocks_[static_cast<std::size_t>(index / kBlock)]);
        else
            range.add((points + index)->value);
        index += whole ? kBlock : 1;
    } while (index < end && (points + index)->key < x);
    return index;
}

void CurveGraph::show(std::shared_ptr<const CurvePoints> points)
{
    points_ = std::move(points);
    setData(points_->data());
}

void CurveGraph::getOptimizedLineData(QVector<QCPGraphData>* line,
                                      const QCPGraphDataContainer::const_iterator& begin,
                                      const QCPGraphDataContainer::const_iterator& end) const
{
    if (begin == end) return;
    const QCPAxis& axis = *keyAxis();
    const double from = axis.coordToPixel(begin->key), to = axis.coordToPixel((end - 1)->key);
    const bool dense = double(end - begin) > kDense * (std::abs(to - from) + 1);
    if (points_ == nullptr || !dense || axis.scaleType() != QCPAxis::stLinear || axis.rangeReversed()) {
        QCPGraph::getOptimizedLineData(line, begin, end);
        return;
    }
    const auto points = points_->data()->constBegin();
    const double origin = axis.pixelToCoord(std::floor(from));
    const double width = axis.pixelToCoord(std::floor(from) + 1) - origin;
    const int last = static_cast<int>(end - points);
    double reached = origin; // right side of the column before
    for (int index = static_cast<int>(begin - points); index < last;) {
        const int first = index;
        const double left = origin + width * std::floor(((points + index)->key - origin) / width);
        ValueRange range;
        index = points_->gather(index, last, left + width, range);
        // Where a column is empty the line leads from a point to a point.
        if (left > reached + width / 2) line->append({left + 0.2 * width, (points + first)->value});
        if (range.empty()) range = {std::nan(""), std::nan("")};
        line->append({left + 0.25 * width, range.low});
        line->append({left + 0.75 * width, range.high});
        if (index < last && (points + index)->key > left + 2 * width)
            line->append({left + 0.8 * width, (points + (index - 1))->value});
        reached = left + width;
    }
}

} // namespace blindspot::ui
