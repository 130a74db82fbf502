#include "ui/pictures/patch_view.h"

#include "ui/controls/save_file.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

PatchView::PatchView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), name_(tr("patch"))
{
    setObjectName("patchView");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Patch"));
    setToolTip(tr("The patch as it is now. The context menu saves and copies it."));
    auto* copyAction = new QAction(tr("&Copy"), this);
    Shortcuts::instance().bind(*copyAction, "pictures.copy");
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &PatchView::copy);
    auto* saveAction = new QAction(tr("Save as a &picture (PNG)…"), this);
    connect(saveAction, &QAction::triggered, this, &PatchView::save);
    addActions({copyAction, saveAction});
}

void PatchView::setPatch(const QImage& patch)
{
    patch_ = patch;
    setAccessibleDescription(caption());
    update();
}

void PatchView::setTypeScale(double scale)
{
    typeScale_ = scale;
    update();
}

int PatchView::captionHeight() const
{
    return QFontMetrics(scaledFont(0.9 * typeScale_)).height() + kGrid / 2;
}

double PatchView::zoom() const
{
    if (patch_.isNull()) return 1;
    // Screen pixels, which a scaled display has more of than the widget has units.
    const double ratio = devicePixelRatioF();
    const double room =
        std::min(width() * ratio / patch_.width(), (height() - captionHeight()) * ratio / patch_.height());
    return room >= 1 ? std::floor(room) : 1 / std::ceil(1 / std::max(room, 0.01));
}

QString PatchView::caption() const
{
    if (patch_.isNull()) return tr("No patch yet");
    const double times = zoom();
    const QString shown = times >= 1 ? tr("×%1").arg(times) : tr("1/%1").arg(std::lround(1 / times));
    return tr("%1 × %2 px, %3").arg(patch_.width()).arg(patch_.height()).arg(shown);
}

void PatchView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setFont(scaledFont(0.9 * typeScale_));
    painter.setPen(theme.mutedText);
    if (patch_.isNull()) {
        painter.drawText(rect(), Qt::AlignCenter, caption());
        return;
    }
    const double ratio = devicePixelRatioF();
    const double times = zoom();
    const QSizeF size(patch_.width() * times / ratio, patch_.height() * times / ratio);
    // On whole screen pixels, so that all squares are alike.
    const auto whole = [ratio](double value) { return std::round(value * ratio) / ratio; };
    const double left = whole((width() - size.width()) / 2);
    const double top = whole(std::max(0.0, (height() - captionHeight() - size.height()) / 2));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, times < 1);
    painter.drawImage(QRectF(QPointF(left, top), size), patch_);
    const double bottom = top + size.height();
    painter.drawText(QRectF(0, bottom, width(), captionHeight()), Qt::AlignHCenter | Qt::AlignBottom,
                     caption());
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(QRectF(QPointF(left, top), size).adjusted(-1, -1, 1, 1));
    }
}

void PatchView::contextMenuEvent(QContextMenuEvent* event)
{
    if (patch_.isNull()) return;
    QMenu menu(this);
    menu.addActions(actions());
    menu.exec(event->globalPos());
}

void PatchView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) update();
}

void PatchView::save()
{
    if (patch_.isNull()) return;
    saveFile(session_, this, {tr("Save the patch as a picture"), name_, ".png", tr("Pictures (*.png)")},
             [this] { return [patch = patch_] { return pngOf(patch); }; });
}

void PatchView::copy()
{
    if (!patch_.isNull()) QApplication::clipboard()->setImage(patch_);
}

} // namespace blindspot::ui
