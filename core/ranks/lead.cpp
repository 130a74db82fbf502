#include "core/ranks/lead.h"

#include "core/ranks/share.h"

#include <exception>

namespace blindspot::ranks {

namespace {

enum Word : std::int64_t { StillReading, Work, Finished, Nothing };

/// Of the time that ranks wait for each other: so often rank 0 says that it is there.
constexpr double kTellEach = 0.2;

} // namespace

Lead::~Lead()
{
    if (!waiting_) return;
    try {
        shareNumber(ranks_, Nothing);
    } catch (const std::exception&) {
        // They have gone already.
    }
}

void Lead::stillReading()
{
    if (!waiting_ || sinceTold_.seconds() < kTellEach * ranks_.timeout()) return;
    sinceTold_.restart();
    try {
        shareNumber(ranks_, StillReading);
    } catch (...) {
        waiting_ = false; // there is nobody to be told
        throw;
    }
}

void Lead::begin()
{
    if (!waiting_) return;
    waiting_ = false;
    shareNumber(ranks_, Work);
    sinceTold_.restart();
}

void Lead::finish()
{
    if (!waiting_) return;
    waiting_ = false;
    shareNumber(ranks_, Finished);
}

Next awaitNext(Ranks& ranks)
{
    std::int64_t word = StillReading;
    while (word == StillReading)
        word = shareNumber(ranks, word);
    return word == Work ? Next::Work : word == Finished ? Next::Finished : Next::Nothing;
}

ProgressSink tellingOthers(Lead& lead, const ProgressSink& progress)
{
    if (lead.ranks().isAlone()) return progress;
    return [&lead, &progress](const Progress& now) {
        lead.stillReading();
        if (progress) progress(now);
    };
}

} // namespace blindspot::ranks
