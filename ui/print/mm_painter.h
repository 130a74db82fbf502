// A painter whose unit is a millimetre on paper, with text of a size in millimetres.
#pragma once

#include <QColor>
#include <QPainter>
#include <QString>

namespace blindspot::ui {

class MmPainter {
  public:
    /// `page`: size of the whole paper in millimetres, all of which `device` covers.
    MmPainter(QPaintDevice& device, const QSizeF& page);

    QPainter& painter() { return painter_; }
    QSizeF page() const { return page_; }

    /// Glyphs are laid out in the device's dots: laid out in millimetres their distances would be rounded.
    void text(const QRectF& place, int flags, const QString& text, double sizeMm, bool bold = false,
              const QColor& color = Qt::black);
    /// The text cut to the width, with an ellipsis.
    QString cut(const QString& text, double widthMm, double sizeMm, bool bold = false) const;

  private:
    QFont font(double sizeMm, bool bold) const;

    QPainter painter_;
    QSizeF page_;
    double dots_; ///< for a millimetre
};

} // namespace blindspot::ui
