// A ChartPlot shows a chart of the report in the window, with zoom and export.
#pragma once

#include "core/report/chart.h"
#include "ui/plots/custom_plot.h"
#include "ui/support/theme.h"

#include <QWidget>

class QToolButton;

namespace blindspot::ui {

class Session;

/// Series are told apart by colour, line and marker; intervals are bands, or whiskers of single points. Wheel
/// and drag zoom; a double click shows all again.
class ChartPlot : public QWidget {
    Q_OBJECT

  public:
    explicit ChartPlot(Session& session, QWidget* parent = nullptr);

    void setChart(const report::Chart& chart);
    const report::Chart& chart() const { return chart_; }
    /// For a card: no menu, no legend, no zoom, fewer ticks.
    void setSmall(bool small);
    /// For presentation mode.
    void setTypeScale(double scale);
    /// Of saved files.
    void setName(const QString& name) { name_ = name; }
    /// "series,x,y,low,high", a line a point.
    QString csv() const;
    QCustomPlot& canvas() { return *canvas_; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QToolButton* buildMenu();
    void draw(const Theme& theme);
    void breakLabels();
    void drawSeries(const report::Series& series, const Theme& theme);
    void drawBand(const report::Series& series, const QColor& color);
    void drawWhiskers(QCPGraph* graph, const report::Series& series, const QColor& color);
    void fit();
    void savePicture();
    void savePdf();
    void saveSvg();
    /// As it goes onto paper, whatever the screen's colours are.
    QImage picture();
    void saveCsv();

    Session& session_;
    report::Chart chart_;
    QString name_;
    QToolButton* menu_ = nullptr;
    double typeScale_ = 1;
    bool small_ = false;
    QCustomPlot* canvas_;
};

} // namespace blindspot::ui
