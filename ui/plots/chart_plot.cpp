#include "ui/plots/chart_plot.h"

#include "core/report/chart_shapes.h"
#include "core/report/line_look.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/save_file.h"
#include "ui/plots/axis_look.h"
#include "ui/plots/csv_text.h"
#include "ui/plots/plot_paper.h"
#include "ui/session/session.h"
#include "ui/support/icons.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr int kPictureWidth = 960, kPictureHeight = 540; ///< of the plot's own pixels
constexpr double kPictureScale = 2;
constexpr int kPageWidth = 600, kPageHeight = 360; ///< points
constexpr double kMarker = 7;                      ///< pixels
constexpr int kBandAlpha = 36;

QCPScatterStyle::ScatterShape shapeOf(const report::Series& series)
{
    switch (report::markerOf(series)) {
    case report::Marker::Square:
        return QCPScatterStyle::ssSquare;
    case report::Marker::Triangle:
        return QCPScatterStyle::ssTriangle;
    case report::Marker::Diamond:
        return QCPScatterStyle::ssDiamond;
    case report::Marker::Circle:
        return QCPScatterStyle::ssDisc;
    case report::Marker::None:
        break;
    }
    return QCPScatterStyle::ssNone;
}

/// In lines of the width at most.
QString brokenText(const std::string& text, int width, const QFont& font)
{
    const QFontMetrics metrics(font);
    QStringList lines;
    for (const std::string& line : report::brokenInLines(
             text, [&](const std::string& one) { return metrics.horizontalAdvance(QString::fromStdString(one)) <= width; },
             [&](const std::string& word) {
                 return metrics.elidedText(QString::fromStdString(word), Qt::ElideMiddle, std::max(width, 3 * metrics.averageCharWidth())).toStdString();
             }))
        lines += QString::fromStdString(line);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ChartPlot::ChartPlot(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), name_(tr("chart")), canvas_(new QCustomPlot)
{
    canvas_->setObjectName("chartCanvas");
    canvas_->setFocusPolicy(Qt::StrongFocus);
    canvas_->setAccessibleName(name_);
    canvas_->setMinimumSize(20 * kGrid, 16 * kGrid);
    canvas_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    canvas_->setAutoAddPlottableToLegend(false);
    canvas_->setToolTip(tr("Wheel and drag zoom and move; a double click shows all again"));
    // Above the curves and beside each other: nothing is hidden.
    canvas_->plotLayout()->insertRow(0);
    canvas_->plotLayout()->addElement(0, 0, canvas_->legend);
    canvas_->plotLayout()->setRowStretchFactor(0, 0.001);
    canvas_->legend->setFillOrder(QCPLegend::foColumnsFirst);
    canvas_->legend->setMargins({2, 2, 2, 2});
    canvas_->legend->setVisible(true);
    connect(canvas_, &QCustomPlot::mouseDoubleClick, this, &ChartPlot::fit);
    connect(canvas_, &QCustomPlot::afterLayout, this, &ChartPlot::breakLabels);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(canvas_, 1);
    menu_ = buildMenu();
    row->addWidget(menu_, 0, Qt::AlignTop);
}

QToolButton* ChartPlot::buildMenu()
{
    auto* more = iconButton("save", tr("Save this plot"), "saveMenu");
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    connect(menu->addAction(icon("copy"), tr("&Copy the picture")), &QAction::triggered, this, [this] { copyToClipboard(picture()); });
    connect(menu->addAction(tr("Save as a &picture (PNG)…")), &QAction::triggered, this,
            &ChartPlot::savePicture);
    connect(menu->addAction(tr("Save as a &drawing (SVG)…")), &QAction::triggered, this, &ChartPlot::saveSvg);
    connect(menu->addAction(tr("Save as a pa&ge (PDF)…")), &QAction::triggered, this, &ChartPlot::savePdf);
    connect(menu->addAction(tr("Save the &numbers (CSV)…")), &QAction::triggered, this, &ChartPlot::saveCsv);
    more->setMenu(menu);
    return more;
}

void ChartPlot::setSmall(bool small)
{
    small_ = small;
    menu_->setVisible(!small);
    canvas_->setMinimumSize(small ? QSize(16 * kGrid, 10 * kGrid) : QSize(20 * kGrid, 16 * kGrid));
    canvas_->setInteractions(small ? QCP::Interactions() : QCP::iRangeDrag | QCP::iRangeZoom);
    canvas_->setAttribute(Qt::WA_TransparentForMouseEvents, small); // the page behind it scrolls
    canvas_->setFocusPolicy(small ? Qt::NoFocus : Qt::StrongFocus);
    draw(Theme::current());
}

void ChartPlot::setTypeScale(double scale)
{
    typeScale_ = scale;
    draw(Theme::current());
}

void ChartPlot::setChart(const report::Chart& chart)
{
    chart_ = chart;
    canvas_->setAccessibleName(QString::fromStdString(chart.title));
    draw(Theme::current());
    fit();
}

void ChartPlot::draw(const Theme& theme)
{
    canvas_->clearPlottables();
    canvas_->legend->clearItems();
    canvas_->setBackground(QBrush(theme.surface));
    const QFont type = scaledFont(0.9 * typeScale_);
    for (const auto& [axis, from] :
         {std::pair(canvas_->xAxis, &chart_.x), std::pair(canvas_->yAxis, &chart_.y)}) {
        axis->setLabel(QString::fromStdString(from->title));
        paintAxis(*axis, theme, type);
        const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
        for (const report::Tick& tick : from->ticks)
            ticker->addTick(tick.value, QString::fromStdString(tick.label));
        axis->setTicker(ticker);
    }
    // Above it is an effect, below it none.
    if (chart_.y.low < 0 && chart_.y.high > 0) canvas_->yAxis->grid()->setZeroLinePen(QPen(theme.mutedText, 1));
    breakLabels();
    canvas_->legend->setBrush(Qt::NoBrush);
    canvas_->legend->setBorderPen(Qt::NoPen);
    canvas_->legend->setTextColor(theme.text);
    canvas_->legend->setFont(type);
    for (const report::Series& series : chart_.series)
        drawSeries(series, theme);
    canvas_->legend->setVisible(chart_.legend && !small_);
    canvas_->replot(QCustomPlot::rpQueuedReplot);
}

/// Labels under the plot have as much room as there is to the next one: the axis leaves out what does not fit.
void ChartPlot::breakLabels()
{
    const auto& ticks = chart_.x.ticks;
    const auto ticker = qSharedPointerDynamicCast<QCPAxisTickerText>(canvas_->xAxis->ticker());
    if (!ticker || ticks.empty()) return;
    const QFont font = canvas_->xAxis->tickLabelFont();
    const double range = canvas_->xAxis->range().size();
    const double distance = report::closestTicks(chart_.x, range) / range * canvas_->axisRect()->width();
    const int room = static_cast<int>(distance) - QFontMetrics(font).averageCharWidth();
    QMap<double, QString> labels;
    for (const report::Tick& tick : ticks)
        labels.insert(tick.value, brokenText(tick.label, room, font));
    if (labels == ticker->ticks()) return;
    ticker->setTicks(labels);
    canvas_->replot(QCustomPlot::rpQueuedReplot);
}

void ChartPlot::drawSeries(const report::Series& series, const Theme& theme)
{
    const report::LineLook look = report::lookOf(series.role);
    const QString code = QString::fromUtf8(look.color);
    // What has no meaning of its own is in the accent, which a dark theme has lighter.
    const QColor color = series.role == report::SeriesRole::Plain ? theme.accent : code.isEmpty() ? theme.text : QColor(code);
    if (series.line) drawBand(series, color);
    QCPGraph* graph = canvas_->addGraph();
    graph->setName(QString::fromStdString(series.name));
    QPen pen(color, look.width * std::sqrt(typeScale_));
    pen.setCapStyle(Qt::FlatCap);
    if (!look.dashes.empty()) {
        QList<qreal> pattern; // in widths of the line
        for (const double dash : look.dashes)
            pattern += dash / look.width;
        pen.setDashPattern(pattern);
    }
    graph->setPen(pen);
    graph->setLineStyle(series.line ? QCPGraph::lsLine : QCPGraph::lsNone);
    if (series.markEvery > 0) {
        graph->setScatterStyle(
            QCPScatterStyle(shapeOf(series), QPen(color, 1.5), QBrush(theme.surface), kMarker * std::sqrt(typeScale_)));
        graph->setScatterSkip(static_cast<int>(series.markEvery) - 1);
    }
    for (const report::ChartPoint& point : series.points)
        graph->addData(point.x, point.y);
    if (!series.line) drawWhiskers(graph, series, color);
    graph->addToLegend();
}

void ChartPlot::drawBand(const report::Series& series, const QColor& color)
{
    QVector<double> x, low, high;
    for (const report::ChartPoint& point : series.points) {
        if (!point.interval) continue;
        x += point.x;
        low += point.interval->low;
        high += point.interval->high;
    }
    if (x.isEmpty()) return;
    QCPGraph* lower = canvas_->addGraph();
    QCPGraph* upper = canvas_->addGraph();
    lower->setData(x, low, true);
    upper->setData(x, high, true);
    lower->setPen(Qt::NoPen);
    upper->setPen(Qt::NoPen);
    QColor pale = color;
    pale.setAlpha(kBandAlpha);
    upper->setBrush(pale);
    upper->setChannelFillGraph(lower);
}

void ChartPlot::drawWhiskers(QCPGraph* graph, const report::Series& series, const QColor& color)
{
    auto* bars = new QCPErrorBars(canvas_->xAxis, canvas_->yAxis);
    bars->setDataPlottable(graph);
    bars->setSymbolGap(0); // else a short interval is not there at all
    bars->setPen(QPen(color, 1.5 * typeScale_));
    bars->setAntialiased(false);
    for (const report::ChartPoint& point : series.points)
        bars->addData(point.interval ? point.y - point.interval->low : qQNaN(),
                      point.interval ? point.interval->high - point.y : qQNaN());
    graph->setLayer(graph->layer()); // above its whiskers
}

void ChartPlot::fit()
{
    // A little room, so that nothing lies on the frame.
    const double x = 0.02 * (chart_.x.high - chart_.x.low), y = 0.03 * (chart_.y.high - chart_.y.low);
    canvas_->xAxis->setRange(chart_.x.low - x, chart_.x.high + x);
    canvas_->yAxis->setRange(chart_.y.low - y, chart_.y.high + y);
    canvas_->replot(QCustomPlot::rpQueuedReplot);
}

QString ChartPlot::csv() const
{
    const auto number = [](double value) { return QString::number(value, 'g', 9); };
    QString text = QStringLiteral("series,%1,%2,low,high\n")
                       .arg(csvText(QString::fromStdString(chart_.x.title)),
                            csvText(QString::fromStdString(chart_.y.title)));
    for (const report::Series& series : chart_.series)
        for (const report::ChartPoint& point : series.points)
            text += QStringList{csvText(QString::fromStdString(series.name)), number(point.x), number(point.y),
                                point.interval ? number(point.interval->low) : QString(),
                                point.interval ? number(point.interval->high) : QString()}
                        .join(',') +
                    '\n';
    return text;
}

QImage ChartPlot::picture()
{
    draw(Theme::light());
    const QImage image = canvas_->toPixmap(kPictureWidth, kPictureHeight, kPictureScale).toImage();
    draw(Theme::current());
    return image;
}

void ChartPlot::savePicture()
{
    saveFile(session_, this, {tr("Save the plot as a picture"), name_, ".png", tr("Pictures (*.png)")}, [this] {
        const QImage image = picture();
        return [image] { return pngOf(image); };
    });
}

void ChartPlot::savePdf()
{
    saveFile(session_, this, {tr("Save the plot as a page"), name_, ".pdf", tr("Pages (*.pdf)")}, [this] {
        draw(Theme::light());
        const QByteArray bytes = pdfOf(*canvas_, QString::fromStdString(chart_.title), kPageWidth, kPageHeight);
        draw(Theme::current());
        return [bytes] { return bytes; };
    });
}

void ChartPlot::saveSvg()
{
    saveFile(session_, this, {tr("Save the plot as a drawing"), name_, ".svg", tr("Drawings (*.svg)")}, [this] {
        draw(Theme::light());
        const QByteArray bytes = svgOf(*canvas_, QString::fromStdString(chart_.title), kPageWidth, kPageHeight);
        draw(Theme::current());
        return [bytes] { return bytes; };
    });
}

void ChartPlot::saveCsv()
{
    saveFile(session_, this, {tr("Save the numbers of the plot"), name_, ".csv", tr("Numbers (*.csv)")},
             [this] { return [text = csv()] { return text.toUtf8(); }; });
}

void ChartPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) draw(Theme::current());
}

} // namespace blindspot::ui
