// Functions that write ONNX files message by message, also with false fields, for tests.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::test::onnx {

inline std::string varint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 128; value >>= 7U)
        bytes += static_cast<char>(static_cast<unsigned char>(value | 128U));
    return bytes + static_cast<char>(value);
}
/// A field of a whole number, and one of bytes: a text or an inner message.
inline std::string number(std::uint32_t field, std::int64_t value)
{
    return varint(field << 3U) + varint(static_cast<std::uint64_t>(value));
}
inline std::string bytes(std::uint32_t field, const std::string& content)
{
    return varint(field << 3U | 2U) + varint(content.size()) + content;
}
inline std::string single(std::uint32_t field, float value)
{
    std::string bits(4, '\0');
    std::memcpy(bits.data(), &value, 4);
    return varint(field << 3U | 5U) + bits;
}
template <typename Number>
std::string bitsOf(const std::vector<Number>& numbers)
{
    std::string bits(numbers.size() * sizeof(Number), '\0');
    if (!numbers.empty()) std::memcpy(bits.data(), numbers.data(), bits.size());
    return bits;
}

/// TensorProto: its type and data ("raw_data" and so on) as `data` has them.
inline std::string tensorOf(const std::string& name, const std::vector<std::int64_t>& sizes, const std::string& data)
{
    std::string message;
    for (const std::int64_t size : sizes)
        message += number(1, size);
    return message + bytes(8, name) + data;
}
inline std::string floats(const std::string& name, const std::vector<std::int64_t>& sizes, const std::vector<float>& values)
{
    return tensorOf(name, sizes, number(2, 1) + bytes(9, bitsOf(values)));
}
inline std::string wholes(const std::string& name, const std::vector<std::int64_t>& values)
{
    return tensorOf(name, {static_cast<std::int64_t>(values.size())}, number(2, 7) + bytes(9, bitsOf(values)));
}

/// AttributeProto.
inline std::string real(const std::string& name, float value)
{
    return bytes(1, name) + single(2, value);
}
inline std::string whole(const std::string& name, std::int64_t value)
{
    return bytes(1, name) + number(3, value);
}
inline std::string word(const std::string& name, const std::string& value)
{
    return bytes(1, name) + bytes(4, value);
}
inline std::string list(const std::string& name, const std::vector<std::int64_t>& values)
{
    std::string message = bytes(1, name);
    for (const std::int64_t value : values)
        message += number(8, value);
    return message;
}
inline std::string constant(const std::string& name, const std::string& tensor)
{
    return bytes(1, name) + bytes(5, tensor);
}

/// What a file is made of; the parts are public so that a test can add false ones.
struct File {
    std::string graph, rest;

    File& node(const std::string& operation, const std::string& name, const std::vector<std::string>& inputs,
               const std::vector<std::string>& outputs, const std::vector<std::string>& attributes = {},
               const std::string& domain = {})
    {
        std::string message;
        for (const std::string& input : inputs)
            message += bytes(1, input);
        for (const std::string& output : outputs)
            message += bytes(2, output);
        message += bytes(3, name) + bytes(4, operation);
        for (const std::string& attribute : attributes)
            message += bytes(5, attribute);
        if (!domain.empty()) message += bytes(7, domain);
        graph += bytes(1, message);
        return *this;
    }
    File& initialiser(const std::string& tensor)
    {
        graph += bytes(5, tensor);
        return *this;
    }
    File& metadata(const std::string& key, const std::string& value)
    {
        rest += bytes(14, bytes(1, key) + bytes(2, value));
        return *this;
    }
    std::string finish() const { return number(1, 8) + bytes(2, "test") + bytes(7, graph) + rest; }
};

} // namespace blindspot::test::onnx
