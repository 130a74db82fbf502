#include "core/compute/safetensors.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/json_text.h"
#include "core/common/utf8.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <vector>

namespace blindspot::compute {

namespace {

static_assert(std::endian::native == std::endian::little,
              "the format is little-endian, as is every machine supported");

constexpr std::uint64_t kPrefixBytes = 8;
constexpr std::uint64_t kMaxHeaderBytes = 64U << 20;
constexpr std::size_t kMaxDimensions = 16;
constexpr Message::Text kDamaged = Message::tr("the file is damaged; get it again");

struct TypeName {
    const char* name;
    at::ScalarType type;
};

constexpr std::array kTypes = {
    TypeName{"F64", at::kDouble},    TypeName{"F32", at::kFloat}, TypeName{"F16", at::kHalf},
    TypeName{"BF16", at::kBFloat16}, TypeName{"I64", at::kLong},  TypeName{"I32", at::kInt},
    TypeName{"I16", at::kShort},     TypeName{"I8", at::kChar},   TypeName{"U8", at::kByte},
    TypeName{"BOOL", at::kBool},
};

/// Where a tensor lies, in bytes from the end of the header.
struct Entry {
    std::string name;
    at::ScalarType type = at::kFloat;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// Reads and checks the header of one file.
class HeaderReader {
  public:
    explicit HeaderReader(InputFile& file) : file_(file) {}

    /// Entries in the order of their bytes.
    std::vector<Entry> read(std::map<std::string, std::string>& metadata)
    {
        const JsonValue header =
            parseJson(headerText(), file_.name(), {.depth = 8, .bytes = kMaxHeaderBytes});
        if (!header.object()) fail(Message::tr("the header is not a JSON object"));
        std::vector<Entry> entries;
        for (const auto& [name, value] : *header.object()) {
            if (name == "__metadata__") {
                readMetadata(value, metadata);
            } else {
                entries.push_back(readEntry(name, value));
            }
        }
        requireSeamless(entries);
        return entries;
    }

    std::uint64_t dataOffset() const { return dataOffset_; }

  private:
    [[noreturn]] void fail(const Message& what) const { throw Error(what, file_.name(), kDamaged); }
    [[noreturn]] void failAt(const std::string& name, const Message& what) const
    {
        fail({Message::tr("tensor %1: %2"), jsonQuoted(std::string_view(name).substr(0, 120)), what});
    }

    std::string headerText()
    {
        std::uint64_t length = 0;
        file_.readAt(0, std::as_writable_bytes(std::span(&length, 1)));
        if (length > kMaxHeaderBytes || length > file_.size() - kPrefixBytes)
            fail({Message::tr("the header claims %1 bytes, the file has %2"), length, file_.size()});
        dataOffset_ = kPrefixBytes + length;
        return file_.readAt(kPrefixBytes, length);
    }

    void readMetadata(const JsonValue& value, std::map<std::string, std::string>& metadata) const
    {
        if (!value.object()) fail(Message::tr("the metadata is not a JSON object"));
        for (const auto& [key, text] : *value.object()) {
            if (!text.string())
                fail({Message::tr("metadata %1 is not text"),
                      jsonQuoted(std::string_view(key).substr(0, 120))});
            metadata[key] = *text.string();
        }
    }

    Entry readEntry(const std::string& name, const JsonValue& value) const
    {
        const JsonValue* type = value.member("dtype");
        const JsonValue* shape = value.member("shape");
        const JsonValue* offsets = value.member("data_offsets");
        if (!type || !type->string() || !shape || !shape->array() || !offsets || !offsets->array() ||
            offsets->array()->size() != 2 || value.object()->size() != 3)
            failAt(name, Message::tr("needs exactly dtype, shape and two data_offsets"));
        Entry entry;
        entry.name = name;
        const auto known =
            std::find_if(kTypes.begin(), kTypes.end(), [&](auto& t) { return t.name == *type->string(); });
        if (known == kTypes.end())
            throw Error({Message::tr("tensor %1 has the type %2, which is not supported"), jsonQuoted(name),
                         jsonQuoted(std::string_view(*type->string()).substr(0, 20))},
                        file_.name(), Message::tr("export the weights as F16, BF16 or F32"));
        entry.type = known->type;
        entry.begin = offset(name, offsets->array()->front());
        entry.end = offset(name, offsets->array()->back());
        const std::uint64_t bytes = byteCount(entry, *shape->array());
        if (entry.begin > entry.end || entry.end - entry.begin != bytes)
            failAt(name, {Message::tr("its shape needs %1 bytes, its data_offsets are %2 and %3"), bytes,
                          entry.begin, entry.end});
        return entry;
    }

    std::uint64_t offset(const std::string& name, const JsonValue& value) const
    {
        const std::optional<std::int64_t> number = value.integer();
        if (!number || *number < 0 || static_cast<std::uint64_t>(*number) > file_.size() - dataOffset_)
            failAt(name, Message::tr("a data offset is outside the file"));
        return static_cast<std::uint64_t>(*number);
    }

