// Files in ONNX's format, made message by message: tensors of every kind and name, what nodes say, and Errors in words for what
// cannot be read.
#include "core/common/input_file.h"
#include "core/detector/state_dict.h"
#include "tests/support/error_text.h"
#include "tests/support/memory_limit.h"
#include "tests/support/onnx_text.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <QTemporaryDir>
#include <QtTest>
#include <rapidcheck.h>

#include <fstream>
#include <functional>

using namespace blindspot;
using namespace blindspot::detector;
using namespace blindspot::test;
using namespace std::string_literals;
using blindspot::testing::contains;

namespace {

const std::filesystem::path kExports = std::filesystem::path(BLINDSPOT_TEST_DATA) / "onnx";
using Strings = std::vector<std::string>;

std::string contentOf(const std::filesystem::path& path)
{
    InputFile file(path);
    return file.readAt(0, file.size());
}

/// A convolution of two channels as PyTorch names its parts, and what stands behind it.
onnx::File convolution(const std::string& path = "/model.0/conv/Conv")
{
    onnx::File file;
    file.initialiser(onnx::floats("model.0.conv.weight", {2, 2, 1, 1}, {1, 2, 3, 4}))
        .initialiser(onnx::floats("model.0.conv.bias", {2}, {5, 6}))
        .node("Conv", path, {"images", "model.0.conv.weight", "model.0.conv.bias"}, {"x"});
    return file;
}

std::string settingOf(const StateDict& state, const std::string& path, const std::string& name)
{
    const auto block = state.graph.stated.find(path);
    if (block == state.graph.stated.end()) return "no such block";
    const auto value = block->second.find(name);
    return value == block->second.end() ? "not said" : value->second;
}

} // namespace

class TestOnnxFiles : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void numbersOfEveryKind_data();
    void numbersOfEveryKind();
    void namesComeFromValuesOrNodes();
    void mergedParametersAreParted();
    void layersAreReadAsTheNodesConnectThem();
    void geometryIsStated();
    void activations_data();
    void activations();
    void upsampling_data();
    void upsampling();
    void blocksAreStatedByTheirNodesNames();
    void unusableFiles_data();
    void unusableFiles();
    void truncationIsAlwaysNoticed();
    void mutationNeverCrashes();
    void shortFilesClaimLittleMemory_data();
    void shortFilesClaimLittleMemory();

  private:
    StateDict read(const std::string& bytes) const
    {
        const std::filesystem::path path = std::filesystem::path(folder_.path().toStdString()) / "file.onnx";
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        return readStateDict(path);
    }
    StateDict read(const onnx::File& file) const { return read(file.finish()); }
    std::string errorOf(const std::string& bytes) const
    {
        return blindspot::testing::errorOf([&] { read(bytes); });
    }

    QTemporaryDir folder_;
};

void TestOnnxFiles::numbersOfEveryKind_data()
{
    QTest::addColumn<QByteArray>("data");
    const auto row = [](const char* name, const std::string& data) { QTest::newRow(name) << QByteArray::fromStdString(data); };
    const std::vector<std::uint16_t> half = {0x3c00, 0xc000}, brief = {0x3f80, 0xc000}; // 1, -2
    row("raw float", onnx::number(2, 1) + onnx::bytes(9, onnx::bitsOf<float>({1, -2})));
    row("raw half", onnx::number(2, 10) + onnx::bytes(9, onnx::bitsOf(half)));
    row("raw bfloat16", onnx::number(2, 16) + onnx::bytes(9, onnx::bitsOf(brief)));
    row("raw double", onnx::number(2, 11) + onnx::bytes(9, onnx::bitsOf<double>({1, -2})));
    row("packed float", onnx::number(2, 1) + onnx::bytes(4, onnx::bitsOf<float>({1, -2})));
    row("single floats", onnx::number(2, 1) + onnx::single(4, 1) + onnx::single(4, -2));
    row("packed double", onnx::bytes(10, onnx::bitsOf<double>({1, -2})) + onnx::number(2, 11));
    row("packed half", onnx::number(2, 10) + onnx::bytes(5, onnx::varint(0x3c00) + onnx::varint(0xc000)));
    row("single bfloat16", onnx::number(2, 16) + onnx::number(5, 0x3f80) + onnx::number(5, 0xc000));
}

