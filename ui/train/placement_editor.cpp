#include "ui/train/placement_editor.h"

#include "ui/support/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr int kSide = 36 * kGrid;
constexpr double kHandle = 7;
/// As far as dragging goes; the engine's limits are checked by the form.
constexpr double kSmallestScale = 0.05, kLargestScale = 4;

double sideOn(const Box& box, double scale)
{
    return scale * std::sqrt(box.width() * box.height());
}

double reach(QPointF from, QPointF to)
{
    return std::max(std::abs(to.x() - from.x()), std::abs(to.y() - from.y()));
}

} // namespace

PlacementEditor::PlacementEditor(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName("placementEditor");
    setAccessibleName(tr("Place of the patch"));
    setToolTip(tr("Drag the patch. Keys: arrows, with Shift in small steps; Home: the default"));
}

QSize PlacementEditor::sizeHint() const
{
    return {kSide, kSide};
}

void PlacementEditor::setSample(const std::optional<PlacementSample>& sample)
{
    sample_ = sample;
    scaled_ = {};
    update();
}

void PlacementEditor::setPlacement(const patch::PlacementOptions& placement, std::int64_t patchSize,
                                   std::int64_t inputSize)
{
    placement_ = placement;
    patchSize_ = std::max<std::int64_t>(1, patchSize);
    inputSize_ = std::max<std::int64_t>(1, inputSize);
    const QString text = isFixed() ? tr("Row %1, column %2").arg(corner().first).arg(corner().second)
                                   : tr("Scale %1 on each object").arg(placement_.scale);
    setAccessibleDescription(text);
    update();
}

QRectF PlacementEditor::square() const
{
    const double side = std::min(width(), height()) - 2;
    return {(width() - side) / 2, (height() - side) / 2, side, side};
}

double PlacementEditor::zoom() const
{
    return square().width() / static_cast<double>(inputSize_);
}

std::pair<double, double> PlacementEditor::corner() const
{
    const double middle = static_cast<double>(inputSize_ - patchSize_) / 2;
    if (placement_.row < 0 && placement_.column < 0) return {std::floor(middle), std::floor(middle)};
    return {static_cast<double>(placement_.row), static_cast<double>(placement_.column)};
}

std::vector<QRectF> PlacementEditor::patches() const
{
    const QRectF area = square();
    const double factor = zoom();
    std::vector<QRectF> all;
    // A stretched input shows what is square on the picture longer one way.
    const double wider = sample_ ? std::sqrt(sample_->place.aspect()) : 1;
    const auto add = [&](double x, double y, double side) {
        const double width = side * wider, height = side / wider;
        all.emplace_back(area.left() + (x - width / 2) * factor, area.top() + (y - height / 2) * factor, width * factor,
                         height * factor);
    };
    if (isFixed()) {
        const auto [row, column] = corner();
        const double half = static_cast<double>(patchSize_) / 2;
        add(column + half, row + half, 2 * half * std::min(wider, 1 / wider));
    } else if (sample_) {
        for (const Box& box : sample_->boxes)
            add((box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2, sideOn(box, placement_.scale));
    }
    return all;
}

const QRectF* PlacementEditor::patchAt(const std::vector<QRectF>& all, QPointF position) const
{
    // Small ones lie on large ones.
    const QRectF* best = nullptr;
    for (const QRectF& patch : all)
        if (patch.adjusted(-kHandle, -kHandle, kHandle, kHandle).contains(position) &&
            (best == nullptr || patch.width() < best->width()))
            best = &patch;
    return best;
}

void PlacementEditor::moveTo(double row, double column)
{
    const std::int64_t most = std::max<std::int64_t>(0, inputSize_ - patchSize_);
    patch::PlacementOptions moved = placement_;
    moved.row = std::clamp<std::int64_t>(std::llround(row), 0, most);
    moved.column = std::clamp<std::int64_t>(std::llround(column), 0, most);
    if (moved.row == placement_.row && moved.column == placement_.column) return;
    setPlacement(moved, patchSize_, inputSize_);
    Q_EMIT edited(placement_);
}

void PlacementEditor::scaleTo(double scale)
{
    patch::PlacementOptions scaled = placement_;
    scaled.scale = std::clamp(std::round(scale * 100) / 100, kSmallestScale, kLargestScale);
    if (scaled.scale == placement_.scale) return;
    setPlacement(scaled, patchSize_, inputSize_);
    Q_EMIT edited(placement_);
}

void PlacementEditor::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    const std::vector<QRectF> all = patches();
    const QRectF* held = patchAt(all, event->position());
    if (held == nullptr && isFixed() && square().contains(event->position())) {
        // A click beside it brings the patch there.
        const QPointF at = (event->position() - square().topLeft()) / zoom();
        moveTo(at.y() - static_cast<double>(patchSize_) / 2, at.x() - static_cast<double>(patchSize_) / 2);
    } else if (held == nullptr) {
        return;
    }
    const QPointF centre = held != nullptr ? held->center() : event->position();
    drag_ = Drag{event->position(), placement_, centre, std::max(8.0, reach(centre, event->position()))};
}

