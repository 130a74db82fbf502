// A MixedPrecision lets LibTorch compute in bf16 where that is safe, for as long as the object lives. CUDA
// only.
#pragma once

namespace blindspot::detector_training {

/// Autocast of PyTorch; bf16 has float32's range, so that no loss has to be scaled.
class MixedPrecision {
  public:
    explicit MixedPrecision(bool on);
    MixedPrecision(const MixedPrecision&) = delete;
    MixedPrecision& operator=(const MixedPrecision&) = delete;
    ~MixedPrecision();

  private:
    bool on_;
};

} // namespace blindspot::detector_training
