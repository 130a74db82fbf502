// The CurveCanvas draws curves with axes, zoom, cursor and best points. Its frame with legend and menus is
// CurvePlot.
#pragma once

#include "ui/plots/curve_graph.h"
#include "ui/plots/curve_series.h"
#include "ui/plots/custom_plot.h"
#include "ui/support/theme.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace blindspot::ui {

/// The look of a curve, which tells it from the others: colour and line style.
struct CurveLook {
    std::function<QColor(const Theme&)> color;
    Qt::PenStyle line = Qt::SolidLine;
};

class CurveCanvas : public QCustomPlot {
    Q_OBJECT

  public:
    explicit CurveCanvas(QWidget* parent = nullptr);

    /// Its index, from 0.
    int addSeries(const QString& name, CurveLook look, BestPoint best);
    void removeAllSeries();
    int seriesCount() const { return static_cast<int>(curves_.size()); }
    const CurveSeries& series(int index) const { return curves_[static_cast<std::size_t>(index)].points; }
    const QString& name(int index) const { return curves_[static_cast<std::size_t>(index)].name; }
    const CurveLook& look(int index) const { return curves_[static_cast<std::size_t>(index)].look; }
    bool shown(int index) const { return curves_[static_cast<std::size_t>(index)].shown; }

    void append(int index, std::span<const CurveSample> samples);
    void removeAllPoints();
    void setShown(int index, bool shown);
    void setBest(int index, BestPoint best);
    /// Weight of the past in the moving average; 0: the points themselves.
    void setSmoothing(double weight);
    double smoothing() const { return smoothing_; }
    void setLogarithmic(bool logarithmic);
    /// The axis of the iterations. Points at or below zero are left out.
    void setLogarithmicX(bool logarithmic);
    /// Zoomed along x, both show the same part; each has its own y.
    void synchroniseX(CurveCanvas& other);
    bool logarithmic() const { return logarithmic_; }
    /// What the logarithmic axis leaves out of the shown curves.
    std::size_t leftOut() const;
    void setTitles(const QString& x, const QString& y);
    /// 1: the window's type; larger for a projector, lines too.
    void setTypeScale(double scale);

    /// All of the shown curves; from then on the view follows new points, until the user zooms.
    void fit();
    void zoom(double factor);
    void pan(double x, double y);
    bool zoomed() const { return zoomed_; }

    /// A picture for paper: light, with a legend.
    QImage picture(int width, int height, double scale);
    QByteArray pdf(int width, int height);
    QByteArray svg(int width, int height);

  Q_SIGNALS:
    void zoomedChanged(bool zoomed);
    void leftOutChanged();

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    struct Curve {
        QString name;
        CurveLook look;
        bool shown = true;
        bool dense = false; ///< more points in sight than columns of pixels
        CurveSeries points;
        std::shared_ptr<CurvePoints> raw = std::make_shared<CurvePoints>();
        std::shared_ptr<CurvePoints> smooth = std::make_shared<CurvePoints>();
        CurveGraph* pale = nullptr; ///< the points themselves behind their moving average
        CurveGraph* line = nullptr;
        QCPGraph* bestMark = nullptr;
        QCPItemText* bestText = nullptr;
    };

    void buildCursor();
    void paintTheme(const Theme& theme);
    void paintCurve(Curve& curve, const Theme& theme);
    void fill(Curve& curve);
    void addToData(Curve& curve, std::size_t first);
    double onAxis(double value) const;
    void arrange(Curve& curve);
    double lineWidth(const Curve& curve) const { return curve.dense ? 1 : 1.5 * typeScale_; }
    void chooseLine(Curve& curve);
    void placeBest(Curve& curve);
    void prepareReplot();
    void chooseTicks();
    void setZoomed(bool zoomed);
    void refresh();
    void showCursor(const QPoint& position);
    void hideCursor();
    QString readOut(double x) const;
    ValueRange shownX() const;
    ValueRange shownY() const;
    void onPaper(const std::function<void()>& draw);

    std::vector<Curve> curves_;
    double smoothing_ = 0;
    double typeScale_ = 1;
    bool logarithmic_ = false, logarithmicX_ = false;
    bool zoomed_ = false;
    bool fitting_ = false;
    bool stale_ = false; ///< changed while it was hidden
    QSharedPointer<QCPAxisTicker> linearTicker_, logTicker_, wholeTicker_, logXTicker_;
    QCPItemStraightLine* cursorLine_ = nullptr;
    QCPItemText* cursorText_ = nullptr;
    QCPItemText* emptyText_ = nullptr;
};

} // namespace blindspot::ui
