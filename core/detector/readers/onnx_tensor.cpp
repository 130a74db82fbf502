#include "core/detector/readers/onnx_tensor.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/detector/readers/wire_reader.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <span>
#include <utility>

namespace blindspot::detector {

namespace {

static_assert(std::endian::native == std::endian::little, "raw_data is little-endian, as is every machine supported");

constexpr std::int64_t kMaxSmall = 64;
constexpr std::uint32_t kFloatData = 4, kInt32Data = 5, kInt64Data = 7, kRawData = 9, kDoubleData = 10;

/// How numbers of a type are kept.
struct Storage {
    OnnxType type;
    at::ScalarType scalar;
    std::uint32_t field; ///< where there is no raw_data
};

constexpr Storage kStorages[] = {{OnnxType::Float, at::kFloat, kFloatData},       {OnnxType::Float16, at::kHalf, kInt32Data},
                                 {OnnxType::BFloat16, at::kBFloat16, kInt32Data}, {OnnxType::Double, at::kDouble, kDoubleData},
                                 {OnnxType::Int32, at::kInt, kInt32Data},         {OnnxType::Int64, at::kLong, kInt64Data}};

const Storage* storageOf(const OnnxTensor& tensor)
{
    const auto* found = std::find_if(std::begin(kStorages), std::end(kStorages),
                                     [&tensor](const Storage& storage) { return storage.type == tensor.type; });
    return found == std::end(kStorages) ? nullptr : found;
}

/// Reads the numbers of one tensor.
class Numbers {
  public:
    Numbers(const OnnxTensor& tensor, const Storage& storage, const std::string& where)
        : tensor_(tensor), storage_(storage), where_(where)
    {
    }

    at::Tensor read()
    {
        if (tensor_.external) failExternal();
        const std::int64_t count = numberCount();
        // A number takes one byte at least, however it is written: what the file cannot hold is not allocated.
        if (std::cmp_greater(count, tensor_.message.size())) failSize();
        const at::Tensor result = at::empty(tensor_.sizes, at::TensorOptions(storage_.scalar));
        target_ = {static_cast<char*>(result.data_ptr()), result.nbytes()};
        elementBytes_ = result.element_size();
        WireReader reader(tensor_.message, where_);
        while (const std::optional<WireField> field = reader.next())
            take(*field);
        if (filled_ != target_.size()) failSize();
        return result;
    }

  private:
    template <typename... Values>
    [[noreturn]] void fail(Message::Text what, const Values&... values) const
    {
        throw Error({what, jsonQuoted(tensor_.name.substr(0, 120)), values...}, where_,
                    Message::tr("the file is damaged; get it again"));
    }
    [[noreturn]] void failSize() const { fail(Message::tr("tensor %1 has not as many numbers as its sizes say")); }
    [[noreturn]] void failExternal() const
    {
        throw Error({Message::tr("the numbers of tensor %1 are kept in another file, %2"),
                     jsonQuoted(tensor_.name.substr(0, 120)), jsonQuoted(tensor_.location.substr(0, 120))},
                    where_, Message::tr("export it again as one file, without external data"));
    }

    std::int64_t numberCount() const
    {
        bool empty = false;
        // Zeros count as one here: LibTorch multiplies the other sizes into strides, which must not overflow either.
        std::int64_t count = 1;
        for (const std::int64_t size : tensor_.sizes) {
            if (size < 0) fail(Message::tr("tensor %1 has a size that is not a whole number"));
            empty = empty || size == 0;
            const std::int64_t factor = std::max<std::int64_t>(size, 1);
            if (count > std::numeric_limits<std::int64_t>::max() / 16 / factor) failSize();
            count *= factor;
        }
        return empty ? 0 : count;
    }

    void take(const WireField& field)
    {
        if (field.is(kRawData, WireType::Bytes)) append(field.bytes);
        if (field.number != storage_.field) return;
        if (storage_.field == kFloatData || storage_.field == kDoubleData) {
            // One number, or many packed.
            if (field.type == WireType::Bytes)
                append(field.bytes);
            else
                append({reinterpret_cast<const char*>(&field.value), elementBytes_});
            return;
        }
        std::uint64_t number = field.value; // of half precision: the bits
        if (field.type != WireType::Bytes) append({reinterpret_cast<const char*>(&number), elementBytes_});
        for (std::string_view rest = field.bytes; !rest.empty();) {
            const std::optional<std::uint64_t> next = takeVarint(rest);
            if (!next) failSize();
            number = *next;
            append({reinterpret_cast<const char*>(&number), elementBytes_});
        }
    }

    void append(std::string_view bytes)
    {
        if (bytes.size() > target_.size() - filled_) failSize();
        if (!bytes.empty()) std::memcpy(target_.data() + filled_, bytes.data(), bytes.size());
        filled_ += bytes.size();
    }

    const OnnxTensor& tensor_;
    const Storage& storage_;
    const std::string& where_;
    std::span<char> target_;
    std::size_t filled_ = 0, elementBytes_ = 1;
};

} // namespace

bool isReal(const OnnxTensor& tensor)
{
    const Storage* storage = storageOf(tensor);
    return storage != nullptr && storage->scalar != at::kInt && storage->scalar != at::kLong;
}

at::Tensor realTensor(const OnnxTensor& tensor, const std::string& where)
{
    const Storage* storage = storageOf(tensor);
    if (storage == nullptr || !isReal(tensor))
        throw Error({Message::tr("tensor %1 has whole numbers (type %2): the network is quantised, which cannot be read"),
                     jsonQuoted(tensor.name.substr(0, 120)), static_cast<std::int64_t>(tensor.type)},
                    where, Message::tr("export it again without quantisation, in full or half precision"));
    return Numbers(tensor, *storage, where).read().to(at::kFloat);
}

std::optional<std::vector<double>> smallConstant(const OnnxTensor& tensor, const std::string& where)
{
    const Storage* storage = storageOf(tensor);
    std::int64_t count = 1;
    for (const std::int64_t size : tensor.sizes)
        if (size < 0 || size > kMaxSmall || (count *= std::max<std::int64_t>(size, 1)) > kMaxSmall) return std::nullopt;
    if (storage == nullptr) return std::nullopt;
    const at::Tensor values = Numbers(tensor, *storage, where).read().to(at::kDouble).flatten();
    const auto* first = static_cast<const double*>(values.data_ptr());
    return std::vector<double>(first, first + values.numel());
}

} // namespace blindspot::detector
