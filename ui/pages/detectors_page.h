// Detectors: add, inspect, try on a picture.
#pragma once

#include "ui/pages/page.h"

namespace blindspot::ui {

class DetectorsPage : public Page {
    Q_OBJECT

  public:
    explicit DetectorsPage(Session& session, QWidget* parent = nullptr);

  Q_SIGNALS:
    /// "Train against this detector".
    void trainRequested(const QString& detector);
};

} // namespace blindspot::ui
