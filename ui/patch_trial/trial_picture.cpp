#include "ui/patch_trial/trial_picture.h"

#include "ui/support/pictures.h"

#include <QPainter>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr double kUsualSide = 1000; ///< of a picture that lines and labels of the window's size suit

} // namespace

QImage boxesOver(QSize picture, const std::vector<PictureBox>& boxes)
{
    QImage overlay(picture, QImage::Format_ARGB32_Premultiplied);
    overlay.fill(Qt::transparent);
    QPainter painter(&overlay);
    const double larger = std::max(1.0, std::max(picture.width(), picture.height()) / kUsualSide);
    BoxPainting how;
    how.clip = QRectF(QPointF(), picture);
    how.lineWidth = kBoxLine * larger;
    how.fontScale *= larger;
    paintBoxes(painter, boxes, how);
    return overlay;
}

QImage trialImage(const TrialScene& scene, const QImage& boxes)
{
    QImage image = toQImage(composedPicture(scene));
    if (boxes.isNull()) return image;
    QPainter painter(&image);
    painter.drawImage(0, 0, boxes);
    return image;
}

} // namespace blindspot::ui
