// EvaluationPlots show the charts of an evaluation one at a time: arms, detectors, precision and recall, and each sweep.
#pragma once

#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QWidget>

class QComboBox;

namespace blindspot::ui {

class ChartPlot;
class Session;

class EvaluationPlots : public QWidget {
    Q_OBJECT

  public:
    explicit EvaluationPlots(Session& session, QWidget* parent = nullptr);

    /// What was chosen stays chosen where the report has it. Null: nothing.
    void setSubject(const ReportPointer& report, const ResultScope& scope);
    /// A sweep by its place in the report.
    void showSweep(std::size_t sweep);

  private:
    void fill();
    void offerMeasures();
    void draw();

    ReportPointer report_;
    ResultScope scope_;
    QComboBox *plots_, *measure_;
    ChartPlot* plot_;
};

} // namespace blindspot::ui
