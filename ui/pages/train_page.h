// Training: the form, the run under way, and what it does to the detector.
#pragma once

#include "core/runs/run_session.h"
#include "ui/pages/page.h"

namespace blindspot::ui {

class TrainPage : public Page {
    Q_OBJECT

  public:
    explicit TrainPage(Session& session, QWidget* parent = nullptr);

    /// Fills the form with what a run was made with.
    void setRequest(const runs::TrainRequest& request);
    void chooseSelection(const QString& selection);
    void chooseDetector(const QString& detector);
    /// Shows or leaves the full screen of patch, before and after, and curve.
    void setPresenting(bool presenting);

  Q_SIGNALS:
    void presentingChanged(bool presenting);
};

} // namespace blindspot::ui
