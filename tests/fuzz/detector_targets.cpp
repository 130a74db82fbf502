// The readers of weights: pickles, zip archives, checkpoints, TorchScript's code, safetensors and ONNX.
#include "core/common/input_file.h"
#include "core/common/json_text.h"
#include "core/detector/readers/archive_weights.h"
#include "core/detector/readers/inflate.h"
#include "core/detector/readers/pickle.h"
#include "core/detector/readers/python_literal.h"
#include "core/detector/readers/zip_archive.h"
#include "core/detector/state_dict.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/target.h"
#include "tests/support/onnx_text.h"
#include "tests/support/pickle_text.h"
#include "tests/support/stored_zip.h"

namespace blindspot::fuzz {

namespace {

using test::StoredZip;
namespace pickled = test::pickled;
namespace onnx = test::onnx;

const std::filesystem::path kData = BLINDSPOT_TEST_DATA;

/// The records of one of the test's archives.
std::string record(const std::string& file, const std::string& name)
{
    InputFile input(kData / file);
    return detector::ZipArchive(input).unpackedText(name, 1U << 20);
}

void readPickle(const std::string& bytes)
{
    detector::Pickle::parse(bytes, "pickle");
}

// What is in an archive is tried in one whose checksums are right: as its pickle, and as the code of its one class.

void readCheckpoint(const std::string& bytes)
{
    detector::readStateDict(scratchFile("weights.pt", StoredZip().add("data.pkl", bytes).add("data/0", std::string(24, '\1')).finish()));
}

std::string moduleOf(const std::string& more)
{
    using namespace pickled;
    const std::string weight = tensor(storage("FloatStorage", "0", 6), 0, integer(2) + integer(3) + integer(1) + integer(1),
                                      integer(3) + integer(1) + integer(1) + integer(1));
    const std::string convolution = global("__torch__.torch.nn.modules.conv", "Conv2d") + ")\x81" +
                                    dict(text("training") + "\x89" + text("weight") + weight + more) + "b";
    return global("__torch__", "Model") + ")\x81" + dict(text("training") + "\x89" + text("conv") + convolution) + "b";
}

void readScript(const std::string& bytes)
{
    static const std::string module = pickled::program(moduleOf(""));
    StoredZip zip;
    zip.add("data.pkl", module).add("data/0", std::string(24, '\1')).add("constants.pkl", pickled::program(")"));
    zip.add("code/__torch__/torch/nn/modules/conv.py", bytes).add("code/__torch__.py", bytes);
    detector::readStateDict(scratchFile("weights.torchscript", zip.finish()));
}

void readWeights(const std::string& bytes)
{
    detector::readStateDict(scratchFile("weights", bytes));
}

void unpack(const std::string& bytes)
{
    detector::inflated(bytes, std::size_t{1} << 16);
}

void readLiteral(const std::string& bytes)
{
    if (const auto json = detector::jsonOfPythonLiteral(bytes)) parseJson(*json, "literal");
}

void readJson(const std::string& bytes)
{
    parseJson(bytes, "json");
}

std::string stateDictPickle()
{
    using namespace pickled;
    const std::string weight = tensor(storage("FloatStorage", "0", 6), 0, integer(2) + integer(3), integer(3) + integer(1));
    return program(dict(text("a.weight") + weight + text("epoch") + integer(3)));
}

std::vector<std::string> pickles()
{
    return {stateDictPickle(), record("graphs/eps.pt", "data.pkl"), record("graphs/several.torchscript", "data.pkl")};
}

/// A module with a convolution, class names and an input size; and the same as a dictionary of tensors.
std::vector<std::string> checkpointPickles()
{
    using namespace pickled;
    const std::string weight = tensor(storage("FloatStorage", "0", 6), 0, integer(2) + integer(3), integer(3) + integer(1));
    const std::string layer = object("Conv2d", text("_parameters") + dict(text("weight") + weight + text("bias") + "N") + text("_buffers") + dict("") +
                                                   text("_modules") + dict("") + text("stride") + tuple(integer(2) + integer(2)) + text("eps") + integer(1));
    const std::string network = object("Model", text("_modules") + dict(text("model") + layer) + text("names") + "](" + text("cat") + "e" + text("args") +
                                                    object("Settings", text("imgsz") + "K\x60"));
    return {program(dict(text("model") + network + text("train_args") + dict(text("imgsz") + integer(64)))), stateDictPickle()};
}

std::vector<std::string> scripts()
{
    return {record("graphs/several.torchscript", "code/__torch__/torch/nn/modules/conv.py"),
            record("graphs/several.torchscript", "code/__torch__/ultralytics/nn/modules/block.py")};
}

std::vector<std::string> archives()
{
    StoredZip zip;
    zip.add("data.pkl", stateDictPickle()).add("data/0", std::string(24, '\1')).add("version", "3\n");
    return {zip.finish()};
}

std::vector<std::string> safetensors()
{
    return {testing::contentOf(kData / "graphs/yolo26-expect.safetensors"), testing::contentOf(kData / "onnx/several-plain-expect.safetensors")};
}

std::vector<std::string> onnxFiles()
{
    onnx::File file;
    file.initialiser(onnx::floats("model.0.conv.weight", {1, 1, 1, 1}, {2.0F}))
        .initialiser(onnx::floats("model.0.conv.bias", {1}, {0.5F}))
        .node("Conv", "/model.0/conv/Conv", {"images", "model.0.conv.weight", "model.0.conv.bias"}, {"x"},
              {onnx::list("kernel_shape", {1, 1}), onnx::list("strides", {2, 2}), onnx::list("pads", {0, 0, 0, 0})})
        .node("Sigmoid", "/model.0/act/Sigmoid", {"x"}, {"s"})
        .node("Mul", "/model.0/act/Mul", {"x", "s"}, {"y"})
        .metadata("names", "{0: 'person'}")
        .metadata("imgsz", "[64, 64]");
    return {file.finish()};
}

std::vector<std::string> deflated()
{
    return {std::string("\x4b\x4c\x4a\x4e\x49\x4d\x4b\xcc\x28\xcd\x03\x00", 12), std::string("\x01\x03\x00\xfc\xff" "abc", 8)};
}

std::vector<std::string> literals()
{
    return {"{0: 'person', 1: \"it's\", 2: 'tab\\t\\u00e9'}", "[640, 640]", "{'a': [1, (2, 3)], 'b': {}}"};
}

std::vector<std::string> jsons()
{
    return {R"({"a": [1, 2.5e3, -0.0, true, null], "b": {"c": "\u00e9\n\ud83d\ude00"}})", R"([[[[]]], {}, "x"])"};
}

} // namespace

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{
        {"pickle", readPickle, pickles, {"\x80\x02", "q\x01", "h\x01", "X\x03", "ccollections\nOrderedDict\n", ")R", "}(", "u.", "\x94", "\x8c\x04", "\x95"}},
        {"checkpoint", readCheckpoint, checkpointPickles,
         {"ctorch._utils\n_rebuild_tensor_v2\n", "FloatStorage", "HalfStorage", "Q", ")\x81", "b", "_modules", "_parameters", "h\x01", "conv", "K\xff", "J\xff\xff\xff\x7f"}},
        {"script", readScript, scripts, {"torch._convolution(", "torch.batch_norm(", "torch.silu_", "def forward(self: ", "[1, 1]", "annotate(List[Tensor], ", " = ", "\n  "}},
        {"archive", readWeights, archives, {"PK\3\4", "PK\1\2", "PK\5\6", "PK\6\6", "PK\6\7", "\xff\xff\xff\xff"}},
        {"safetensors", readWeights, safetensors, {"\"dtype\":\"F32\"", "\"shape\":[", "\"data_offsets\":[", "__metadata__", "\"BF16\"", "\"F16\""}},
        {"onnx", readWeights, onnxFiles, {"Conv", "BatchNormalization", "Constant", "Identity", "LeakyRelu", "kernel_shape", "\x08\x01", "\x0a\x80\x80\x80\x80\x08"}},
        {"deflate", unpack, deflated, {}},
        {"python-literal", readLiteral, literals, {"'", "\\x41", "\\N{", "None", "(", "{0: "}},
        {"json", readJson, jsons, {"\\ud83d", "\\u0000", "null", "1e999", "[[[[[[[[", "{\"a\":"}},
    };
    return all;
}

} // namespace blindspot::fuzz
