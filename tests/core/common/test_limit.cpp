// Limits and the tables of options that have them: what is inside, what is said of what is not.
#include "core/common/option_limit.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

using namespace blindspot;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Options {
    std::int64_t few = 2, many = 5;
    double share = 0.5;
    bool shares = true;
};

std::vector<OptionLimit<Options>> table()
{
    // clang-format off (version 14 takes these functions apart)
    std::vector<OptionLimit<Options>> entries = {
        {"--few", {1, 8}, [](auto& o) -> auto& { return o.few; }},
        {"--share", {0, 1, true}, [](auto& o) -> auto& { return o.share; }, Message::tr("use a part above 0 and up to 1")}};
    // clang-format on
    entries[0].atMost = [](const Options& o) { return static_cast<double>(o.many); };
    entries[1].applies = [](const Options& o) { return o.shares; };
    return entries;
}

std::string text(double value)
{
    return std::to_string(static_cast<int>(value));
}

} // namespace

class TestLimit : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void endsAreInUnlessTheyAreOut()
    {
        const Limit closed{0, 1}, open{0, 1, true, true};
        QVERIFY(closed.holds(0) && closed.holds(1));
        QVERIFY(!open.holds(0) && !open.holds(1));
        QVERIFY(rc::check("between and beyond", [&] {
            const double inside = *rc::gen::inRange(1, 1000) / 1000.0;
            const double beyond = *rc::gen::inRange(1, 1000000) / 1000.0;
            RC_ASSERT(closed.holds(inside) && open.holds(inside));
            RC_ASSERT(!closed.holds(1 + beyond) && !closed.holds(-beyond));
            RC_ASSERT(!open.holds(1 + beyond) && !open.holds(-beyond));
        }));
    }

    void notANumberIsInNoRange()
    {
        QVERIFY(!Limit{}.holds(kNan));
        QVERIFY(!(Limit{0, kNan}.holds(0)));
        QVERIFY(Limit{}.holds(kInfinity) && Limit{}.holds(-kInfinity));
        QVERIFY(!(Limit{0, kInfinity, false, true}.holds(kInfinity)));
    }

    void aTableLeadsToItsNumbers()
    {
        const auto entries = table();
        Options options;
        const std::span<const OptionLimit<Options>> all(entries);
        const auto* few = findOption(all, "--few");
        QVERIFY(few != nullptr && few->whole);
        QCOMPARE(few->get(options), 2.0);
        few->set(options, 4);
        QCOMPARE(options.few, 4);
        QVERIFY(!findOption(all, "--share")->whole);
        QVERIFY(findOption(all, "--many") == nullptr);
    }

    void aMistakeSaysTheValueAndTheRange()
    {
        const auto entries = table();
        Options options;
        QVERIFY(!entries[0].mistakeIn(options, text) && !entries[1].mistakeIn(options, text));
        options.few = 6; // within its limit, and more than the other one
        const auto mistake = entries[0].mistakeIn(options, text);
        QVERIFY(mistake.has_value());
        QCOMPARE(mistake->option, std::string("--few"));
        QCOMPARE(mistake->what.english(), std::string("the value 6 is out of range"));
        QCOMPARE(mistake->remedy.english(), std::string("use 1 to 5"));
    }

    void whatDoesNotApplyIsNotLookedAt()
    {
        const auto entries = table();
        Options options;
        options.share = 0;
        const auto mistake = entries[1].mistakeIn(options, text);
        QVERIFY(mistake.has_value());
        QCOMPARE(mistake->remedy.english(), std::string("use a part above 0 and up to 1"));
        options.shares = false;
        QVERIFY(!entries[1].mistakeIn(options, text));
    }
};

QTEST_GUILESS_MAIN(TestLimit)
#include "test_limit.moc"
