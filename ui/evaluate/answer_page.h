// The AnswerPage is an evaluation on one page: the answer with its large number, the arms as a chart beside the strongest pair, the
// table at full width, and a card for each defence and each sweep.
#pragma once

#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QScrollArea>

class QLabel;

namespace blindspot::ui {

class ChartPlot;
class EvaluationAnswer;
class FiguresView;
class PairPictures;
class ResultCards;
class Session;
class StrongestPair;

class AnswerPage : public QScrollArea {
    Q_OBJECT

  public:
    AnswerPage(Session& session, PairPictures& pictures, QWidget* parent = nullptr);

    /// Null: nothing.
    void setSubject(const ReportPointer& report, const ResultScope& scope);

    const EvaluationAnswer& answer() const { return *answer_; }
    const FiguresView& arms() const { return *arms_; }
    StrongestPair& pair() { return *pair_; }
    ResultCards& cards() { return *cards_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* buildChart(Session& session);
    void showReport();
    QString definitions() const;

    ReportPointer report_;
    EvaluationAnswer* answer_;
    QLabel *warnings_, *chartTitle_ = nullptr, *note_;
    QWidget* middle_;
    ChartPlot* chart_ = nullptr;
    StrongestPair* pair_;
    FiguresView* arms_;
    ResultCards* cards_;
};

} // namespace blindspot::ui
