#include "ui/controls/dividing_line.h"

#include <QFrame>

namespace blindspot::ui {

QFrame* dividingLine()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace blindspot::ui
