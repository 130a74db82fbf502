#include "ui/runs/run_report.h"

#include "ui/paper/mm_painter.h"
#include "ui/paper/pdf_file.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/setting_words.h"
#include "ui/session/option_words.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kMargin = 15, kPatch = 70, kPlotHeight = 66, kGap = 8, kScale = 13;
constexpr double kText = 3.2, kSmall = 2.6, kTitle = 5.5, kLine = 5.4;
const QColor kMuted(0x57, 0x60, 0x6A), kRule(0xC9, 0xCD, 0xD3), kCurve(0x00, 0x72, 0xB2);

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

void row(MmPainter& on, const QRectF& place, const QString& name, const QString& value, double size)
{
    const double half = place.width() * 0.46;
    on.text({place.topLeft(), QSizeF(half, place.height())}, Qt::AlignLeft | Qt::AlignVCenter,
            on.cut(name, half - 1, size), size, false, kMuted);
    on.text({place.left() + half, place.top(), place.width() - half, place.height()},
            Qt::AlignLeft | Qt::AlignVCenter, on.cut(value, place.width() - half, size), size);
}

void paintHead(MmPainter& on, const workspace::RunRecord& run)
{
    const double width = on.page().width() - 2 * kMargin;
    on.text({kMargin, kMargin, width, 8}, Qt::AlignLeft | Qt::AlignVCenter, textOf(run.name),
            kTitle, true);
    on.painter().setPen(QPen(kRule, 0.3));
    on.painter().drawLine(QPointF(kMargin, kMargin + 10), QPointF(kMargin + width, kMargin + 10));
}

void paintFigures(MmPainter& on, const workspace::RunRecord& run, QRectF place)
{
    const std::pair<QString, QString> rows[] = {
        {tr("State"), runStateText(run.state, run.abandoned)},
        {tr("Recipe"), recipeText(run.recipe)},
        {tr("Detector"), textOf(workspace::detectorNames(run))},
        {tr("Class"), classNameText(run.className)},
        {tr("Images"), tr("%1 of %2")
                           .arg(countText(run.figures.images),
                                textOf(run.selection ? *run.selection : run.dataset.value_or("")))},
        {tr("Iterations"), tr("%1 of %2").arg(countText(run.iterationsDone), countText(run.iterations))},
        {tr("Last loss"), lossText(run.figures.loss)},
        {tr("Training time"), durationText(run.seconds)},
        {tr("Device"), textOf(run.device).toUpper()},
        {tr("Begun"), timeText(run.createdAt)},
        {tr("Tags"), textOf(run.tags)},
        {tr("Run"), textOf(run.id)},
    };
    place.setHeight(kLine);
    for (const auto& [name, value] : rows) {
        row(on, place, name, value, kText);
        place.translate(0, kLine);
    }
    on.text({place.left(), place.top() + 1, place.width(), 12},
            Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, textOf(run.notes).left(170), kSmall);
}

void paintCurve(MmPainter& on, const std::vector<workspace::CurvePoint>& points, const QRectF& place)
{
    on.painter().setPen(QPen(kRule, 0.3));
    on.painter().setBrush(Qt::NoBrush);
    on.painter().drawRect(place);
    double low = INFINITY, high = -INFINITY;
    for (const workspace::CurvePoint& point : points)
        if (point.loss) low = std::min(low, *point.loss), high = std::max(high, *point.loss);
    if (low > high) {
        on.text(place, Qt::AlignCenter, tr("no points yet"), kText, false, kMuted);
        return;
    }
    if (high - low < 1e-12) high = low + 1;
    const auto first = static_cast<double>(points.front().iteration),
               last = static_cast<double>(points.back().iteration);
    const QRectF inner = place.adjusted(2, 3, -2, -3);
    const auto at = [&](const workspace::CurvePoint& point) {
        const double x = last > first ? (static_cast<double>(point.iteration) - first) / (last - first) : 0.5;
        return QPointF(inner.left() + x * inner.width(),
                       inner.bottom() - (*point.loss - low) / (high - low) * inner.height());
    };
    QPainterPath path;
    bool gap = true;
    for (const workspace::CurvePoint& point : points) {
        if (point.loss && gap)
            path.moveTo(at(point));
        else if (point.loss)
            path.lineTo(at(point));
        gap = !point.loss;
    }
    on.painter().setPen(QPen(kCurve, 0.4));
    on.painter().drawPath(path);
    const auto label = [&](double y, double value) {
        on.text({place.left() - kScale, y - 2, kScale - 1, 4}, Qt::AlignRight | Qt::AlignVCenter,
                QString::number(value, 'g', 4), kSmall, false, kMuted);
    };
    label(inner.top(), high);
    label(inner.bottom(), low);
    const QRectF below(place.left(), place.bottom() + 1, place.width(), 4);
    on.text(below, Qt::AlignLeft, QString::number(first), kSmall, false, kMuted);
    on.text(below, Qt::AlignRight, QString::number(last), kSmall, false, kMuted);
    on.text(below, Qt::AlignHCenter, tr("loss by iteration"), kSmall, false, kMuted);
}

/// Those that stand beside the patch already are left out.
std::vector<RunSetting> others(std::vector<RunSetting> settings)
{
    const QStringList told{QStringLiteral("detector"),  QStringLiteral("images_of"), QStringLiteral("class"),
                           QStringLiteral("images"),    QStringLiteral("device"),    QStringLiteral("recipe"),
                           QStringLiteral("iterations")};
    std::erase_if(settings, [&told](const RunSetting& setting) { return told.contains(setting.key); });
    return settings;
}

void paintSettings(MmPainter& on, const std::vector<RunSetting>& settings, const QRectF& place)
{
    const double column = (place.width() - kGap) / 2;
    const auto half = std::max<std::size_t>(1, (settings.size() + 1) / 2);
    const double height = std::min(4.2, place.height() / static_cast<double>(half));
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const double x = place.left() + (i < half ? 0 : column + kGap);
        const double y = place.top() + static_cast<double>(i % half) * height;
        row(on, {x, y, column, height}, settingName(settings[i].key), settings[i].value,
            std::min(kSmall, 0.7 * height));
    }
}

} // namespace

void paintRunReport(QPaintDevice& device, const QSizeF& page, const RunReport& report)
{
    MmPainter on(device, page);
    const double width = on.page().width() - 2 * kMargin;
    paintHead(on, report.record);
    const double top = kMargin + 14;
    const QRectF picture(kMargin, top, kPatch, kPatch);
    if (report.patch.isNull())
        on.text(picture, Qt::AlignCenter, tr("no patch yet"), kText, false, kMuted);
    else
        on.painter().drawImage(picture, report.patch);
    paintFigures(on, report.record, {kMargin + kPatch + kGap, top, width - kPatch - kGap, kPatch});
    const QRectF plot(kMargin + kScale, top + kPatch + kGap, width - kScale, kPlotHeight);
    paintCurve(on, report.points, plot);
    const double below = plot.bottom() + kGap + 2;
    paintSettings(on, others(report.settings), {kMargin, below, width, page.height() - kMargin - below});
}

void writeRunReport(const std::filesystem::path& file, const RunReport& report)
{
    writePdf(file, QPageSize(QPageSize::A4),
             [&report](QPaintDevice& device, const QSizeF& page) { paintRunReport(device, page, report); });
}

} // namespace blindspot::ui