void TestOnnxFiles::numbersOfEveryKind()
{
    QFETCH(QByteArray, data);
    onnx::File file;
    file.initialiser(onnx::tensorOf("model.0.conv.weight", {1, 2, 1, 1}, data.toStdString()))
        .node("Conv", "", {"images", "model.0.conv.weight"}, {"x"});
    const StateDict state = read(file);
    QCOMPARE(state.tensors.size(), 1U);
    const at::Tensor& weight = state.tensors.at("model.0.conv.weight");
    QVERIFY(weight.scalar_type() == at::kFloat && weight.is_contiguous());
    QVERIFY(at::equal(weight, at::arange(1, -3, -3, at::kFloat).reshape({1, 2, 1, 1})));
}

void TestOnnxFiles::namesComeFromValuesOrNodes()
{
    const auto names = [this](const std::string& weight, const std::string& node) {
        onnx::File file;
        file.initialiser(onnx::floats(weight, {1, 1, 1, 1}, {1})).initialiser(onnx::floats("b", {1}, {2}));
        file.node("Conv", node, {"images", weight, "b"}, {"x"});
        Strings all;
        for (const auto& [name, tensor] : read(file).tensors)
            all.push_back(name);
        return all;
    };
    const auto both = [](const std::string& path) { return Strings{path + ".bias", path + ".weight"}; };
    QCOMPARE(names("model.0.conv.weight", "Conv_0"), both("model.0.conv"));
    QCOMPARE(names("model.model.0.conv.weight", "/model/model.0/conv/Conv"), both("model.0.conv"));
    QCOMPARE(names("onnx::Conv_764", "/model.2/m.0/cv1/conv/Conv"), both("model.2.m.0.cv1.conv"));
    QCOMPARE(names("764", "/model.22/cv3.0/cv3.0.1/cv3.0.1.0/conv/Conv"), both("model.22.cv3.0.1.0.conv"));
    QCOMPARE(names("764", "/model/model.6/m.0/m/m.1/cv1/conv/Conv"), both("model.6.m.0.m.1.cv1.conv"));
    QCOMPARE(names("764", "/model.22/cv2.0/cv2.0.2/Conv_7"), both("model.22.cv2.0.2"));

    onnx::File norm;
    for (const char* part : {"a", "b", "c", "d"})
        norm.initialiser(onnx::floats(part, {1}, {static_cast<float>(part[0])}));
    norm.node("BatchNormalization", "/model.0/bn/BatchNormalization", {"x", "a", "b", "c", "d"}, {"y"});
    const StateDict state = read(norm);
    QCOMPARE(state.tensors.at("model.0.bn.running_var").item<float>(), 100.0F);
    QCOMPARE(state.tensors.at("model.0.bn.weight").item<float>(), 97.0F);
}

/// Exporters keep equal parameters once. PyTorch's own leaves an Identity with the other's name, a simplifier takes that out too.
void TestOnnxFiles::mergedParametersAreParted()
{
    onnx::File file = convolution();
    file.node("Identity", "", {"model.0.conv.bias"}, {"model.1.conv.bias"})
        .node("Conv", "/model.1/conv/Conv", {"x", "model.0.conv.weight", "model.1.conv.bias"}, {"y"})
        .node("Conv", "/model.2/conv/Conv", {"y", "model.0.conv.weight", "model.0.conv.bias"}, {"z"})
        .node("Identity", "", {"model.0.conv.bias"}, {"model.3.gamma"})
        .initialiser(onnx::floats("model.4.gamma", {1}, {7}))
        .initialiser(onnx::floats("/model.4/Constant_output_0", {1}, {8}));
    StateDict state = read(file);
    QCOMPARE(state.tensors.size(), 8U);
    for (const char* name : {"model.0.conv.bias", "model.1.conv.bias", "model.2.conv.bias", "model.3.gamma"})
        QVERIFY2(at::equal(state.tensors.at(name), at::arange(5, 7, at::kFloat)), name);
    state.tensors.at("model.1.conv.weight").zero_(); // each has numbers of its own
    QCOMPARE(state.tensors.at("model.2.conv.weight").sum().item<float>(), 10.0F);
}

