// An MmPainter paints on paper in millimetres; sizes of text are in millimetres too.
#pragma once

#include <QColor>
#include <QPainter>
#include <QString>
#include <QStringList>

namespace blindspot::ui {

class MmPainter {
  public:
    /// `page`: size of the whole paper in millimetres, all of which `device` covers. Errors: Error when nothing can
    /// be painted there (a printer that is gone, no memory for the page).
    MmPainter(QPaintDevice& device, const QSizeF& page);

    QPainter& painter() { return painter_; }
    QSizeF page() const { return page_; }
    /// Fonts in order of preference; what none of them has comes from the system's others. Empty: the
    /// program's font.
    void setFamilies(const QStringList& families) { families_ = families; }
    QStringList families() const { return families_; }

    /// Glyphs are laid out in the device's dots: laid out in millimetres their distances would be rounded.
    void text(const QRectF& place, int flags, const QString& text, double sizeMm, bool bold = false,
              const QColor& color = Qt::black);
    /// The text cut to the width, with an ellipsis.
    QString cut(const QString& text, double widthMm, double sizeMm, bool bold = false) const;

    /// One line that begins, has its middle or ends (Qt::AlignLeft, AlignHCenter, AlignRight) at `baseline`,
    /// turned by `degrees` clockwise around it.
    void textAt(const QPointF& baseline, Qt::Alignment alignment, const QString& text, double sizeMm,
                bool bold = false, const QColor& color = Qt::black, double degrees = 0);
    double textWidth(const QString& text, double sizeMm, bool bold = false) const;
    /// Of the text broken into lines as `flags` say.
    double textHeight(const QString& text, double widthMm, int flags, double sizeMm, bool bold = false) const;

  private:
    QFont font(double sizeMm, bool bold) const;

    QPainter painter_;
    QSizeF page_;
    QStringList families_{};
    double dots_; ///< for a millimetre
};

} // namespace blindspot::ui
