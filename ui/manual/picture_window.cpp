#include "ui/manual/picture_window.h"

#include <QPainter>
#include <QScreen>

#include <utility>

namespace blindspot::ui {

namespace {

constexpr double kPartOfScreen = 0.9;

} // namespace

PictureWindow::PictureWindow(QImage picture, QWidget* parent) : QDialog(parent), picture_(std::move(picture))
{
    setObjectName("manualPicture");
    setWindowTitle(tr("A picture of the manual"));
    setAccessibleName(windowTitle());
    const QSizeF own = QSizeF(picture_.size()) / devicePixelRatioF();
    const QSizeF most = QSizeF(screen()->availableSize()) * kPartOfScreen;
    resize((own.width() > most.width() || own.height() > most.height() ? own.scaled(most, Qt::KeepAspectRatio) : own).toSize());
}

void PictureWindow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QSize shown = picture_.size().scaled(size(), Qt::KeepAspectRatio);
    const QRect place(QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    // Scaled before it is drawn: a painter leaves dots out where it makes a picture smaller by more than half.
    QImage dots = picture_.scaled(shown * devicePixelRatioF(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    dots.setDevicePixelRatio(devicePixelRatioF());
    painter.drawImage(place.topLeft(), dots);
}

} // namespace blindspot::ui