void TestOnnxFiles::layersAreReadAsTheNodesConnectThem()
{
    onnx::File file = convolution();
    file.node("Conv", "/model.1/conv/Conv", {"x", "model.0.conv.weight"}, {"y"})
        .node("Cast", "cast", {"y"}, {"half"}) // which a converter has put in
        .node("Concat", "/model.2/Concat", {"half", "x"}, {"both"}, {onnx::whole("axis", 1)})
        .node("Conv", "/model.3/cv2.1/cv2.1.0/conv/Conv", {"both", "model.0.conv.weight"}, {"b"})
        .node("Conv", "/model.3/cv2.0/cv2.0.0/conv/Conv", {"y", "model.0.conv.weight"}, {"a"})
        .node("Reshape", "/model.3/Reshape", {"a", "x"}, {"c"}); // whose second input is no map
    QCOMPARE(read(file).graph.sources, (std::map<int, std::vector<int>>{{1, {0}}, {2, {1, 0}}, {3, {1, 2}}}));
    onnx::File beside = convolution();
    beside.node("Concat", "/model.2/Concat", {"x", "x"}, {"both"}, {onnx::whole("axis", 2)});
    QVERIFY(contains(errorOf(beside.finish()), "model.2 has axis = 2, which cannot be built"));
}

void TestOnnxFiles::geometryIsStated()
{
    onnx::File file;
    file.initialiser(onnx::floats("w", {2, 2, 3, 5}, std::vector<float>(60)))
        .node("Conv", "/model.0/conv/Conv", {"images", "w"}, {"x"},
              {onnx::list("pads", {1, 2, 1, 2}), onnx::list("strides", {2, 1}), onnx::whole("group", 3),
               onnx::list("dilations", {1, 4})})
        .node("Conv", "/model.1/cv2.0.2/Conv", {"x", "w"}, {"y"},
              {onnx::list("pads", {0, 0, 1, 1}), onnx::list("kernel_shape", {7, 7})})
        .node("Conv", "/model.2/conv/Conv", {"y", "w"}, {"z"}, {onnx::word("auto_pad", "SAME_UPPER")})
        .node("Conv", "/model.3/conv/Conv", {"z", "w"}, {"v"})
        .initialiser(onnx::floats("n", {2}, {1, 1}))
        .node("BatchNormalization", "/model.3/bn/BatchNormalization", {"v", "n", "n", "n", "n"}, {"u"},
              {onnx::real("epsilon", 0.001F)})
        .node("Relu", "/model.3/act/Relu", {"u"}, {"t"});
    const StateDict state = read(file);
    for (const auto& [path, name, value] :
         {std::tuple{"model.0", "padding", "1x2"}, std::tuple{"model.0", "stride", "2x1"}, std::tuple{"model.0", "groups", "3"},
          std::tuple{"model.0", "dilation", "1x4"}, std::tuple{"model.0", "kernel", "3x5"},
          std::tuple{"model.0", "eps", "not said"}, std::tuple{"model.1.cv2.0.2", "padding", "0, 0, 1, 1"},
          std::tuple{"model.1.cv2.0.2", "kernel", "7x7"}, std::tuple{"model.1.cv2.0.2", "activation", "not said"},
          std::tuple{"model.2", "padding", "SAME_UPPER"}, std::tuple{"model.3", "padding", "0x0"},
          std::tuple{"model.3", "stride", "1x1"}, std::tuple{"model.3", "groups", "1"}, std::tuple{"model.3", "eps", "0.001"},
          std::tuple{"model.3", "activation", "relu"}})
        QCOMPARE(settingOf(state, path, name), std::string(value));
}

