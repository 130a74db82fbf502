// A TensorLoader makes the tensors of a PyTorch archive: their shapes come from the pickle, their numbers
// from the archive's records.
#pragma once

#include "core/common/message.h"
#include "core/detector/readers/pickle.h"
#include "core/detector/readers/zip_archive.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>

namespace blindspot::detector {

/// Loads tensors one by one, each storage once. Together, storages and tensors may take 16 times the file's size: a file in
/// which a thousand tensors share one storage, or a thousand storages one record, is refused before it fills the memory.
class TensorLoader {
  public:
    /// The archive must outlive the loader. Errors: Error for an archive of a big-endian machine.
    explicit TensorLoader(const ZipArchive& archive);

    /// Whether a value of the pickle is a tensor or parameter.
    static bool isTensor(const PickleNode& node);

    /// The tensor `name` (for messages): contiguous, CPU, floating-point numbers as float32, memory of its
    /// own. Errors: Error when the record is missing or its storage does not hold what sizes and strides ask
    /// for.
    at::Tensor load(const PickleNode& node, const std::string& name);

  private:
    struct Layout;

    [[noreturn]] void fail(const std::string& name, const Message& what) const;
    const at::Tensor& storage(const PickleNode& node, const std::string& name);
    at::Tensor readStorage(const PickleNode& node, const std::string& name);
    Layout layoutOf(const PickleNode& arguments, const std::string& name) const;
    void requireInside(const Layout& layout, const at::Tensor& storage, const std::string& name) const;

    const ZipArchive& archive_;
    std::map<std::string, at::Tensor, std::less<>> storages_; ///< by key, one-dimensional
    std::uint64_t bytesLeft_;
};

} // namespace blindspot::detector
