// The GuidePanel is the panel of the guided demonstration: its steps, the text of the current step, and one
// button.
#pragma once

#include "ui/guide/guide_story.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace blindspot::ui {

class GuideStepper;

/// The panel shows the values that it is given. Its height stays the same from step to step, so that nothing
/// above it moves.
class GuidePanel : public QWidget {
    Q_OBJECT

  public:
    explicit GuidePanel(QWidget* parent = nullptr);

    void show(const GuideLook& look);
    /// Large type for a hall; only what the audience needs.
    void setPresenting(bool presenting);
    QString text() const;
    QPushButton* actButton() const { return act_; }
    /// The button's key, for the window that the panel is in.
    QAction* actAction() const { return actAction_; }

  Q_SIGNALS:
    void stepChosen(blindspot::ui::GuideStep step);
    void backRequested();
    void onRequested();
    void actRequested();
    void closeRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QToolButton* button(const char* name, const char* iconName, const QString& tip);
    void setTypeScale(double scale);

    GuideStepper* stepper_;
    QToolButton *back_, *on_, *close_;
    QLabel* text_;
    QPushButton* act_;
    QAction* actAction_;
    QProgressBar* bar_;
};

} // namespace blindspot::ui