using Behind = std::function<void(onnx::File&)>;

void TestOnnxFiles::activations_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* text, const Behind& add) {
        onnx::File file = convolution();
        add(file);
        QTest::addRow("%s", text) << QByteArray::fromStdString(file.finish()) << QString(text);
    };
    const auto one = [&row](const char* text, const char* operation, const Strings& attributes = {}) {
        row(text, [&](onnx::File& file) { file.node(operation, "/model.0/act/"s + operation, {"x"}, {"y"}, attributes); });
    };
    const auto product = [&row](const char* text, const char* operation, const Strings& attributes = {}) {
        row(text, [&](onnx::File& file) {
            file.node(operation, "/model.0/act/"s + operation, {"x"}, {"f"}, attributes)
                .node("Mul", "/model.0/act/Mul", {"f", "x"}, {"y"});
        });
    };
    one("relu", "Relu");
    one("hardswish", "HardSwish");
    one("mish", "Mish");
    one("sigmoid", "Sigmoid");
    one("tanh", "Tanh");
    one("selu", "Selu");
    one("gelu", "Gelu");
    one("gelu-tanh", "Gelu", {onnx::word("approximate", "tanh")});
    one("leaky-relu:0.1", "LeakyRelu", {onnx::real("alpha", 0.1F)});
    one("leaky-relu:0.01", "LeakyRelu");
    one("elu:1", "Elu");
    one("celu:0.5", "Celu", {onnx::real("alpha", 0.5F)});
    one("softplus:1:20", "Softplus");
    one("hardsigmoid", "HardSigmoid", {onnx::real("alpha", 1.0F / 6)});
    one("silu", "Swish");
    one("HardSigmoid", "HardSigmoid"); // of another slope than torch's
    one("Selu", "Selu", {onnx::real("alpha", 2)});
    one("Exp", "Exp");
    one("relu6", "Clip", {onnx::real("min", 0), onnx::real("max", 6)});
    product("silu", "Sigmoid");
    product("hardswish", "HardSigmoid", {onnx::real("alpha", 1.0F / 6)});
    product("Sin+Mul", "Sin");
    row("hardtanh:-0.5:2", [](onnx::File& file) {
        file.initialiser(onnx::floats("low", {}, {-0.5F}))
            .node("Constant", "", {}, {"high"}, {onnx::constant("value", onnx::floats("", {}, {2}))})
            .node("Clip", "/model.0/act/Clip", {"x", "low", "high"}, {"y"});
    });
    row("mish", [](onnx::File& file) {
        file.node("Softplus", "/model.0/act/Softplus", {"x"}, {"s"})
            .node("Tanh", "", {"s"}, {"t"})
            .node("Mul", "", {"x", "t"}, {"y"});
    });
    row("gelu", [](onnx::File& file) {
        file.initialiser(onnx::floats("root", {}, {1.41421356F}))
            .initialiser(onnx::floats("one", {}, {1}))
            .initialiser(onnx::floats("half", {}, {0.5F}));
        file.node("Div", "", {"x", "root"}, {"d"}).node("Erf", "", {"d"}, {"e"}).node("Add", "", {"e", "one"}, {"a"});
        file.node("Mul", "", {"x", "a"}, {"m"}).node("Mul", "", {"m", "half"}, {"y"});
    });
    row("none", [](onnx::File&) {});
    row("none", [](onnx::File& file) { file.node("MaxPool", "", {"x"}, {"y"}).node("Concat", "", {"x", "y"}, {"z"}); });
    row("Add", [](onnx::File& file) {
        file.node("Add", "/model.0/act/Add", {"x", "x"}, {"y"});
    });                                       // in the activation's own module
    row("Sigmoid+Mul", [](onnx::File& file) { // x * sigmoid(x), but the sigmoid goes elsewhere too
        file.node("Sigmoid", "", {"x"}, {"s"}).node("Mul", "", {"x", "s"}, {"y"}).node("Exp", "", {"s"}, {"z"});
    });
}

