#include "ui/support/outlined_style.h"

#include "ui/support/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace blindspot::ui {

OutlinedStyle::OutlinedStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool round = element == PE_IndicatorRadioButton;
    if (!round && element != PE_IndicatorCheckBox) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, round);
    painter->setPen(Theme::current().outline);
    painter->setBrush(Qt::NoBrush);
    const QRect outline = option->rect.adjusted(0, 0, -1, -1);
    if (round)
        painter->drawEllipse(QRectF(outline).adjusted(0.5, 0.5, 0.5, 0.5));
    else
        painter->drawRect(outline);
    painter->restore();
}

} // namespace blindspot::ui
