#include "ui/plots/curve_canvas.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kEnds = 0.015;
constexpr double kMargin = 0.12;      ///< above the curves, of the axis
constexpr double kMarginBelow = 0.22; ///< room for the figure of the best point
/// Below this ratio of its ends a logarithmic axis is labelled like a linear one: powers of ten would be too
/// few.
constexpr double kDecadesFrom = 30;

ValueRange padded(ValueRange range, bool logarithmic)
{
    if (range.empty()) return logarithmic ? ValueRange{0.1, 1} : ValueRange{0, 1};
    const double span = logarithmic ? std::log(range.high / range.low) : range.high - range.low;
    const double least = logarithmic ? 0.4 : std::max(0.4 * std::abs(range.low), 1e-6);
    const double above = kMargin * (span > 0 ? span : least),
                 below = kMarginBelow * (span > 0 ? span : least);
    if (logarithmic) return {range.low * std::exp(-below), range.high * std::exp(above)};
    return {range.low - below, range.high + above};
}

/// Iterations are whole: no ticks between them.
class WholeTicker : public QCPAxisTicker {
  protected:
    double getTickStep(const QCPRange& range) override
    {
        const double step = QCPAxisTicker::getTickStep(range);
        return step < 10 ? std::max(1.0, std::floor(step)) : step;
    }
};

} // namespace

CurveCanvas::CurveCanvas(QWidget* parent)
    : QCustomPlot(parent), linearTicker_(new QCPAxisTicker), logTicker_(new QCPAxisTickerLog),
      wholeTicker_(new WholeTicker), logXTicker_(new QCPAxisTickerLog)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 96);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setNoAntialiasingOnDrag(true);
    setPlottingHint(QCP::phFastPolylines, true);
    // Onto the screen together with what else has changed, and not in a turn of its own.
    setPlottingHint(QCP::phImmediateRefresh, false);
    setAutoAddPlottableToLegend(false);
    axisRect()->setRangeDrag(Qt::Horizontal | Qt::Vertical);
    axisRect()->setRangeZoom(Qt::Horizontal | Qt::Vertical);
    axisRect()->setMinimumMargins({kGrid, kGrid, 2 * kGrid, kGrid});
    xAxis->setTicker(wholeTicker_);
    linearTicker_->setTickCount(4);
    yAxis->setTicker(linearTicker_);
    buildCursor();
    for (QCPAxis* axis : {xAxis, yAxis})
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
            if (!fitting_) setZoomed(true);
        });
    connect(this, &QCustomPlot::mouseDoubleClick, this, &CurveCanvas::fit);
    connect(this, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { showCursor(event->pos()); });
    connect(this, &QCustomPlot::beforeReplot, this, &CurveCanvas::prepareReplot);
    paintTheme(Theme::current());
    fit();
}

void CurveCanvas::buildCursor()
{
    // A layer with a buffer of its own: moving the cursor does not draw the curves anew.
    addLayer("cursor", nullptr, limAbove);
    layer("cursor")->setMode(QCPLayer::lmBuffered);
    cursorLine_ = new QCPItemStraightLine(this);
    cursorText_ = new QCPItemText(this);
    emptyText_ = new QCPItemText(this);
    for (QCPAbstractItem* item :
         {static_cast<QCPAbstractItem*>(cursorLine_), static_cast<QCPAbstractItem*>(cursorText_)}) {
        item->setLayer("cursor");
        item->setVisible(false);
        item->setSelectable(false);
    }
    cursorText_->position->setType(QCPItemPosition::ptAxisRectRatio);
    cursorText_->setPadding({kGrid, kGrid / 2, kGrid, kGrid / 2});
    cursorText_->setTextAlignment(Qt::AlignLeft);
    emptyText_->position->setType(QCPItemPosition::ptAxisRectRatio);
    emptyText_->position->setCoords(0.5, 0.5);
    emptyText_->setText(tr("No points yet"));
    emptyText_->setSelectable(false);
}

int CurveCanvas::addSeries(const QString& name, CurveLook look, BestPoint best)
{
    Curve curve;
    curve.name = name;
    curve.look = std::move(look);
    curve.points.setSmoothing(smoothing_);
    curve.points.setBest(best);
    curve.pale = new CurveGraph(xAxis, yAxis);
    curve.pale->show(curve.raw);
    curve.line = new CurveGraph(xAxis, yAxis);
    curve.bestMark = addGraph();
    curve.bestMark->setLineStyle(QCPGraph::lsNone);
    curve.bestText = new QCPItemText(this);
    curve.bestText->setSelectable(false);
    curve.bestText->setClipToAxisRect(false);
    curve.line->setName(name);
    for (QCPGraph* graph :
         {static_cast<QCPGraph*>(curve.pale), static_cast<QCPGraph*>(curve.line), curve.bestMark})
        graph->setSelectable(QCP::stNone);
    curves_.push_back(std::move(curve));
    paintCurve(curves_.back(), Theme::current());
    arrange(curves_.back());
    refresh();
    return seriesCount() - 1;
}

