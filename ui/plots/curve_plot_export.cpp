// The export of a CurvePlot: pictures, pages, numbers.
#include "ui/controls/save_file.h"
#include "ui/plots/curve_canvas.h"
#include "ui/plots/csv_text.h"
#include "ui/plots/curve_plot.h"
#include "ui/plots/plot_paper.h"

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr int kPictureWidth = 960, kPictureHeight = 540; ///< of the plot's own pixels
constexpr double kPictureScale = 2;
constexpr int kPageWidth = 600, kPageHeight = 360; ///< points

} // namespace

/// The points as they are now, to be written on another thread.
struct CurvePlot::Copy {
    QString x;
    QStringList names;
    std::vector<CurveSeries> series;
};

CurvePlot::Copy CurvePlot::copyOfShown() const
{
    Copy copy;
    copy.x = canvas_->xAxis->label();
    for (int i = 0; i < canvas_->seriesCount(); ++i) {
        if (!canvas_->shown(i)) continue;
        copy.names << canvas_->name(i);
        copy.series.push_back(canvas_->series(i));
    }
    return copy;
}

QString CurvePlot::csv() const
{
    return csvOf(copyOfShown());
}

QString CurvePlot::csvOf(const Copy& copy)
{
    QStringList head{csvText(copy.x)};
    for (const QString& name : copy.names)
        head << csvText(name);
    QString text = head.join(',') + '\n';
    std::vector<std::size_t> next(copy.series.size(), 0);
    for (;;) {
        double x = std::numeric_limits<double>::infinity();
        for (std::size_t s = 0; s < next.size(); ++s)
            if (next[s] < copy.series[s].size()) x = std::min(x, copy.series[s].x(next[s]));
        if (std::isinf(x)) return text;
        text += QString::number(x, 'g', 17);
        for (std::size_t s = 0; s < next.size(); ++s) {
            text += ',';
            if (next[s] >= copy.series[s].size() || copy.series[s].x(next[s]) != x) continue;
            const double y = copy.series[s].y(next[s]++);
            if (!std::isnan(y)) text += QString::number(y, 'g', 9);
        }
        text += '\n';
    }
}

void CurvePlot::savePicture()
{
    saveFile(session_, this, {tr("Save the curves as a picture"), name_, ".png", tr("Pictures (*.png)")},
             [this] {
                 const QImage image = canvas_->picture(kPictureWidth, kPictureHeight, kPictureScale);
                 return [image] { return pngOf(image); };
             });
}

void CurvePlot::savePdf()
{
    saveFile(session_, this, {tr("Save the curves as a page"), name_, ".pdf", tr("Pages (*.pdf)")}, [this] {
        const QByteArray bytes = canvas_->pdf(kPageWidth, kPageHeight);
        return [bytes] { return bytes; };
    });
}

void CurvePlot::saveSvg()
{
    saveFile(session_, this, {tr("Save the curves as a drawing"), name_, ".svg", tr("Drawings (*.svg)")}, [this] {
        const QByteArray bytes = canvas_->svg(kPageWidth, kPageHeight);
        return [bytes] { return bytes; };
    });
}

void CurvePlot::copyPicture()
{
    copyToClipboard(canvas_->picture(kPictureWidth, kPictureHeight, kPictureScale));
}

void CurvePlot::saveCsv()
{
    saveFile(session_, this, {tr("Save the numbers of the curves"), name_, ".csv", tr("Numbers (*.csv)")},
             [this] { return [copy = copyOfShown()] { return csvOf(copy).toUtf8(); }; });
}

} // namespace blindspot::ui
