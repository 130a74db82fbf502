#include "ui/dataset/image_grid.h"

#include "ui/pictures/box_painter.h"
#include "ui/support/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr int kMargin = kGrid; // around a thumbnail
constexpr int kTick = 20;      // side of the mark

} // namespace

ImageGrid::ImageGrid(QWidget* parent) : QAbstractItemView(parent)
{
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Images"));
    // Not at once: many steps of scrolling ask only once.
    visibleTimer_.setSingleShot(true);
    visibleTimer_.setInterval(0);
    connect(&visibleTimer_, &QTimer::timeout, this, &ImageGrid::showVisible);
}

void ImageGrid::setImages(ImageGridModel* model)
{
    images_ = model;
    setModel(model);
    connect(model, &ImageGridModel::marksChanged, viewport(), qOverload<>(&QWidget::update));
    connect(model, &QAbstractItemModel::dataChanged, &visibleTimer_, qOverload<>(&QTimer::start));
}

void ImageGrid::setThumbnailSide(int side)
{
    if (side == side_) return;
    // What is in the first line stays in sight.
    const QModelIndex kept =
        currentIndex().isValid() && viewport()->rect().intersects(visualRect(currentIndex()))
            ? currentIndex()
            : indexAt({kMargin, kMargin});
    side_ = side;
    updateGeometries();
    if (kept.isValid()) scrollTo(kept, PositionAtCenter);
    viewport()->update();
}

void ImageGrid::setBoxesShown(bool shown)
{
    boxesShown_ = shown;
    viewport()->update();
    Q_EMIT visibleChanged();
}

void ImageGrid::setClassColors(const ClassColors& colors)
{
    colors_ = colors;
    viewport()->update();
    Q_EMIT visibleChanged();
}

QStringList ImageGrid::visibleClasses() const
{
    QHash<QString, int> counts;
    const int first = rows() > 0 ? verticalOffset() / cell().height() * columns() : 0;
    for (int row = first; row < rows() && cellRect(row).top() <= viewport()->height(); ++row)
        if (const dataset::ImageRecord* record = images_->record(row))
            for (const dataset::AnnotationRecord& annotation : record->annotations)
                ++counts[QString::fromStdString(annotation.className)];
    QStringList names = counts.keys();
    std::sort(names.begin(), names.end(), [&counts](const QString& a, const QString& b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    });
    return names;
}

QSize ImageGrid::cell() const
{
    return {side_ + 2 * kMargin, side_ + 2 * kMargin + fontMetrics().height() + kGrid / 2};
}

int ImageGrid::columns() const
{
    return std::max(1, viewport()->width() / cell().width());
}

QRect ImageGrid::cellRect(int row) const
{
    const int perLine = columns();
    // What is left over is shared out between the columns.
    const int width = std::max(cell().width(), viewport()->width() / perLine);
    return {row % perLine * width, row / perLine * cell().height() - verticalOffset(), width,
            cell().height()};
}

QRect ImageGrid::visualRect(const QModelIndex& index) const
{
    return index.isValid() ? cellRect(index.row()) : QRect();
}

QModelIndex ImageGrid::indexAt(const QPoint& point) const
{
    if (!images_ || point.x() < 0) return {};
    const int perLine = columns();
    const int width = std::max(cell().width(), viewport()->width() / perLine);
    const int column = point.x() / width;
    const int y = point.y() + verticalOffset();
    if (column >= perLine || y < 0) return {};
    const int row = y / cell().height() * perLine + column;
    return row < rows() ? images_->index(row) : QModelIndex();
}

void ImageGrid::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid()) return;
    const QRect rect = visualRect(index);
    const int height = viewport()->height();
    QScrollBar* bar = verticalScrollBar();
    if (hint == PositionAtCenter)
        bar->setValue(bar->value() + rect.center().y() - height / 2);
    else if (hint == PositionAtTop || rect.top() < 0)
        bar->setValue(bar->value() + rect.top());
    else if (hint == PositionAtBottom || rect.bottom() >= height)
        bar->setValue(bar->value() + rect.bottom() + 1 - height);
}

int ImageGrid::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void ImageGrid::reset()
{
    QAbstractItemView::reset();
    anchor_ = 0;
    hovered_ = -1;
    verticalScrollBar()->setValue(0);
    updateGeometries();
}

void ImageGrid::updateGeometries()
{
    const int lines = (rows() + columns() - 1) / columns();
    QScrollBar* bar = verticalScrollBar();
    bar->setSingleStep(cell().height() / 3);
    bar->setPageStep(viewport()->height());
    bar->setRange(0, std::max(0, lines * cell().height() - viewport()->height()));
    QAbstractItemView::updateGeometries();
    visibleTimer_.start();
}

void ImageGrid::scrollContentsBy(int, int)
{
    viewport()->update();
    visibleTimer_.start();
}

