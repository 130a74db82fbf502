// EvaluationSlides show an evaluation to a hall, one thing at a time and large: the answer, the strongest pairs, the arms, the
// detectors before and after a hardening, what defences bring back.
#pragma once

#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QWidget>

#include <vector>

class QLabel;
class QStackedWidget;

namespace blindspot::ui {

class ChartPlot;
class EvaluationAnswer;
class PairPictures;
class ResultCards;
class Session;
class StrongestPair;

class EvaluationSlides : public QWidget {
    Q_OBJECT

  public:
    enum class Slide { Answer, Pair, Arms, Detectors, Cards };

    EvaluationSlides(Session& session, PairPictures& pictures, QWidget* parent = nullptr);

    /// From the first slide on, of what the report has: a slide that would be empty is left out.
    void begin(const ReportPointer& report, const ResultScope& scope);
    /// By so many slides on; false where there is none that way.
    bool step(int by);
    Slide slide() const { return slides_[place_].slide; }
    int count() const { return static_cast<int>(slides_.size()); }

  private:
    struct Place {
        Slide slide = Slide::Answer;
        int pair = 0; ///< of the strongest pairs
    };

    QWidget* buildChart(Session& session, ChartPlot*& plot, QLabel*& title);
    void show();

    StrongestPair* pair_;
    EvaluationAnswer* answer_;
    ChartPlot *arms_ = nullptr, *detectors_ = nullptr;
    QLabel *armsTitle_ = nullptr, *detectorsTitle_ = nullptr;
    ResultCards* cards_;
    QStackedWidget* stack_;
    std::vector<Place> slides_{Place{}};
    std::size_t place_ = 0;
};

} // namespace blindspot::ui
