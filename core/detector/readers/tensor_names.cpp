#include "core/detector/readers/tensor_names.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr std::string_view kRoot = "model.";

bool startsWithDigit(std::string_view text)
{
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// What all names must lose, where they then begin with a layer's number; empty optional where there is no
/// such part.
std::optional<std::size_t> commonPartBeforeLayers(const std::map<std::string, at::Tensor>& tensors)
{
    const std::string_view first = tensors.begin()->first;
    std::size_t length = 0;
    while (!startsWithDigit(first.substr(length))) {
        const std::size_t dot = first.find('.', length);
        if (dot == std::string_view::npos) return std::nullopt;
        length = dot + 1;
    }
    const std::string_view prefix = first.substr(0, length);
    const bool common = std::all_of(tensors.begin(), tensors.end(), [&](const auto& item) {
        const std::string_view name = item.first;
        return name.substr(0, length) == prefix && startsWithDigit(name.substr(length));
    });
    return common ? std::optional(length) : std::nullopt;
}

/// Empty for anything but a list of texts, or texts numbered from 0.
std::optional<std::vector<std::string>> classNamesOf(const JsonValue& names)
{
    std::vector<std::string> result;
    const auto take = [&result](const JsonValue* name) {
        if (name && name->string()) result.push_back(*name->string());
        return name && name->string();
    };
    if (const JsonValue::Array* list = names.array()) {
        for (const JsonValue& name : *list)
            if (!take(&name)) return std::nullopt;
        return result;
    }
    if (!names.object()) return std::nullopt;
    std::map<std::string_view, const JsonValue*> byNumber;
    for (const auto& [number, name] : *names.object())
        byNumber[number] = &name;
    for (std::size_t i = 0; i < byNumber.size(); ++i) {
        const auto found = byNumber.find(std::to_string(i));
        if (!take(found == byNumber.end() ? nullptr : found->second)) return std::nullopt;
    }
    return result;
}

} // namespace

std::map<std::string, at::Tensor> withPlainNames(std::map<std::string, at::Tensor> tensors)
{
    if (tensors.empty()) return tensors;
    const std::optional<std::size_t> length = commonPartBeforeLayers(tensors);
    if (!length || tensors.begin()->first.substr(0, *length) == kRoot) return tensors;
    std::map<std::string, at::Tensor> renamed;
    for (auto& [name, tensor] : tensors)
        renamed.emplace(std::string(kRoot) + name.substr(*length), std::move(tensor));
    return renamed;
}

void usePlainNames(GraphFacts& facts, const std::map<std::string, at::Tensor>& tensors)
{
    if (tensors.empty()) return;
    const std::optional<std::size_t> length = commonPartBeforeLayers(tensors);
    const std::string prefix = length ? tensors.begin()->first.substr(0, *length) : std::string();
    if (!length || prefix == kRoot) return;
    std::map<std::string, ModuleFact, std::less<>> renamed;
    for (auto& [path, fact] : facts.modules) {
        const bool layer = path.size() > prefix.size() && path.starts_with(prefix);
        renamed.emplace(layer ? std::string(kRoot) + path.substr(prefix.size()) : path, std::move(fact));
    }
    facts.modules = std::move(renamed);
}

at::Tensor plainTensor(const at::Tensor& tensor)
{
    const at::Tensor onHost = tensor.detach().to(at::kCPU);
    const at::Tensor typed = onHost.is_floating_point() ? onHost.to(at::kFloat) : onHost;
    return typed.contiguous();
}

void takeClassNames(StateDict& weights, const JsonValue& names)
{
    std::optional<std::vector<std::string>> known = classNamesOf(names);
    weights.namesUnreadable = !known;
    weights.classNames = known ? std::move(*known) : std::vector<std::string>();
}

std::string shortText(std::string_view text)
{
    constexpr std::size_t kMaxBytes = 100;
    if (!isUtf8(text)) return {};
    text = text.substr(0, text.find_first_of(std::string_view("\n\r\0", 3)));
    std::size_t length = std::min(text.size(), kMaxBytes);
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length; // not within a letter
    return std::string(text.substr(0, length));
}

std::array<std::int64_t, 2> inputSizeOf(const JsonValue& size)
{
    const auto side = [](const JsonValue& value) {
        const std::optional<double> number = value.number();
        const bool whole = number && *number == std::floor(*number) && std::abs(*number) < 1e9;
        return whole ? static_cast<std::int64_t>(*number) : -1;
    };
    const JsonValue::Array* sides = size.array();
    if (sides == nullptr) return {side(size), side(size)};
    if (sides->empty() || sides->size() > 2) return {-1, -1};
    return {side(sides->front()), side(sides->back())};
}

} // namespace blindspot::detector