void CurveCanvas::removeAllSeries()
{
    for (const Curve& curve : curves_)
        removeItem(curve.bestText);
    clearGraphs();
    curves_.clear();
    fit();
    Q_EMIT leftOutChanged();
}

void CurveCanvas::append(int index, std::span<const CurveSample> samples)
{
    if (samples.empty()) return;
    Curve& curve = curves_[static_cast<std::size_t>(index)];
    const std::size_t first = curve.points.size();
    const std::size_t leftOutBefore = curve.points.nonPositive();
    for (const CurveSample& sample : samples)
        curve.points.append(sample);
    addToData(curve, first);
    if (zoomed_)
        refresh();
    else
        fit();
    if (curve.points.nonPositive() != leftOutBefore) Q_EMIT leftOutChanged();
}

void CurveCanvas::removeAllPoints()
{
    for (Curve& curve : curves_) {
        curve.points.clear();
        fill(curve);
    }
    fit();
    Q_EMIT leftOutChanged();
}

void CurveCanvas::setShown(int index, bool shown)
{
    Curve& curve = curves_[static_cast<std::size_t>(index)];
    curve.shown = shown;
    arrange(curve);
    if (zoomed_)
        refresh();
    else
        fit();
    Q_EMIT leftOutChanged();
}

void CurveCanvas::setBest(int index, BestPoint best)
{
    curves_[static_cast<std::size_t>(index)].points.setBest(best);
    refresh();
}

void CurveCanvas::setSmoothing(double weight)
{
    smoothing_ = weight;
    for (Curve& curve : curves_) {
        curve.points.setSmoothing(weight);
        fill(curve);
        arrange(curve);
    }
    refresh();
}

void CurveCanvas::setLogarithmic(bool logarithmic)
{
    if (logarithmic_ == logarithmic) return;
    logarithmic_ = logarithmic;
    for (Curve& curve : curves_)
        fill(curve);
    yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    fit();
    Q_EMIT leftOutChanged();
}

void CurveCanvas::setLogarithmicX(bool logarithmic)
{
    if (logarithmicX_ == logarithmic) return;
    logarithmicX_ = logarithmic;
    xAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    fit();
}

void CurveCanvas::synchroniseX(CurveCanvas& other)
{
    const auto follow = [](CurveCanvas& from, CurveCanvas& to) {
        connect(from.xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), &to, [&from, &to](const QCPRange& range) {
            if (from.fitting_ || to.xAxis->range() == range) return; // each fits itself
            to.xAxis->setRange(range);
            to.refresh();
        });
    };
    follow(*this, other);
    follow(other, *this);
}

std::size_t CurveCanvas::leftOut() const
{
    std::size_t count = 0;
    for (const Curve& curve : curves_)
        if (logarithmic_ && curve.shown) count += curve.points.nonPositive();
    return count;
}

void CurveCanvas::setTitles(const QString& x, const QString& y)
{
    xAxis->setLabel(x);
    yAxis->setLabel(y);
    refresh();
}

double CurveCanvas::onAxis(double value) const
{
    return logarithmic_ && value <= 0 ? std::numeric_limits<double>::quiet_NaN() : value;
}

void CurveCanvas::fill(Curve& curve)
{
    curve.raw->clear();
    curve.smooth->clear();
    addToData(curve, 0);
}

void CurveCanvas::addToData(Curve& curve, std::size_t first)
{
    for (std::size_t i = first; i < curve.points.size(); ++i) {
        curve.raw->add(curve.points.x(i), onAxis(curve.points.y(i)));
        if (smoothing_ > 0) curve.smooth->add(curve.points.x(i), onAxis(curve.points.smooth(i)));
    }
}

/// Which of a curve's graphs are seen, and with what.
void CurveCanvas::arrange(Curve& curve)
{
    curve.pale->setVisible(curve.shown && smoothing_ > 0);
    curve.line->setVisible(curve.shown);
    curve.line->show(smoothing_ > 0 ? curve.smooth : curve.raw);
}

ValueRange CurveCanvas::shownX() const
{
    ValueRange range;
    for (const Curve& curve : curves_)
        if (curve.shown) range.add(curve.points.xRange());
    return range;
}

ValueRange CurveCanvas::shownY() const
{
    ValueRange range;
    for (const Curve& curve : curves_)
        if (curve.shown) range.add(logarithmic_ ? curve.points.positiveRange() : curve.points.yRange());
    return range;
}

