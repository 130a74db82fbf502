#include "ui/evaluate/pair_delegate.h"

#include "ui/evaluate/pair_pictures.h"
#include "ui/evaluate/pairs_model.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/support/theme.h"

#include <QFileInfo>
#include <QPainter>

namespace blindspot::ui {

namespace {

constexpr int kPictureWidth = 144, kPictureHeight = 112;
constexpr int kGap = 4;

void paintPicture(QPainter& painter, const QRect& room, const QImage& image,
                  const metrics::ImageFindings& findings, const std::vector<metrics::Mark>& marks)
{
    painter.fillRect(room, Theme::current().raised);
    if (image.isNull()) return;
    const QSizeF size = QSizeF(image.size()).scaled(room.size(), Qt::KeepAspectRatio);
    const QRectF target(room.center().x() + 0.5 - size.width() / 2,
                        room.center().y() + 0.5 - size.height() / 2, size.width(), size.height());
    painter.drawImage(target, image);
    BoxPainting how;
    how.toWidget.translate(target.left(), target.top());
    how.toWidget.scale(target.width() / static_cast<double>(findings.width),
                       target.height() / static_cast<double>(findings.height));
    how.clip = target;
    how.lineWidth = kThinBoxLine;
    how.labels = false;
    painter.setClipRect(target);
    paintBoxes(painter, markBoxes(marks), how);
    painter.setClipping(false);
}

} // namespace

PairDelegate::PairDelegate(const PairsModel& model, PairPictures& pictures, QObject* parent)
    : QStyledItemDelegate(parent), model_(model), pictures_(pictures)
{
}

QSize PairDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {2 * kPictureWidth + kGap + 2 * kGrid,
            kPictureHeight + 2 * option.fontMetrics.height() + 2 * kGrid + kGap};
}

void PairDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    const int row = index.row();
    const metrics::ImageFindings& findings = model_.findings(row);
    const PairPicture* pair = pictures_.find({model_.imageAt(row), model_.arm(), model_.scope().patch});
    const QPoint corner = option.rect.topLeft() + QPoint(kGrid, kGrid);
    const QRect before(corner, QSize(kPictureWidth, kPictureHeight));
    const QRect after = before.translated(kPictureWidth + kGap, 0);
    paintPicture(*painter, before, pair ? pair->before : QImage(), findings, model_.before(row));
    paintPicture(*painter, after, pair ? pair->after : QImage(), findings, model_.after(row));
    if (pair && !pair->problem.isEmpty()) {
        painter->setPen(theme.mutedText);
        painter->setFont(scaledFont(0.8));
        painter->drawText(after.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap, pair->problem);
    }
    const QRect text(before.left(), before.bottom() + kGap, 2 * kPictureWidth + kGap,
                     option.fontMetrics.height());
    paintCounts(*painter, text, option.font, row);
    painter->setFont(option.font);
    painter->setPen(theme.mutedText);
    const QString file = QFileInfo(QString::fromStdString(findings.file)).fileName();
    painter->drawText(text.translated(0, text.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(file, Qt::ElideMiddle, text.width()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

/// Who is noticed leads, in strong type.
void PairDelegate::paintCounts(QPainter& painter, const QRect& room, const QFont& font, int row) const
{
    QFont strong = font;
    strong.setBold(true);
    painter.setFont(strong);
    painter.setPen(Theme::current().text);
    const QString noticed = model_.noticedText(row);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, noticed);
    const QRect rest = room.adjusted(QFontMetrics(strong).horizontalAdvance(noticed) + kGrid, 0, 0, 0);
    painter.setFont(font);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(model_.detailsText(row), Qt::ElideRight, rest.width()));
}

} // namespace blindspot::ui
