// The LiveViews show a live frame as it is, with the patch and with the defence: side by side, or two of them with a line between
// them that can be dragged.
#pragma once

#include "ui/live/live_look.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QStackedWidget;

namespace blindspot::ui {

class BeforeAfterView;
class ImageView;

/// While the hand lays the patch, pressing and dragging in a picture moves it there, and the wheel with Ctrl makes it larger or
/// smaller.
class LiveViews : public QWidget {
    Q_OBJECT

  public:
    explicit LiveViews(QWidget* parent = nullptr);

    void showSeen(const LiveSeen& seen);
    void clear(const QString& placeholder);
    /// What each way is called.
    void setTitles(const std::array<QString, evaluation::kFrameWays>& titles);
    /// False: side by side.
    void setSlider(bool slider);
    bool slider() const;
    void setByHand(bool byHand) { byHand_ = byHand; }
    void setBoxesVisible(bool visible);
    void setPresenting(bool presenting);
    /// Pixels at which the pictures, so many beside each other as there are, fill `width` without bands above and below; 0: there is none.
    int heightOfPictures(int width) const;
    /// Puts the keyboard into the pictures.
    void takeFocus();
    const ImageView& view(FrameWay way) const { return *sides_[static_cast<std::size_t>(way)].view; }
    QString title(FrameWay way) const;

  Q_SIGNALS:
    /// In pixels of the frame.
    void handMoved(const QPointF& to);
    void handScaled(double factor);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Side {
        QWidget* column = nullptr;
        QLabel *title = nullptr, *count = nullptr;
        ImageView* view = nullptr;
    };
    Side makeSide();
    void showSides();
    void showSlider();
    bool handEvent(ImageView& view, QEvent* event);

    std::array<Side, evaluation::kFrameWays> sides_;
    std::array<QString, evaluation::kFrameWays> titles_;
    std::optional<LiveSeen> seen_; ///< the newest: a frozen picture is arranged anew without another look
    BeforeAfterView* slider_;
    QStackedWidget* stack_;
    bool byHand_ = false, boxes_ = true;
};

} // namespace blindspot::ui
