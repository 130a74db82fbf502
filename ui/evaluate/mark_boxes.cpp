#include "ui/evaluate/mark_boxes.h"

#include <QCoreApplication>

#include <algorithm>

namespace blindspot::ui {

namespace {

using report::Mark;
using report::MarkKind;

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("blindspot::ui::marks", text, nullptr, n);
}

BoxRole roleOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Found:
        return BoxRole::Found;
    case MarkKind::Lost:
        return BoxRole::Missed;
    case MarkKind::Missed:
        return BoxRole::NeverFound;
    case MarkKind::Invented:
        break;
    }
    return BoxRole::Invented;
}

QString labelOf(const Mark& mark)
{
    const QString score = QString::number(mark.score, 'f', 2);
    switch (mark.kind) {
    case MarkKind::Found:
        return score;
    case MarkKind::Lost:
        return QCoreApplication::translate("blindspot::ui::marks", "lost");
    case MarkKind::Missed:
        return QCoreApplication::translate("blindspot::ui::marks", "never found");
    case MarkKind::Invented:
        break;
    }
    return QCoreApplication::translate("blindspot::ui::marks", "invented %1").arg(score);
}

} // namespace

std::vector<PictureBox> markBoxes(const std::vector<Mark>& marks)
{
    std::vector<PictureBox> boxes;
    for (const Mark& mark : marks)
        boxes.push_back({QRectF(mark.box.x, mark.box.y, mark.box.width, mark.box.height), labelOf(mark),
                         roleOf(mark.kind)});
    return boxes;
}

std::vector<BoxLegend::Entry> markLegend(const std::vector<Mark>& marks)
{
    std::vector<BoxLegend::Entry> entries;
    const auto add = [&](MarkKind kind, const char* text) {
        const auto count =
            std::count_if(marks.begin(), marks.end(), [kind](const Mark& mark) { return mark.kind == kind; });
        if (count > 0) entries.push_back({roleOf(kind), tr(text, static_cast<int>(count))});
    };
    add(MarkKind::Found, QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n found"));
    add(MarkKind::Lost, QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n lost"));
    add(MarkKind::Missed, QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n never found"));
    add(MarkKind::Invented, QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n invented"));
    return entries;
}

} // namespace blindspot::ui
