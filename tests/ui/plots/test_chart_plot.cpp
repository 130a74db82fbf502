// Charts of reports in the window: means have marks and whole intervals, labels stay apart and are all there.
#include "ui/plots/chart_plot.h"
#include "ui/session/session.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace blindspot::ui {

namespace {

/// Two means with their intervals, one of them short, and one without.
report::Chart means()
{
    report::Chart chart{"patch size", {"patch size", -0.5, 2.5, {{0, "60"}, {1, "100"}, {2, "150"}}}, {"hidden", -0.1, 0.1, {{-0.1, "\u22120.1"}, {0, "0"}, {0.1, "0.1"}}}, {}, false};
    chart.series.push_back({"patch size", report::SeriesRole::Plain, {{0, -0.03, metrics::Interval{-0.07, 0.01}}, {1, 0.02, metrics::Interval{0.018, 0.022}}, {2, 0.05, {}}}, 1, false});
    return chart;
}

/// As parallel coordinates have them: long, one at each axis.
report::Chart longLabels()
{
    report::Chart chart{"All settings", {{}, -0.5, 2.5, {{0, "patch size 60 to 100"}, {1, "learning rate 2 to 20"}, {2, "Hidden beyond control \u22120.04 to \u22120.01"}}}, {{}, 0, 1, {}}, {}, false};
    chart.series.push_back({"best", report::SeriesRole::Patch, {{0, 0, {}}, {1, 1, {}}, {2, 1, {}}}, 1});
    return chart;
}

struct Bench {
    Bench() : session(workspace::Workspace::open(folder.path().toStdString()), {}), plot(session)
    {
        plot.resize(640, 360);
        plot.show();
    }
    void show(const report::Chart& chart)
    {
        plot.setChart(chart);
        plot.canvas().replot();
        plot.canvas().replot(); // labels that were broken for the room that there is
    }
    /// The labels under the plot, their lines joined.
    QStringList labels()
    {
        QStringList texts;
        for (const QString& label : plot.canvas().xAxis->tickVectorLabels())
            texts += QString(label).replace('\n', ' ');
        return texts;
    }

    QTemporaryDir folder;
    Session session;
    ChartPlot plot;
};

} // namespace

class TestChartPlot : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyMeanIsMarkedAndItsIntervalWhole()
    {
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            Theme::apply(*qApp, choice);
            Bench bench;
            bench.show(means());
            const QImage image = bench.plot.canvas().grab().toImage();
            const QColor paper = Theme::current().surface, ink = Theme::current().accent;
            const auto isInk = [&](double x, double y) {
                const auto near = [](int a, int b) { return std::abs(a - b) < 40; };
                for (int dx = -1; dx <= 1; ++dx) {
                    const QColor seen = image.pixelColor(static_cast<int>(std::lround(x)) + dx, static_cast<int>(std::lround(y)));
                    if (near(seen.red(), ink.red()) && near(seen.green(), ink.green()) && near(seen.blue(), ink.blue())) return true;
                }
                return false;
            };
            QCPAxis &x = *bench.plot.canvas().xAxis, &y = *bench.plot.canvas().yAxis;
            // From the end of the interval to its mark there is no hole.
            const double mark = y.coordToPixel(-0.03);
            for (double at = y.coordToPixel(0.01) + 2; at < mark - 5; ++at)
                QVERIFY2(isInk(x.coordToPixel(0), at), qPrintable(QString::number(at)));
            for (int point = 0; point < 3; ++point) { // the ring of the mark
                const double middle = y.coordToPixel(means().series[0].points[static_cast<std::size_t>(point)].y);
                int ring = 0;
                for (double across = -6; across <= 6; ++across)
                    ring += isInk(x.coordToPixel(point) + across, middle) ? 1 : 0;
                QVERIFY2(ring >= 4, qPrintable(QString("%1: %2").arg(point).arg(ring)));
            }
            // What has no interval has no whiskers either.
            QCOMPARE(image.pixelColor(static_cast<int>(x.coordToPixel(2)) + 12, static_cast<int>(y.coordToPixel(0.05))), paper);
        }
    }

    void noEffectIsALineOfItsOwn()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        Bench bench;
        bench.show(means());
        QVERIFY(bench.plot.canvas().yAxis->grid()->zeroLinePen().style() != Qt::NoPen);
        bench.show(longLabels());
        QCOMPARE(bench.plot.canvas().yAxis->grid()->zeroLinePen().style(), Qt::NoPen);
    }

    void noLabelIsLostInLargeType()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        Bench bench;
        bench.plot.setTypeScale(2);
        bench.show(longLabels());
        QStringList wanted;
        for (const report::Tick& tick : longLabels().x.ticks)
            wanted += QString::fromStdString(tick.label);
        QCOMPARE(bench.labels(), wanted);
        // Each is within its third, and so within the plot: the axis leaves out what would stand over.
        const QCPAxis& axis = *bench.plot.canvas().xAxis;
        const int room = bench.plot.canvas().axisRect()->width() / 3;
        bool broken = false;
        for (const QString& label : axis.tickVectorLabels()) {
            broken = broken || label.contains('\n');
            for (const QString& line : label.split('\n'))
                QVERIFY2(QFontMetrics(axis.tickLabelFont()).horizontalAdvance(line) <= room, qPrintable(line));
        }
        QVERIFY(broken);
        bench.plot.setTypeScale(1);
        bench.plot.resize(1400, 360);
        bench.show(longLabels());
        for (const QString& label : axis.tickVectorLabels())
            QVERIFY2(!label.contains('\n'), qPrintable(label));
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestChartPlot)
#include "test_chart_plot.moc"
