#include "core/detector/readers/tensor_loader.h"

#include "core/common/error.h"
#include "core/common/json_text.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace blindspot::detector {

namespace {

constexpr std::size_t kMaxDimensions = 16;
constexpr std::size_t kMaxKeyBytes = 64;
constexpr Message::Text kRemedy =
    Message::tr("the file is damaged; get it again, or export it to safetensors");

struct StorageType {
    std::string_view name;
    at::ScalarType type;
};

constexpr std::array kStorageTypes = {
    StorageType{"FloatStorage", at::kFloat},       StorageType{"HalfStorage", at::kHalf},
    StorageType{"BFloat16Storage", at::kBFloat16}, StorageType{"DoubleStorage", at::kDouble},
    StorageType{"LongStorage", at::kLong},         StorageType{"IntStorage", at::kInt},
    StorageType{"ShortStorage", at::kShort},       StorageType{"CharStorage", at::kChar},
    StorageType{"ByteStorage", at::kByte},         StorageType{"BoolStorage", at::kBool},
};

/// The call that makes the tensor, below the parameter that may wrap it; null where the value is no tensor.
const PickleNode* rebuildCall(const PickleNode& node)
{
    const PickleNode* call = &node;
    for (const char* wrapper : {"_rebuild_parameter", "_rebuild_parameter_with_state"})
        if (call->isCallOf("torch._utils", wrapper)) {
            if (call->arguments->items.empty()) return nullptr;
            call = call->arguments->items.front();
            break;
        }
    const bool tensor = call->isCallOf("torch._utils", "_rebuild_tensor_v2") ||
                        call->isCallOf("torch._utils", "_rebuild_tensor");
    return tensor ? call : nullptr;
}

/// a * b + c of numbers that are not negative; empty where it does not fit.
std::optional<std::int64_t> multiplyAdd(std::int64_t a, std::int64_t b, std::int64_t c)
{
    std::int64_t product = 0;
    std::int64_t sum = 0;
    if (__builtin_mul_overflow(a, b, &product) || __builtin_add_overflow(product, c, &sum))
        return std::nullopt;
    return sum;
}

} // namespace

/// Which elements of its storage a tensor has.
struct TensorLoader::Layout {
    std::int64_t offset = 0;
    std::vector<std::int64_t> sizes;
    std::vector<std::int64_t> strides;
};

TensorLoader::TensorLoader(const ZipArchive& archive)
    : archive_(archive), bytesLeft_(16 * archive.fileSize() + (1U << 20))
{
    if (archive.has("byteorder") && archive.text("byteorder", 64) != "little")
        throw Error(Message::tr("the numbers are stored in big-endian order"), archive.fileName(),
                    Message::tr("export the weights to safetensors"));
}

bool TensorLoader::isTensor(const PickleNode& node)
{
    return rebuildCall(node) != nullptr;
}

void TensorLoader::fail(const std::string& name, const Message& what) const
{
    throw Error({Message::tr("tensor %1: %2"), jsonQuoted(std::string_view(name).substr(0, 120)), what},
                archive_.fileName(), kRemedy);
}

at::Tensor TensorLoader::load(const PickleNode& node, const std::string& name)
{
    const PickleNode* call = rebuildCall(node);
    if (!call || call->arguments->items.size() < 4)
        fail(name, Message::tr("it is not described as tensors are"));
    const at::Tensor& whole = storage(*call->arguments->items.front(), name);
    const Layout layout = layoutOf(*call->arguments, name);
    requireInside(layout, whole, name);

    const at::Tensor part = whole.as_strided(layout.sizes, layout.strides, layout.offset);
    const at::ScalarType type = part.is_floating_point() ? at::kFloat : part.scalar_type();
    const std::uint64_t bytes = static_cast<std::uint64_t>(part.numel()) * at::elementSize(type);
    if (bytes > bytesLeft_) fail(name, Message::tr("the tensors are together far larger than the file"));
    bytesLeft_ -= bytes;
    return part.to(type, /*non_blocking=*/false, /*copy=*/true, at::MemoryFormat::Contiguous);
}

