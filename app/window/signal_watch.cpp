#include "app/window/signal_watch.h"

#include "app/window/end_in_order.h"

#include <QSocketDescriptor>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace blindspot::window {

namespace {

constexpr std::array kSignals = {SIGTERM, SIGHUP, SIGINT};

volatile std::sig_atomic_t writeEnd = -1;

extern "C" void tellEventLoop(int signal)
{
    const int error = errno;
    const auto byte = static_cast<unsigned char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
    errno = error;
}

int openPipe(int (&ends)[2])
{
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
    return ends[0];
}

const char* reason(unsigned char signal)
{
    switch (signal) {
    case SIGHUP: return "the window was asked to end (SIGHUP: its terminal was closed)";
    case SIGINT: return "the window was asked to end (SIGINT)";
    default: return "the window was asked to end (SIGTERM)";
    }
}

} // namespace

SignalWatch::SignalWatch(std::function<void()> keep) : notifier_(openPipe(pipe_), QSocketNotifier::Read)
{
    writeEnd = pipe_[1];
    QObject::connect(&notifier_, &QSocketNotifier::activated, [keep = std::move(keep)](QSocketDescriptor descriptor) {
        unsigned char signal = 0;
        if (::read(descriptor, &signal, 1) == 1) endInOrder(reason(signal), keep, 0);
    });
    struct sigaction action {};
    action.sa_handler = tellEventLoop;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int signal : kSignals) {
        struct sigaction before {};
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
    }
}

SignalWatch::~SignalWatch()
{
    for (const int signal : kSignals) {
        struct sigaction now {};
        if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == tellEventLoop) std::signal(signal, SIG_DFL);
    }
    writeEnd = -1;
    notifier_.setEnabled(false);
    ::close(pipe_[0]);
    ::close(pipe_[1]);
}

} // namespace blindspot::window
