// ResultCards tell of each defence and each sweep of an evaluation on a card: a title, the one figure, a verdict.
#pragma once

#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QWidget>

namespace blindspot::report {
struct DefenceVerdict;
}

namespace blindspot::ui {

class Session;

/// Side by side, in as many rows as the width asks for.
class ResultCards : public QWidget {
    Q_OBJECT

  public:
    explicit ResultCards(Session& session, QWidget* parent = nullptr);

    /// Those of the scope's detector and patch; whichever defence is chosen, all are shown.
    void setSubject(const ReportPointer& report, const ResultScope& scope);
    int count() const;
    /// For presentation mode; of the cards that are made from then on.
    void setTypeScale(double scale) { scale_ = scale; }

  Q_SIGNALS:
    /// The table of defences, with this one's figures.
    void defencesWanted();
    /// A sweep by its place in the report.
    void sweepWanted(qulonglong sweep);

  private:
    void clear();
    QWidget* defenceCard(const metrics::EvaluationReport& report, const report::DefenceVerdict& verdict);
    QWidget* sweepCard(const metrics::Sweep& sweep, std::size_t place);

    Session& session_;
    double scale_ = 1;
};

} // namespace blindspot::ui