const at::Tensor& TensorLoader::storage(const PickleNode& node, const std::string& name)
{
    // ('storage', class, key, device, number of elements)
    const PickleNode* id = node.arguments;
    if (!node.is(PickleKind::Persistent) || !id->is(PickleKind::Tuple) || id->items.size() != 5 ||
        id->items[0]->text != "storage" || !id->items[1]->is(PickleKind::Class) ||
        !id->items[2]->is(PickleKind::Text) || !id->items[4]->is(PickleKind::Integer))
        fail(name, Message::tr("its storage is not described as storages are"));
    const std::string_view key = id->items[2]->text;
    if (key.empty() || key.size() > kMaxKeyBytes) fail(name, Message::tr("its storage has no sensible name"));
    const auto known = storages_.find(key);
    if (known != storages_.end()) return known->second;
    return storages_.emplace(key, readStorage(*id, name)).first->second;
}

at::Tensor TensorLoader::readStorage(const PickleNode& id, const std::string& name)
{
    const PickleNode& storageClass = *id.items[1];
    const auto type = std::find_if(kStorageTypes.begin(), kStorageTypes.end(), [&](const StorageType& known) {
        return known.name == storageClass.name && storageClass.text == "torch";
    });
    if (type == kStorageTypes.end())
        throw Error({Message::tr("tensor %1 has numbers of the type %2, which is not supported"),
                     jsonQuoted(name), jsonQuoted(storageClass.name.substr(0, 40))},
                    archive_.fileName(), Message::tr("export the weights in float32 or float16"));
    const std::string record = "data/" + std::string(id.items[2]->text);
    const std::uint64_t bytes = archive_.sizeOf(record);
    const std::int64_t count = id.items[4]->integer;
    const std::uint64_t elementBytes = at::elementSize(type->type);
    if (!archive_.has(record)) fail(name, {Message::tr("its record %1 is missing"), jsonQuoted(record)});
    if (count < 0 || bytes % elementBytes != 0 || bytes / elementBytes != static_cast<std::uint64_t>(count))
        fail(name, {Message::tr("its record has %1 bytes for %2 numbers"), bytes, count});
    if (bytes > archive_.fileSize()) fail(name, Message::tr("its record is larger than the file"));
    if (bytes > bytesLeft_) fail(name, Message::tr("the tensors are together far larger than the file"));
    bytesLeft_ -= bytes;

    // A byte other than 0 and 1 must not become a bool.
    const at::ScalarType stored = type->type == at::kBool ? at::kByte : type->type;
    const at::Tensor numbers = at::empty({count}, at::TensorOptions(stored));
    archive_.read(record, {static_cast<std::byte*>(numbers.data_ptr()), numbers.nbytes()});
    return type->type == at::kBool ? numbers.ne(0) : numbers;
}

TensorLoader::Layout TensorLoader::layoutOf(const PickleNode& arguments, const std::string& name) const
{
    const auto whole = [&](const PickleNode& node) {
        if (!node.is(PickleKind::Integer) || node.integer < 0)
            fail(name, Message::tr("a size or stride is not a whole number"));
        return node.integer;
    };
    const auto list = [&](const PickleNode& node) {
        if (!node.is(PickleKind::Tuple) || node.items.size() > kMaxDimensions)
            fail(name, Message::tr("its sizes are no sizes"));
        std::vector<std::int64_t> numbers;
        for (const PickleNode* item : node.items)
            numbers.push_back(whole(*item));
        return numbers;
    };
    Layout layout{.offset = whole(*arguments.items[1]),
                  .sizes = list(*arguments.items[2]),
                  .strides = list(*arguments.items[3])};
    if (layout.sizes.size() != layout.strides.size())
        fail(name, Message::tr("it has more sizes than strides, or fewer"));
    return layout;
}

void TensorLoader::requireInside(const Layout& layout, const at::Tensor& storage,
                                 const std::string& name) const
{
    // Zeros count as one: LibTorch multiplies the other sizes too, and that must not overflow either.
    std::optional<std::int64_t> count = 1;
    std::optional<std::int64_t> last = layout.offset;
    bool empty = false;
    for (std::size_t axis = 0; axis < layout.sizes.size() && count && last; ++axis) {
        const std::int64_t size = std::max<std::int64_t>(layout.sizes[axis], 1);
        empty = empty || layout.sizes[axis] == 0;
        count = multiplyAdd(*count, size, 0);
        last = multiplyAdd(size - 1, layout.strides[axis], *last);
    }
    // 2^56 elements of 8 bytes still fit, and no file is that large.
    if (!count || !last || *count > (std::int64_t{1} << 56))
        fail(name, Message::tr("its sizes are too large"));
    if (empty ? layout.offset > storage.numel() : *last >= storage.numel())
        fail(name, {Message::tr("it reaches beyond its storage of %1 numbers"), storage.numel()});
}

} // namespace blindspot::detector
