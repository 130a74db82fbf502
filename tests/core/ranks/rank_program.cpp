// One rank of the tests: joins as the environment says, does what its argument names, and says on standard output what came of it.
#include "core/ranks/join.h"
#include "core/ranks/share.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <unistd.h>

using namespace blindspot;

namespace {

std::string variable(const char* name, const char* otherwise)
{
    return ranks::environmentOfProcess(name).value_or(otherwise);
}

/// Of the bits of a tensor.
unsigned long long digest(const at::Tensor& tensor)
{
    unsigned long long hash = 14695981039346656037ULL;
    const auto* bytes = static_cast<const unsigned char*>(tensor.data_ptr());
    for (std::int64_t i = 0; i < tensor.numel() * static_cast<std::int64_t>(tensor.element_size()); ++i)
        hash = (hash ^ bytes[i]) * 1099511628211ULL;
    return hash;
}

/// Numbers whose sum depends on the order in which they are added.
at::Tensor uneven(std::int64_t rank)
{
    return at::arange(10'007, at::kFloat).add(1).mul(0.1 * static_cast<double>(rank + 1)).sin().mul(static_cast<double>(1LL << (7 * (rank % 4))));
}

int sums(ranks::Ranks& ranks)
{
    at::Tensor sum = uneven(ranks.rank());
    ranks.sum(sum);
    at::Tensor expected = at::zeros_like(sum, at::kDouble);
    for (std::int64_t rank = 0; rank < ranks.size(); ++rank)
        expected += uneven(rank).to(at::kDouble);
    const double error = (sum.to(at::kDouble) - expected).abs().max().item<double>() / expected.abs().max().item<double>();
    const std::string text = ranks::shareText(ranks, ranks.isFirst() ? "from rank 0" : "");
    const at::Tensor shared = ranks::shareTensor(ranks, ranks.isFirst() ? at::arange(12).view({3, 4}).t() : at::Tensor());
    const at::Tensor none = ranks::shareTensor(ranks, {});
    const std::int64_t least = ranks::leastOf(ranks, 10 - ranks.rank());
    ranks.barrier();
    std::printf("digest %llu error %g text '%s' shape %lld,%lld value %lld none %d least %lld sum %g\n", digest(sum), error, text.c_str(),
                static_cast<long long>(shared.size(0)), static_cast<long long>(shared.size(1)), static_cast<long long>(shared[1][2].item<std::int64_t>()),
                none.defined() ? 0 : 1, static_cast<long long>(least), ranks::sumOf(ranks, 0.5));
    return 0;
}

/// The last rank dies or hangs between two sums.
int lose(ranks::Ranks& ranks, bool hang)
{
    const at::Tensor one = at::ones({270'000});
    ranks.sum(one);
    if (ranks.rank() + 1 == ranks.size()) {
        if (!hang) ::_exit(9);
        std::this_thread::sleep_for(std::chrono::minutes(5)); // the test ends it
    }
    ranks.sum(one);
    return 0;
}

} // namespace

int main(int, char** arguments)
{
    const std::string what = arguments[1];
    try {
        const auto launch = ranks::launchOf(ranks::environmentOfProcess);
        if (!launch) {
            std::printf("alone\n");
            return 0;
        }
        ranks::JoinOptions options;
        options.timeout = std::stod(variable("TEST_TIMEOUT", "20"));
        options.greeting = {{Message::verbatim("version"), variable("TEST_VERSION", "1")}, {Message::verbatim("options"), variable("TEST_OPTIONS", "a b")}};
        const auto joined = ranks::join(*launch, options);
        std::printf("joined %lld of %lld\n", static_cast<long long>(joined->rank()), static_cast<long long>(joined->size()));
        std::fflush(stdout);
        const int code = what == "sum" ? sums(*joined) : lose(*joined, what == "hang");
        std::printf("done\n");
        return code;
    } catch (const ranks::RankLost& error) {
        std::printf("lost: %s\n", error.what());
        return 3;
    } catch (const std::exception& error) {
        std::printf("error: %s\n", error.what());
        return 2;
    }
}
