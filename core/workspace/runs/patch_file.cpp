#include "core/workspace/runs/patch_file.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/compute/safetensors.h"
#include "core/dataset/image_tensor.h"
#include "core/imaging/codec.h"
#include "core/imaging/resize.h"

#include <ATen/Functions.h>

#include <system_error>
#include <unistd.h>

namespace blindspot::workspace {

namespace {

bool isTensorFile(const std::filesystem::path& file)
{
    return file.extension() == ".safetensors";
}

at::Tensor readTensor(const std::filesystem::path& file)
{
    const compute::SafetensorsFile content = compute::readSafetensors(file);
    const auto found = content.tensors.find("patch");
    if (found == content.tensors.end() || found->second.scalar_type() != at::kFloat ||
        found->second.dim() != 3 || found->second.size(0) != 3 || found->second.numel() == 0)
        throw Error(Message::tr("there is no patch (float32, 3 x N x N) in this file"), toUtf8(file),
                    Message::tr("use a patch.safetensors of a run"));
    const at::Tensor& patch = found->second;
    if (!at::logical_and(patch.ge(0), patch.le(255)).all().item<bool>()) // NaN fails too
        throw Error(Message::tr("the patch's values are not in 0 to 255"), toUtf8(file),
                    Message::tr("use a patch.safetensors of a run"));
    return patch;
}

at::Tensor tensorOf(const imaging::Image& image)
{
    return dataset::tensorFromImage(image).to(at::kFloat);
}

} // namespace

void writePatchPicture(const std::filesystem::path& file, const at::Tensor& patch)
{
    imaging::writePng(file, dataset::imageFromTensor(patch));
}

void writePatchTensor(const std::filesystem::path& file, const at::Tensor& patch,
                      const std::map<std::string, std::string>& metadata)
{
    compute::writeSafetensors(file, {{"patch", patch.detach().to(at::kCPU, at::kFloat)}}, metadata);
}

at::Tensor readPatch(const std::filesystem::path& file)
{
    return isTensorFile(file) ? readTensor(file) : tensorOf(imaging::decodeFile(file));
}

at::Tensor readPatch(const std::filesystem::path& file, std::int64_t size)
{
    if (!isTensorFile(file)) {
        const int side = static_cast<int>(size);
        return tensorOf(imaging::resize(imaging::decodeFile(file), side, side));
    }
    at::Tensor patch = readTensor(file);
    if (patch.size(1) != size || patch.size(2) != size)
        throw Error({Message::tr("the patch has %1 x %2 px, not %3"), patch.size(1), patch.size(2), size},
                    toUtf8(file),
                    Message(Message::tr("use --patch-size %1 or a picture, which is resized"), patch.size(1))
                        .inWindow(Message::tr("use a patch size of %1, or a picture, which is resized")));
    return patch;
}

at::Tensor readSquarePatch(const std::filesystem::path& file)
{
    at::Tensor patch = readPatch(file);
    if (patch.size(1) != patch.size(2))
        throw Error(
            {Message::tr("the patch has %1 x %2 px; patches are square"), patch.size(2), patch.size(1)},
            toUtf8(file), Message::tr("cut it to a square"));
    return patch;
}

imaging::Image readPatchAsPicture(const std::filesystem::path& file)
{
    return dataset::imageFromTensor(readPatch(file));
}

void requireWritable(const std::filesystem::path& file, const std::string& option)
{
    const std::filesystem::path folder =
        file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    std::error_code code;
    const auto status = std::filesystem::status(file, code);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw Error({Message::tr("'%1' is not a regular file"), toUtf8(file)}, option,
                    Message::tr("name a file to be written"));
    if (!file.has_filename() || !std::filesystem::is_directory(folder, code))
        throw Error({Message::tr("there is no folder '%1'"), toUtf8(folder)}, option,
                    Message::tr("make the folder first"));
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        throw Error({Message::tr("the folder '%1' may not be written"), toUtf8(folder)}, option,
                    Message::tr("choose another folder"));
}

} // namespace blindspot::workspace
