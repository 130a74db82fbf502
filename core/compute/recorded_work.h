// A RecordedWork is work on a device that is done again and again on the same tensors: on CUDA its launches are recorded once and then
// started together, so that the host does not limit a device that is done with each of them in microseconds.
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace blindspot::compute {

/// Not thread-safe.
class RecordedWork {
  public:
    /// `device` as LibTorch spells it. On the CPU, and in a build without CUDA's headers, nothing is recorded.
    explicit RecordedWork(std::string device);
    RecordedWork(RecordedWork&&) noexcept;
    RecordedWork& operator=(RecordedWork&&) noexcept;
    ~RecordedWork();

    /// Does `work`. The first time on CUDA it is done as it is, which lets libraries choose their ways and allocate; the second time it
    /// is recorded; from then on the record is done and `work` is not called. It must be the same each time: the same tensors, which it
    /// reads its numbers from, the same sizes, results written into tensors that it has kept, no look at the device's numbers. Work that
    /// cannot be recorded is done as it is each time. Errors: what `work` throws.
    void run(const std::function<void()>& work);

    /// Whether the last run did the record.
    bool recorded() const;
    /// What kept the work from being recorded; empty where nothing did.
    const std::string& refusal() const { return refusal_; }

    /// The record and its memory go: the tensors are others from now on.
    void forget();

  private:
    struct Record;
    std::string device_, refusal_;
    int runs_ = 0;
    std::unique_ptr<Record> record_;
};

/// While it lives, whatever makes any thread wait for a CUDA device fails with a c10::Error that names it; elsewhere it does nothing.
/// For tests of what must not wait.
class NoDeviceWaits {
  public:
    NoDeviceWaits();
    NoDeviceWaits(const NoDeviceWaits&) = delete;
    NoDeviceWaits& operator=(const NoDeviceWaits&) = delete;
    ~NoDeviceWaits();
};

/// While it lives, what the calling thread asks of a CUDA device goes into a queue beside that of other threads, behind what this thread has
/// asked before; elsewhere it does nothing. At its end the device has done all of it.
class OwnStream {
  public:
    explicit OwnStream(const std::string& device);
    OwnStream(const OwnStream&) = delete;
    OwnStream& operator=(const OwnStream&) = delete;
    ~OwnStream();

  private:
    struct Guard;
    std::unique_ptr<Guard> guard_;
};

} // namespace blindspot::compute