    /// Sets the shape; the bytes that it needs.
    std::uint64_t byteCount(Entry& entry, const JsonValue::Array& shape) const
    {
        if (shape.size() > kMaxDimensions) failAt(entry.name, Message::tr("too many dimensions"));
        bool empty = false;
        // Zeros count as one here: LibTorch multiplies the other sizes into strides, which must not overflow
        // either.
        std::uint64_t bytes = at::elementSize(entry.type);
        for (const JsonValue& value : shape) {
            const std::int64_t size = value.integer().value_or(-1);
            if (size < 0) failAt(entry.name, Message::tr("a size in its shape is not a whole number"));
            empty = empty || size == 0;
            const auto factor = static_cast<std::uint64_t>(std::max<std::int64_t>(size, 1));
            if (bytes > std::numeric_limits<std::int64_t>::max() / factor)
                failAt(entry.name, Message::tr("its shape is too large"));
            bytes *= factor;
            entry.shape.push_back(size);
        }
        return empty ? 0 : bytes;
    }

    void requireSeamless(std::vector<Entry>& entries) const
    {
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
        });
        std::uint64_t position = 0;
        for (const Entry& entry : entries) {
            if (entry.begin != position)
                failAt(entry.name, Message::tr("its bytes overlap another tensor's or leave a gap"));
            position = entry.end;
        }
        if (dataOffset_ + position != file_.size())
            fail({Message::tr("the tensors end at byte %1, the file has %2"), dataOffset_ + position,
                  file_.size()});
    }

    InputFile& file_;
    std::uint64_t dataOffset_ = 0;
};

std::span<std::byte> bytesOf(const at::Tensor& tensor)
{
    return {static_cast<std::byte*>(tensor.data_ptr()), tensor.nbytes()};
}

const char* nameOf(at::ScalarType type, const std::string& tensor, const std::string& where)
{
    for (const TypeName& known : kTypes)
        if (known.type == type) return known.name;
    throw Error({Message::tr("tensor %1 has a type (%2) that the format cannot hold"), jsonQuoted(tensor),
                 at::toString(type)},
                where);
}

std::string headerOf(const std::map<std::string, at::Tensor>& tensors,
                     const std::map<std::string, std::string>& metadata, const std::string& where)
{
    std::string text = "{";
    const auto separate = [&] { text += text.size() > 1 ? "," : ""; };
    if (!metadata.empty()) {
        text += "\"__metadata__\":{";
        bool first = true;
        for (const auto& [key, value] : metadata) {
            text += (first ? "" : ",") + jsonQuoted(key) + ":" + jsonQuoted(value);
            first = false;
        }
        text += "}";
    }
    std::uint64_t position = 0;
    for (const auto& [name, tensor] : tensors) {
        separate();
        text += jsonQuoted(name) + ":{\"dtype\":\"" + nameOf(tensor.scalar_type(), name, where) +
                "\",\"shape\":[";
        for (std::int64_t axis = 0; axis < tensor.dim(); ++axis)
            text += (axis ? "," : "") + std::to_string(tensor.size(axis));
        const std::uint64_t end = position + tensor.nbytes();
        text += "],\"data_offsets\":[" + std::to_string(position) + "," + std::to_string(end) + "]}";
        position = end;
    }
    text += "}";
    text.resize((text.size() + 7) / 8 * 8,
                ' '); // so that the tensors are aligned for programs that map the file
    return text;
}

} // namespace

SafetensorsFile readSafetensors(const std::filesystem::path& path)
{
    InputFile file(path);
    SafetensorsFile result;
    HeaderReader header(file);
    for (const Entry& entry : header.read(result.metadata)) {
        // A byte other than 0 and 1 must not become a bool.
        const at::ScalarType stored = entry.type == at::kBool ? at::kByte : entry.type;
        const at::Tensor tensor = at::empty(entry.shape, at::TensorOptions(stored));
        file.readAt(header.dataOffset() + entry.begin, bytesOf(tensor));
        result.tensors[entry.name] = entry.type == at::kBool ? tensor.ne(0) : tensor;
    }
    return result;
}

void writeSafetensors(const std::filesystem::path& path, const std::map<std::string, at::Tensor>& tensors,
                      const std::map<std::string, std::string>& metadata)
{
    std::map<std::string, at::Tensor> plain;
    std::uint64_t dataBytes = 0;
    for (const auto& [name, tensor] : tensors) {
        if (name == "__metadata__" || !tensor.defined())
            throw Error({Message::tr("tensor %1 cannot be written"), jsonQuoted(name)}, toUtf8(path));
        const at::Tensor copy = tensor.detach().to(at::kCPU).contiguous();
        dataBytes += copy.nbytes();
        plain[name] = copy;
    }
    const std::string header = headerOf(plain, metadata, toUtf8(path));
    const std::uint64_t length = header.size();

    std::vector<std::byte> bytes(kPrefixBytes + header.size() + dataBytes);
    std::memcpy(bytes.data(), &length, kPrefixBytes);
    std::memcpy(bytes.data() + kPrefixBytes, header.data(), header.size());
    std::byte* target = bytes.data() + kPrefixBytes + header.size();
    for (const auto& [name, tensor] : plain) {
        const std::span<const std::byte> source = bytesOf(tensor);
        if (!source.empty()) std::memcpy(target, source.data(), source.size());
        target += source.size();
    }
    writeFileAtomically(path, bytes);
}

} // namespace blindspot::compute
