// A CurveGraph draws a line of very many points. It looks up the range of a column of pixels in blocks
// instead of reading every point.
#pragma once

#include "ui/plots/curve_series.h"
#include "ui/plots/custom_plot.h"

#include <memory>
#include <vector>

namespace blindspot::ui {

/// The points of a graph, with the lowest and highest value of each block of them. Appending costs the
/// new points alone.
class CurvePoints {
  public:
    CurvePoints() : data_(new QCPGraphDataContainer) {}

    void add(double x, double y);
    void clear();

    const QSharedPointer<QCPGraphDataContainer>& data() const { return data_; }
    /// The first point from `from` on that is not left of `x`, or `end`; what lies before it is added to
    /// `range`, gaps left out. At least one point is passed over.
    int gather(int from, int end, double x, ValueRange& range) const;

  private:
    QSharedPointer<QCPGraphDataContainer> data_;
    std::vector<ValueRange> blocks_;
};

/// Draws the same line as its base, but for the gaps that are narrower than a pixel.
class CurveGraph : public QCPGraph {
    Q_OBJECT

  public:
    using QCPGraph::QCPGraph;

    void show(std::shared_ptr<const CurvePoints> points);

  protected:
    void getOptimizedLineData(QVector<QCPGraphData>* line, const QCPGraphDataContainer::const_iterator& begin,
                              const QCPGraphDataContainer::const_iterator& end) const override;

  private:
    std::shared_ptr<const CurvePoints> points_;
};

} // namespace blindspot::ui
