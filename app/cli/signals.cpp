#include "app/cli/signals.h"

#include "core/common/threads.h"

#include <csignal>
#include <unistd.h>
#include <utility>

namespace blindspot::cli {

namespace {

/// `SIGUSR1` is how the destructor wakes the thread.
sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    struct sigaction action {};
    if (::sigaction(SIGHUP, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset(&set, SIGHUP); // not with nohup
    sigaddset(&set, SIGUSR1);
    return set;
}

} // namespace

SignalWatch::SignalWatch(StopControl& stop, std::function<void()> told) : stop_(stop), told_(std::move(told))
{
    std::signal(SIGPIPE, SIG_IGN);
    const sigset_t set = watchedSignals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    thread_ = startThread([this] { watch(); });
}

SignalWatch::~SignalWatch()
{
    ended_ = true;
    ::pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
}

void SignalWatch::watch()
{
    const sigset_t set = watchedSignals();
    bool asked = false;
    while (true) {
        int signal = 0;
        if (::sigwait(&set, &signal) != 0) continue;
        if (ended_) return;
        if (signal == SIGUSR1) continue;
        if (asked && signal == SIGINT) ::_exit(130);
        if (asked) continue;
        asked = true;
        stop_.requestStop();
        told_();
    }
}

} // namespace blindspot::cli
