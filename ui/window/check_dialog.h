// The CheckDialog lists what a check of the workspace has found, and mends what can be mended without loss.
#pragma once

#include "core/workspace/maintenance/workspace_check.h"
#include <QDialog>

namespace blindspot::ui {

class CheckDialog : public QDialog {
    Q_OBJECT

  public:
    explicit CheckDialog(const workspace::CheckReport& report, QWidget* parent = nullptr);

    /// In one sentence or two.
    static QString summaryOf(const workspace::CheckReport& report);

  Q_SIGNALS:
    /// What can be mended without loss is to be mended.
    void mendRequested();
};

} // namespace blindspot::ui
