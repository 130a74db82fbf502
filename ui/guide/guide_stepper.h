// The GuideStepper shows the steps of the guided demonstration in a row and marks those that are done,
// current and to come.
#pragma once

#include "ui/guide/guide_story.h"

#include <QWidget>

#include <array>

namespace blindspot::ui {

class GuideStepButton;

/// The state of a step is shown in words and shapes: a tick in a circle, a filled circle, an open one.
class GuideStepper : public QWidget {
    Q_OBJECT

  public:
    explicit GuideStepper(QWidget* parent = nullptr);

    void setCurrent(GuideStep current, const std::array<bool, kGuideSteps.size()>& done);
    /// Whether steps can be gone to.
    void setActive(bool active);
    /// Relative to the system's font.
    void setTypeScale(double scale);

  Q_SIGNALS:
    void chosen(blindspot::ui::GuideStep step);

  private:
    std::array<GuideStepButton*, kGuideSteps.size()> buttons_{};
};

} // namespace blindspot::ui
