// The one file that knows LibTorch's distributed part: its store at which the ranks meet, and its Gloo, by which they add up.
#include "core/common/stopwatch.h"
#include "core/ranks/greeting.h"
#include "core/ranks/join.h"
#include "core/ranks/own_address.h"

#include <ATen/Functions.h>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <chrono>
#include <optional>
#include <thread>
#include <vector>

namespace blindspot::ranks {

namespace {

using Milliseconds = std::chrono::milliseconds;
using StorePointer = c10::intrusive_ptr<c10d::Store>;

constexpr Milliseconds kLook{20};         ///< between two looks for another rank
constexpr double kToldAfter = 5;          ///< seconds of waiting
constexpr double kHearing = 1;            ///< seconds
constexpr const char* kRefused = "refused"; ///< why, where rank 0 lets nobody in
constexpr const char* kWelcome = "welcome";

Milliseconds milliseconds(double seconds)
{
    return Milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

/// The first line, without where in LibTorch's sources it was thrown.
std::string reasonOf(const std::exception& error)
{
    std::string text = error.what();
    text.resize(std::min(text.find('\n'), text.size()));
    if (text.starts_with('[')) // "[../third_party/gloo/gloo/transport/tcp/pair.cc:589] Read error ..."
        if (const std::size_t end = text.find("] "); end != std::string::npos) text.erase(0, end + 2);
    return text;
}

std::string textOf(c10d::Store& store, const std::string& key)
{
    const std::vector<std::uint8_t> bytes = store.get(key);
    return {bytes.begin(), bytes.end()};
}

void put(c10d::Store& store, const std::string& key, const std::string& text)
{
    store.set(key, std::vector<std::uint8_t>(text.begin(), text.end()));
}

std::string placeOf(const Launch& launch)
{
    return launch.address + ":" + std::to_string(launch.port);
}

/// The meeting of the ranks of one launch at the store that rank 0 keeps.
class Meeting {
  public:
    Meeting(const Launch& launch, const JoinOptions& options) : launch_(launch), options_(options) {}

    /// Errors: as join.
    StorePointer hold()
    {
        store_ = c10::make_intrusive<c10d::PrefixStore>("blindspot/" + launch_.run, openStore());
        if (store_->add("here/" + std::to_string(launch_.rank), 1) > 1)
            refuse({Message::tr("two ranks have the number %1 of %2"), launch_.rank, launch_.size},
                   Message::tr("start each rank once, with a number of its own"));
        put(*store_, hello(launch_.rank), greetingText(options_));
        if (launch_.rank == 0)
            letIn();
        else
            awaitWelcome();
        return store_;
    }

  private:
    static std::string hello(std::int64_t rank) { return "hello/" + std::to_string(rank); }

    StorePointer openStore() const
    {
        c10d::TCPStoreOptions options;
        options.port = launch_.port;
        options.isServer = launch_.rank == 0;
        options.waitWorkers = false;
        options.timeout = milliseconds(options_.timeout);
        try {
            return c10::make_intrusive<c10d::TCPStore>(launch_.address, options);
        } catch (const std::exception& error) {
            if (launch_.rank == 0)
                throw Error({Message::tr("rank 0 cannot wait for the others there (%1)"), reasonOf(error)}, placeOf(launch_),
                            Message::tr("another training may be waiting there: set MASTER_PORT to a free port, and MASTER_ADDR to a name of this machine"));
            throw Error({Message::tr("rank %1 cannot reach rank 0 within %2 s (%3)"), launch_.rank, seconds(), reasonOf(error)}, placeOf(launch_),
                        Message::tr("check that rank 0 runs, and that no firewall is between the machines"));
        }
    }

    std::int64_t seconds() const { return static_cast<std::int64_t>(options_.timeout); }

    /// Errors: always Error, here and for all the others.
    [[noreturn]] void refuse(const Message& why, const Message& remedy)
    {
        put(*store_, kRefused, joined({}, why, remedy).json());
        hear();
        throw Error(why, {}, remedy);
    }

    void throwIfRefused()
    {
        if (!store_->check({kRefused})) return;
        const Message why = Message::fromJson(textOf(*store_, kRefused));
        hear();
        throw Error(why);
    }

    /// With rank 0 the store goes: it waits a moment for the others to have read why.
    void hear()
    {
        std::int64_t heard = store_->add("heard", 1);
        const Stopwatch watch;
        while (launch_.rank == 0 && heard < launch_.size && watch.seconds() < kHearing) {
            std::this_thread::sleep_for(kLook);
            heard = store_->add("heard", 0);
        }
    }

    /// Rank 0's: until all are there and are what it is.
    void letIn()
    {
        std::vector<std::int64_t> missing;
        for (std::int64_t rank = 1; rank < launch_.size; ++rank)
            missing.push_back(rank);
        const Stopwatch watch;
        bool told = false;
        while (!missing.empty()) {
            throwIfRefused();
            std::erase_if(missing, [this](std::int64_t rank) { return store_->check({hello(rank)}); });
            if (missing.empty()) break;
            if (watch.seconds() > options_.timeout)
                refuse({Message::tr("of %1 ranks these have not come to %2 within %3 s: %4"), launch_.size, placeOf(launch_), seconds(), rankList(missing)},
                       Message::tr("check that they were started, and that a firewall lets them through"));
            if (!told && watch.seconds() > kToldAfter && options_.log) {
                options_.log(LogLevel::Info, {Message::tr("Waiting at %1 for these of %2 ranks: %3"), placeOf(launch_), launch_.size, rankList(missing)});
                told = true;
            }
            std::this_thread::sleep_for(kLook);
        }
        for (std::int64_t rank = 1; rank < launch_.size; ++rank)
            if (const auto difference = differenceOf(options_, rank, textOf(*store_, hello(rank))))
                refuse(*difference, Message::tr("start the same program with the same options on all ranks"));
        throwIfRefused();
        put(*store_, kWelcome, "1");
    }

    void awaitWelcome()
    {
        const Stopwatch watch;
        try {
            while (!store_->check({kWelcome})) {
                throwIfRefused();
                if (watch.seconds() > 2 * options_.timeout) // rank 0 itself waits for the others
                    throw Error({Message::tr("rank 0 does not begin within %1 s"), 2 * seconds()}, placeOf(launch_),
                                Message::tr("see what it says"));
                std::this_thread::sleep_for(kLook);
            }
        } catch (const Error&) {
            throw;
        } catch (const std::exception& error) {
            throw Error({Message::tr("rank 0 has ended before all ranks had come (%1)"), reasonOf(error)}, placeOf(launch_),
                        Message::tr("see what it says"));
        }
    }

    const Launch& launch_;
    const JoinOptions& options_;
    StorePointer store_;
};

class GlooRanks final : public Ranks {
  public:
    GlooRanks(const Launch& launch, const JoinOptions& options, const StorePointer& store)
        : rank_(launch.rank), size_(launch.size), localRank_(launch.localRank), timeout_(options.timeout)
    {
        const auto settings = c10d::ProcessGroupGloo::Options::create(milliseconds(timeout_));
        const auto interface = environmentOfProcess("GLOO_SOCKET_IFNAME");
        settings->devices = {interface && !interface->empty()
                                 ? c10d::ProcessGroupGloo::createDeviceForInterface(*interface)
                                 : c10d::ProcessGroupGloo::createDeviceForHostname(ownAddressTowards(launch.address, launch.port))};
        settings->threads = 1; // one collective at a time
        group_ = c10::make_intrusive<c10d::ProcessGroupGloo>(store, static_cast<int>(rank_), static_cast<int>(size_), settings);
    }

    std::int64_t rank() const override { return rank_; }
    std::int64_t size() const override { return size_; }
    std::int64_t localRank() const override { return localRank_; }
    double timeout() const override { return timeout_; }

    void sum(const at::Tensor& tensor) override
    {
        std::vector<at::Tensor> tensors{tensor};
        await([&] { return group_->allreduce(tensors); });
    }
    void broadcast(const at::Tensor& tensor) override
    {
        std::vector<at::Tensor> tensors{tensor};
        await([&] { return group_->broadcast(tensors); });
    }
    void barrier() override
    {
        await([&] { return group_->barrier(); });
    }

  private:
    template <typename Begin> void await(const Begin& begin)
    {
        try {
            begin()->wait();
        } catch (const std::exception& error) {
            throw RankLost({Message::tr("rank %1 of %2 has lost another rank: it has ended, or gave no answer for %3 s (%4)"), rank_, size_,
                            static_cast<std::int64_t>(timeout_), reasonOf(error)},
                           Message::tr("see what the other ranks say; what was saved can be gone on with"));
        }
    }

    std::int64_t rank_, size_, localRank_;
    double timeout_;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> group_;
};

} // namespace

std::unique_ptr<Ranks> join(const Launch& launch, const JoinOptions& options)
{
    const StorePointer store = Meeting(launch, options).hold();
    try {
        return std::make_unique<GlooRanks>(launch, options, store);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        throw Error({Message::tr("rank %1 cannot connect with the others (%2)"), launch.rank, reasonOf(error)}, placeOf(launch),
                    Message::tr("check that no firewall is between the machines; GLOO_SOCKET_IFNAME names the network interface to use"));
    }
}

bool canJoin()
{
    return true;
}

} // namespace blindspot::ranks
