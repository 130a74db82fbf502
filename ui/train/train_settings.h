// A TrainSettings widget holds the form's settings of a training: iterations, size of the patch, learning
// rate, and the losses that are raised.
#pragma once

#include "ui/train/train_fields.h"

#include <QWidget>

namespace blindspot::ui {

class TrainSettings : public QWidget {
    Q_OBJECT

  public:
    explicit TrainSettings(TrainFields& fields, QWidget* parent = nullptr);

  private:
    void addNumbers(const FieldPlace& place);
    void addLosses(const FieldPlace& place);

    TrainFields& fields_;
};

} // namespace blindspot::ui
