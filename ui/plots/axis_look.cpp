#include "ui/plots/axis_look.h"

#include "ui/support/theme.h"

namespace blindspot::ui {

void paintAxis(QCPAxis& axis, const Theme& theme, const QFont& font)
{
    QColor faint = theme.border;
    faint.setAlpha(110);
    axis.setBasePen(QPen(theme.border));
    axis.setTickPen(QPen(theme.border));
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLabelColor(theme.mutedText);
    axis.setLabelColor(theme.mutedText);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    axis.grid()->setPen(QPen(faint, 1, Qt::SolidLine));
    axis.grid()->setZeroLinePen(Qt::NoPen);
}

} // namespace blindspot::ui
