#include "ui/pictures/box_legend.h"

#include "ui/support/theme.h"

#include <QPainter>
#include <QStringList>

namespace blindspot::ui {

namespace {

constexpr int kLine = 28; // a dash and a gap fit twice

} // namespace

BoxLegend::BoxLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
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

QSize BoxLegend::sizeHint() const
{
    int width = 0;
    for (const Entry& entry : entries_)
        width += kLine + kGrid / 2 + fontMetrics().horizontalAdvance(entry.text) + 2 * kGrid;
    return {width, fontMetrics().height() + kGrid};
}

void BoxLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    double x = 1;
    for (const Entry& entry : entries_) {
        const double middle = height() / 2.0;
        paintBoxLine(painter, {x, middle}, {x + kLine, middle}, entry.role, 3);
        x += kLine + kGrid / 2;
        painter.setPen(Theme::current().text);
        const double width = fontMetrics().horizontalAdvance(entry.text);
        painter.drawText(QRectF(x, 0, width + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, entry.text);
        x += width + 2 * kGrid;
    }
}

} // namespace blindspot::ui