void TestOnnxFiles::activations()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(settingOf(read(bytes.toStdString()), "model.0", "activation"), text.toStdString());
}

void TestOnnxFiles::upsampling_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* text, const Strings& attributes, const std::vector<float>& scales = {1, 1, 2, 2}) {
        onnx::File file = convolution();
        file.initialiser(onnx::floats("scales", {static_cast<std::int64_t>(scales.size())}, scales))
            .node("Resize", "/model.1/Resize", {"x", "", "scales"}, {"y"}, attributes);
        QTest::addRow("%s %zu", text, attributes.size()) << QByteArray::fromStdString(file.finish()) << QString(text);
    };
    const auto place = [](const char* name) { return onnx::word("coordinate_transformation_mode", name); };
    const auto mode = [](const char* name) { return onnx::word("mode", name); };
    const auto rounding = [](const char* name) { return onnx::word("nearest_mode", name); };
    row("nearest", {place("asymmetric"), mode("nearest"), rounding("floor")});
    row("nearest", {});
    row("nearest (asymmetric, ceil)", {place("asymmetric"), rounding("ceil")});
    row("nearest (half_pixel, floor)", {rounding("floor")});
    row("bilinear", {mode("linear"), place("pytorch_half_pixel")});
    row("bilinear-aligned", {mode("linear"), place("align_corners")});
    row("linear (asymmetric, round_prefer_floor)", {mode("linear"), place("asymmetric")});
    row("bicubic", {mode("cubic"), place("half_pixel"), onnx::real("cubic_coeff_a", -0.75F)});
    row("cubic (half_pixel, round_prefer_floor)", {mode("cubic"), place("half_pixel"), onnx::real("cubic_coeff_a", -0.5F)});
    row("by 4", {}, {1, 1, 4, 4});
    row("by 2", {}, {2, 1, 2, 2});
    row("not said", {}, {});
    onnx::File old = convolution(); // of operation set 10, with its scales put together
    old.initialiser(onnx::floats("first", {2}, {1, 1})).initialiser(onnx::floats("last", {2}, {2, 2}));
    old.node("Concat", "", {"first", "last"}, {"scales"}).node("Resize", "/model.1/Resize", {"x", "scales"}, {"y"});
    QTest::newRow("old") << QByteArray::fromStdString(old.finish()) << "nearest";
}

void TestOnnxFiles::upsampling()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const StateDict state = read(bytes.toStdString());
    const std::string actual = settingOf(state, "model.1", "upsample");
    QCOMPARE(actual == "no such block" ? "not said" : actual, text.toStdString());
}

