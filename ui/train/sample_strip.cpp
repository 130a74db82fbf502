#include "ui/train/sample_strip.h"

#include "ui/support/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kHeight = 9 * kGrid;
constexpr int kLeastWidth = 7 * kGrid, kMostWidth = 14 * kGrid; ///< of a picture's cell
constexpr int kPadding = 3;                                     ///< of the badge, beside its text
constexpr int kBadgeRole = Qt::UserRole + 1, kLostRole = Qt::UserRole + 2;

/// The picture fills its cell; what of it does not fit is cut.
class SampleDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        painter->save();
        painter->setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
        const QRectF cell = QRectF(option.rect).adjusted(3, 3, -3, -3);
        const auto picture = index.data(Qt::UserRole).value<QImage>();
        painter->fillRect(cell, theme.raised);
        if (!picture.isNull()) {
            QSizeF part = cell.size().scaled(picture.size(), Qt::KeepAspectRatio);
            painter->drawImage(
                cell, picture,
                QRectF(QPointF((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2),
                       part));
        }
        paintBadge(*painter, cell, index);
        const bool current = option.state & QStyle::State_Selected;
        if (current || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(QPen(current ? theme.accent : theme.mutedText, current ? 3 : 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(cell.adjusted(-0.5, -0.5, 0.5, 0.5));
        }
        painter->restore();
    }

  private:
    static void paintBadge(QPainter& painter, const QRectF& cell, const QModelIndex& index)
    {
        const Theme& theme = Theme::current();
        const QString text = index.data(kBadgeRole).toString();
        if (text.isEmpty()) return;
        const bool lost = index.data(kLostRole).toBool();
        const double scale = index.model()->property("typeScale").toDouble();
        QFont font = tabularFont(0.9 * std::max(1.0, scale));
        font.setBold(lost);
        painter.setFont(font);
        const QFontMetricsF metrics(font);
        const QSizeF size(std::min(cell.width(), metrics.horizontalAdvance(text) + 2 * kPadding),
                          metrics.height() + 1);
        const QRectF plate(QPointF(cell.right() - size.width(), cell.bottom() - size.height()), size);
        QColor paper = theme.raised;
        paper.setAlpha(235);
        painter.fillRect(plate, paper);
        painter.setPen(lost ? theme.text : theme.mutedText);
        painter.drawText(plate, Qt::AlignCenter, text);
    }
};

} // namespace

SampleStrip::SampleStrip(SampleInspector& inspector, QWidget* parent)
    : QListWidget(parent), inspector_(inspector)
{
    setObjectName("sampleStrip");
    setAccessibleName(tr("Held-out pictures"));
    setFlow(LeftToRight);
    setWrapping(false);
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(SingleSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    setItemDelegate(new SampleDelegate(this));
    connect(&inspector_, &SampleInspector::samplesChanged, this, &SampleStrip::renew);
    connect(&inspector_, &SampleInspector::stateChanged, this, &SampleStrip::showState);
    connect(&inspector_, &SampleInspector::indexChanged, this, &SampleStrip::follow);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!following_ && row >= 0) Q_EMIT chosen(row);
    });
    // A click on the one that is shown is a choice as well: it stays.
    connect(this, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { Q_EMIT chosen(row(item)); });
    renew();
}

QSize SampleStrip::cellSize() const
{
    const int count = std::max(1, inspector_.count());
    const int height =
        sizeHint().height() - (horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0);
    return {std::clamp(viewport()->width() / count, static_cast<int>(kLeastWidth * typeScale_),
                       static_cast<int>(kMostWidth * typeScale_)),
            height};
}

QSize SampleStrip::sizeHint() const
{
    return {40 * kGrid, static_cast<int>(kHeight * typeScale_)};
}

QSize SampleStrip::minimumSizeHint() const
{
    return {static_cast<int>(2 * kLeastWidth), sizeHint().height()};
}

void SampleStrip::setTypeScale(double scale)
{
    typeScale_ = scale;
    model()->setProperty("typeScale", scale);
    updateGeometry();
    layOut();
}

void SampleStrip::layOut()
{
    // One more pixel than there is would call the scroll bar.
    const QSize cell = cellSize();
    for (int i = 0; i < count(); ++i)
        item(i)->setSizeHint(cell);
    scrollToItem(currentItem());
}

void SampleStrip::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    layOut();
}

void SampleStrip::renew()
{
    following_ = true;
    clear();
    for (int i = 0; i < inspector_.count(); ++i) {
        addItem(new QListWidgetItem);
        showState(i);
    }
    following_ = false;
    layOut();
    follow();
}

void SampleStrip::follow()
{
    following_ = true;
    setCurrentRow(inspector_.index());
    following_ = false;
}

void SampleStrip::showState(int index)
{
    QListWidgetItem* shown = item(index);
    if (shown == nullptr) return;
    const SampleState state = inspector_.state(index);
    QString badge, words;
    if (state.broken) {
        words = tr("This picture cannot be read");
        badge = QStringLiteral("!");
    } else if (state.with) {
        badge = tr("%1 → %2").arg(state.without->noticed()).arg(state.with->noticed());
        words = tr("%1 of %2 noticed without the patch, %3 with that of iteration %4")
                    .arg(state.without->noticed())
                    .arg(state.without->objects())
                    .arg(state.with->noticed())
                    .arg(state.iteration);
    } else if (state.without) {
        badge = QString::number(state.without->noticed());
        words = tr("%1 of %2 noticed without the patch")
                    .arg(state.without->noticed())
                    .arg(state.without->objects());
    } else {
        words = tr("Not looked at yet");
    }
    if (shown->data(Qt::UserRole).value<QImage>().isNull()) shown->setData(Qt::UserRole, state.thumbnail);
    shown->setData(kBadgeRole, badge);
    shown->setData(kLostRole, state.lost().value_or(0) > 0);
    shown->setToolTip(words);
    //: a picture of the row, for screen readers
    shown->setData(Qt::AccessibleTextRole, tr("Picture %1: %2").arg(index + 1).arg(words));
}

} // namespace blindspot::ui
