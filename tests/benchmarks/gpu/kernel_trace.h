// A function that has LibTorch's profiler write down what a device does meanwhile.
#pragma once

#include <functional>
#include <string>

namespace blindspot {

/// Does `work` and writes a trace (the JSON of Chrome's trace viewer, with one event a kernel) to `file`. False where this LibTorch has no
/// profiler that knows kernels; then `work` is done all the same.
bool traceKernels(const std::string& file, const std::function<void()>& work);

} // namespace blindspot