void TestOnnxFiles::blocksAreStatedByTheirNodesNames()
{
    onnx::File file;
    const auto conv = [&file](const std::string& path, std::int64_t channels, const std::string& input,
                              const std::string& output) {
        const std::string weight = "w" + output;
        file.initialiser(onnx::floats(weight, {channels, 1, 1, 1}, std::vector<float>(static_cast<std::size_t>(channels))));
        file.node("Conv", path + "/conv/Conv", {input, weight}, {output});
    };
    const auto pool = [&file](const std::string& name, std::int64_t side, std::int64_t padding) {
        file.node("MaxPool", name + "/MaxPool", {"x"}, {"p" + name},
                  {onnx::list("kernel_shape", {side, side}), onnx::list("pads", {padding, padding, padding, padding}),
                   onnx::list("strides", {1, 1})});
    };
    conv("/model.2/m.0/cv1", 1, "x", "a");
    file.node("Add", "/model.2/m.0/Add", {"a", "x"}, {"b"});
    conv("/model.2/m.1/cv1", 1, "b", "c");
    pool("/model.9/m", 5, 2), pool("/model.9/m_1", 5, 2), pool("/model.8/m", 5, 2), pool("/model.8/m_1", 3, 1),
        pool("/model.7/m", 4, 1);
    conv("/model.10/m.0/attn/qkv", 24, "c", "q");
    file.initialiser(onnx::wholes("split", {3, 3, 6})).node("Split", "/model.10/m.0/attn/Split", {"q", "split"}, {"k"});
    file.node("Add", "/model.10/m.0/Add", {"q", "c"}, {"d"}).node("Add", "/model.10/m.0/Add_1", {"d", "c"}, {"e"});
    conv("/model.11/m.0/attn/qkv", 24, "e", "r");
    file.node("Add", "/model.11/m.0/Add", {"r", "e"}, {"f"})
        .node("Split", "/model.11/m.0/attn/Split", {"r"}, {"l"}, {onnx::list("split", {3, 3, 3})});
    file.node("Add", "/Add", {"f", "f"}, {"output0"}); // behind the network
    const StateDict state = read(file);
    for (const auto& [path, name, value] :
         {std::tuple{"model.2.m.0", "add", "true"}, std::tuple{"model.2.m.1", "add", "false"},
          std::tuple{"model.2", "add", "false"}, std::tuple{"model.10.m.0", "add", "true"},
          std::tuple{"model.11.m.0", "add", "1 times"}, std::tuple{"model.9", "pool", "5"}, std::tuple{"model.8", "pool", "5, 3"},
          std::tuple{"model.7", "pool", "4, 4"}, std::tuple{"model.10.m.0.attn", "heads", "2"},
          std::tuple{"model.11.m.0.attn", "heads", "2 and a part"}})
        QCOMPARE(settingOf(state, path, name), std::string(value));

    file.node("Add", "Add_17", {"f", "f"}, {"g"}); // could belong to any block
    QCOMPARE(settingOf(read(file), "model.2.m.1", "add"), std::string("no such block"));
    QCOMPARE(settingOf(read(file), "model.9", "pool"), std::string("5"));
}

