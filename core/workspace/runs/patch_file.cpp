#include "core/workspace/runs/patch_file.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"
#include "core/compute/safetensors.h"
#include "core/dataset/image_tensor.h"
#include "core/imaging/codec.h"
#include "core/imaging/resize.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <string>
#include <system_error>
#include <unistd.h>

namespace blindspot::workspace {

namespace {

/// In the metadata of the files that we write; other programs keep patches of 0 to 1 too.
constexpr const char* kValues = "values";
constexpr const char* kByteValues = "0 to 255";
/// Below it no patch is kept in 0 to 255, however dark: other programs' are kept in 0 to 1, some a little beyond.
constexpr double kDarkest = 8;

bool isTensorFile(const std::filesystem::path& file)
{
    return lowerExtension(file) == ".safetensors";
}

std::string shapeText(const at::Tensor& tensor)
{
    std::string text;
    for (const std::int64_t side : tensor.sizes())
        text += (text.empty() ? "" : " x ") + std::to_string(side);
    return text;
}

void checkShape(const at::Tensor& patch, const std::filesystem::path& file)
{
    const bool colours = patch.dim() == 3 && patch.size(0) == 3 && patch.numel() > 0;
    if (colours && patch.scalar_type() == at::kFloat) return;
    if (patch.dim() == 3 && patch.size(2) == 3 && patch.size(0) != 3)
        throw Error({Message::tr("the patch is %1: its colours come last"), shapeText(patch)}, toUtf8(file),
                    Message::tr("save it as 3 x N x N, red first"));
    throw Error({Message::tr("the tensor 'patch' is %1 of %2, not 3 x N x N of float32"), shapeText(patch),
                 std::string(at::toString(patch.scalar_type()))},
                toUtf8(file), Message::tr("save it as float32, 3 x N x N, red first"));
}

/// For values that are not those of bytes: what they seem to be instead.
Message remedyOf(double low, double high)
{
    if (low <= -kDarkest || high >= kDarkest) return Message::tr("use a patch.safetensors of a run");
    if (low >= 0 && high <= 1) return Message::tr("multiply its values by 255 and save it again");
    if (low >= 0) return Message::tr("multiply its values by 255, cut them off at 255, and save it again");
    if (low >= -1 && high <= 1) return Message::tr("add 1 to its values, multiply them by 127.5, and save it again");
    return Message::tr("undo the normalisation of its values, bring them to 0 to 255, and save it again");
}

/// `marked`: the file says itself that its values are those of bytes.
void checkValues(const at::Tensor& patch, bool marked, const std::filesystem::path& file)
{
    if (!at::isfinite(patch).all().item<bool>())
        throw Error(Message::tr("the patch has values that are no numbers (NaN or infinity)"), toUtf8(file),
                    Message::tr("use a patch.safetensors of a run"));
    const double low = patch.min().item<double>(), high = patch.max().item<double>();
    if (low < 0 || high > 255)
        throw Error({Message::tr("the patch's values are not in 0 to 255, but %1 to %2"), numberText(low), numberText(high)},
                    toUtf8(file), remedyOf(low, high));
    if (!marked && high > 0 && high < kDarkest)
        throw Error({Message::tr("the patch's values are %1 to %2, which would be all but black: patches are kept in 0 to 255"),
                     numberText(low), numberText(high)},
                    toUtf8(file), remedyOf(low, high));
}

at::Tensor readTensor(const std::filesystem::path& file)
{
    const compute::SafetensorsFile content = compute::readSafetensors(file);
    const auto found = content.tensors.find("patch");
    if (found == content.tensors.end())
        throw Error(Message::tr("there is no tensor 'patch' in this file"), toUtf8(file),
                    Message::tr("use a patch.safetensors of a run"));
    checkShape(found->second, file);
    const auto values = content.metadata.find(kValues);
    checkValues(found->second, values != content.metadata.end() && values->second == kByteValues, file);
    return found->second;
}

/// A whole, opaque picture that is not all but black: one of 0 and 1, or a little more, was written from values of 0 to 1.
imaging::Image readPicture(const std::filesystem::path& file)
{
    imaging::DecodedPicture decoded = imaging::decodeFileLeniently(file);
    if (decoded.transparent || !imaging::isOpaque(file)) // of TIFF and BMP the decoded picture does not tell
        throw Error(Message::tr("the patch is transparent in places"), toUtf8(file),
                    Message::tr("save it without an alpha channel"));
    imaging::requireWhole(decoded, toUtf8(file));
    const auto& values = decoded.image.rgb;
    const int brightest = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
    if (brightest > 0 && brightest < kDarkest)
        throw Error({Message::tr("the patch's values are 0 to %1, all but black: it was saved from values of 0 to 1, and pictures "
                                 "hold 0 to 255"),
                     brightest},
                    toUtf8(file), Message::tr("multiply its values by 255 and save it again"));
    return std::move(decoded.image);
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
    std::map<std::string, std::string> all = metadata;
    all[kValues] = kByteValues;
    compute::writeSafetensors(file, {{"patch", patch.detach().to(at::kCPU, at::kFloat)}}, all);
}

at::Tensor readPatch(const std::filesystem::path& file)
{
    return isTensorFile(file) ? readTensor(file) : tensorOf(readPicture(file));
}

at::Tensor readPatch(const std::filesystem::path& file, std::int64_t size)
{
    if (!isTensorFile(file)) {
        const int side = static_cast<int>(size);
        return tensorOf(imaging::resize(readPicture(file), side, side));
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
