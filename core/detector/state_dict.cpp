#include "core/detector/state_dict.h"

#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/utf8.h"
#include "core/detector/readers/archive_weights.h"
#include "core/detector/readers/onnx_model.h"
#include "core/detector/readers/onnx_weights.h"
#include "core/detector/readers/safetensors_weights.h"

#include <algorithm>
#include <new>
#include <string_view>

namespace blindspot::detector {

namespace {

constexpr std::uint64_t kHeadBytes = 512;

/// Files that are often taken for weights: each gets the remedy that fits.
[[noreturn]] void refuse(const std::string& head, const std::string& name)
{
    const std::string_view bytes = head;
    if (bytes.starts_with("\x80\x02\x8a\x0a") || (bytes.size() > 262 && bytes.substr(257, 5) == "ustar"))
        throw Error(Message::tr("this file is of a PyTorch before 1.6, whose format is not supported"), name,
                    Message::tr("save it again with a current PyTorch, or export it to safetensors"));
    if (bytes.starts_with("version https://git-lfs"))
        throw Error(Message::tr("this is a Git LFS pointer, not the weights themselves"), name,
                    Message::tr("fetch the file with 'git lfs pull'"));
    if (bytes.starts_with("<") || bytes.starts_with("\n<"))
        throw Error(Message::tr("this is a web page, not weights"), name,
                    Message::tr("download the file itself"));
    if (bytes.empty()) throw Error(Message::tr("the file is empty"), name, Message::tr("get it again"));
    throw Error(Message::tr("this is not a file of weights that Blindspot reads"), name,
                Message::tr("choose a .safetensors, .pt, .torchscript or .onnx file"));
}

StateDict readByContent(const std::filesystem::path& path)
{
    InputFile file(path);
    const std::string head = file.readAt(0, std::min(file.size(), kHeadBytes));
    if (head.starts_with("PK\3\4")) return readArchiveWeights(file);
    if (looksLikeOnnx(head)) return readOnnxWeights(file);
    if (head.size() > 8 && head[8] == '{') return readSafetensorsWeights(path);
    refuse(head, file.name());
}

} // namespace

StateDict readStateDict(const std::filesystem::path& file)
{
    try {
        return readByContent(file);
    } catch (const Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw OutOfMemory(Message::tr("the memory is not enough for these weights"), toUtf8(file),
                          Message::tr("close other programs"));
    } catch (const std::exception&
                 error) { // LibTorch's own; its first line says what, the rest where in its source
        const std::string_view text = error.what();
        throw Error({Message::tr("the weights cannot be read: %1"), text.substr(0, text.find('\n'))},
                    toUtf8(file), Message::tr("the file is damaged; get it again"));
    }
}

} // namespace blindspot::detector
