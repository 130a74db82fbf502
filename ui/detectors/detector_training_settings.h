// A DetectorTrainingSettings widget holds the form's settings of a detector's training: epochs, batch,
// learning rate and input size, with the others folded away.
#pragma once

#include "core/workspace/trainings/detector_train_request.h"
#include "ui/controls/option_form.h"

#include <QWidget>

#include <cstdint>

namespace blindspot::ui {

class ChoiceBox;

class DetectorTrainingSettings : public QWidget {
    Q_OBJECT

  public:
    explicit DetectorTrainingSettings(QWidget* parent = nullptr);

    void show(const workspace::DetectorTrainRequest& request);
    /// Leaves the options of the hardening as they are.
    void fill(workspace::DetectorTrainRequest& request) const;
    /// Of the detector that it starts from, pixels; 0: fresh weights.
    void setStartSize(std::int64_t inputSize);

    /// Puts mistakes at their fields; the first field that has one, or null.
    FormField* check();
    /// So that the field can be seen.
    void reveal(FormField* field) const;
    QString summary() const;

  Q_SIGNALS:
    void changed();

  private:
    void buildFirst();
    void buildMore();
    void addOptimiser();
    void addAugmentation();
    void chooseOptimiser(detector_training::OptimiserKind kind);
    void edited();

    OptionForm<detector_training::TrainOptions>* rows_;
    FoldedSection* more_;
    NumberChoice* size_;
    FormField* sizeField_ = nullptr;
    ChoiceBox *optimiser_, *device_, *precision_;
    std::int64_t startSize_ = 0;
};

} // namespace blindspot::ui
