// The pace of ranks that wait for each other: one rank of a training whose passes are replaced by sleeping, so that many ranks fit on one
// machine. Rank 0 says how long a sum takes alone, how long a round takes with passes, and what the model says: the slowest pass and a sum.
//   rank_pace_benchmark PASS_MS JITTER ROWS SIDE ROUNDS [SLOW_RANK_FACTOR]
// started as ranks are (tests/benchmarks/rank_pace.sh starts some on this machine). A pass takes PASS_MS times a number that is drawn for each
// rank and round (lognormal, JITTER its sigma); the last rank's SLOW_RANK_FACTOR times as long. ROWS patches of SIDE pixels are summed.
#include "core/common/random.h"
#include "core/common/stopwatch.h"
#include "core/ranks/join.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <thread>

using namespace blindspot;

namespace {

struct Settings {
    double passMs = 0, jitter = 0, slow = 1;
    std::int64_t rows = 1, side = 150, rounds = 100;

    double delayMs(const ranks::Ranks& ranks, std::int64_t round, std::int64_t rank) const
    {
        RandomStream random(1, static_cast<std::uint64_t>(round), static_cast<std::uint64_t>(rank));
        return passMs * std::exp(jitter * random.normal()) * (rank + 1 == ranks.size() ? slow : 1);
    }
};

/// Milliseconds of a round.
double pace(ranks::Ranks& ranks, const Settings& settings, bool passes)
{
    const at::Tensor gradients = at::ones({settings.rows, 3, settings.side, settings.side}), numbers = at::ones({settings.rows * 5 + 3}, at::kDouble);
    ranks.barrier();
    const Stopwatch watch;
    for (std::int64_t round = 0; round < settings.rounds; ++round) {
        if (passes) std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(settings.delayMs(ranks, round, ranks.rank())));
        ranks.sum(numbers);
        ranks.sum(gradients);
        gradients.fill_(1);
    }
    return watch.seconds() * 1000 / static_cast<double>(settings.rounds);
}

/// Of the slowest rank in each round, the mean.
double slowestMs(const ranks::Ranks& ranks, const Settings& settings)
{
    double sum = 0;
    for (std::int64_t round = 0; round < settings.rounds; ++round) {
        double slowest = 0;
        for (std::int64_t rank = 0; rank < ranks.size(); ++rank)
            slowest = std::max(slowest, settings.delayMs(ranks, round, rank));
        sum += slowest;
    }
    return sum / static_cast<double>(settings.rounds);
}

} // namespace

int main(int count, char** arguments)
{
    try {
        if (count < 6) throw Error(Message::verbatim("PASS_MS JITTER ROWS SIDE ROUNDS [SLOW_RANK_FACTOR]"));
        Settings settings;
        settings.passMs = std::stod(arguments[1]), settings.jitter = std::stod(arguments[2]);
        settings.rows = std::stoll(arguments[3]), settings.side = std::stoll(arguments[4]), settings.rounds = std::stoll(arguments[5]);
        if (count > 6) settings.slow = std::stod(arguments[6]);
        const auto launch = ranks::launchOf(ranks::environmentOfProcess);
        std::unique_ptr<ranks::Ranks> ranks = std::make_unique<ranks::OneRank>();
        if (launch) ranks = ranks::join(*launch, {});
        pace(*ranks, settings, false); // connections warm up
        const double sum = pace(*ranks, settings, false), measured = pace(*ranks, settings, true), slowest = slowestMs(*ranks, settings);
        if (ranks->isFirst())
            std::printf("ranks %3lld  rows %2lld  sum %7.2f ms  slowest pass %7.2f ms  model %7.2f ms  measured %7.2f ms  measured/model %.3f\n",
                        static_cast<long long>(ranks->size()), static_cast<long long>(settings.rows), sum, slowest, slowest + sum, measured,
                        measured / (slowest + sum));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
