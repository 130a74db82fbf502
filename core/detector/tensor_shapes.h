// TensorShapes looks up the shapes of a file's tensors by name. Internal to core/detector.
#pragma once

#include "core/common/error.h"
#include "core/detector/state_dict.h"

#include <string>
#include <utility>

namespace blindspot::detector {

class TensorShapes {
  public:
    /// `weights` has to outlive it; `file` is named in errors.
    TensorShapes(const StateDict& weights, std::string file) : weights_(weights), file_(std::move(file)) {}

    bool has(const std::string& name) const { return weights_.tensors.contains(name); }
    /// Whether the name of any tensor begins with this.
    bool begins(const std::string& prefix) const
    {
        const auto found = weights_.tensors.lower_bound(prefix);
        return found != weights_.tensors.end() && found->first.starts_with(prefix);
    }

    /// Errors: Error when it is missing, or has no such dimension.
    std::int64_t size(const std::string& name, std::int64_t dimension) const
    {
        const auto found = weights_.tensors.find(name);
        if (found == weights_.tensors.end())
            throw Error({Message::tr("the tensor %1 is missing"), name}, file_, Message::tr("use an export of a YOLO detector"));
        if (dimension >= found->second.dim() || found->second.size(dimension) <= 0)
            throw Error({Message::tr("the tensor %1 has the wrong number of dimensions"), name}, file_,
                        Message::tr("use an export of a YOLO detector"));
        return found->second.size(dimension);
    }

    /// How many inner blocks `prefix`0., `prefix`1., ... there are.
    std::int64_t count(const std::string& prefix) const
    {
        std::int64_t count = 0;
        while (begins(prefix + std::to_string(count) + "."))
            ++count;
        return count;
    }

    const std::string& file() const { return file_; }

  private:
    const StateDict& weights_;
    std::string file_;
};

} // namespace blindspot::detector
