// Datasets: import, browse, filter, look at, and make selections.
#pragma once

#include "ui/pages/page.h"

namespace blindspot::ui {

class DatasetPage : public Page {
    Q_OBJECT

  public:
    explicit DatasetPage(Session& session, QWidget* parent = nullptr);

  Q_SIGNALS:
    /// "Train on this selection".
    void trainRequested(const QString& selection);
};

} // namespace blindspot::ui
