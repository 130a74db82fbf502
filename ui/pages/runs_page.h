// Runs: the table, and what the marked ones did, side by side.
#pragma once

#include "core/runs/run_session.h"
#include "ui/pages/page.h"

namespace blindspot::ui {

class RunsPage : public Page {
    Q_OBJECT

  public:
    explicit RunsPage(Session& session, QWidget* parent = nullptr);

    /// Marks one run and shows it.
    void showRun(const QString& id);

  Q_SIGNALS:
    /// "Use these settings" and "Repeat with changes".
    void settingsRequested(const blindspot::runs::TrainRequest& request);
    /// A run was resumed: the Train page shows it.
    void resumed();
};

} // namespace blindspot::ui
