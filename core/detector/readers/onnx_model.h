// An OnnxModel is the content of an .onnx file as the file has it: nodes, initialisers and metadata, with nothing of it
// interpreted. The schema is onnx.proto3 of the ONNX project, as far as networks need it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::detector {

/// Numbers of TensorProto.DataType.
enum class OnnxType : std::int32_t { Float = 1, Int8 = 3, Int32 = 6, Int64 = 7, Float16 = 10, Double = 11, BFloat16 = 16 };

struct OnnxTensor {
    std::string_view name;
    OnnxType type = OnnxType::Float; ///< any number of the file's
    std::vector<std::int64_t> sizes;
    std::string_view message;  ///< all of it, in which the numbers are
    std::string_view location; ///< where its numbers are kept outside the file: the other file's name
    bool external = false;
};

struct OnnxNode {
    std::string_view name;
    std::string_view operation;                    ///< "Conv"
    std::string_view domain;                       ///< "" for ONNX's own operations
    std::vector<std::string_view> inputs, outputs; ///< names of values; "" for one that is left out
    std::string_view message;
};

/// One attribute of a node. Only the value of its kind is set.
struct OnnxAttribute {
    double number = 0;
    std::int64_t integer = 0;
    std::string_view text;
    std::vector<std::int64_t> integers;
    std::optional<OnnxTensor> tensor;
};

struct OnnxProperty {
    std::string_view key, value;
};

/// Texts are bytes of the file, not yet known to be UTF-8. Subgraphs (of If and Loop) and functions are left out.
struct OnnxModel {
    std::string bytes; ///< of the file; all else points into it
    std::string where; ///< the file, for messages
    std::vector<OnnxNode> nodes;
    std::vector<OnnxTensor> initialisers;
    std::vector<OnnxProperty> metadata;
    std::array<std::int64_t, 2> inputSize{}; ///< height and width of the first input of four dimensions; 0: not said

    OnnxModel() = default;
    OnnxModel(const OnnxModel&) = delete; // the texts point into itself
    OnnxModel& operator=(const OnnxModel&) = delete;

    /// The value of a metadata entry; null where there is none.
    const std::string_view* find(std::string_view key) const;
    /// The attribute of a node; empty where there is none. Errors: Error for a damaged one.
    std::optional<OnnxAttribute> attribute(const OnnxNode& node, std::string_view name) const;
};

/// Whether a file that begins so can be an ONNX file.
bool looksLikeOnnx(std::string_view head);

/// Reads `model.bytes`. Errors: Error for what is no such message, is cut off, or is larger than any network (50 000 nodes,
/// 100 000 initialisers).
void parseOnnx(OnnxModel& model);

} // namespace blindspot::detector
