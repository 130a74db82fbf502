#include "ui/pictures/box_legend.h"

#include "ui/support/theme.h"

#include <QPainter>
#include <QStringList>

namespace blindspot::ui {

namespace {

constexpr int kLine = 40; // the longest pattern of dashes fits once and a half
constexpr double kLineWidth = 2;

} // namespace

BoxLegend::BoxLegend(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // Fixed would keep it at one row
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void BoxLegend::setEntries(std::vector<Entry> entries)
{
    entries_ = std::move(entries);
    QStringList words;
    for (const Entry& entry : entries_)
        words << entry.text;
    setAccessibleName(words.join(", "));
    updateGeometry();
    update();
}

int BoxLegend::rowHeight() const
{
    return fontMetrics().height() + kGrid / 2;
}

int BoxLegend::widthOf(const Entry& entry) const
{
    return kLine + kGrid / 2 + fontMetrics().horizontalAdvance(entry.text);
}

std::vector<QPoint> BoxLegend::placesIn(int width) const
{
    std::vector<QPoint> places;
    QPoint next(1, 0);
    for (const Entry& entry : entries_) {
        const int own = widthOf(entry);
        if (next.x() > 1 && next.x() + own > width) next = {1, next.y() + rowHeight()};
        places.push_back(next);
        next.rx() += own + 2 * kGrid;
    }
    return places;
}

QSize BoxLegend::sizeHint() const
{
    int width = 0;
    for (const Entry& entry : entries_)
        width += widthOf(entry) + 2 * kGrid;
    return {width, rowHeight()};
}

int BoxLegend::heightForWidth(int width) const
{
    const std::vector<QPoint> places = placesIn(width);
    return (places.empty() ? 0 : places.back().y()) + rowHeight();
}

void BoxLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const std::vector<QPoint> places = placesIn(width());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const QRectF row(places[i], QSizeF(widthOf(entries_[i]) + 1, rowHeight()));
        const double middle = row.center().y();
        paintBoxLine(painter, {row.left(), middle}, {row.left() + kLine, middle}, entries_[i].role,
                     kLineWidth);
        painter.setPen(Theme::current().text);
        painter.drawText(row.adjusted(kLine + kGrid / 2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         entries_[i].text);
    }
}

} // namespace blindspot::ui
