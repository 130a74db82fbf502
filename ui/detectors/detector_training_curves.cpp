#include "ui/detectors/detector_training_curves.h"

#include "ui/plots/curve_canvas.h"
#include "ui/plots/curve_plot.h"
#include "ui/session/session.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QSplitter>

#include <array>
#include <vector>

namespace blindspot::ui {

namespace {

using workspace::DetectorTrainingPoint;

struct Part {
    const char* name;
    QColor Theme::*color;
    Qt::PenStyle line;
    double DetectorTrainingPoint::*value;
};

/// In the order of their series.
const std::array<Part, 4> kParts{{
    {QT_TRANSLATE_NOOP("blindspot::ui::DetectorTrainingCurves", "total"), &Theme::total, Qt::SolidLine,
     &DetectorTrainingPoint::loss},
    {QT_TRANSLATE_NOOP("blindspot::ui::DetectorTrainingCurves", "cls"), &Theme::cls, Qt::DashLine,
     &DetectorTrainingPoint::lossCls},
    {QT_TRANSLATE_NOOP("blindspot::ui::DetectorTrainingCurves", "box"), &Theme::box, Qt::DashDotLine,
     &DetectorTrainingPoint::lossBox},
    {QT_TRANSLATE_NOOP("blindspot::ui::DetectorTrainingCurves", "dfl"), &Theme::dfl, Qt::DotLine,
     &DetectorTrainingPoint::lossDfl},
}};

} // namespace

DetectorTrainingCurves::DetectorTrainingCurves(Session& session, QWidget* parent)
    : QWidget(parent), losses_(new CurvePlot(session)), ap50_(new CurvePlot(session))
{
    losses_->setObjectName("trainingLosses");
    losses_->setTitles(tr("epoch"), tr("loss"));
    for (const Part& part : kParts)
        losses_->addSeries(
            tr(part.name), [color = part.color](const Theme& theme) { return theme.*color; }, part.line,
            part.value == &DetectorTrainingPoint::loss ? BestPoint::Lowest : BestPoint::None);
    ap50_->setObjectName("trainingAp50");
    losses_->canvas().synchroniseX(ap50_->canvas());
    ap50_->setTitles(tr("epoch"), tr("AP50 of the held-out images"));
    ap50_->addSeries(
        tr("AP50"), [](const Theme& theme) { return theme.found; }, Qt::SolidLine, BestPoint::Highest);
    auto* columns = new QSplitter(Qt::Horizontal);
    columns->addWidget(losses_);
    columns->addWidget(ap50_);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(2 * kGrid);
    columns->setSizes({100, 100});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(columns);
}

void DetectorTrainingCurves::clear()
{
    losses_->removeAllPoints();
    ap50_->removeAllPoints();
    lastEpoch_ = bestEpoch_ = 0;
    bestAp50_.reset();
}

void DetectorTrainingCurves::setName(const QString& name)
{
    for (CurvePlot* plot : {losses_, ap50_})
        plot->setName(name);
}

void DetectorTrainingCurves::append(std::span<const DetectorTrainingPoint> points)
{
    // Where the workspace and the training both tell of an epoch, once is enough.
    while (!points.empty() && points.front().epoch <= lastEpoch_)
        points = points.subspan(1);
    if (points.empty()) return;
    lastEpoch_ = points.back().epoch;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        std::vector<CurveSample> samples;
        for (const DetectorTrainingPoint& point : points)
            samples.push_back({static_cast<double>(point.epoch), point.*kParts[i].value});
        losses_->append(static_cast<int>(i), samples);
    }
    std::vector<CurveSample> samples;
    for (const DetectorTrainingPoint& point : points) {
        samples.push_back({static_cast<double>(point.epoch), point.ap50});
        if (point.ap50 && (!bestAp50_ || *point.ap50 > *bestAp50_)) {
            bestAp50_ = point.ap50;
            bestEpoch_ = point.epoch;
        }
    }
    ap50_->append(0, samples);
}

void DetectorTrainingCurves::setPresenting(bool presenting)
{
    for (CurvePlot* plot : {losses_, ap50_})
        plot->setPresenting(presenting);
}

} // namespace blindspot::ui