void TestOnnxFiles::unusableFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& bytes, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(reason);
    };
    const auto weight = [&row](const char* name, const std::vector<std::int64_t>& sizes, const std::string& data,
                               const char* reason) {
        onnx::File file;
        file.initialiser(onnx::tensorOf("model.0.conv.weight", sizes, data))
            .node("Conv", "", {"images", "model.0.conv.weight"}, {"x"});
        row(name, file.finish(), reason);
    };
    const std::string four = onnx::number(2, 1) + onnx::bytes(9, std::string(16, '\0'));
    constexpr std::int64_t kHuge = 1LL << 62;
    weight("too few numbers", {5}, four, "not as many numbers as its sizes say");
    weight("too many numbers", {3}, four, "not as many numbers as its sizes say");
    weight("no numbers", {4}, onnx::number(2, 1), "not as many numbers");
    weight("half of one", {4}, onnx::number(2, 1) + onnx::bytes(9, std::string(15, '\0')), "not as many numbers");
    weight("sizes without end", {kHuge, kHuge}, four, "not as many numbers");
    weight("sizes behind a zero", {kHuge, kHuge, 0}, four, "not as many numbers");
    weight("negative size", {-4}, four, "a size that is not a whole number");
    weight("many dimensions", std::vector<std::int64_t>(17, 1), four, "a list of more than 16 numbers");
    weight("whole numbers", {16}, onnx::number(2, 3) + onnx::bytes(9, std::string(16, '\0')), "the network is quantised");
    weight("texts", {1}, onnx::number(2, 8) + onnx::bytes(6, "text"), "whole numbers (type 8)");
    weight("another file", {4},
           four + onnx::number(14, 1) + onnx::bytes(13, onnx::bytes(1, "location") + onnx::bytes(2, "weights.bin")),
           "in another file, \"weights.bin\"; export it again as one file");
    const auto file = [&row](const char* name, const Behind& add, const char* reason) {
        onnx::File content = convolution();
        add(content);
        row(name, content.finish(), reason);
    };
    for (const char* operation : {"QuantizeLinear", "DequantizeLinear", "QLinearConv", "ConvInteger", "DynamicQuantizeLinear"})
        file(
            operation, [&](onnx::File& content) { content.node(operation, "", {"x"}, {"y"}); }, "the network is quantised");
    file(
        "for one processor", [](onnx::File& content) { content.node("Conv", "", {"x"}, {"y"}, {}, "com.microsoft.nchwc"); },
        "optimised for one kind");
    file(
        "renamed",
        [](onnx::File& content) {
            content.initialiser(onnx::floats("onnx::Conv_7", {1}, {1})).node("Conv", "Conv_7", {"x", "onnx::Conv_7"}, {"y"});
        },
        "the tensors were renamed: nothing says to which layer \"onnx::Conv_7\" of the node \"Conv_7\" belongs");
    file(
        "computed",
        [](onnx::File& content) {
            content.node("Conv", "/model.1/conv/Conv", {"x", "x"}, {"y"});
        },
        "computed by other nodes");
    file(
        "twice",
        [](onnx::File& content) {
            content.node("Conv", "/model.0/conv/Conv", {"x", "model.0.conv.weight"}, {"y"});
        },
        "is there twice");
    file(
        "name without end", [](onnx::File& content) { content.node("Relu", std::string(501, 'x'), {}, {}); },
        "a name in it is none");
    file(
        "name is no UTF-8", [](onnx::File& content) { content.node("Relu", "\xff\xfe", {}, {}); }, "a name in it is none");
    file(
        "a list without end",
        [](onnx::File& content) {
            content.node("Resize", "/model.1/Resize", {"x"}, {"y"})
                .node("Split", "/model.1/Split", {"x"}, {"z"}, {onnx::list("split", std::vector<std::int64_t>(65))});
        },
        "a list of more than 64 numbers");
    row("no graph", onnx::number(1, 8) + onnx::bytes(2, "nobody here"), "there are no weights in it");
    row("no nodes", onnx::File().metadata("names", "[]").finish(), "there are no weights in it");
    const auto graph = [&row](const char* name, const std::string& bytes) {
        row(name, onnx::number(1, 8) + onnx::bytes(2, "test") + bytes, "cut off or damaged");
    };
    graph("field zero", "\0\0"s);
    graph("field too large", onnx::varint(1ULL << 40U) + "\0"s);
    graph("group", "\x3b\x3c"s);
    graph("number without end", "\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"s);
    graph("length beyond", "\x3a\xff\xff\xff\xff\xff\xff\xff\xff\x7f"s);
    graph("length beyond the graph", onnx::bytes(7, "\x0a\x05xyz"));
}

void TestOnnxFiles::unusableFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const MemoryLimit limit(256U << 20);
    const std::string error = errorOf(bytes.toStdString());
    QVERIFY2(contains(error, reason.toStdString()), error.c_str());
    QVERIFY2(contains(error, "file.onnx: ") && contains(error, "; "), error.c_str());
}

/// A message whose length is right but for its end gives an Error at every byte.
void TestOnnxFiles::truncationIsAlwaysNoticed()
{
    onnx::File small = convolution();
    small.metadata("names", "{0: 'a'}").metadata("imgsz", "[64, 64]");
    const std::string bytes = small.finish();
    const std::size_t graphEnd = bytes.size() - small.rest.size();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const std::string error = errorOf(bytes.substr(0, length));
        // Between two fields of the whole the file ends as a shorter one would.
        const bool seam = length == graphEnd || length == graphEnd + small.rest.size() / 2 || error.empty();
        QVERIFY2(!error.empty() || (seam && length >= graphEnd), std::to_string(length).c_str());
    }
    const std::string whole = contentOf(kExports / "several-plain.onnx");
    for (std::size_t length = 0; length < whole.size() - 2000; length += 211) // all within the graph
        QVERIFY2(!errorOf(whole.substr(0, length)).empty(), std::to_string(length).c_str());
}

