#include "core/detector/readers/onnx_model.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/detector/readers/wire_reader.h"

#include <bit>

namespace blindspot::detector {

namespace {

constexpr std::size_t kMaxNodes = 50'000;
constexpr std::size_t kMaxLinks = 500'000; ///< inputs and outputs of all nodes together
constexpr std::size_t kMaxInitialisers = 100'000;
constexpr std::size_t kMaxProperties = 1000;
constexpr std::size_t kMaxDimensions = 16;
constexpr std::size_t kMaxIntegers = 64; ///< of an attribute
constexpr std::size_t kNameBytes = 500;

constexpr auto kVarint = WireType::Varint;
constexpr auto kFixed32 = WireType::Fixed32;
constexpr auto kBytes = WireType::Bytes;

/// Reads one file's messages; the numbers of the fields are those of onnx.proto3.
class Parser {
  public:
    explicit Parser(const std::string& where) : where_(where) {}

    template <typename Visit>
    void fields(std::string_view message, Visit visit) const
    {
        WireReader reader(message, where_);
        while (const std::optional<WireField> field = reader.next())
            visit(*field);
    }

    void model(OnnxModel& result)
    {
        fields(result.bytes, [&](const WireField& field) {
            if (field.is(7, kBytes)) graph(result, field.bytes);
            if (field.is(14, kBytes)) {
                require(result.metadata.size() < kMaxProperties);
                result.metadata.push_back(property(field.bytes));
            }
        });
    }

    OnnxTensor tensor(std::string_view message) const
    {
        OnnxTensor result;
        result.message = message;
        fields(message, [&](const WireField& field) {
            if (field.number == 1) appendIntegers(result.sizes, field, kMaxDimensions, where_);
            if (field.is(2, kVarint)) result.type = static_cast<OnnxType>(field.value);
            if (field.is(8, kBytes)) result.name = name(field.bytes);
            if (field.is(14, kVarint)) result.external = result.external || field.value != 0;
            if (!field.is(13, kBytes)) return;
            result.external = true;
            if (const OnnxProperty entry = property(field.bytes); entry.key == "location") result.location = entry.value;
        });
        return result;
    }

    OnnxAttribute attribute(std::string_view message) const
    {
        OnnxAttribute result;
        fields(message, [&](const WireField& field) {
            if (field.is(2, kFixed32)) result.number = std::bit_cast<float>(static_cast<std::uint32_t>(field.value));
            if (field.is(3, kVarint)) result.integer = static_cast<std::int64_t>(field.value);
            if (field.is(4, kBytes)) result.text = field.bytes;
            if (field.is(5, kBytes)) result.tensor = tensor(field.bytes);
            if (field.number == 8) appendIntegers(result.integers, field, kMaxIntegers, where_);
        });
        return result;
    }

  private:
    void require(bool small) const
    {
        if (!small)
            throw Error(Message::tr("the file has more parts than any network"), where_,
                        Message::tr("get it again, or export it again"));
    }

    std::string_view name(std::string_view bytes) const
    {
        if (bytes.size() > kNameBytes || !isUtf8(bytes))
            throw Error(Message::tr("a name in it is none: too long, or no UTF-8"), where_,
                        Message::tr("get it again, or export it again"));
        return bytes;
    }

    OnnxProperty property(std::string_view message) const
    {
        OnnxProperty result;
        fields(message, [&](const WireField& field) {
            if (field.is(1, kBytes)) result.key = field.bytes;
            if (field.is(2, kBytes)) result.value = field.bytes;
        });
        return result;
    }

    void graph(OnnxModel& result, std::string_view message)
    {
        fields(message, [&](const WireField& field) {
            if (field.is(1, kBytes)) {
                require(result.nodes.size() < kMaxNodes);
                result.nodes.push_back(node(field.bytes));
            } else if (field.is(5, kBytes)) {
                require(result.initialisers.size() < kMaxInitialisers);
                result.initialisers.push_back(tensor(field.bytes));
            } else if (field.is(11, kBytes) && result.inputSize == std::array<std::int64_t, 2>{}) {
                result.inputSize = inputSize(field.bytes);
            }
        });
    }

    OnnxNode node(std::string_view message)
    {
        OnnxNode result;
        result.message = message;
        fields(message, [&](const WireField& field) {
            if (field.type != kBytes) return;
            if (field.number == 1 || field.number == 2) {
                require(++links_ <= kMaxLinks);
                (field.number == 1 ? result.inputs : result.outputs).push_back(name(field.bytes));
            }
            if (field.number == 3) result.name = name(field.bytes);
            if (field.number == 4) result.operation = name(field.bytes);
            if (field.number == 7) result.domain = name(field.bytes);
        });
        return result;
    }

    /// The last two of four sizes, where they are numbers: ValueInfoProto.type.tensor_type.shape.dim.dim_value.
    std::array<std::int64_t, 2> inputSize(std::string_view message) const
    {
        for (const std::uint32_t step : {2U, 1U, 2U}) {
            std::string_view inner;
            fields(message, [&](const WireField& field) {
                if (field.is(step, kBytes)) inner = field.bytes;
            });
            message = inner;
        }
        std::vector<std::int64_t> sizes;
        fields(message, [&](const WireField& dimension) {
            if (!dimension.is(1, kBytes) || sizes.size() > 4) return;
            sizes.push_back(0);
            fields(dimension.bytes, [&](const WireField& field) {
                if (field.is(1, kVarint)) sizes.back() = static_cast<std::int64_t>(field.value);
            });
        });
        const bool said = sizes.size() == 4 && sizes[2] > 0 && sizes[3] > 0;
        return said ? std::array{sizes[2], sizes[3]} : std::array<std::int64_t, 2>{};
    }

    const std::string& where_;
    std::size_t links_ = 0;
};

} // namespace

const std::string_view* OnnxModel::find(std::string_view key) const
{
    for (const OnnxProperty& property : metadata)
        if (property.key == key) return &property.value;
    return nullptr;
}

std::optional<OnnxAttribute> OnnxModel::attribute(const OnnxNode& node, std::string_view name) const
{
    const Parser parser(where);
    std::optional<OnnxAttribute> result;
    parser.fields(node.message, [&](const WireField& field) {
        if (!field.is(5, kBytes) || result) return;
        std::string_view own;
        parser.fields(field.bytes, [&own](const WireField& part) {
            if (part.is(1, kBytes)) own = part.bytes;
        });
        if (own == name) result = parser.attribute(field.bytes);
    });
    return result;
}

bool looksLikeOnnx(std::string_view head)
{
    // ModelProto's first field is the version of its format, 3 to 13 so far; then comes another of its fields: the producer, its
    // version, a domain, the model's version, a description, the graph, or the sets of operations.
    constexpr std::string_view kTags = "\x12\x1a\x22\x28\x32\x3a\x42";
    const bool versioned = head.size() > 8 && head[0] == '\x08' && head[1] >= 1 && head[1] < 64;
    // A safetensors header of such a length begins so too; its length has zeros above.
    return versioned && kTags.find(head[2]) != std::string_view::npos && head.substr(4, 4) != std::string_view("\0\0\0\0", 4);
}

void parseOnnx(OnnxModel& model)
{
    Parser(model.where).model(model);
}

} // namespace blindspot::detector
