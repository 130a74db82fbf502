#include "ui/live/live_views.h"

#include "ui/pictures/before_after_view.h"
#include "ui/pictures/image_view.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kStepsOfWheel = 120; ///< eighths of a degree a notch
constexpr double kScaleOfNotch = 1.1;

} // namespace

LiveViews::LiveViews(QWidget* parent) : QWidget(parent), slider_(new BeforeAfterView), stack_(new QStackedWidget)
{
    auto* row = new QWidget;
    auto* sides = new QHBoxLayout(row);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(kGrid);
    for (Side& side : sides_) {
        side = makeSide();
        sides->addWidget(side.column, 1);
    }
    stack_->addWidget(row);
    stack_->addWidget(slider_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_, 1);
    slider_->setObjectName("liveSlider");
}

LiveViews::Side LiveViews::makeSide()
{
    Side side;
    side.column = new QWidget;
    side.title = new QLabel;
    side.title->setFont(scaledFont(1, true));
    side.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    side.count = new QLabel;
    side.count->setFont(tabularFont(1.3));
    side.view = new ImageView;
    side.view->installEventFilter(this);
    auto* head = new QHBoxLayout;
    head->addWidget(side.title, 1);
    head->addWidget(side.count);
    auto* column = new QVBoxLayout(side.column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addLayout(head);
    column->addWidget(side.view, 1);
    return side;
}

void LiveViews::setTitles(const std::array<QString, evaluation::kFrameWays>& titles)
{
    titles_ = titles;
    for (std::size_t i = 0; i < sides_.size(); ++i) {
        sides_[i].title->setText(titles[i]);
        sides_[i].title->setToolTip(titles[i]);
        sides_[i].view->setAccessibleName(titles[i]);
    }
}

QString LiveViews::title(FrameWay way) const
{
    return sides_[static_cast<std::size_t>(way)].title->text();
}

void LiveViews::showSeen(const LiveSeen& seen)
{
    seen_ = seen;
    for (std::size_t i = 0; i < sides_.size(); ++i) {
        const LiveSide& side = seen.sides[i];
        sides_[i].column->setVisible(side.looked);
        if (side.looked) sides_[i].count->setText(i == 0 ? tr("%1 found").arg(seen.objects) : tr("%1 of %2").arg(side.noticed).arg(seen.objects));
    }
    if (slider())
        showSlider();
    else
        showSides();
}

void LiveViews::showSides()
{
    if (!seen_) return;
    for (std::size_t i = 0; i < sides_.size(); ++i) {
        const LiveSide& side = seen_->sides[i];
        if (!side.looked) continue;
        sides_[i].view->setPicture(side.picture);
        sides_[i].view->setBoxes(side.boxes);
    }
}

void LiveViews::showSlider()
{
    if (!seen_) return;
    const LiveSeen& seen = *seen_;
    const bool defended = seen.side(FrameWay::Defended).looked;
    const FrameWay right = defended ? FrameWay::Defended : seen.side(FrameWay::Patched).looked ? FrameWay::Patched : FrameWay::Clean;
    const FrameWay left = defended && seen.side(FrameWay::Patched).looked ? FrameWay::Patched : FrameWay::Clean;
    const auto sideOf = [&](FrameWay way) {
        return PictureSide{seen.side(way).picture, boxes_ ? seen.side(way).boxes : std::vector<PictureBox>()};
    };
    const auto words = [&](FrameWay way) {
        const LiveSide& side = seen.side(way);
        const QString count = way == FrameWay::Clean ? QString::number(seen.objects) : tr("%1 of %2").arg(side.noticed).arg(seen.objects);
        return QStringLiteral("%1: %2").arg(titles_[static_cast<std::size_t>(way)], count);
    };
    slider_->setWords(words(left), words(right));
    slider_->setWithout(sideOf(left));
    slider_->setWith(sideOf(right));
}

void LiveViews::clear(const QString& placeholder)
{
    seen_.reset();
    for (Side& side : sides_) {
        side.view->setPicture({});
        side.view->setBoxes({});
        side.count->clear();
        side.column->setVisible(&side == &sides_.front());
    }
    sides_.front().view->setPlaceholder(placeholder);
    slider_->setPlaceholder(placeholder);
    slider_->setWithout({});
    slider_->setWith({});
}

void LiveViews::setSlider(bool slider)
{
    stack_->setCurrentIndex(slider ? 1 : 0);
    if (slider)
        showSlider();
    else
        showSides();
}

bool LiveViews::slider() const
{
    return stack_->currentIndex() == 1;
}

void LiveViews::takeFocus()
{
    if (slider())
        slider_->setFocus();
    else
        sides_.front().view->setFocus();
}

void LiveViews::setBoxesVisible(bool visible)
{
    boxes_ = visible;
    for (Side& side : sides_)
        side.view->setBoxesVisible(visible);
    if (slider()) showSlider();
}

void LiveViews::setPresenting(bool presenting)
{
    for (Side& side : sides_) {
        side.title->setFont(scaledFont(presenting ? 1.6 : 1, true));
        side.count->setFont(tabularFont(presenting ? 2.6 : 1.3));
    }
    slider_->setTypeScale(presenting ? 2 : 1);
}

int LiveViews::heightOfPictures(int width) const
{
    if (!seen_ || seen_->size.isEmpty()) return 0;
    const auto looked = std::count_if(seen_->sides.begin(), seen_->sides.end(), [](const LiveSide& side) { return side.looked; });
    const int beside = slider() ? 1 : std::max(1, static_cast<int>(looked));
    const int each = (width - (beside - 1) * kGrid) / beside;
    const int above = slider() ? 0 : std::max(sides_[0].title->sizeHint().height(), sides_[0].count->sizeHint().height()) + kGrid / 2;
    return above + each * seen_->size.height() / seen_->size.width();
}

/// What the hand does in a picture; false: the picture's own zoom and pan have it.
bool LiveViews::handEvent(ImageView& view, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const bool held = (mouse->buttons() & Qt::LeftButton) != 0;
        if (held) Q_EMIT handMoved(view.toPicture(mouse->position()));
        return held;
    }
    if (event->type() == QEvent::Wheel) {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        if (!(wheel->modifiers() & Qt::ControlModifier)) return false;
        Q_EMIT handScaled(std::pow(kScaleOfNotch, wheel->angleDelta().y() / kStepsOfWheel));
        return true;
    }
    return false;
}

bool LiveViews::eventFilter(QObject* watched, QEvent* event)
{
    auto* view = qobject_cast<ImageView*>(watched);
    if (byHand_ && view && !view->image().isNull() && handEvent(*view, event)) return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace blindspot::ui
