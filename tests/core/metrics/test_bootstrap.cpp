// Drawings of images, and the interval of what they come to.
#include "core/metrics/bootstrap.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace blindspot::metrics;

class TestBootstrap : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void eachDrawingHasAsManyImages()
    {
        const Bootstrap bootstrap(37, 200, 5);
        QCOMPARE(bootstrap.drawings(), 200U);
        std::vector<double> totals(37, 0);
        for (std::size_t i = 0; i < 200; ++i) {
            const auto weights = bootstrap.weights(i);
            QCOMPARE(std::accumulate(weights.begin(), weights.end(), 0U), 37U);
            for (std::size_t image = 0; image < 37; ++image)
                totals[image] += weights[image];
        }
        for (const double total : totals) // 200 on average, standard deviation 14
            QVERIFY2(std::abs(total - 200) < 80, qPrintable(QString::number(total)));
    }

    void theSeedDeterminesIt()
    {
        const Bootstrap a(10, 3, 5), b(10, 3, 5), c(10, 3, 6);
        const auto same = [](std::span<const std::uint32_t> x, std::span<const std::uint32_t> y) {
            return std::equal(x.begin(), x.end(), y.begin(), y.end());
        };
        QVERIFY(same(a.weights(2), b.weights(2)));
        QVERIFY(!same(a.weights(2), c.weights(2)));
        QVERIFY(!same(a.weights(1), a.weights(2)));
    }

    void withoutImagesThereAreNoDrawings() { QCOMPARE(Bootstrap(0, 100, 0).drawings(), 0U); }

    void intervalIsNumpysPercentile()
    {
        std::vector<double> values(101);
        std::iota(values.begin(), values.end(), 0);
        const auto interval = interval95(values);
        QVERIFY(interval);
        QCOMPARE(interval->low, 2.5); // numpy.percentile(range(101), [2.5, 97.5])
        QCOMPARE(interval->high, 97.5);
    }

    void drawingsWithoutAValueAreLeftOut()
    {
        constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
        const auto interval = interval95({kNone, 1, 1, 1});
        QVERIFY(interval && interval->low == 1 && interval->high == 1);
        QVERIFY(!interval95({kNone, kNone, kNone, 1}));
        QVERIFY(!interval95({}));
    }
};

QTEST_APPLESS_MAIN(TestBootstrap)
#include "test_bootstrap.moc"
