#include "ui/pictures/box_legend.h"

#include "ui/pictures/invented_boxes.h"
#include "ui/support/theme.h"

#include <QCheckBox>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kLine = 36; // the longest pattern of dashes fits once and a half

} // namespace

BoxLegend::BoxLegend(QWidget* parent) : QWidget(parent), invented_(new QCheckBox(this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // Fixed would keep it at one row
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    InventedBoxes& boxes = InventedBoxes::instance();
    invented_->setObjectName("inventedShown");
    invented_->setAccessibleName(tr("Show what is invented"));
    invented_->setToolTip(tr("Shows or hides the boxes that the detector invents, in every picture"));
    invented_->setChecked(boxes.shown());
    invented_->hide();
    connect(invented_, &QCheckBox::toggled, &boxes, &InventedBoxes::setShown);
    connect(&boxes, &InventedBoxes::changed, this, [this](bool shown) {
        invented_->setChecked(shown);
        update();
    });
}

void BoxLegend::setEntries(std::vector<Entry> entries)
{
    entries_ = std::move(entries);
    QStringList words;
    for (const Entry& entry : entries_)
        words << entry.text;
    setAccessibleName(words.join(", "));
    placeSwitch();
    updateGeometry();
    update();
}

void BoxLegend::setSlim(bool slim)
{
    slim_ = slim;
    updateGeometry();
    update();
}

int BoxLegend::rowHeight() const
{
    return fontMetrics().height() + kGrid / 2;
}

std::size_t BoxLegend::firstInvented() const
{
    const auto first = std::find_if(entries_.begin(), entries_.end(),
                                    [](const Entry& entry) { return isInvented(entry.role); });
    return static_cast<std::size_t>(first - entries_.begin());
}

int BoxLegend::leadOf(std::size_t index) const
{
    return index == firstInvented() ? invented_->sizeHint().width() + kGrid / 2 : 0;
}

int BoxLegend::widthOf(std::size_t index) const
{
    return leadOf(index) + kLine + kGrid / 2 + fontMetrics().horizontalAdvance(entries_[index].text);
}

std::vector<QPoint> BoxLegend::placesIn(int width) const
{
    std::vector<QPoint> places;
    QPoint next(1, 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const int own = widthOf(i);
        if (!slim_ && next.x() > 1 && next.x() + own > width) next = {1, next.y() + rowHeight()};
        places.push_back(next);
        next.rx() += own + 2 * kGrid;
    }
    return places;
}

QSize BoxLegend::sizeHint() const
{
    int width = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        width += widthOf(i) + 2 * kGrid;
    return {slim_ ? 0 : width, rowHeight()};
}

int BoxLegend::heightForWidth(int width) const
{
    const std::vector<QPoint> places = placesIn(width);
    return (places.empty() ? 0 : places.back().y()) + rowHeight();
}

void BoxLegend::placeSwitch()
{
    const std::size_t first = firstInvented();
    invented_->setVisible(first < entries_.size());
    if (first >= entries_.size()) return;
    const QSize size = invented_->sizeHint();
    const QPoint place = placesIn(width())[first];
    invented_->setGeometry(
        QRect(place.x(), place.y() + (rowHeight() - size.height()) / 2, size.width(), size.height()));
}

void BoxLegend::resizeEvent(QResizeEvent*)
{
    placeSwitch();
}

void BoxLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    const bool inventedShown = InventedBoxes::instance().shown();
    const std::vector<QPoint> places = placesIn(width());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        const QRectF row(places[i], QSizeF(widthOf(i) + 1, rowHeight()));
        // What is cut is left out with all that follows; at least one is there.
        const int after = i + 1 < entries_.size() ? fontMetrics().horizontalAdvance(u'\u2026') + kGrid : 0;
        if (slim_ && i > 0 && row.right() + after > width()) {
            painter.setPen(theme.mutedText);
            painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("\u2026"));
            break;
        }
        const double left = row.left() + leadOf(i), middle = std::floor(row.center().y()) + 0.5;
        paintBoxLine(painter, {left, middle}, {left + kLine, middle}, entry.role, entry.color);
        painter.setPen(isInvented(entry.role) && !inventedShown ? theme.mutedText : theme.text);
        painter.drawText(row.adjusted(leadOf(i) + kLine + kGrid / 2, 0, 0, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, entry.text);
    }
}

} // namespace blindspot::ui
