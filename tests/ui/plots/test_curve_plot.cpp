// Curves: what is derived from their points, the user's zoom, the logarithmic axis, and what is saved of
// them.
#include "ui/plots/curve_canvas.h"
#include "ui/plots/curve_plot.h"
#include "ui/session/session.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

namespace blindspot::ui {

namespace {

QColor black(const Theme&)
{
    return Qt::black;
}

std::vector<CurveSample> falling(int first, int count)
{
    std::vector<CurveSample> samples;
    for (int i = first; i < first + count; ++i)
        samples.push_back({double(i), 10.0 / i + 0.1 * std::sin(i)});
    return samples;
}

/// A plot in an open workspace, shown, and the answer to the question where to save.
struct Bench {
    Bench() : session(workspace::Workspace::open(folder.path().toStdString()), dialogs()), plot(session)
    {
        plot.setTitles("iteration", "loss");
        total = plot.addSeries("total", black, Qt::SolidLine, BestPoint::Lowest);
        cls = plot.addSeries("cls", black, Qt::DashLine);
        plot.resize(640, 360);
        plot.show();
    }

    Dialogs dialogs()
    {
        Dialogs answers;
        answers.saveFile = [this](QWidget*, const QString&, const QString&, const QString&) {
            return answer;
        };
        return answers;
    }

    CurveCanvas& canvas() { return plot.canvas(); }
    void wheel()
    {
        const QPointF middle = canvas().axisRect()->center();
        QWheelEvent event(middle, canvas().mapToGlobal(middle), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas(), &event);
    }
    QAction* saveAction(int index)
    {
        return plot.findChild<QToolButton*>("saveMenu")->menu()->actions().at(index);
    }
    QByteArray saved(int index, const QString& name)
    {
        answer = folder.filePath(name);
        QSignalSpy told(&session, &Session::message);
        saveAction(index)->trigger();
        if (!told.wait(20000) || told.first().first().value<MessageKind>() != MessageKind::Success) return {};
        QFile file(answer);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder;
    QString answer;
    Session session;
    CurvePlot plot;
    int total = 0, cls = 0;
};

bool endsAt(Bench& bench, double x)
{
    const QCPRange range = bench.canvas().xAxis->range();
    return range.upper >= x && range.upper < x + 0.03 * range.size() && range.lower <= 1;
}

} // namespace

class TestCurvePlot : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestCurvePlot");
    }

