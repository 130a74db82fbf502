// Numbers as text: what is written reads back exactly, and in few digits.
#include "core/common/number_text.h"

#include <QTest>
#include <rapidcheck.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>

using namespace blindspot;

class TestNumberText : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void fixedDigits()
    {
        QCOMPARE(fixedText(0.82344, 4), std::string("0.8234"));
        QCOMPARE(fixedText(-1.5, 0), std::string("-2"));
        QCOMPARE(fixedText(2.5, 0), std::string("2")); // half to even, as printf
        QCOMPARE(fixedText(1e300, 0).size(), std::size_t{301});
        QVERIFY(rc::check("as printf in the C locale", [] {
            const auto value = *rc::gen::arbitrary<double>();
            const int digits = *rc::gen::inRange(0, 12);
            std::array<char, 400> text{};
            std::snprintf(text.data(), text.size(), "%.*f", digits, value);
            RC_ASSERT(fixedText(value, digits) == text.data());
        }));
    }

    void readsBackExactly()
    {
        // Any pattern of bits: all magnitudes, both signs, numbers without a leading one.
        QVERIFY(rc::check("bit by bit", [](std::uint64_t bits) {
            const auto value = std::bit_cast<double>(bits);
            RC_PRE(std::isfinite(value));
            const std::optional<double> back = finiteNumber(numberText(value));
            RC_ASSERT(back.has_value());
            RC_ASSERT(std::bit_cast<std::uint64_t>(*back) == bits);
        }));
        for (const double value :
             {0.0, -0.0, 0.1, 1.0 / 3, std::numeric_limits<double>::max(),
              std::numeric_limits<double>::lowest(), std::numeric_limits<double>::denorm_min(),
              std::numeric_limits<double>::epsilon()})
            QCOMPARE(std::bit_cast<std::uint64_t>(finiteNumber(numberText(value)).value()),
                     std::bit_cast<std::uint64_t>(value));
    }

    void isShort_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<std::string>("text");
        for (const auto& [value, text] : {std::pair{0.1, "0.1"},
                                          {0.1 + 0.2, "0.30000000000000004"},
                                          {640.0, "640"},
                                          {1e6, "1e+06"},
                                          {-2.5, "-2.5"},
                                          {-0.0, "-0"},
                                          {-std::numeric_limits<double>::denorm_min(), "-5e-324"},
                                          {std::numeric_limits<double>::infinity(), "inf"},
                                          {std::numeric_limits<double>::quiet_NaN(), "nan"}})
            QTest::newRow(text) << value << std::string(text);
    }
    void isShort()
    {
        QFETCH(double, value);
        QFETCH(std::string, text);
        QCOMPARE(numberText(value), text);
    }

    void onlyWholeFiniteNumbersAreRead()
    {
        QCOMPARE(finiteNumber("2.50"), std::optional(2.5));
        QCOMPARE(finiteNumber("-1e3"), std::optional(-1000.0));
        for (const char* text :
             {"", " 1", "1 ", "1,5", "+1", "1x", "0x10", "one", "nan", "inf", "-inf", "1e999"})
            QVERIFY2(!finiteNumber(text), text);
    }

    void numbersOfOtherTypes()
    {
        QCOMPARE(numberFromText<std::int64_t>("-12"), std::optional(std::int64_t{-12}));
        QCOMPARE(numberFromText<std::uint8_t>("255"), std::optional(std::uint8_t{255}));
        QVERIFY(std::isnan(numberFromText<double>("nan").value()));
        for (const char* text : {"", "1.0", "12 ", "+1", "9223372036854775808"})
            QVERIFY2(!numberFromText<std::int64_t>(text), text);
        QVERIFY(!numberFromText<std::uint8_t>("256"));
    }
};

QTEST_APPLESS_MAIN(TestNumberText)
#include "test_number_text.moc"
