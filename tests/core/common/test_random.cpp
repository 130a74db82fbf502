// Random numbers as a function of their key: always the same, evenly spread, unrelated between keys.
#include "core/common/random.h"

#include <QTest>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using namespace blindspot;

namespace {

constexpr int kDraws = 20'000;

double correlation(RandomStream first, RandomStream second)
{
    double product = 0.0;
    for (int i = 0; i < kDraws; ++i)
        product += (first.uniform() - 0.5) * (second.uniform() - 0.5);
    return product / kDraws * 12.0; // a uniform number has the variance 1/12
}

} // namespace

class TestRandom : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void isTheSameEverywhere()
    {
        // From an independent implementation of SplitMix64's finaliser, checked with its published first
        // output.
        RandomStream zero(0, 0, 0);
        QCOMPARE(zero.next(), std::uint64_t{0x2130748aaac80268});
        QCOMPARE(zero.next(), std::uint64_t{0x0cc78fb979ce5090});
        QCOMPARE(zero.next(), std::uint64_t{0xab9aa3dafba6b4ac});
        RandomStream small(1, 2, 3);
        QCOMPARE(small.next(), std::uint64_t{0x214d4c07ecfeaac5});
        QCOMPARE(small.next(), std::uint64_t{0x06ff419cb83dfe1e6});
        QCOMPARE(small.next(), std::uint64_t{0xf475ff91157f0556});
        RandomStream large(std::numeric_limits<std::uint64_t>::max(), 7, 99);
        QCOMPARE(large.next(), std::uint64_t{0xa913024b3accad8e});
        QCOMPARE(RandomStream(42, 0, 0).uniform(), 0.7553888514674879);
    }

    void keepsItsBounds()
    {
        QVERIFY(rc::check("uniform() is in [0, 1)",
                          [](std::uint64_t seed, std::uint64_t iteration, std::uint64_t image) {
                              RandomStream stream(seed, iteration, image);
                              for (int i = 0; i < 50; ++i) {
                                  const double value = stream.uniform();
                                  RC_ASSERT(value >= 0.0 && value < 1.0);
                              }
                          }));
        QVERIFY(rc::check("uniform(low, high) is in [low, high)", [](std::uint64_t seed) {
            const auto low = *rc::gen::inRange(-1'000'000, 1'000'000);
            // Neighbouring doubles are the hardest: half of the sums round up.
            const double high = *rc::gen::arbitrary<bool>() ? std::nextafter(low, 1e9)
                                                            : low + *rc::gen::inRange(1, 1000) / 8.0;
            RandomStream stream(seed, 1, 2);
            for (int i = 0; i < 50; ++i) {
                const double value = stream.uniform(low, high);
                RC_ASSERT(value >= low && value < high);
            }
        }));
        QVERIFY(rc::check("below(count) is in [0, count)", [](std::uint64_t seed) {
            const auto bits = *rc::gen::inRange(0, 64);
            const std::uint64_t count =
                (std::uint64_t{1} << bits) | (seed & ((std::uint64_t{1} << bits) - 1));
            RandomStream stream(seed, 0, 0);
            for (int i = 0; i < 50; ++i)
                RC_ASSERT(stream.below(count) < count);
        }));
        QCOMPARE(RandomStream(1, 2, 3).uniform(5.0, 5.0), 5.0);
        QCOMPARE(RandomStream(1, 2, 3).below(1), std::uint64_t{0});
    }

    void spreadsEvenly()
    {
        // Pearson's chi-square with 9 degrees of freedom: above 27.9 once in a thousand; the keys are fixed.
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            RandomStream stream(seed, 0, 0);
            std::array<int, 10> counts{};
            for (int i = 0; i < kDraws; ++i)
                ++counts[stream.below(counts.size())];
            double chiSquare = 0.0;
            for (const int count : counts)
                chiSquare += std::pow(count - kDraws / 10.0, 2) / (kDraws / 10.0);
            QVERIFY2(chiSquare < 27.9, qPrintable(QString::number(chiSquare)));
        }
    }

    void drawsTheNormalDistribution()
    {
        RandomStream stream(11, 0, 0);
        double sum = 0.0;
        double squares = 0.0;
        int within = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double value = stream.normal();
            QVERIFY(std::isfinite(value));
            sum += value;
            squares += value * value;
            within += std::abs(value) < 1.0 ? 1 : 0;
        }
        QVERIFY(std::abs(sum / kDraws) < 0.03); // four standard errors
        QVERIFY(std::abs(squares / kDraws - 1.0) < 0.04);
        QVERIFY(std::abs(within / static_cast<double>(kDraws) - 0.6827) < 0.014);
    }

    void neighbouringKeysAreUnrelated()
    {
        // Four standard errors of a correlation of kDraws pairs.
        const double limit = 4.0 / std::sqrt(kDraws);
        for (std::uint64_t i = 0; i < 10; ++i) {
            QVERIFY(std::abs(correlation(RandomStream(7, i, i), RandomStream(7, i, i + 1))) < limit);
            QVERIFY(std::abs(correlation(RandomStream(7, i, 3), RandomStream(7, i + 1, 3))) < limit);
            QVERIFY(std::abs(correlation(RandomStream(i, 2, 3), RandomStream(i + 1, 2, 3))) < limit);
        }
    }

    void theFirstDrawsOfAllImagesSpreadEvenly()
    {
        // What a training does: a few draws of many streams, rather than many of one.
        double sum = 0.0;
        for (std::uint64_t image = 0; image < kDraws; ++image)
            sum += RandomStream(0, 1, image).uniform();
        QVERIFY(std::abs(sum / kDraws - 0.5) < 4.0 / std::sqrt(12.0 * kDraws));
    }

    void thePartsOfAKeyAreNotInterchangeable()
    {
        QVERIFY(RandomStream(1, 2, 3).next() != RandomStream(3, 2, 1).next());
        QVERIFY(RandomStream(1, 2, 3).next() != RandomStream(1, 3, 2).next());
        QVERIFY(RandomStream(0, 0, 1).next() != RandomStream(0, 1, 0).next());
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "test_random.moc"
