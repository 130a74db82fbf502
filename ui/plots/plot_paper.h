// Functions that draw a plot for paper and other programs: as a page, as a vector picture, on the clipboard.
#pragma once

#include "ui/plots/custom_plot.h"

#include <QByteArray>
#include <QString>

namespace blindspot::ui {

/// A PDF of one page, in points; empty where it could not be drawn. The plot has the colours of paper.
QByteArray pdfOf(QCustomPlot& plot, const QString& title, int width, int height);
/// An SVG, in its own units; empty likewise.
QByteArray svgOf(QCustomPlot& plot, const QString& title, int width, int height);
void copyToClipboard(const QImage& picture);

} // namespace blindspot::ui