void CurveCanvas::fit()
{
    ValueRange x = shownX();
    if (x.empty()) x = {0, 10};
    // A little at both ends: the mark of the best point is whole there too.
    const double ends = x.high > x.low ? kEnds * (x.high - x.low) : 0.5;
    if (logarithmicX_)
        x = {std::max(x.low, 1.0) / (1 + kEnds), std::max(x.high, 2.0) * (1 + kEnds)};
    else
        x = {x.low - ends, x.high + ends};
    const ValueRange y = padded(shownY(), logarithmic_);
    fitting_ = true;
    xAxis->setRange(x.low, x.high);
    yAxis->setRange(y.low, y.high);
    fitting_ = false;
    setZoomed(false);
    refresh();
}

void CurveCanvas::zoom(double factor)
{
    xAxis->scaleRange(1 / factor);
    yAxis->scaleRange(1 / factor);
    refresh();
}

void CurveCanvas::pan(double x, double y)
{
    if (logarithmicX_)
        xAxis->moveRange(std::pow(xAxis->range().upper / xAxis->range().lower, x));
    else
        xAxis->moveRange(x * xAxis->range().size());
    if (logarithmic_)
        yAxis->moveRange(std::pow(yAxis->range().upper / yAxis->range().lower, y));
    else
        yAxis->moveRange(y * yAxis->range().size());
    refresh();
}

void CurveCanvas::setZoomed(bool zoomed)
{
    if (zoomed_ == zoomed) return;
    zoomed_ = zoomed;
    Q_EMIT zoomedChanged(zoomed);
}

void CurveCanvas::refresh()
{
    stale_ = !isVisible();
    if (!stale_) replot(rpQueuedReplot);
}

void CurveCanvas::prepareReplot()
{
    chooseTicks();
    for (Curve& curve : curves_) {
        chooseLine(curve);
        placeBest(curve);
    }
    emptyText_->setVisible(shownX().empty());
}

void CurveCanvas::chooseTicks()
{
    const QCPRange range = yAxis->range();
    const bool decades = logarithmic_ && range.lower > 0 && range.upper / range.lower > kDecadesFrom;
    yAxis->setTicker(decades ? logTicker_ : linearTicker_);
    const QCPRange x = xAxis->range();
    xAxis->setTicker(logarithmicX_ && x.lower > 0 && x.upper / x.lower > kDecadesFrom ? logXTicker_ : wholeTicker_);
}

/// Many points in each column of pixels make long zigzags, which smooth lines of some width take far too long
/// to draw; drawn thin and plain they look the same.
void CurveCanvas::chooseLine(Curve& curve)
{
    const QCPRange range = xAxis->range();
    const QCPGraphDataContainer& points = *curve.raw->data();
    const auto visible = points.findBegin(range.upper) - points.findBegin(range.lower);
    const bool dense = visible > axisRect()->width();
    if (dense == curve.dense) return;
    curve.dense = dense;
    for (QCPGraph* graph : {curve.pale, curve.line})
        graph->setAntialiased(!dense);
    QPen pen = curve.line->pen();
    pen.setWidthF(lineWidth(curve));
    curve.line->setPen(pen);
}

void CurveCanvas::placeBest(Curve& curve)
{
    const auto best = curve.points.best();
    const bool shown = curve.shown && best && (!logarithmic_ || curve.points.y(*best) > 0);
    curve.bestMark->setVisible(shown);
    curve.bestText->setVisible(false);
    if (!shown) return;
    const double x = curve.points.x(*best), y = curve.points.y(*best);
    curve.bestMark->data()->set({{x, y}}, true);
    if (!xAxis->range().contains(x) || !yAxis->range().contains(y)) return;
    const bool below = curve.points.size() < 2 || y < yAxis->range().center();
    const double place = (x - xAxis->range().lower) / xAxis->range().size();
    const Qt::Alignment side = place > 0.75   ? Qt::AlignRight
                               : place < 0.25 ? Qt::AlignLeft
                                              : Qt::AlignHCenter;
    curve.bestText->setVisible(true);
    curve.bestText->setText(tr("best %1").arg(QString::number(y, 'g', 4)));
    curve.bestText->position->setCoords(x, y);
    curve.bestText->setPositionAlignment((below ? Qt::AlignTop : Qt::AlignBottom) | side);
    curve.bestText->setPadding({0, 6, 0, 6});
}

void CurveCanvas::showEvent(QShowEvent* event)
{
    QCustomPlot::showEvent(event);
    if (stale_) refresh();
}

void CurveCanvas::keyPressEvent(QKeyEvent* event)
{
    constexpr double kStep = 0.1;
    switch (event->key()) {
    case Qt::Key_Plus:
        zoom(1.25);
        return;
    case Qt::Key_Minus:
        zoom(0.8);
        return;
    case Qt::Key_Home:
        fit();
        return;
    case Qt::Key_Left:
        pan(-kStep, 0);
        return;
    case Qt::Key_Right:
        pan(kStep, 0);
        return;
    case Qt::Key_Up:
        pan(0, kStep);
        return;
    case Qt::Key_Down:
        pan(0, -kStep);
        return;
    default:
        QCustomPlot::keyPressEvent(event);
    }
}

} // namespace blindspot::ui
