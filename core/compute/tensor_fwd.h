// Forward declaration of LibTorch's tensor, for headers that only pass one on.
#pragma once

namespace at {
class Tensor;
}
