#include "ui/pictures/invented_boxes.h"

#include "ui/support/settings.h"

namespace blindspot::ui {

InventedBoxes& InventedBoxes::instance()
{
    static InventedBoxes boxes;
    return boxes;
}

InventedBoxes::InventedBoxes() : shown_(Settings::instance().isOn(SettingId::InventedBoxes))
{
    connect(&Settings::instance(), &Settings::changed, this, [this](SettingId id) {
        if (id == SettingId::InventedBoxes) setShown(Settings::instance().isOn(id));
    });
}

void InventedBoxes::setShown(bool shown)
{
    if (shown == shown_) return;
    shown_ = shown;
    Settings::instance().set(SettingId::InventedBoxes, shown);
    Q_EMIT changed(shown);
}

} // namespace blindspot::ui
