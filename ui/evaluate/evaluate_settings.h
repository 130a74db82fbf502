// How it is evaluated: placement, defences, sweeps, and what is rarely changed.
#pragma once

#include "core/workspace/evaluations/evaluation_session.h"

#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace blindspot::ui {

class CheckList;
class ChoiceBox;
class DefencePicker;
class FoldedSection;
class FormField;
class NumberBox;
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
    FormField* addNumber(FoldedSection& section, const QString& label, const QString& tip, NumberBox* box);
    void edited();
    void summarise();

    FoldedSection *placement_ = nullptr, *defences_ = nullptr, *sweeps_ = nullptr, *more_ = nullptr;
    ChoiceBox* placementBox_ = nullptr;
    NumberBox *scale_ = nullptr, *row_ = nullptr, *column_ = nullptr;
    FormField *scaleField_ = nullptr, *cornerField_ = nullptr;
    DefencePicker* picker_ = nullptr;
    CheckList* kinds_ = nullptr;
    NumberBox *confidence_ = nullptr, *seeds_ = nullptr, *drawings_ = nullptr, *seed_ = nullptr;
    FormField *confidenceField_ = nullptr, *seedsField_ = nullptr, *drawingsField_ = nullptr;
    ChoiceBox* device_ = nullptr;
    bool mistaken_ = false;
};

} // namespace blindspot::ui
