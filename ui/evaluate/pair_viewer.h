// A PairViewer shows one image of an evaluation enlarged: before and after with a line to drag, and keys for
// the next and the previous image.
#pragma once

#include "ui/evaluate/pair_pictures.h"
#include "ui/pictures/scaled_picture.h"
#include "ui/session/session.h"

#include <QWidget>

#include <memory>

class QLabel;
class QToolButton;

namespace blindspot::ui {

class BeforeAfterView;
class BoxLegend;
class PairsModel;

class PairViewer : public QWidget {
    Q_OBJECT

  public:
    PairViewer(PairsModel& model, PairPictures& pictures, QWidget* parent = nullptr);
    ~PairViewer() override;

    void showRow(int row);
    int row() const { return row_; }
    const BeforeAfterView& view() const { return *view_; }

  Q_SIGNALS:
    /// Escape, or the button.
    void backRequested();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    struct Nothing {};
    struct Drawn {
        ScaledPicture before, after;
        QString problem;
    };

    QWidget* buildHeader();
    void step(int rows);
    void show(const Drawn& drawn);

    PairsModel& model_;
    PairPictures& pictures_;
    UiQueue queue_;
    std::unique_ptr<Worker<Nothing>> painter_;
    Ticket drawing_;
    int row_ = -1;
    BeforeAfterView* view_;
    BoxLegend* legend_;
    QLabel* title_ = nullptr;
    QLabel* place_ = nullptr;
    QLabel* problem_;
    QToolButton* previous_ = nullptr;
    QToolButton* next_ = nullptr;
};

} // namespace blindspot::ui
