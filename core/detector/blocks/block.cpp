#include "core/detector/blocks/block.h"

#include <ATen/core/Tensor.h>

namespace blindspot::detector {

bool Block::set(std::string_view, std::string_view)
{
    return false;
}

Chain::Chain(const std::vector<BlockPtr>& blocks) : blocks_(blocks)
{
    for (std::size_t i = 0; i < blocks_.size(); ++i)
        register_module(std::to_string(i), blocks_[i]);
}

at::Tensor Chain::forward(const at::Tensor& input)
{
    at::Tensor value = input;
    for (const BlockPtr& block : blocks_)
        value = block->forward(value);
    return value;
}

std::string flagText(bool flag)
{
    return flag ? "true" : "false";
}

bool setFlag(bool& flag, std::string_view wanted, std::string_view name, std::string_view value)
{
    if (name != wanted || (value != "true" && value != "false")) return false;
    flag = value == "true";
    return true;
}

} // namespace blindspot::detector
