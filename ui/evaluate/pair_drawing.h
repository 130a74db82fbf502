// A PairDrawing draws one pair of an evaluation at full size, off the window's thread, into a view.
#pragma once

#include "ui/evaluate/pair_pictures.h"
#include "ui/pictures/scaled_picture.h"
#include "ui/session/session.h"

#include <QObject>

#include <memory>

namespace blindspot::ui {

class BeforeAfterView;
class PairsModel;

/// The model, the pictures and the view outlive it. It draws again once the patches of the report have been read.
class PairDrawing : public QObject {
    Q_OBJECT

  public:
    PairDrawing(PairsModel& model, PairPictures& pictures, BeforeAfterView& view, QObject* parent = nullptr);
    ~PairDrawing() override;

    /// A row of the model; another number shows nothing.
    void show(int row);
    int row() const { return row_; }

  Q_SIGNALS:
    /// What of the pair cannot be shown, and why; empty where all can.
    void problemFound(const QString& problem);

  private:
    struct Nothing {};
    struct Drawn {
        ScaledPicture before, after;
        QString problem;
    };

    void take(const Drawn& drawn);

    PairsModel& model_;
    PairPictures& pictures_;
    BeforeAfterView& view_;
    UiQueue queue_;
    std::unique_ptr<Worker<Nothing>> painter_;
    Ticket drawing_;
    int row_ = -1;
};

} // namespace blindspot::ui
