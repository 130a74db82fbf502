#include "ui/patch_trial/score_trace.h"

#include "ui/support/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr std::size_t kMost = 120; ///< points; older ones go
constexpr int kLeastHeight = 7 * kGrid, kMostHeight = 20 * kGrid;

} // namespace

ScoreTrace::ScoreTrace(double confidence, QWidget* parent) : QWidget(parent), confidence_(confidence)
{
    setObjectName("scoreTrace");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMaximumHeight(kMostHeight);
    setToolTip(tr("Score of the best box on the object under the patch, look by look. Below the dashed line "
                  "(%1) the object is not found.")
                   .arg(confidence, 0, 'f', 2));
}

QSize ScoreTrace::sizeHint() const
{
    return {20 * kGrid, kMostHeight};
}

QSize ScoreTrace::minimumSizeHint() const
{
    return {20 * kGrid, kLeastHeight};
}

void ScoreTrace::add(double score)
{
    if (scores_.size() == kMost) scores_.erase(scores_.begin());
    scores_.push_back(score);
    update();
}

void ScoreTrace::clear()
{
    scores_.clear();
    update();
}

void ScoreTrace::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(theme.border);
    painter.setBrush(theme.surface);
    painter.drawRect(frame);
    painter.setFont(scaledFont(0.8));
    const double number = painter.fontMetrics().horizontalAdvance(QStringLiteral("0.00")) + kGrid;
    const QRectF area = frame.adjusted(kGrid, kGrid / 2.0, -number - kGrid / 2.0, -kGrid / 2.0);
    const auto height = [&](double score) {
        return area.bottom() - std::clamp(score, 0.0, 1.0) * area.height();
    };
    const double line = height(confidence_);
    painter.setPen(QPen(theme.mutedText, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), line), QPointF(area.right(), line));
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(area.right(), line - 10, number, 20), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(confidence_, 'f', 2));
    if (scores_.empty()) {
        painter.drawText(area, Qt::AlignCenter, tr("score under the patch"));
        return;
    }
    // The newest stands at the right rim: what is new comes in there and nothing is stretched.
    const double step = area.width() / (kMost - 1);
    QPainterPath path;
    for (std::size_t i = 0; i < scores_.size(); ++i) {
        const QPointF point(area.right() - step * static_cast<double>(scores_.size() - 1 - i),
                            height(scores_[i]));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    const QColor color = scores_.back() > confidence_ ? theme.found : theme.missed;
    painter.setPen(QPen(theme.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(area.right(), height(scores_.back())), 3.5, 3.5);
}

} // namespace blindspot::ui
