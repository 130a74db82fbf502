#include "ui/plots/plot_paper.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace blindspot::ui {

namespace {

bool draw(QCustomPlot& plot, QPaintDevice& device, int width, int height)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&painter, width, height);
    return painter.end(); // false: it never began
}

} // namespace

QByteArray pdfOf(QCustomPlot& plot, const QString& title, int width, int height)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator("Blindspot");
    writer.setTitle(title);
    writer.setPageMargins({});
    // One unit of the plot is a point of the page.
    writer.setResolution(72);
    writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize::Point));
    const bool drawn = draw(plot, writer, width, height);
    buffer.close();
    return drawn ? bytes : QByteArray();
}

QByteArray svgOf(QCustomPlot& plot, const QString& title, int width, int height)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title);
    generator.setSize({width, height});
    generator.setViewBox(QRect(0, 0, width, height));
    return draw(plot, generator, width, height) ? bytes : QByteArray();
}

void copyToClipboard(const QImage& picture)
{
    QGuiApplication::clipboard()->setImage(picture);
}

} // namespace blindspot::ui
