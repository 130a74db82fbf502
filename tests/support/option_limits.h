// A property test for every table of limits: a number inside its limit is no mistake, one outside is the
// mistake of exactly its option, whose remedy names the range.
#pragma once

#include "core/common/option_limit.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace blindspot::testing {

/// Whether `text` has the number in it, as 0.95 or 100000.
inline bool names(const std::string& text, double number)
{
    return text.find(QString::number(number, 'g', 9).toStdString()) != std::string::npos;
}

/// A number inside the limit, its ends included where they are in; whole where it has to be.
template <typename Options>
double drawInside(const OptionLimit<Options>& entry)
{
    const Limit& limit = entry.limit;
    const double high = std::isfinite(limit.high) ? limit.high : limit.low + 1e6;
    const double part = *rc::gen::inRange(0, 1001) / 1000.0;
    double value = limit.low + part * (high - limit.low);
    if (entry.whole) value = std::floor(value);
    if (limit.aboveLow && value == limit.low) value = high;
    if (limit.belowHigh && value == limit.high) value = limit.low;
    return value;
}

/// Numbers just outside of it and far away; NaN where it can be held.
template <typename Options>
std::vector<double> outside(const OptionLimit<Options>& entry)
{
    const Limit& limit = entry.limit;
    const double step = entry.whole ? 1 : 1e-3;
    std::vector<double> found = {limit.aboveLow ? limit.low : limit.low - step, limit.low - 1e6};
    if (std::isfinite(limit.high)) {
        found.push_back(limit.belowHigh ? limit.high : limit.high + step);
        found.push_back(limit.high + 1e6);
    }
    if (!entry.whole) found.push_back(std::numeric_limits<double>::quiet_NaN());
    return found;
}

/// `usual`: options without a mistake, in which no number stands in another one's way.
template <typename Options, typename MistakesOf>
void checkLimits(const Options& usual, const MistakesOf& mistakesOf)
{
    QVERIFY(mistakesOf(usual).empty());
    for (const OptionLimit<Options>& entry : Options::limits()) {
        QVERIFY2(rc::check(entry.option + ": inside",
                           [&] {
                               Options options = usual;
                               entry.set(options, std::min(drawInside(entry), entry.limitIn(options).high));
                               for (const OptionMistake& mistake : mistakesOf(options))
                                   RC_FAIL(mistake.option + ": " + mistake.what.english());
                           }),
                 entry.option.c_str());
        for (const double value : outside(entry)) {
            Options options = usual;
            entry.set(options, value);
            bool told = false;
            for (const OptionMistake& mistake : mistakesOf(options)) {
                const auto* other = findOption(Options::limits(), mistake.option);
                // One that ends at this number is wrong with it.
                const bool ends = other != nullptr && other->atMost &&
                                  other->limitIn(options).high != other->limitIn(usual).high;
                QVERIFY2(mistake.option == entry.option || ends,
                         (entry.option + ": " + mistake.option).c_str());
                if (mistake.option != entry.option) continue;
                told = true;
                const std::string remedy = mistake.remedy.english();
                const Limit limit = entry.limitIn(options);
                const bool wordForZero = limit.low == 0 && names(remedy, 1); // "all or a number from 1"
                QVERIFY2(wordForZero || names(remedy, limit.low), remedy.c_str());
                QVERIFY2(!std::isfinite(limit.high) || names(remedy, limit.high), remedy.c_str());
            }
            QVERIFY2(told, qPrintable(QStringLiteral("%1 %2").arg(entry.option.c_str()).arg(value)));
        }
    }
}

} // namespace blindspot::testing
