// Defences as text: what is left out has its default, what is wrong is named, and what is written reads back.
#include "core/common/error.h"
#include "core/defences/defence.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <limits>
#include <set>

using namespace blindspot;
using namespace blindspot::defences;

namespace {

std::string messageOf(std::string_view text)
{
    try {
        parseDefence(text, "--defence");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool mentions(const std::string& text, std::initializer_list<const char*> parts)
{
    return std::all_of(parts.begin(), parts.end(),
                       [&text](const char* part) { return text.find(part) != std::string::npos; });
}

/// A value that the parameter takes.
double anyValue(const Parameter& parameter)
{
    const double share = *rc::gen::inRange(0, 1'000'001) / 1e6;
    double value = parameter.low + (parameter.high - parameter.low) * share;
    if (parameter.whole) value = std::floor(value);
    if (parameter.odd && std::fmod(value, 2) == 0) value -= 1;
    return std::clamp(value, parameter.low, parameter.high);
}

} // namespace

class TestDefenceSpec : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void noneIsNoDefence();
    void defaultsAreFilledIn();
    void whatIsWrittenReadsBack();
    void theLocaleDoesNotMatter();
    void kindsAreWellFormed();
    void mistakesAreNamed();
    void valuesOutOfTheirLimitsAreNamed();
    void aSpecMadeByHandIsChecked();
};

void TestDefenceSpec::noneIsNoDefence()
{
    const DefenceSpec none = parseDefence("none", "test");
    QCOMPARE(none.text(), std::string("none"));
    QVERIFY(makeDefence(none) == nullptr);
}

void TestDefenceSpec::defaultsAreFilledIn()
{
    QCOMPARE(parseDefence("jpeg", "test").text(), std::string("jpeg:quality=75"));
    QCOMPARE(parseDefence("jpeg:quality=50", "test").text(), std::string("jpeg:quality=50"));
    QCOMPARE(parseDefence("lgs:threshold=0.2,window=21", "test").text(),
             std::string("lgs:window=21,overlap=5,threshold=0.2,lambda=2.3"));
    QVERIFY(makeDefence(parseDefence("median", "test")) != nullptr);
}

void TestDefenceSpec::whatIsWrittenReadsBack()
{
    QVERIFY(rc::check("round trip", [] {
        const DefenceKind kind = *rc::gen::elementOf(defenceKinds());
        DefenceSpec spec{kind.name, {}};
        for (const Parameter& parameter : kind.parameters)
            spec.values.emplace_back(parameter.name, anyValue(parameter));
        try {
            makeDefence(spec);
        } catch (const Error&) {
            RC_DISCARD("these values do not go together");
        }
        const DefenceSpec back = parseDefence(spec.text(), "test");
        RC_ASSERT(back.name == spec.name);
        RC_ASSERT(back.values == spec.values); // to the last bit
        RC_ASSERT(back.text() == spec.text());
    }));
}

void TestDefenceSpec::theLocaleDoesNotMatter()
{
    const std::string before = std::setlocale(LC_ALL, nullptr);
    const char* comma = std::setlocale(LC_ALL, "de_DE.UTF-8");
    const std::string text = parseDefence("gaussian:sigma=1.5", "test").text();
    std::setlocale(LC_ALL, before.c_str());
    QCOMPARE(text, std::string("gaussian:sigma=1.5"));
    if (comma == nullptr) QSKIP("this machine has no locale that writes a decimal comma");
}

void TestDefenceSpec::kindsAreWellFormed()
{
    std::set<std::string> names{"none"};
    for (const DefenceKind& kind : defenceKinds()) {
        QVERIFY2(names.insert(kind.name).second, kind.name.c_str());
        QVERIFY(kind.name.find_first_of(":=, ") == std::string::npos && !kind.description.empty());
        std::set<std::string> parameters;
        for (const Parameter& parameter : kind.parameters) {
            QVERIFY(parameters.insert(parameter.name).second);
            QVERIFY(parameter.name.find_first_of(":=, ") == std::string::npos &&
                    !parameter.description.empty());
            QVERIFY(parameter.low <= parameter.value && parameter.value <= parameter.high);
        }
        QVERIFY(makeDefence(parseDefence(kind.name, "test")) !=
                nullptr); // the defaults are within the limits
    }
    for (const char* name : {"jpeg", "median", "gaussian", "lgs", "resize-pad", "frequency-mask"})
        QVERIFY2(names.contains(name), name);
}

void TestDefenceSpec::mistakesAreNamed()
{
    QVERIFY(
        mentions(messageOf("jpg"), {"--defence", "'jpg'", "none", "jpeg", "median", "lgs", "resize-pad"}));
    QVERIFY(mentions(messageOf(""), {"--defence", "jpeg"}));
    QVERIFY(mentions(messageOf("Jpeg"), {"'Jpeg'"}));
    QVERIFY(mentions(messageOf("none:quality=1"), {"no parameters"}));
    QVERIFY(mentions(messageOf("lgs:side=3"),
                     {"lgs", "'side'", "window (2 to 255, whole)", "threshold (0 to 1)"}));
    QVERIFY(mentions(messageOf("jpeg:"), {"write it as jpeg:quality=75"}));
    QVERIFY(mentions(messageOf("jpeg:50"), {"'50'", "jpeg:quality=75"}));
    QVERIFY(mentions(messageOf("jpeg:quality=50,"), {"write it as"}));
    QVERIFY(mentions(messageOf("jpeg:quality=good"), {"'good' is no number", "1 to 100"}));
    QVERIFY(mentions(messageOf("jpeg:quality=50 "), {"no number"}));
    QVERIFY(mentions(messageOf("jpeg:quality=nan"), {"no number"}));
    QVERIFY(mentions(messageOf("jpeg:quality=1e999"), {"no number"}));
    QVERIFY(mentions(messageOf("jpeg:quality=1,quality=2"), {"twice"}));
}

void TestDefenceSpec::valuesOutOfTheirLimitsAreNamed()
{
    QVERIFY(mentions(messageOf("jpeg:quality=101"), {"--defence", "101", "'quality'", "1 to 100"}));
    QVERIFY(mentions(messageOf("jpeg:quality=0"), {"1 to 100"}));
    QVERIFY(mentions(messageOf("jpeg:quality=7.5"), {"7.5", "whole"}));
    QVERIFY(mentions(messageOf("median:side=4"), {"odd"}));
    QVERIFY(mentions(messageOf("resize-pad:low=1"), {"0.1 to 0.99"}));
    QVERIFY(mentions(messageOf("lgs:window=9,overlap=9"), {"--defence", "overlap"}));
}

void TestDefenceSpec::aSpecMadeByHandIsChecked()
{
    QVERIFY(makeDefence({"jpeg", {}}) != nullptr);
    QVERIFY_EXCEPTION_THROWN(makeDefence({"sharpen", {}}), Error);
    QVERIFY_EXCEPTION_THROWN(makeDefence({"jpeg", {{"quality", 0}}}), Error);
    QVERIFY_EXCEPTION_THROWN(makeDefence({"jpeg", {{"quality", std::numeric_limits<double>::quiet_NaN()}}}),
                             Error);
    QVERIFY_EXCEPTION_THROWN(makeDefence({"jpeg", {{"side", 3}}}), Error);
}

QTEST_GUILESS_MAIN(TestDefenceSpec)
#include "test_defence_spec.moc"
