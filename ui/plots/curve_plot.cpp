#include "ui/plots/curve_plot.h"

#include "ui/controls/flow_layout.h"
#include "ui/plots/curve_canvas.h"
#include "ui/support/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr QSize kSample{28, 16};

QIcon lineSample(const QColor& color, Qt::PenStyle line, qreal ratio)
{
    QPixmap pixmap(kSample * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(QPen(color, 2, line, Qt::FlatCap));
    painter.drawLine(QPointF(1, kSample.height() / 2.0),
                     QPointF(kSample.width() - 1, kSample.height() / 2.0));
    return QIcon(pixmap);
}

QToolButton* toolButton(const QString& text, const QString& tip)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

CurvePlot::CurvePlot(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), name_(tr("curve")), canvas_(new CurveCanvas), legend_(new QWidget),
      legendFlow_(new FlowLayout(legend_)), note_(new QLabel)
{
    canvas_->setObjectName("curveCanvas");
    canvas_->setAccessibleName(tr("Curves"));
    note_->setObjectName("note");
    note_->setWordWrap(true);
    note_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    tools_ = buildTools();
    column->addWidget(tools_);
    column->addWidget(canvas_, 1);
    column->addWidget(note_);
    connect(canvas_, &CurveCanvas::leftOutChanged, this, &CurvePlot::showNote);
    connect(canvas_, &CurveCanvas::zoomedChanged, fit_, &QWidget::setEnabled);
}

QWidget* CurvePlot::buildTools()
{
    smoothing_ = new QComboBox;
    smoothing_->setObjectName("smoothing");
    smoothing_->addItem(tr("Not smoothed"), 0.0);
    smoothing_->addItem(tr("Lightly smoothed"), 0.8);
    smoothing_->addItem(tr("Strongly smoothed"), 0.95);
    smoothing_->setToolTip(
        tr("Exponential moving average over the points: weight of the past 0, 0.8 or 0.95. "
           "The points themselves stay visible behind it."));
    smoothing_->setAccessibleName(tr("Smoothing"));
    connect(smoothing_, &QComboBox::currentIndexChanged, this,
            [this] { canvas_->setSmoothing(smoothing_->currentData().toDouble()); });
    logarithmicX_ = toolButton(tr("log x"), tr("Logarithmic axis of the iterations: the beginning takes more room"));
    logarithmicX_->setObjectName("logarithmicX");
    logarithmicX_->setCheckable(true);
    logarithmicX_->setAccessibleName(tr("Logarithmic axis of the iterations"));
    connect(logarithmicX_, &QToolButton::toggled, canvas_, &CurveCanvas::setLogarithmicX);
    logarithmic_ = toolButton(tr("log y"), tr("Logarithmic axis: values at or below zero are left out"));
    logarithmic_->setObjectName("logarithmic");
    logarithmic_->setCheckable(true);
    logarithmic_->setAccessibleName(tr("Logarithmic axis"));
    connect(logarithmic_, &QToolButton::toggled, canvas_, &CurveCanvas::setLogarithmic);
    fit_ = toolButton(tr("Fit"), tr("Show everything and follow new points again (double click, Home)"));
    fit_->setObjectName("fit");
    fit_->setEnabled(false);
    connect(fit_, &QToolButton::clicked, canvas_, &CurveCanvas::fit);
    auto* more = toolButton({}, tr("Save the curves"));
    more->setObjectName("saveMenu");
    more->setIcon(icon("save"));
    more->setAccessibleName(more->toolTip());
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    buildMenu(menu);
    more->setMenu(menu);

    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    row->addWidget(legend_, 1, Qt::AlignVCenter);
    for (QWidget* tool : {static_cast<QWidget*>(smoothing_), static_cast<QWidget*>(logarithmicX_), static_cast<QWidget*>(logarithmic_),
                          static_cast<QWidget*>(fit_), static_cast<QWidget*>(more)})
        row->addWidget(tool, 0, Qt::AlignTop);
    return tools;
}

void CurvePlot::buildMenu(QMenu* menu)
{
    connect(menu->addAction(icon("copy"), tr("&Copy the picture")), &QAction::triggered, this, &CurvePlot::copyPicture);
    connect(menu->addAction(tr("Save as a &picture (PNG)…")), &QAction::triggered, this,
            &CurvePlot::savePicture);
    connect(menu->addAction(tr("Save as a &drawing (SVG)…")), &QAction::triggered, this, &CurvePlot::saveSvg);
    connect(menu->addAction(tr("Save as a pa&ge (PDF)…")), &QAction::triggered, this, &CurvePlot::savePdf);
    connect(menu->addAction(tr("Save the &numbers (CSV)…")), &QAction::triggered, this, &CurvePlot::saveCsv);
}

int CurvePlot::addSeries(const QString& name, std::function<QColor(const Theme&)> color, Qt::PenStyle line,
                         BestPoint best)
{
    const int index = canvas_->addSeries(name, {std::move(color), line}, best);
    auto* entry = toolButton(name, tr("Show or hide this curve"));
    entry->setCheckable(true);
    entry->setChecked(true);
    entry->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    entry->setIconSize(kSample);
    connect(entry, &QToolButton::toggled, this, [this, index](bool on) { canvas_->setShown(index, on); });
    legendFlow_->addWidget(entry);
    entries_.push_back(entry);
    paintSamples();
    return index;
}

int CurvePlot::addRunSeries(const QString& name, int place, BestPoint best)
{
    return addSeries(
        name, [place](const Theme& theme) { return seriesColor(theme, place); }, seriesStyle(place), best);
}

void CurvePlot::removeAllSeries()
{
    for (QToolButton* entry : entries_)
        delete entry;
    entries_.clear();
    canvas_->removeAllSeries();
}

void CurvePlot::append(int series, std::span<const CurveSample> samples)
{
    canvas_->append(series, samples);
}

void CurvePlot::removeAllPoints()
{
    canvas_->removeAllPoints();
}

void CurvePlot::setBest(int series, BestPoint best)
{
    canvas_->setBest(series, best);
}

void CurvePlot::setShown(int series, bool shown)
{
    entries_[static_cast<std::size_t>(series)]->setChecked(shown);
}

bool CurvePlot::isShown(int series) const
{
    return canvas_->shown(series);
}

void CurvePlot::setTitles(const QString& x, const QString& y)
{
    canvas_->setTitles(x, y);
}

void CurvePlot::setPresenting(bool presenting)
{
    tools_->setVisible(!presenting);
    canvas_->setTypeScale(presenting ? 2 : 1);
}

void CurvePlot::paintSamples()
{
    for (int i = 0; i < canvas_->seriesCount(); ++i) {
        const CurveLook& look = canvas_->look(i);
        entries_[static_cast<std::size_t>(i)]->setIcon(
            lineSample(look.color(Theme::current()), look.line, devicePixelRatioF()));
    }
}

void CurvePlot::showNote()
{
    const std::size_t count = canvas_->leftOut();
    note_->setVisible(count > 0);
    if (count > 0)
        note_->setText(
            count == 1 ? tr("1 value at or below zero cannot stand on a logarithmic axis and is left out.")
                       : tr("%1 values at or below zero cannot stand on a logarithmic axis and are left out.")
                             .arg(count));
}

void CurvePlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) paintSamples();
}

} // namespace blindspot::ui
