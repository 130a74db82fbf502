// An EvaluationComparison shows two evaluations beside each other: their tables, their arms in one chart, and what each patch does to
// the same picture.
#pragma once

#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/session.h"

#include <QWidget>

class QAbstractItemModel;
class QComboBox;
class QLabel;

namespace blindspot::ui {

class ChartPlot;
class FiguresView;
class PairPictures;
class StrongestPair;

class EvaluationComparison : public QWidget {
    Q_OBJECT

  public:
    /// `pictures`: of the evaluation that the page shows.
    EvaluationComparison(Session& session, PairPictures& pictures, QWidget* parent = nullptr);
    ~EvaluationComparison() override;

    /// The evaluations that can stand beside this one; an EvaluationsModel, which outlives it.
    void setChoices(QAbstractItemModel* choices);
    void setSubject(const ReportPointer& report, const ResultScope& scope);
    /// By its id; that of the page itself and one that is not there are none.
    void compareWith(const QString& id);
    const ReportPointer& other() const { return other_; }
    const FiguresView& figures() const { return *figures_; }

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* buildPictures(PairPictures& pictures);
    void chooseAnother();
    void show();
    ResultScope otherScope() const;

    Session& session_;
    Ticket reading_;
    ReportPointer report_, other_;
    ResultScope scope_;
    QString otherId_;
    PairPictures* otherPictures_;
    QComboBox* choice_;
    QLabel* problem_;
    FiguresView* figures_;
    ChartPlot* chart_;
    StrongestPair *pair_ = nullptr, *otherPair_ = nullptr;
};

} // namespace blindspot::ui
