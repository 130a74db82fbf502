// The name of LibTorch's tensor without its headers, for headers that only pass one on.
#pragma once

namespace at {
class Tensor;
}