void TestOnnxFiles::mutationNeverCrashes()
{
    const std::string small = [] {
        onnx::File file = convolution();
        file.node("Sigmoid", "/model.0/act/Sigmoid", {"x"}, {"s"}).node("Mul", "/model.0/act/Mul", {"x", "s"}, {"y"});
        return file.metadata("names", "{0: 'a'}").metadata("imgsz", "[64, 64]").finish();
    }();
    const std::string whole = contentOf(kExports / "several-plain.onnx");
    QVERIFY(rc::check("a changed file gives an Error or weights", [&] {
        const bool tiny = *rc::gen::arbitrary<bool>();
        std::string changed = tiny ? small : whole;
        const int changes = *rc::gen::inRange(1, 12);
        for (int i = 0; i < changes; ++i) {
            const auto place = *rc::gen::inRange<std::size_t>(0, changed.size());
            if (*rc::gen::inRange(0, 4) == 0) // lengths and numbers without end
                changed.insert(place, *rc::gen::inRange<std::size_t>(1, 9), '\xff');
            else
                changed[place] = *rc::gen::arbitrary<char>();
        }
        const MemoryLimit limit(256U << 20);
        RC_ASSERT(!contains(errorOf(changed), "memory"));
    }));
}

void TestOnnxFiles::shortFilesClaimLittleMemory_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto repeated = [](const std::string& part, std::size_t times) {
        std::string all;
        for (std::size_t i = 0; i < times; ++i)
            all += part;
        return all;
    };
    const auto row = [](const char* name, const std::string& graph, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(onnx::number(1, 8) + onnx::bytes(2, "test") + onnx::bytes(7, graph))
                            << QString(reason);
    };
    row("empty nodes", repeated(onnx::bytes(1, ""), 10 << 20), "more parts than any network");
    row("empty initialisers", repeated(onnx::bytes(5, ""), 10 << 20), "more parts than any network");
    row("empty inputs", onnx::bytes(1, repeated(onnx::bytes(1, ""), 10 << 20)), "more parts than any network");
    row("sizes", onnx::bytes(5, onnx::bytes(1, std::string(20 << 20, '\1'))), "a list of more than 16 numbers");
    row("attributes",
        repeated(onnx::bytes(1, onnx::bytes(4, "Split") +
                                    onnx::bytes(5, onnx::bytes(1, "split") + onnx::bytes(8, std::string(20 << 20, '\1')))),
                 1),
        "there are no weights in it"); // a Split without a name is not looked at
    // 20 000 convolutions that share one tensor of 4 MB: 80 GB if each got its own.
    std::string shared = onnx::bytes(5, onnx::floats("w", {1 << 20, 1, 1, 1}, std::vector<float>(1 << 20)));
    for (int i = 0; i < 20'000; ++i)
        shared += onnx::bytes(1, onnx::bytes(1, "x") + onnx::bytes(1, "w") + onnx::bytes(4, "Conv") +
                                     onnx::bytes(3, "/model." + std::to_string(i) + "/conv/Conv"));
    row("one tensor for many", shared, "far larger than the file");
    // Half precision as whole numbers of one byte each.
    row("short numbers",
        onnx::bytes(5, onnx::tensorOf("w.a", {20 << 20}, onnx::number(2, 10) + onnx::bytes(5, std::string(20 << 20, '\1')))), "");
}

void TestOnnxFiles::shortFilesClaimLittleMemory()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const std::string content = bytes.toStdString();
    const MemoryLimit limit(400U << 20);
    const std::string error = errorOf(content);
    QVERIFY2(reason.isEmpty() ? error.empty() : contains(error, reason.toStdString()), error.c_str());
}

QTEST_GUILESS_MAIN(TestOnnxFiles)
#include "test_onnx_files.moc"