void PlacementEditor::mouseMoveEvent(QMouseEvent* event)
{
    if (!drag_) {
        const bool over = patchAt(patches(), event->position()) != nullptr;
        setCursor(!over ? Qt::ArrowCursor : isFixed() ? Qt::SizeAllCursor : Qt::SizeFDiagCursor);
        return;
    }
    if (isFixed()) {
        PlacementEditor::Drag& drag = *drag_;
        const std::int64_t middle = (inputSize_ - patchSize_) / 2;
        const QPointF moved = (event->position() - drag.start) / zoom();
        const bool unset = drag.placement.row < 0;
        moveTo(static_cast<double>(unset ? middle : drag.placement.row) + moved.y(),
               static_cast<double>(unset ? middle : drag.placement.column) + moved.x());
    } else {
        scaleTo(drag_->placement.scale * reach(drag_->centre, event->position()) / drag_->distance);
    }
}

void PlacementEditor::mouseReleaseEvent(QMouseEvent*)
{
    drag_.reset();
}

void PlacementEditor::keyPressEvent(QKeyEvent* event)
{
    const bool fine = event->modifiers().testFlag(Qt::ShiftModifier);
    const double step = isFixed() ? (fine ? 1 : kGrid) : (fine ? 0.01 : 0.05);
    int down = 0, right = 0;
    switch (event->key()) {
    case Qt::Key_Up:
        down = -1;
        break;
    case Qt::Key_Down:
        down = 1;
        break;
    case Qt::Key_Left:
        right = -1;
        break;
    case Qt::Key_Right:
        right = 1;
        break;
    case Qt::Key_Home: {
        patch::PlacementOptions home = placement_;
        home.row = home.column = -1;
        home.scale = patch::PlacementOptions().scale;
        setPlacement(home, patchSize_, inputSize_);
        Q_EMIT edited(placement_);
        return;
    }
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    const auto [row, column] = corner();
    if (isFixed())
        moveTo(row + down * step, column + right * step);
    else
        scaleTo(placement_.scale + (right - down) * step); // up and right: larger
}

void PlacementEditor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    scaled_ = {};
}

void PlacementEditor::paintPicture(QPainter& painter)
{
    const QRectF area = square();
    const imaging::InputPlace& place = sample_->place;
    const double factor = area.width() / std::max(1, place.input.side);
    const QRectF inner(area.left() + place.left * factor, area.top() + place.top * factor,
                       place.inner.width * factor, place.inner.height * factor);
    if (scaled_.isNull()) {
        const double ratio = devicePixelRatioF();
        const QSize size = (inner.size() * ratio).toSize().expandedTo({1, 1});
        scaled_ = QPixmap::fromImage(
            sample_->picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        scaled_.setDevicePixelRatio(ratio);
    }
    painter.drawPixmap(inner.topLeft(), scaled_);
    QPen pen(Theme::current().found, 1, Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const Box& box : sample_->boxes)
        painter.drawRect(QRectF(area.left() + box.x1 * factor, area.top() + box.y1 * factor,
                                box.width() * factor, box.height() * factor));
}

void PlacementEditor::paintPatch(QPainter& painter, const QRectF& patch) const
{
    const Theme& theme = Theme::current();
    painter.fillRect(patch, QColor(127, 127, 127, 215));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(QColor(0, 0, 0, 60), Qt::Dense6Pattern));
    painter.drawRect(patch);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 3));
    painter.drawRect(patch);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.drawRect(patch);
    if (patch.width() < 3 * kHandle) return;
    painter.setBrush(theme.accent);
    painter.setPen(QPen(Qt::white, 1));
    if (!isFixed())
        for (const QPointF& at : {patch.topLeft(), patch.topRight(), patch.bottomLeft(), patch.bottomRight()})
            painter.drawRect(QRectF(at.x() - kHandle / 2, at.y() - kHandle / 2, kHandle, kHandle));
}

void PlacementEditor::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QRectF area = square();
    painter.fillRect(area, QColor(114, 114, 114)); // the grey around pictures that detectors know
    painter.save();
    painter.setClipRect(area);
    if (sample_) paintPicture(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QRectF& patch : patches())
        paintPatch(painter, patch);
    painter.restore();
    if (!sample_) {
        painter.setPen(Qt::white);
        painter.drawText(area.adjusted(kGrid, kGrid, -kGrid, -kGrid),
                         Qt::AlignTop | Qt::AlignHCenter | Qt::TextWordWrap,
                         tr("An image of the selection appears here"));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.border, hasFocus() ? 2 : 1));
    painter.drawRect(area);
}

} // namespace blindspot::ui