void ImageGrid::showVisible()
{
    if (!images_ || rows() == 0 || !isVisible()) return;
    const int perLine = columns();
    const int first = verticalOffset() / cell().height() * perLine;
    const int last = ((verticalOffset() + viewport()->height()) / cell().height() + 1) * perLine - 1;
    images_->setVisible(first, last, static_cast<int>(std::lround(side_ * devicePixelRatioF())));
    Q_EMIT visibleChanged();
}

void ImageGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT currentImageChanged(current.isValid() ? current.row() : -1);
}

QModelIndex ImageGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (rows() == 0) return {};
    const int now = currentIndex().isValid() ? currentIndex().row() : -1;
    const int perLine = columns();
    const int page = std::max(1, viewport()->height() / cell().height()) * perLine;
    int row = std::max(now, 0);
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        row = now - 1;
        break;
    case MoveRight:
    case MoveNext:
        row = now + 1;
        break;
    case MoveUp:
        row = now - perLine >= 0 ? now - perLine : now;
        break;
    case MoveDown:
        row = now + perLine < rows() ? now + perLine : now;
        break;
    case MovePageUp:
        row = now - page;
        break;
    case MovePageDown:
        row = now + page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows() - 1;
        break;
    }
    return images_->index(std::clamp(row, 0, rows() - 1));
}

void ImageGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    selectionModel()->select(indexAt(rect.topLeft()), command);
}

QRegion ImageGrid::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index);
    return region;
}

void ImageGrid::markTo(int row)
{
    if (!images_) return;
    images_->setMarked(std::min(anchor_, row), std::max(anchor_, row), true);
}

void ImageGrid::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return QAbstractItemView::mousePressEvent(event);
    const int row = index.row();
    const bool onTick = tickRect(cellRect(row)).contains(event->pos());
    if (event->modifiers() & Qt::ShiftModifier) {
        markTo(row);
    } else {
        if (onTick || (event->modifiers() & Qt::ControlModifier))
            images_->setMarked(row, !images_->marked(row));
        anchor_ = row;
    }
    if (!onTick) selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    event->accept();
}

void ImageGrid::mouseMoveEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    const int row = index.isValid() ? index.row() : -1;
    if (row == hovered_) return;
    hovered_ = row;
    viewport()->update();
}

void ImageGrid::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
}

void ImageGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier ||
        tickRect(cellRect(index.row())).contains(event->pos()))
        return mousePressEvent(event); // two quick clicks on a tick are two clicks
    event->accept();
    Q_EMIT opened(index.row());
}

bool ImageGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && hovered_ >= 0) {
        hovered_ = -1;
        viewport()->update();
    }
    return QAbstractItemView::viewportEvent(event);
}

void ImageGrid::keyPressEvent(QKeyEvent* event)
{
    if (!images_ || rows() == 0) return QAbstractItemView::keyPressEvent(event);
    const int now = currentIndex().row();
    if (event->key() == Qt::Key_Space && now >= 0) {
        if (event->modifiers() & Qt::ShiftModifier) {
            markTo(now);
        } else {
            images_->setMarked(now, !images_->marked(now));
            anchor_ = now;
        }
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier &&
        now >= 0) {
        Q_EMIT opened(now);
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) return images_->setMarked(0, rows() - 1, true);
    if (event->key() == Qt::Key_Escape && !images_->marks().empty()) return images_->clearMarks();
    if (!(event->modifiers() & Qt::ShiftModifier)) {
        QAbstractItemView::keyPressEvent(event);
        if (currentIndex().row() != now && currentIndex().isValid()) anchor_ = currentIndex().row();
        return;
    }
    // Shift and a key that moves: the images passed are marked.
    QAbstractItemView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex().row() != now) markTo(currentIndex().row());
}

QRect ImageGrid::tickRect(const QRect& cell) const
{
    return {cell.center().x() + side_ / 2 - kTick - 2, cell.top() + kMargin + 4, kTick, kTick};
}

void ImageGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const Theme& theme = Theme::current();
    painter.fillRect(event->rect(), theme.surface);
    if (!images_ || rows() == 0) return;
    const int perLine = columns();
    const int first = verticalOffset() / cell().height() * perLine;
    for (int row = first; row < rows(); ++row) {
        const QRect rect = cellRect(row);
        if (rect.top() > viewport()->height()) break;
        if (rect.intersects(event->rect())) paintCell(painter, row, rect);
    }
}

