// An OnnxGraph finds its way in the nodes of an ONNX file: who makes and who reads a value, which values are constants, and
// which module of the network a node belonged to.
#pragma once

#include "core/detector/readers/onnx_model.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace blindspot::detector {

class OnnxGraph {
  public:
    /// The model must outlive the graph.
    explicit OnnxGraph(const OnnxModel& model);

    const OnnxModel& model() const { return model_; }
    /// The node that makes a value; null for inputs, initialisers and unknown names.
    const OnnxNode* producer(std::string_view value) const;
    std::span<const OnnxNode* const> consumers(std::string_view value) const;
    /// The tensor of an initialiser or of a Constant, also where it only goes through an Identity or is cast to full precision;
    /// null for a value that is computed.
    const OnnxTensor* tensor(std::string_view value) const;
    /// The numbers of a short constant, also one that is put together of others (Concat); empty for all other values.
    std::optional<std::vector<double>> constant(std::string_view value) const;

  private:
    const OnnxTensor* tensor(std::string_view value, int depth) const;
    std::optional<std::vector<double>> constant(std::string_view value, int depth) const;

    const OnnxModel& model_;
    std::unordered_map<std::string_view, const OnnxNode*> producers_;
    std::unordered_map<std::string_view, std::vector<const OnnxNode*>> consumers_;
    std::unordered_map<std::string_view, OnnxTensor> tensors_; ///< initialisers and Constants
};

/// The module that a node was traced in: PyTorch calls the node "/model.2/m.0/cv1/conv/Conv", and a module's parts by the name
/// of the list that they are in, "/model.22/cv3.0/cv3.0.1". Both without that: "model.2.m.0.cv1.conv", "model.22.cv3.0.1",
/// and without what a module around the network has put before; "" for the whole ("/Transpose"). Empty where the name does not
/// say.
std::optional<std::string> modulePath(const OnnxNode& node);

/// A path or name of a parameter as ultralytics has it, "model.0.conv": without what a module around the network has put before.
std::string plainPath(std::string path);

/// Whether a value's name is that of a parameter, "model.0.conv.weight", as PyTorch keeps it, and no exporter's own
/// ("onnx::Conv_123", "/model.22/Constant_output_0").
bool isParameterName(std::string_view name);

} // namespace blindspot::detector
