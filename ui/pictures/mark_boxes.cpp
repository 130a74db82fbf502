#include "ui/pictures/mark_boxes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace blindspot::ui {

namespace {

using metrics::Mark;
using metrics::MarkKind;

constexpr const char* kContext = "blindspot::ui::marks";

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate(kContext, text, nullptr, n);
}

/// How a kind looks and what it is called. `label` stands at a box, with the score in place of %1.
struct KindWords {
    MarkKind kind;
    BoxRole role;
    const char *label, *counted, *name;
};

/// In the order of the legend: objects from seen to unseen, then what is no object.
constexpr std::array kKinds{
    KindWords{MarkKind::Found, BoxRole::Found, "%1", QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n found"),
              QT_TRANSLATE_NOOP("blindspot::ui::marks", "found")},
    KindWords{MarkKind::HalfSeen, BoxRole::HalfSeen, QT_TRANSLATE_NOOP("blindspot::ui::marks", "half seen"),
              QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n half seen"),
              QT_TRANSLATE_NOOP("blindspot::ui::marks", "half seen")},
    KindWords{MarkKind::Hidden, BoxRole::Missed, QT_TRANSLATE_NOOP("blindspot::ui::marks", "hidden"),
              QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n hidden"),
              QT_TRANSLATE_NOOP("blindspot::ui::marks", "hidden")},
    KindWords{MarkKind::Missed, BoxRole::NeverSeen, QT_TRANSLATE_NOOP("blindspot::ui::marks", "missed"),
              QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n missed without the patch too"),
              QT_TRANSLATE_NOOP("blindspot::ui::marks", "missed without the patch too")},
    KindWords{MarkKind::InventedOnObject, BoxRole::OnObject,
              QT_TRANSLATE_NOOP("blindspot::ui::marks", "on object %1"),
              QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n invented on objects"),
              QT_TRANSLATE_NOOP("blindspot::ui::marks", "invented on an object")},
    KindWords{MarkKind::InventedElsewhere, BoxRole::Invented,
              QT_TRANSLATE_NOOP("blindspot::ui::marks", "invented %1"),
              QT_TRANSLATE_N_NOOP("blindspot::ui::marks", "%n invented elsewhere"),
              QT_TRANSLATE_NOOP("blindspot::ui::marks", "invented elsewhere")},
};

const KindWords& wordsOf(MarkKind kind)
{
    return *std::find_if(kKinds.begin(), kKinds.end(),
                         [kind](const KindWords& one) { return one.kind == kind; });
}

int countOf(const std::vector<Mark>& marks, MarkKind kind)
{
    return static_cast<int>(
        std::count_if(marks.begin(), marks.end(), [kind](const Mark& mark) { return mark.kind == kind; }));
}

QString labelOf(const Mark& mark)
{
    const QString label = tr(wordsOf(mark.kind).label);
    return label.contains(QStringLiteral("%1")) ? label.arg(mark.score, 0, 'f', 2) : label;
}

} // namespace

std::vector<PictureBox> markBoxes(const std::vector<Mark>& marks)
{
    std::vector<PictureBox> boxes;
    for (const Mark& mark : marks)
        boxes.push_back({QRectF(mark.box.x, mark.box.y, mark.box.width, mark.box.height), labelOf(mark),
                         wordsOf(mark.kind).role});
    return boxes;
}

std::vector<BoxLegend::Entry> markLegend(const std::vector<Mark>& marks)
{
    std::vector<BoxLegend::Entry> entries;
    for (const KindWords& words : kKinds)
        if (const int count = countOf(marks, words.kind); count > 0)
            entries.push_back({words.role, tr(words.counted, count)});
    return entries;
}

std::vector<BoxLegend::Entry> markKey(const std::vector<Mark>& marks)
{
    std::vector<BoxLegend::Entry> entries;
    for (const KindWords& words : kKinds)
        if (countOf(marks, words.kind) > 0) entries.push_back({words.role, tr(words.name)});
    return entries;
}

QString markTip(const metrics::NoticeRule& rule)
{
    return QCoreApplication::translate(
               kContext,
               "Noticed: a box above the confidence is centred in the object or overlaps it by IoU %1.\n"
               "Found: a box overlaps it by IoU 0.5. Half seen: noticed and not found.\n"
               "Hidden: noticed without the patch and not with it.\n"
               "Invented: a box that finds no object, on one that it touches or elsewhere.")
        .arg(rule.overlap);
}

} // namespace blindspot::ui
