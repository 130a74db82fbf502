#include "ui/patch_trial/place_fields.h"

#include "ui/controls/number_box.h"
#include "ui/patch_trial/patch_frame.h"
#include "ui/support/theme.h"

#include <QGridLayout>
#include <QLabel>

#include <cmath>

namespace blindspot::ui {

PlaceFields::PlaceFields(PatchTrial& trial, QWidget* parent)
    : QWidget(parent), trial_(trial), x_(box("placeX", tr("Centre, from the left"), 1,
                                             tr("Column of the patch's middle, pixels of the picture"))),
      y_(box("placeY", tr("Centre, from above"), 1, tr("Row of the patch's middle, pixels of the picture"))),
      side_(box("placeSide", tr("Size in pixels"), 0,
                tr("Side of the patch, pixels of the picture, from %1").arg(kLeastPatchSide))),
      share_(box("placeShare", tr("Size as a share of the object's height"), 0,
                 tr("Side of the patch as a share of the height of the object under it"))),
      angle_(box("placeAngle", tr("Angle"), 1, tr("Turned clockwise, −180 to 180 degrees")))
{
    //: the column of the patch's middle, before its number
    x_->setPrefix(tr("x "));
    //: the row of the patch's middle, before its number
    y_->setPrefix(tr("y "));
    side_->setSuffix(tr(" px"));
    share_->setSuffix(tr(" % of height"));
    angle_->setSuffix(QStringLiteral("°"));
    angle_->setRange(-360, 360);
    angle_->setWrapping(false);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const auto name = [&](int row, const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text);
        label->setBuddy(buddy);
        grid->addWidget(label, row, 0);
    };
    name(0, tr("Ce&ntre"), x_);
    grid->addWidget(x_, 0, 1);
    grid->addWidget(y_, 0, 2);
    name(1, tr("Si&ze"), side_);
    grid->addWidget(side_, 1, 1);
    grid->addWidget(share_, 1, 2);
    name(2, tr("An&gle"), angle_);
    grid->addWidget(angle_, 2, 1);
    wire();
    refresh();
}

void PlaceFields::wire()
{
    const auto changes = [this](NumberBox* field, auto&& apply) {
        connect(field, &NumberBox::edited, this, [this, apply](double value) {
            if (const LaidPatch* place = trial_.currentPlace()) put(apply(*place, value));
            refresh(); // what did not fit is put right
        });
    };
    const auto size = [this] {
        return QSize(trial_.picture().pixels->width, trial_.picture().pixels->height);
    };
    changes(x_, [size](const LaidPatch& place, double x) {
        return movedBy(place, {x - place.centreX, 0}, size());
    });
    changes(y_, [size](const LaidPatch& place, double y) {
        return movedBy(place, {0, y - place.centreY}, size());
    });
    changes(side_, [size](const LaidPatch& place, double side) { return withSide(place, side, size()); });
    changes(share_, [this, size](const LaidPatch& place, double share) {
        return withSide(place, share / 100 * objectHeight(), size());
    });
    changes(angle_, [size](const LaidPatch& place, double angle) { return turnedTo(place, angle, size()); });
    for (const auto signal : {&PatchTrial::subjectChanged, &PatchTrial::placesChanged, &PatchTrial::looked})
        connect(&trial_, signal, this, &PlaceFields::refresh);
}

NumberBox* PlaceFields::box(const QString& name, const QString& label, int decimals, const QString& tip)
{
    auto* field = new NumberBox(decimals, this);
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setToolTip(tip);
    field->setKeyboardTracking(false);
    field->setFont(tabularFont());
    field->setMinimumWidth(12 * kGrid);
    return field;
}

double PlaceFields::objectHeight() const
{
    const auto object = trial_.object();
    return object ? trial_.objects().objects[*object].box.height : 0;
}

void PlaceFields::put(const LaidPatch& place)
{
    std::vector<LaidPatch> places = trial_.places();
    places[static_cast<std::size_t>(trial_.current())] = place;
    trial_.setPlaces(std::move(places), trial_.current());
}

void PlaceFields::refresh()
{
    const LaidPatch* place = trial_.currentPlace();
    const double height = objectHeight();
    for (NumberBox* field : {x_, y_, side_, share_, angle_})
        field->setEnabled(place != nullptr);
    share_->setEnabled(place && height > 0);
    if (!place) return;
    x_->show(std::round(place->centreX * 10) / 10);
    y_->show(std::round(place->centreY * 10) / 10);
    side_->show(place->width);
    angle_->show(std::round(place->degrees * 10) / 10);
    if (height > 0) share_->show(std::round(100 * place->width / height));
}

} // namespace blindspot::ui
