// PlaceFields show where the patch of a trial lies, in numbers, and take numbers for it.
#pragma once

#include "ui/patch_trial/patch_trial.h"

#include <QWidget>

namespace blindspot::ui {

class NumberBox;

/// What is typed counts when it is entered or left.
class PlaceFields : public QWidget {
    Q_OBJECT

  public:
    explicit PlaceFields(PatchTrial& trial, QWidget* parent = nullptr);

  private:
    NumberBox* box(const QString& name, const QString& label, int decimals, const QString& tip);
    void wire();
    void refresh();
    /// The height of the object under the patch; 0: none is.
    double objectHeight() const;
    void put(const LaidPatch& place);

    PatchTrial& trial_;
    NumberBox *x_, *y_, *side_, *share_, *angle_;
};

} // namespace blindspot::ui
