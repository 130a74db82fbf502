// Functions that find the parameters and buffers of a pickled tree of modules by their dotted names.
#pragma once

#include "core/detector/graph_facts.h"
#include "core/detector/readers/pickle.h"
#include "core/detector/readers/tensor_loader.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <string>
#include <string_view>

namespace blindspot::detector {

/// What the object's __setstate__ would get (the attributes), null where it has none.
const PickleNode* attributesOf(const PickleNode* object);

/// Whether this is a pickled torch.nn.Module.
bool isModule(const Pickle& pickle, const PickleNode* node);

/// What Module.state_dict() gives: parameters and persistent buffers, in the modules' own tree of names.
/// `facts` gets each module's class and attributes. Errors: Error for a tree that is deeper or larger than any network's,
/// or refers to itself.
std::map<std::string, at::Tensor> moduleTensors(const Pickle& pickle, const PickleNode& module, TensorLoader& loader,
                                                GraphFacts& facts);

/// The same of a TorchScript module, whose tensors and parts are plain attributes.
std::map<std::string, at::Tensor> scriptModuleTensors(const Pickle& pickle, const PickleNode& module,
                                                      TensorLoader& loader, GraphFacts& facts);

/// The tensors of a dictionary by its text keys; other values are left out.
std::map<std::string, at::Tensor> dictionaryTensors(const Pickle& pickle, const PickleNode& dictionary,
                                                    TensorLoader& loader);

} // namespace blindspot::detector