    void movingAverageOfPiecesIsThatOfTheWhole()
    {
        CurveSeries pieces, whole;
        pieces.setSmoothing(0.8);
        for (const CurveSample& sample : falling(1, 500)) {
            pieces.append(sample);
            whole.append(sample);
        }
        whole.setSmoothing(0.8);
        double expected = whole.y(0);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            if (i > 0) expected = 0.8 * expected + 0.2 * whole.y(i);
            QCOMPARE(pieces.smooth(i), whole.smooth(i));
            QVERIFY(std::abs(whole.smooth(i) - expected) < 1e-12);
        }
    }

    void missingValuesAreGapsAndChangeNothing()
    {
        CurveSeries series;
        series.setSmoothing(0.5);
        series.append({1, 4});
        series.append({2, std::nullopt});
        series.append({3, std::numeric_limits<double>::infinity()});
        series.append({4, 2});
        QVERIFY(std::isnan(series.y(1)) && std::isnan(series.smooth(1)) && std::isnan(series.y(2)));
        QCOMPARE(series.smooth(3), 3.0);
        QCOMPARE(series.yRange().low, 2.0);
        QCOMPARE(series.yRange().high, 4.0);
        QCOMPARE(series.nonPositive(), std::size_t{0});
    }

    void theBestPointIsTheFirstLowestOrHighest()
    {
        CurveSeries series;
        series.setBest(BestPoint::Lowest);
        for (const double y : {3.0, 1.0, 2.0, 1.0, 5.0, 5.0})
            series.append({double(series.size()), y});
        QCOMPARE(series.best(), std::optional<std::size_t>(1));
        series.setBest(BestPoint::Highest);
        QCOMPARE(series.best(), std::optional<std::size_t>(4));
        series.setBest(BestPoint::None);
        QVERIFY(!series.best());
    }

    void nearestPoint()
    {
        CurveSeries series;
        QVERIFY(!series.nearest(1));
        for (const double x : {1.0, 2.0, 10.0})
            series.append({x, 0});
        QCOMPARE(series.nearest(-5), std::optional<std::size_t>(0));
        QCOMPARE(series.nearest(5), std::optional<std::size_t>(1));
        QCOMPARE(series.nearest(7), std::optional<std::size_t>(2));
        QCOMPARE(series.nearest(99), std::optional<std::size_t>(2));
    }

    void aColumnsRangeIsThatOfItsPoints()
    {
        // Columns of any width, gaps among the points: what the blocks say is what looking at each point
        // says.
        CurvePoints points;
        std::vector<double> values;
        std::uint32_t state = 7;
        const auto random = [&state] { return state = state * 1664525u + 1013904223u; };
        for (int i = 0; i < 2000; ++i) {
            values.push_back(random() % 5 == 0 ? std::nan("") : double(random() % 1000));
            points.add(i, values.back());
        }
        for (const double width : {1.0, 7.5, 16.0, 33.0, 500.0})
            for (int index = 3; index < 1990;) {
                ValueRange found, expected;
                const int first = index;
                index = points.gather(index, 1990, first + width, found);
                QCOMPARE(index, std::min(1990, first + static_cast<int>(std::ceil(width))));
                for (int i = first; i < index; ++i)
                    expected.add(values[static_cast<std::size_t>(i)]);
                QCOMPARE(found.low, expected.low);
                QCOMPARE(found.high, expected.high);
            }
    }

    void aDenseCurveShowsItsExtremesAndItsGaps()
    {
        Bench bench;
        std::vector<CurveSample> samples;
        for (int i = 0; i < 60000; ++i) {
            const bool gap = i >= 20000 && i < 30000;
            samples.push_back({double(i), gap ? std::nullopt : std::optional(i % 2 == 0 ? 1.0 : 2.0)});
        }
        samples[45000].y = 9;
        bench.plot.append(bench.total, samples);
        bench.plot.setShown(bench.cls, false);
        bench.canvas().replot(QCustomPlot::rpImmediateRefresh);
        const QImage picture = bench.canvas().grab().toImage();
        const auto drawn = [&](double x, double y) {
            const int column = static_cast<int>(bench.canvas().xAxis->coordToPixel(x));
            const int row = static_cast<int>(std::lround(bench.canvas().yAxis->coordToPixel(y)));
            for (int i = -2; i <= 2; ++i)
                for (int k = -2; k <= 2; ++k)
                    if (qGray(picture.pixel(column + i, row + k)) < 64) return true;
            return false;
        };
        QVERIFY(drawn(10000, 1) && drawn(10000, 1.5) && drawn(10000, 2) && drawn(50000, 2));
        QVERIFY(!drawn(10000, 5) && !drawn(25000, 1.5) && !drawn(25000, 1));
        QVERIFY(drawn(45000, 8.8) && drawn(45000, 5));
    }

    void logarithmicAxisLeavesOutWhatItCannotShowAndSaysSo()
    {
        Bench bench;
        bench.plot.append(bench.total, {{1, 100}, {2, 0}, {3, -5}, {4, 1}, {5, std::nullopt}});
        auto* log = bench.plot.findChild<QToolButton*>("logarithmic");
        const auto* note = bench.plot.findChild<QLabel*>("note");
        QVERIFY(!note->isVisible());
        QTest::mouseClick(log, Qt::LeftButton);
        QVERIFY(bench.canvas().logarithmic());
        QCOMPARE(bench.canvas().leftOut(), std::size_t{2});
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains('2'));
        const QCPRange range = bench.canvas().yAxis->range();
        QVERIFY2(range.lower > 0.3 && range.lower < 1 && range.upper > 100,
                 qPrintable(QString("%1 to %2").arg(range.lower).arg(range.upper)));
        const auto data = bench.canvas().graph(1)->data();
        QCOMPARE(data->size(), 5);
        QVERIFY(std::isnan(data->at(1)->value) && std::isnan(data->at(2)->value));
        QCOMPARE(data->at(3)->value, 1.0);
        QTest::mouseClick(log, Qt::LeftButton);
        QVERIFY(!note->isVisible());
        QCOMPARE(bench.canvas().graph(1)->data()->at(2)->value, -5.0);
    }

    void theViewFollowsUntilTheUserZooms()
    {
        Bench bench;
        bench.plot.append(bench.total, falling(1, 20));
        QVERIFY(endsAt(bench, 20));
        bench.wheel();
        QVERIFY(bench.canvas().zoomed());
        const QCPRange x = bench.canvas().xAxis->range(), y = bench.canvas().yAxis->range();
        QVERIFY(x.upper < 20);
        bench.plot.append(bench.total, falling(21, 20));
        QCOMPARE(bench.canvas().xAxis->range(), x);
        QCOMPARE(bench.canvas().yAxis->range(), y);
        QTest::mouseDClick(&bench.canvas(), Qt::LeftButton, {}, bench.canvas().axisRect()->center());
        QVERIFY(!bench.canvas().zoomed());
        QVERIFY(endsAt(bench, 40));
        bench.plot.append(bench.total, falling(41, 1));
        QVERIFY(endsAt(bench, 41));
    }

    void keysZoomAndFit()
    {
        Bench bench;
        bench.plot.append(bench.total, falling(1, 20));
        QTest::keyClick(&bench.canvas(), Qt::Key_Plus);
        QVERIFY(bench.canvas().zoomed() && bench.canvas().xAxis->range().size() < 19);
        auto* fit = bench.plot.findChild<QToolButton*>("fit");
        QVERIFY(fit->isEnabled());
        QTest::keyClick(&bench.canvas(), Qt::Key_Home);
        QVERIFY(!bench.canvas().zoomed() && !fit->isEnabled());
        QVERIFY(endsAt(bench, 20));
    }

    void curvesAreSwitchedByTheirLegend()
    {
        Bench bench;
        bench.plot.append(bench.total, {{1, 1}, {2, 2}});
        bench.plot.append(bench.cls, {{1, 100}, {2, 200}});
        QVERIFY(bench.canvas().yAxis->range().upper > 200);
        bench.plot.setShown(bench.cls, false);
        QVERIFY(!bench.plot.isShown(bench.cls));
        QVERIFY(bench.canvas().yAxis->range().upper < 10);
        QCOMPARE(bench.plot.csv(), QString("iteration,total\n1,1\n2,2\n"));
    }

    void smoothingKeepsThePointsBehind()
    {
        Bench bench;
        bench.plot.append(bench.total, falling(1, 50));
        bench.plot.findChild<QComboBox*>("smoothing")->setCurrentIndex(2);
        QCOMPARE(bench.canvas().smoothing(), 0.95);
        bench.plot.append(bench.total, falling(51, 50));
        QVERIFY(bench.canvas().graph(0)->visible());
        QCOMPARE(bench.canvas().graph(0)->data()->size(), 100);
        QCOMPARE(bench.canvas().graph(1)->data()->size(), 100);
        QCOMPARE(bench.canvas().graph(1)->data()->at(99)->value, bench.canvas().series(0).smooth(99));
        bench.plot.findChild<QComboBox*>("smoothing")->setCurrentIndex(0);
        QVERIFY(!bench.canvas().graph(0)->visible());
        QCOMPARE(bench.canvas().graph(1)->data()->at(99)->value, bench.canvas().series(0).y(99));
    }

    void theIterationsCanBeLogarithmic()
    {
        Bench bench;
        bench.plot.append(bench.total, falling(1, 1000));
        bench.plot.findChild<QToolButton*>("logarithmicX")->setChecked(true);
        const QCPAxis* x = bench.canvas().xAxis;
        QCOMPARE(x->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(x->range().lower > 0.8 && x->range().lower <= 1 && x->range().upper >= 1000);
        // Half of the axis is the first iterations up to about the root of their number.
        QVERIFY(std::abs(x->coordToPixel(31.6) - (x->coordToPixel(1) + x->coordToPixel(1000)) / 2) < 3);
        bench.canvas().pan(0.1, 0);
        QVERIFY(x->range().lower > 1 && bench.canvas().zoomed());
        bench.plot.findChild<QToolButton*>("logarithmicX")->setChecked(false);
        QVERIFY(x->range().lower < 1 && x->range().upper > 1000);
    }

    void axesTogether()
    {
        Bench one, two;
        one.plot.append(one.total, falling(1, 100));
        two.plot.append(two.total, falling(1, 50));
        one.canvas().synchroniseX(two.canvas());
        one.canvas().xAxis->setRange(10, 20);
        QCOMPARE(two.canvas().xAxis->range().lower, 10.0);
        QCOMPARE(two.canvas().xAxis->range().upper, 20.0);
        two.canvas().xAxis->setRange(5, 8);
        QCOMPARE(one.canvas().xAxis->range().upper, 8.0);
    }

    void savedFilesAreWhole()
    {
        Bench bench;
        bench.plot.append(bench.total, falling(1, 200));
        bench.plot.append(bench.cls, {{1, 0.5}, {3, std::nullopt}, {4, 0.25}});
        const QImage picture = QImage::fromData(bench.saved(1, "curve.png"), "PNG");
        QCOMPARE(picture.size(), QSize(1920, 1080));
        const QByteArray drawing = bench.saved(2, "curve.svg");
        QVERIFY(drawing.contains("<svg") && drawing.trimmed().endsWith("</svg>") && (drawing.contains("<path") || drawing.contains("<polyline")));
        bench.saveAction(0)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(1920, 1080));
        const QByteArray page = bench.saved(3, "curve.pdf");
        QVERIFY(page.startsWith("%PDF-") && page.trimmed().endsWith("%%EOF"));
        const QList<QByteArray> lines = bench.saved(4, "curve.csv").split('\n');
        QCOMPARE(lines.size(), 202);
        QCOMPARE(lines[0], QByteArray("iteration,total,cls"));
        QVERIFY(lines[1].endsWith(",0.5"));
        QVERIFY(lines[3].startsWith("3,") && lines[3].endsWith(","));
        QVERIFY(!bench.canvas().legend->visible());
    }

    void aFileThatCannotBeWrittenIsToldInWords()
    {
        Bench bench;
        bench.answer = bench.folder.filePath("no/such/folder/curve.csv");
        QSignalSpy told(&bench.session, &Session::message);
        bench.saveAction(4)->trigger();
        QVERIFY(told.wait(20000));
        QCOMPARE(told.first().first().value<MessageKind>(), MessageKind::Error);
        bench.answer.clear();
        bench.saveAction(4)->trigger();
        QCOMPARE(told.size(), 1);
    }

    void coloursFollowTheTheme()
    {
        Bench bench;
        const int run = bench.plot.addSeries(
            "run", [](const Theme& theme) { return theme.total; }, Qt::DotLine);
        Theme::apply(*qApp, ThemeChoice::Light);
        QTRY_COMPARE(bench.canvas().graph(3 * run + 1)->pen().color(), QColor(Qt::black));
        Theme::apply(*qApp, ThemeChoice::Dark);
        QTRY_COMPARE(bench.canvas().graph(3 * run + 1)->pen().color(), QColor(Qt::white));
        QCOMPARE(bench.canvas().graph(3 * run + 1)->pen().style(), Qt::DotLine);
        Theme::apply(*qApp, ThemeChoice::Light);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestCurvePlot)
#include "test_curve_plot.moc"
