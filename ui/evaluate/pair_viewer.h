// A PairViewer shows one image of an evaluation enlarged: before and after with a line to drag, and keys for
// the next and the previous image.
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace blindspot::ui {

class BeforeAfterView;
class BoxLegend;
class PairDrawing;
class PairPictures;
class PairsModel;

class PairViewer : public QWidget {
    Q_OBJECT

  public:
    PairViewer(PairsModel& model, PairPictures& pictures, QWidget* parent = nullptr);

    void showRow(int row);
    int row() const { return row_; }
    const BeforeAfterView& view() const { return *view_; }

  Q_SIGNALS:
    /// Escape, or the button.
    void backRequested();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QWidget* buildHeader();
    void step(int rows);

    PairsModel& model_;
    int row_ = -1;
    BeforeAfterView* view_;
    PairDrawing* drawing_;
    BoxLegend* legend_;
    QLabel* title_ = nullptr;
    QLabel* place_ = nullptr;
    QLabel* problem_;
    QToolButton* previous_ = nullptr;
    QToolButton* next_ = nullptr;
};

} // namespace blindspot::ui
