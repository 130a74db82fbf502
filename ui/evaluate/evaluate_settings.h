// An EvaluateSettings widget holds the form's settings of an evaluation: placement, defences, sweeps, and
// rarely used options.
#pragma once

#include "core/patch/options.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "ui/controls/option_form.h"

#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace blindspot::ui {

class CheckList;
class ChoiceBox;
class DefencePicker;
class Session;

class EvaluateSettings : public QWidget {
    Q_OBJECT

  public:
    /// As it was when it was last closed.
    explicit EvaluateSettings(Session& session, QWidget* parent = nullptr);
    ~EvaluateSettings() override;

    void fill(workspace::EvaluationRequest& request) const;
    /// Puts mistakes at their fields; returns the first field with one, brought to sight, or null. Mistakes
    /// of defences stand at the defences: `mistaken` tells of any.
    FormField* check();
    bool mistaken() const { return mistaken_; }
    /// Opens the section with the first mistake.
    void showMistake();

  Q_SIGNALS:
    void changed();

  private:
    void buildPlacement(QVBoxLayout& column);
    void buildDefences(QVBoxLayout& column);
    void buildSweeps(QVBoxLayout& column);
    void buildMore(Session& session, QVBoxLayout& column);
    void buildNearDuplicates(const FieldPlace& place);
    void buildDevice(Session& session, const FieldPlace& place);
    void edited();
    void summarise();

    FoldedSection *placement_ = nullptr, *defences_ = nullptr, *sweeps_ = nullptr, *more_ = nullptr;
    /// Of the patch's place the scale alone; of the options what is measured.
    OptionForm<patch::TrainOptions>* place_;
    OptionForm<evaluation::EvaluationOptions>* measuring_;
    ChoiceBox* placementBox_ = nullptr;
    NumberBox *row_ = nullptr, *column_ = nullptr;
    FormField *scaleField_ = nullptr, *cornerField_ = nullptr;
    DefencePicker* picker_ = nullptr;
    CheckList* kinds_ = nullptr;
    ChoiceBox *nearDuplicates_ = nullptr, *device_ = nullptr, *knowing_ = nullptr;
    bool mistaken_ = false;
};

} // namespace blindspot::ui