void ImageGrid::paintCell(QPainter& painter, int row, const QRect& cell) const
{
    const Theme& theme = Theme::current();
    const bool current = currentIndex().row() == row;
    const bool marked = images_->marked(row);
    const QRect inner = cell.adjusted(2, 2, -2, -2);
    if (marked || current || row == hovered_) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(current ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(marked ? theme.selection : row == hovered_ ? theme.hover : theme.surface);
        painter.drawRoundedRect(inner, 6, 6);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    const QRect room(cell.center().x() - side_ / 2, cell.top() + kMargin, side_, side_);
    const Thumbnail* thumbnail = images_->thumbnail(row);
    if (!thumbnail) {
        painter.fillRect(room.adjusted(side_ / 8, side_ / 6, -side_ / 8, -side_ / 6), theme.window);
    } else if (thumbnail->image.isNull()) {
        painter.setPen(theme.error);
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, tr("cannot be read"));
    } else {
        // One thumbnail pixel is one of the screen, unless it is still that of another size.
        const QSizeF size = QSizeF(thumbnail->image.size()).scaled(room.size(), Qt::KeepAspectRatio);
        QRectF place(QPointF(), size);
        if (thumbnail->side == std::lround(side_ * devicePixelRatioF()))
            place.setSize(QSizeF(thumbnail->image.size()) / devicePixelRatioF());
        place.moveTo(std::floor(room.left() + (room.width() - place.width()) / 2),
                     std::floor(room.top() + (room.height() - place.height()) / 2));
        painter.drawImage(place, thumbnail->image);
        if (boxesShown_) paintBoxesOf(painter, row, place);
    }
    paintBadge(painter, row, room);
    paintCaption(painter, row,
                 QRect(inner.left() + kGrid, room.bottom() + kGrid / 2, inner.width() - 2 * kGrid,
                       fontMetrics().height()));
    if (marked || row == hovered_) paintTick(painter, cell, marked);
}

void ImageGrid::paintBoxesOf(QPainter& painter, int row, const QRectF& place) const
{
    const dataset::ImageRecord* record = images_->record(row);
    if (!record || record->width <= 0) return;
    std::vector<PictureBox> boxes;
    for (const dataset::AnnotationRecord& annotation : record->annotations)
        boxes.push_back({QRectF(annotation.box.x1, annotation.box.y1, annotation.box.width(), annotation.box.height()),
                         {},
                         BoxRole::Annotation,
                         colors_.of(QString::fromStdString(annotation.className))});
    BoxPainting how;
    how.toWidget = QTransform(place.width() / record->width, 0, 0, place.height() / record->height, place.left(), place.top());
    how.clip = place;
    how.lineWidth = kThinBoxLine;
    how.labels = false;
    paintBoxes(painter, boxes, how);
}

void ImageGrid::paintCaption(QPainter& painter, int row, const QRect& room) const
{
    const Theme& theme = Theme::current();
    const QVariant name = images_->data(images_->index(row), Qt::DisplayRole);
    if (!name.isValid()) return;
    const QString objects =
        QString::number(images_->data(images_->index(row), ImageGridModel::ObjectsRole).toInt());
    const int width = fontMetrics().horizontalAdvance(objects) + kGrid;
    painter.setPen(theme.mutedText);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, objects);
    painter.setPen(theme.text);
    painter.drawText(room.adjusted(0, 0, -width, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(name.toString(), Qt::ElideMiddle, room.width() - width));
}

/// In the lower left corner, in the colour of its kind and in words.
void ImageGrid::paintBadge(QPainter& painter, int row, const QRect& room) const
{
    const QVariant text = images_->data(images_->index(row), ImageGridModel::BadgeRole);
    if (!text.isValid()) return;
    const Theme& theme = Theme::current();
    const QColor colours[] = {theme.found, theme.halfSeen, theme.missed, theme.invented};
    const QColor colour = colours[images_->data(images_->index(row), ImageGridModel::BadgeKindRole).toInt()];
    const QFont font = scaledFont(0.9);
    const QFontMetrics metrics(font);
    const QRect pill(room.left() + 4, room.bottom() - metrics.height() - 8, metrics.horizontalAdvance(text.toString()) + 2 * kGrid,
                     metrics.height() + 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(pill, 4, 4);
    painter.setFont(font);
    painter.setPen(inkOn(colour));
    painter.drawText(pill, Qt::AlignCenter, text.toString());
    painter.restore();
}

void ImageGrid::paintTick(QPainter& painter, const QRect& cell, bool marked) const
{
    const Theme& theme = Theme::current();
    const QRectF tick = QRectF(tickRect(cell)).adjusted(1, 1, -1, -1);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(marked ? theme.accent : theme.mutedText, 1.5));
    painter.setBrush(marked ? theme.accent : theme.surface);
    painter.drawEllipse(tick);
    painter.setPen(
        QPen(marked ? theme.onAccent : theme.mutedText, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    QPainterPath path(tick.topLeft() + QPointF(4.5, 9.5));
    path.lineTo(tick.topLeft() + QPointF(8, 13));
    path.lineTo(tick.topLeft() + QPointF(13.5, 5.5));
    painter.drawPath(path);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace blindspot::ui
