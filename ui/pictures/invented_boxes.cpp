#include "ui/pictures/invented_boxes.h"

#include <QSettings>

namespace blindspot::ui {

namespace {

constexpr const char* kShownKey = "pictures/invented";

} // namespace

InventedBoxes& InventedBoxes::instance()
{
    static InventedBoxes boxes;
    return boxes;
}

InventedBoxes::InventedBoxes() : shown_(QSettings().value(kShownKey, true).toBool())
{
}

void InventedBoxes::setShown(bool shown)
{
    if (shown == shown_) return;
    shown_ = shown;
    QSettings().setValue(kShownKey, shown);
    Q_EMIT changed(shown);
}

} // namespace blindspot::ui
