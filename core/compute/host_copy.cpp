#include "core/compute/host_copy.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <atomic>
#include <cstring>

namespace blindspot::compute {

namespace {

std::atomic<std::int64_t>& reads()
{
    static std::atomic<std::int64_t> count{0};
    return count;
}

/// Where the next tensor begins, so that any type may lie there.
std::int64_t alignedUp(std::size_t bytes)
{
    constexpr std::size_t kAlignment = 16;
    return static_cast<std::int64_t>((bytes + kAlignment - 1) / kAlignment * kAlignment);
}

/// One after the other, as bytes; pinned where they are to go to a device.
at::Tensor packed(const std::vector<at::Tensor>& hosts, bool pinned)
{
    std::int64_t size = 0;
    for (const at::Tensor& host : hosts)
        size += alignedUp(host.nbytes());
    const at::Tensor bytes = at::empty({size}, at::TensorOptions().dtype(at::kByte).pinned_memory(pinned));
    std::int64_t begin = 0;
    for (const at::Tensor& host : hosts) {
        if (host.nbytes() > 0) std::memcpy(bytes.data_ptr<std::uint8_t>() + begin, host.contiguous().data_ptr(), host.nbytes());
        begin += alignedUp(host.nbytes());
    }
    return bytes;
}

/// The tensors that lie in the bytes as `packed` puts them there.
std::vector<at::Tensor> unpacked(const at::Tensor& bytes, const std::vector<at::Tensor>& like)
{
    std::vector<at::Tensor> tensors;
    std::int64_t begin = 0;
    for (const at::Tensor& one : like) {
        const at::Tensor own = bytes.narrow(0, begin, static_cast<std::int64_t>(one.nbytes()));
        tensors.push_back(own.view(one.scalar_type()).view(one.sizes()));
        begin += alignedUp(one.nbytes());
    }
    return tensors;
}

} // namespace

at::Tensor hostCopy(const at::Tensor& tensor)
{
    ++reads();
    return tensor.detach().to(at::kCPU, at::kFloat, /*non_blocking=*/false, /*copy=*/true).contiguous();
}

at::Tensor onHost(const at::Tensor& tensor)
{
    ++reads();
    return tensor.detach().to(at::kCPU).contiguous();
}

double hostValue(const at::Tensor& tensor)
{
    ++reads();
    return tensor.item().toDouble();
}

at::Tensor indicesOf(const at::Tensor& mask)
{
    ++reads();
    return at::nonzero(mask).squeeze(1);
}

std::int64_t hostReads()
{
    return reads();
}

at::Tensor deviceCopy(const at::Tensor& host, const at::Device& device)
{
    if (host.device() == device || device.is_cpu()) return host;
    if (!host.device().is_cpu()) return host.to(device);
    return host.pin_memory().to(device, /*non_blocking=*/true);
}

std::vector<at::Tensor> deviceCopies(const std::vector<at::Tensor>& hosts, const at::Device& device)
{
    if (device.is_cpu()) return hosts;
    return unpacked(packed(hosts, /*pinned=*/true).to(device, /*non_blocking=*/true), hosts);
}

FixedTensors::FixedTensors(const std::vector<at::Tensor>& like, const at::Device& device)
    : packed_(packed(like, /*pinned=*/false).to(device)), tensors_(unpacked(packed_, like))
{
}

void FixedTensors::fill(const std::vector<at::Tensor>& hosts)
{
    packed_.copy_(packed(hosts, /*pinned=*/!packed_.device().is_cpu()), /*non_blocking=*/true);
}

at::Tensor unitValues(const at::Tensor& bytes, const at::Device& device)
{
    const at::Tensor there = deviceCopy(bytes, device), floats = there.to(at::kFloat);
    return floats.is_same(there) ? floats / 255 : floats.div_(255);
}

} // namespace blindspot::compute
