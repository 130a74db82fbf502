#include "ui/controls/form_column.h"

#include "ui/support/theme.h"

#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace blindspot::ui {

QScrollArea* formColumn(std::initializer_list<QWidget*> rows)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid);
    for (QWidget* row : rows)
        column->addWidget(row);
    column->addStretch();
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(content->minimumSizeHint().width() +
                          area->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, area));
    return area;
}

} // namespace blindspot::ui
