// The OutdoorAnswer shows what a trial of a printed patch has found: the answer, what to know before trusting it, its tables, and the
// share found over distance and angle.
#pragma once

#include "core/outdoor/trial_report.h"
#include "ui/session/session.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace blindspot::ui {

class ChartPlot;
class FiguresView;

class OutdoorAnswer : public QWidget {
    Q_OBJECT

  public:
    explicit OutdoorAnswer(Session& session, QWidget* parent = nullptr);

    /// `known`: of a rehearsal, what is known of the same films; else empty.
    void show(const std::shared_ptr<const outdoor::TrialReport>& report, const QString& known = {});

  private:
    Session& session_;
    QLabel *answer_, *known_, *warnings_;
    QVBoxLayout* blocks_;
};

/// Asks for a file, whose ending says whether it is to be PDF, HTML, CSV or JSON, and writes the report on another thread.
void saveTrialReport(Session& session, QWidget* parent, const std::shared_ptr<const outdoor::TrialReport>& report, report::Language language);

} // namespace blindspot::ui
