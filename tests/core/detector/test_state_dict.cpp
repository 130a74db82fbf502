// Files of weights, every kind: names and values as ultralytics has them, and Errors in words for what cannot
// be read.
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/compute/safetensors.h"
#include "core/detector/readers/zip_archive.h"
#include "core/detector/state_dict.h"
#include "tests/support/memory_limit.h"
#include "tests/support/pickle_text.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <QTemporaryDir>
#include <QtTest>
#include <rapidcheck.h>

#include <fstream>

using namespace blindspot;
using namespace blindspot::detector;
using namespace blindspot::test;
using namespace blindspot::test::pickled;
using namespace std::string_literals;

namespace {

const std::filesystem::path kFixtures = std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures";
const std::filesystem::path kWeights = std::filesystem::path(BLINDSPOT_TEST_DATA) / "weights";

std::string contentOf(const std::filesystem::path& path)
{
    InputFile file(path);
    return file.readAt(0, file.size());
}

/// The state dict that ultralytics itself has, as float32.
std::map<std::string, at::Tensor> goldenState(const std::string& network)
{
    constexpr std::string_view kPrefix = "model_state.";
    std::map<std::string, at::Tensor> state;
    for (const auto& [name, tensor] :
         compute::readSafetensors(kFixtures / (network + "-golden.safetensors")).tensors)
        if (name.starts_with(kPrefix)) state[name.substr(kPrefix.size())] = tensor.to(at::kFloat);
    return state;
}

bool isPlain(const at::Tensor& tensor)
{
    return tensor.is_contiguous() && tensor.device().is_cpu() &&
           (tensor.scalar_type() == at::kFloat || !tensor.is_floating_point());
}

/// The archive of one pickle and one storage "0" of eight float32.
StoredZip archiveOf(const std::string& pickledValue)
{
    StoredZip zip;
    zip.add("data.pkl", program(pickledValue))
        .add("byteorder", "little")
        .add("data/0", std::string(32, '\0'));
    return zip;
}

std::string tensorOf(std::int32_t count, std::int32_t offset, const std::string& sizes,
                     const std::string& strides)
{
    return tensor(storage("FloatStorage", "0", count), offset, sizes, strides);
}

/// A dictionary with one such tensor, as a state dict.
std::string dictOf(const std::string& pickledTensor)
{
    return dict(text("model.0.conv.weight") + pickledTensor);
}

} // namespace

class TestStateDict : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void ultralyticsCheckpoints_data();
    void ultralyticsCheckpoints();
    void torchScriptExports();
    void safetensorsFiles();
    void plainStateDicts_data();
    void plainStateDicts();
    void namesOfOtherNetworksStay();
    void emaIsPreferred();
    void wrappedModulesAndBuffersThatAreNotKept();
    void realFiles();
    void unusableFiles_data();
    void unusableFiles();
    void hostileArchives_data();
    void hostileArchives();
    void sharedStoragesAreBounded();
    void sharedRecordsAreRefused();
    void shortCodeClaimsLittleMemory();
    void deflatedCodeIsBounded();
    void modulesWithinThemselvesAreBounded();
    void damagedRecordsAreNoticed();
    void truncationAndMutationNeverCrash_data();
    void truncationAndMutationNeverCrash();
    void mutatedPicklesNeverCrash();
    void mutatedCodeNeverCrashes();

  private:
    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }
    StateDict read(const std::string& bytes) const
    {
        std::ofstream(path("file.pt"), std::ios::binary | std::ios::trunc) << bytes;
        return readStateDict(path("file.pt"));
    }
    /// The error's text; empty where the file can be read.
    std::string errorOf(const std::string& bytes) const
    {
        try {
            read(bytes);
            return {};
        } catch (const Error& error) {
            return error.what();
        }
    }

    QTemporaryDir folder_;
};

void TestStateDict::ultralyticsCheckpoints_data()
{
    QTest::addColumn<QString>("network");
    for (const char* network : {"yolov8-tiny", "yolov5u-tiny", "yolo11-tiny"})
        QTest::newRow(network) << network;
}

void TestStateDict::ultralyticsCheckpoints()
{
    QFETCH(QString, network);
    const StateDict state = readStateDict(kFixtures / (network.toStdString() + ".pt"));
    QCOMPARE(state.format, std::string("ultralytics"));
    QCOMPARE(state.classNames, (std::vector<std::string>{"person", "car", "dog"}));
    QCOMPARE(state.inputSize, (std::array<std::int64_t, 2>{96, 96}));

    const std::map<std::string, at::Tensor> golden = goldenState(network.toStdString());
    for (const auto& [name, tensor] : golden) {
        QVERIFY2(state.tensors.contains(name), name.c_str());
        QVERIFY2(at::equal(state.tensors.at(name), tensor), name.c_str());
    }
    for (const auto& [name, tensor] : state.tensors) {
        QVERIFY2(isPlain(tensor), name.c_str());
        QVERIFY2(golden.contains(name) || name.ends_with(".num_batches_tracked"), name.c_str());
    }
}

/// An export has each convolution and its batch normalisation folded into one (epsilon 1e-3, as ultralytics
/// sets it).
void TestStateDict::torchScriptExports()
{
    const StateDict state = readStateDict(kFixtures / "yolov8-tiny.torchscript");
    QCOMPARE(state.format, std::string("torchscript"));
    QCOMPARE(state.classNames, (std::vector<std::string>{"person", "car", "dog"}));
    QCOMPARE(state.inputSize, (std::array<std::int64_t, 2>{96, 96}));

    std::map<std::string, at::Tensor> folded;
    const std::map<std::string, at::Tensor> golden = goldenState("yolov8-tiny");
    for (const auto& [name, tensor] : golden) {
        if (name.find(".bn.") != std::string::npos) continue;
        folded[name] = tensor;
        if (!name.ends_with(".conv.weight")) continue;
        const std::string part = name.substr(0, name.size() - std::string("conv.weight").size());
        if (!golden.contains(part + "bn.weight")) continue;
        const at::Tensor scale =
            golden.at(part + "bn.weight") / at::sqrt(golden.at(part + "bn.running_var") + 1e-3);
        folded[name] = tensor * scale.reshape({-1, 1, 1, 1});
        folded[part + "conv.bias"] =
            golden.at(part + "bn.bias") - golden.at(part + "bn.running_mean") * scale;
    }
    QCOMPARE(state.tensors.size(), folded.size());
    for (const auto& [name, tensor] : folded) {
        QVERIFY2(state.tensors.contains(name) && isPlain(state.tensors.at(name)), name.c_str());
        QVERIFY2(state.tensors.at(name).sizes() == tensor.sizes(), name.c_str());
        QVERIFY2((state.tensors.at(name) - tensor).abs().max().item<double>() < 1e-5, name.c_str());
    }
}

void TestStateDict::safetensorsFiles()
{
    const at::Tensor numbers = at::arange(6, at::kFloat);
    compute::writeSafetensors(path("list.safetensors"),
                              {{"0.weight", numbers.to(at::kHalf)}, {"0.bias", numbers.to(at::kBFloat16)}},
                              {{"names", R"(["cat", "dög"])"}, {"imgsz", "640"}});
    const StateDict list = readStateDict(path("list.safetensors"));
    QCOMPARE(list.format, std::string("safetensors"));
    QCOMPARE(list.classNames, (std::vector<std::string>{"cat", "dög"}));
    QCOMPARE(list.inputSize, (std::array<std::int64_t, 2>{640, 640}));
    for (const char* name : {"model.0.weight", "model.0.bias"}) {
        QCOMPARE(list.tensors.at(name).scalar_type(), at::kFloat);
        QVERIFY(at::equal(list.tensors.at(name), numbers));
    }

    compute::writeSafetensors(path("numbered.safetensors"), {{"model.0.weight", numbers}},
                              {{"names", R"({"1": "dog", "0": "cat"})"}, {"imgsz", "[96, 64]"}});
    const StateDict numbered = readStateDict(path("numbered.safetensors"));
    QCOMPARE(numbered.classNames, (std::vector<std::string>{"cat", "dog"}));
    QCOMPARE(numbered.inputSize, (std::array<std::int64_t, 2>{96, 64}));

    for (const char* names : {"{\"0\": \"cat\", \"2\": \"dog\"}", "[1]", "7", "", "cat", "cat, dog", "['cat'", "['cat\\']", "{0: cat}",
                              "['\\ud800']", "['\\q']", "[None]", "{'0': 'cat', 0: 'dog'}"}) {
        compute::writeSafetensors(path("wrong.safetensors"), {{"model.0.weight", numbers}}, {{"names", names}, {"imgsz", "big"}});
        const StateDict wrong = readStateDict(path("wrong.safetensors"));
        QVERIFY2(wrong.namesUnreadable && wrong.classNames.empty(), names);
        QCOMPARE(wrong.inputSize, (std::array<std::int64_t, 2>{-1, -1}));
    }
}

void TestStateDict::plainStateDicts_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"state-dict.pt", "state-dict-protocol4.pt", "state-dict-nested.pt", "state-dict-bare-layers.pt"})
        QTest::newRow(file) << file;
}

void TestStateDict::plainStateDicts()
{
    QFETCH(QString, file);
    const StateDict state = readStateDict(kWeights / file.toStdString());
    QCOMPARE(state.format, std::string("state-dict"));
    QCOMPARE(state.classNames.size(), file.contains("nested") ? 2U : 0U);
    QCOMPARE(state.inputSize, file.contains("nested") ? (std::array<std::int64_t, 2>{64, 96}) : (std::array<std::int64_t, 2>{}));

    const at::Tensor whole = at::arange(24, at::kFloat).reshape({4, 6});
    const std::map<std::string, at::Tensor> expected = {
        {"model.0.conv.weight", at::arange(6, at::kFloat).reshape({2, 3, 1, 1})},
        {"model.0.conv.bias", at::arange(2, at::kFloat)},
        {"model.1.turned", whole.t()},
        {"model.1.part", whole.slice(0, 1, 3).slice(1, 2, 4)},
        {"model.1.last", at::arange(8, at::kFloat).reshape({1, 2, 2, 2})},
        {"model.2.wide", at::arange(3, at::kFloat)},
        {"model.2.parameter", at::arange(4, at::kFloat).reshape({2, 2})},
        {"model.2.count", at::scalar_tensor(7, at::kLong)},
        {"model.2.flags", at::arange(1, -1, -1, at::kLong).to(at::kBool)},
        {"model.2.empty", at::empty({0, 3})},
    };
    QCOMPARE(state.tensors.size(), expected.size());
    for (const auto& [name, tensor] : expected) {
        QVERIFY2(state.tensors.contains(name), name.c_str());
        const at::Tensor& actual = state.tensors.at(name);
        QVERIFY2(isPlain(actual) && actual.scalar_type() == tensor.scalar_type(), name.c_str());
        QVERIFY2(at::equal(actual, tensor), name.c_str());
        QCOMPARE(actual.storage().nbytes(), actual.nbytes()); // no larger storage is kept alive
    }
}

void TestStateDict::namesOfOtherNetworksStay()
{
    const StateDict state = readStateDict(kWeights / "other-network.pt");
    QVERIFY(state.tensors.contains("backbone.weight") && state.tensors.contains("head.weight"));
}

void TestStateDict::emaIsPreferred()
{
    const auto network = [](std::int32_t offset) {
        const std::string parameters = dict(text("weight") + tensorOf(8, offset, "K\x02", "K\x01"));
        return object("Model", text("_parameters") + parameters + text("_modules") + dict(""));
    };
    const auto firstNumber = [&](const std::string& ema) {
        StoredZip zip = archiveOf(dict(text("model") + network(0) + text("ema") + ema));
        const std::array<float, 8> numbers = {1, 2, 3, 4, 5, 6, 7, 8};
        zip.records[2].content.assign(reinterpret_cast<const char*>(numbers.data()), 32);
        zip.records[2].checksum = 0;
        return read(zip.finish()).tensors.at("weight")[0].item<float>();
    };
    QCOMPARE(firstNumber(network(4)), 5.0F);
    QCOMPARE(firstNumber("N"), 1.0F);
}

void TestStateDict::wrappedModulesAndBuffersThatAreNotKept()
{
    const std::string tensorText = tensorOf(8, 0, "K\x02", "K\x01");
    const std::string layer =
        object("Layer", text("_parameters") + dict(text("weight") + tensorText + text("bias") + "N") +
                            text("_buffers") + dict(text("kept") + tensorText + text("left") + tensorText) +
                            text("_non_persistent_buffers_set") + global("__builtin__", "set") + "](" +
                            text("left") + "e\x85R" + text("_modules") + dict(""));
    const std::string sequence =
        object("Sequential", text("_modules") + dict(text("0") + layer + text("1") + "N"));
    const std::string network =
        object("Model", text("_modules") + dict(text("model") + sequence) + text("names") + "](" +
                            text("cat") + "e" + text("args") + object("Settings", text("imgsz") + "K\x60"));
    const std::string wrapper = object("DataParallel", text("_modules") + dict(text("module") + network));

    const StateDict state = read(archiveOf(dict(text("model") + wrapper)).finish());
    std::vector<std::string> names;
    for (const auto& [name, value] : state.tensors)
        names.push_back(name);
    QCOMPARE(names, (std::vector<std::string>{"model.0.kept", "model.0.weight"}));
    QCOMPARE(state.classNames, std::vector<std::string>{"cat"});
    QCOMPARE(state.inputSize, (std::array<std::int64_t, 2>{96, 96}));
    QVERIFY(read(archiveOf(network).finish()).tensors.contains("model.0.weight")); // the module alone
}

void TestStateDict::realFiles()
{
    const std::filesystem::path models = std::filesystem::path(BLINDSPOT_SHARED) / "models";
    if (!std::filesystem::exists(models / "yolov8n-coco.pt")) QSKIP("the real weights are not here");
    const StateDict checkpoint = readStateDict(models / "yolov8n-coco.pt");
    QCOMPARE(checkpoint.tensors.size(), 355U);
    QCOMPARE(checkpoint.classNames.size(), 80U);
    QCOMPARE(checkpoint.graph.licence, std::string("AGPL-3.0"));
    QCOMPARE(checkpoint.classNames[79], std::string("toothbrush"));
    QCOMPARE(checkpoint.inputSize, (std::array<std::int64_t, 2>{640, 640}));
    const StateDict fused = readStateDict(models / "yolov8n-coco.safetensors");
    QCOMPARE(fused.classNames, checkpoint.classNames);
    QCOMPARE(fused.tensors.size(), 127U);
}

void TestStateDict::unusableFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char* name, const std::string& bytes, const char* reason, const char* remedy) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(reason) << QString(remedy);
    };
    row("empty", "", "the file is empty", "get it again");
    row("legacy", contentOf(kWeights / "legacy.pt"), "of a PyTorch before 1.6",
        "save it again with a current PyTorch");
    row("tar", std::string(257, 'x') + "ustar" + std::string(300, '\0'), "before 1.6",
        "export it to safetensors");
    row("LFS pointer", "version https://git-lfs.github.com/spec/v1\n", "LFS pointer", "git lfs pull");
    row("web page", "<!DOCTYPE html><html>", "web page", "download the file itself");
    row("text", "these are no weights at all", "not a file of weights", "choose a .safetensors");
    row("no weights", contentOf(kWeights / "no-weights.pt"), "there are no weights in it",
        "choose a detector's");
    row("another zip", StoredZip().add("readme.txt", "hello").finish(), "not written by PyTorch", "choose a");
    row("half a download", contentOf(kFixtures / "yolov8-tiny.pt").substr(0, 300'000), "no end",
        "unfinished download");
}

void TestStateDict::unusableFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    QFETCH(QString, remedy);
    const std::string error = errorOf(bytes.toStdString());
    QVERIFY2(error.find(reason.toStdString()) != std::string::npos, error.c_str());
    QVERIFY2(error.find(remedy.toStdString()) != std::string::npos, error.c_str());
    QVERIFY2(error.find("file.pt: ") != std::string::npos, error.c_str());
}

void TestStateDict::hostileArchives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const StoredZip& zip, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(zip.finish()) << QString(reason);
    };
    const auto tensorRow = [&](const char* name, const std::string& pickledTensor, const char* reason) {
        row(name, archiveOf(dictOf(pickledTensor)), reason);
    };
    const std::string max32 = "J\xff\xff\xff\x7f";
    const std::string max64 = "\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f";
    tensorRow("beyond the storage", tensorOf(8, 1, "K\x08", "K\x01"), "reaches beyond its storage of 8");
    tensorRow("stride beyond", tensorOf(8, 0, "K\x02", "K\x08"), "reaches beyond");
    tensorRow("offset beyond", tensorOf(8, 9, "K\x00"s, "K\x01"), "reaches beyond");
    tensorRow("negative offset", tensorOf(8, -1, "K\x01", "K\x01"), "not a whole number");
    tensorRow("negative size", tensorOf(8, 0, "J\xff\xff\xff\xff", "K\x01"), "not a whole number");
    tensorRow("negative stride", tensorOf(8, 0, "K\x02", "J\xff\xff\xff\xff"), "not a whole number");
    tensorRow("size is a text", tensorOf(8, 0, text("8"), "K\x01"), "not a whole number");
    tensorRow("overflow", tensorOf(8, 0, max64 + max64, max64 + max64), "too large");
    tensorRow("overflow behind a zero", tensorOf(8, 0, max64 + max64 + "K\x00"s, "K\x01K\x01K\x01"),
              "too large");
    tensorRow("stride zero", tensorOf(8, 0, max32, "K\x00"s), "far larger than the file");
    tensorRow("sizes and strides differ", tensorOf(8, 0, "K\x01K\x01", "K\x01"), "more sizes than strides");
    tensorRow("many dimensions", tensorOf(8, 0, std::string(17, ')'), std::string(17, ')')),
              "its sizes are no sizes");
    tensorRow("storage too short", tensorOf(9, 0, "K\x01", "K\x01"), "32 bytes for 9 numbers");
    tensorRow("storage of negative size", tensorOf(-8, 0, "K\x01", "K\x01"), "bytes for -8 numbers");
    tensorRow("storage missing", tensor(storage("FloatStorage", "7", 8), 0, "K\x01", "K\x01"),
              "\\\"data/7\\\" is missing");
    tensorRow("storage outside", tensor(storage("FloatStorage", "../data.pkl", 8), 0, "K\x01", "K\x01"),
              "is missing");
    tensorRow("storage type", tensor(storage("QInt8Storage", "0", 32), 0, "K\x01", "K\x01"), "not supported");
    tensorRow("no storage", tensor("K\x01", 0, "K\x01", "K\x01"), "not described as storages are");
    tensorRow("no arguments", global("torch._utils", "_rebuild_tensor_v2") + ")R",
              "not described as tensors are");
    row("name is a number", archiveOf(dict("K\x01" + tensorOf(8, 0, "K\x01", "K\x01"))),
        "without a sensible name");
    row("name is no UTF-8", archiveOf(dict(text("\xff\xfe") + tensorOf(8, 0, "K\x01", "K\x01"))),
        "sensible name");

    const StoredZip good = archiveOf(dictOf(tensorOf(8, 0, "K\x08", "K\x01")));
    StoredZip zip = good;
    zip.records[1].content = "big!!!", zip.records[1].checksum = 0;
    row("big endian", zip, "big-endian");
    zip = good;
    zip.records[0].size = 0xfffffff0;
    row("record beyond the end", zip, "outside the file");
    zip = good;
    zip.records[0].size = 0xffffffff;
    row("64-bit size missing", zip, "64-bit size is missing");
    zip = good;
    zip.records[2].method = 8;
    row("compressed", zip, "is compressed");
    zip = good;
    zip.records[0].flags = 1;
    row("encrypted", zip, "encrypted");
    zip = good;
    zip.records[2].name = "net/data.pkl";
    row("record twice", zip, "is there twice");
    zip = good;
    zip.records[2].name = "other/data/0";
    row("two folders", zip, "not in one folder");
}

void TestStateDict::hostileArchives()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const std::string error = errorOf(bytes.toStdString());
    const std::string expected = reason.replace("\\\"", "\"").toStdString();
    QVERIFY2(error.find(expected) != std::string::npos, error.c_str());
    QVERIFY2(error.find("file.pt: ") != std::string::npos && error.find("; ") != std::string::npos,
             error.c_str());
}

void TestStateDict::sharedStoragesAreBounded()
{
    // 20 000 tensors of 4 MB each from a file of 5 MB: 80 GB if they were all made.
    std::string items =
        text("a") +
        tensor(storage("FloatStorage", "0", 1 << 20), 0, "J" + StoredZip::number(1 << 20), "K\x01") + "q\x01";
    for (int i = 0; i < 20'000; ++i)
        items += text("t" + std::to_string(i)) + "h\x01";
    StoredZip zip;
    zip.add("data.pkl", program(dict(items))).add("data/0", std::string(4 << 20, '\0'));
    const std::string error = errorOf(zip.finish());
    QVERIFY2(error.find("far larger than the file") != std::string::npos, error.c_str());
}

void TestStateDict::sharedRecordsAreRefused()
{
    // 2000 records of 4 MB at one place of a file of 4 MB: 8 GB if each storage were read.
    StoredZip zip;
    std::string items;
    for (int i = 0; i < 2000; ++i)
        items += text("t" + std::to_string(i)) +
                 tensor(storage("FloatStorage", std::to_string(i), 1 << 20), 0, "K\x01", "K\x01");
    zip.add("data.pkl", program(dict(items))).add("data/0", std::string(4 << 20, '\0'));
    const StoredZip::Record first = zip.records.back();
    for (int i = 1; i < 2000; ++i) {
        zip.records.push_back({"net/data/" + std::to_string(i), {}, first.checksum, first.size});
        zip.records.back().samePlaceAs = 1;
    }
    const MemoryLimit limit(512U << 20);
    const std::string error = errorOf(zip.finish());
    QVERIFY2(error.find("share the same bytes") != std::string::npos, error.c_str());
}

void TestStateDict::shortCodeClaimsLittleMemory()
{
    for (const auto& [code, reason] : {std::pair{"N" + std::string(30 << 20, '2'), "too many values"},
                                       std::pair{std::string(30 << 20, '('), "too many marks"},
                                       std::pair{std::string(30 << 20, 'N'), "too many values"},
                                       std::pair{std::string(30 << 20, '}'), "too many values"}}) {
        StoredZip zip;
        const std::string bytes = zip.add("data.pkl", "\x80\x02" + code + ".").finish();
        const MemoryLimit limit(400U << 20);
        const std::string error = errorOf(bytes);
        QVERIFY2(error.find(reason) != std::string::npos, error.c_str());
    }
}

void TestStateDict::deflatedCodeIsBounded()
{
    StoredZip zip = archiveOf(dictOf(tensorOf(8, 0, "K\x08", "K\x01")));
    zip.add("constants.pkl", "").add("code/a.py", "\x03"s + std::string(100, '\0'));
    zip.records.back().method = 8;
    const MemoryLimit limit(512U << 20);
    const StoredZip good = zip;
    QVERIFY(errorOf(zip.finish()).find("cannot be unpacked") != std::string::npos);
    // What is said to be 4 GB is refused before it is unpacked.
    std::string bytes = good.finish();
    const std::size_t entry = bytes.rfind("PK\1\2");
    bytes.replace(entry + 24, 4, "\xf0\xff\xff\xff");
    QVERIFY(errorOf(bytes).find("too large") != std::string::npos);
}

void TestStateDict::modulesWithinThemselvesAreBounded()
{
    // A module whose parts are itself, twice: 2^64 places if they were all visited.
    const std::string network = global("nowhere", "Module") + ")\x81q\x01" +
                                dict(text("_modules") + dict(text("a") + "h\x01" + text("b") + "h\x01")) +
                                "b";
    const std::string error = errorOf(archiveOf(network).finish());
    QVERIFY2(error.find("too many modules") != std::string::npos, error.c_str());
}

void TestStateDict::damagedRecordsAreNoticed()
{
    std::string bytes = contentOf(kFixtures / "yolov8-tiny.pt");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    const std::string error = errorOf(bytes);
    QVERIFY2(error.find("checksum") != std::string::npos, error.c_str());
}

void TestStateDict::truncationAndMutationNeverCrash_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"fixtures/yolov8-tiny.pt", "fixtures/yolov8-tiny.torchscript", "graphs/several.torchscript",
          "fixtures/yolov8-tiny-golden.safetensors", "weights/state-dict.pt", "weights/legacy.pt",
          "onnx/hardswish-half-nms.onnx"})
        QTest::newRow(file) << file;
}

void TestStateDict::truncationAndMutationNeverCrash()
{
    QFETCH(QString, file);
    const std::string whole = contentOf(std::filesystem::path(BLINDSPOT_TEST_DATA) / file.toStdString());
    QVERIFY(rc::check("a cut or changed file gives an Error or weights", [&] {
        const MemoryLimit limit(256U << 20);
        const auto bounded = [this](const std::string& bytes) {
            const std::string error = errorOf(bytes);
            RC_ASSERT(error.find("memory") == std::string::npos);
            return error;
        };
        RC_ASSERT(!bounded(whole.substr(0, *rc::gen::inRange<std::size_t>(0, whole.size()))).empty());
        std::string changed = whole;
        const int changes = *rc::gen::inRange(1, 10);
        for (int i = 0; i < changes; ++i) { // most structure is at the two ends
            const auto distance =
                *rc::gen::inRange<std::size_t>(1, *rc::gen::element<std::size_t>(100, 5000, whole.size()));
            const std::size_t clamped = std::min(distance, whole.size());
            changed[*rc::gen::arbitrary<bool>() ? whole.size() - clamped : clamped - 1] =
                *rc::gen::arbitrary<char>();
        }
        bounded(changed);
    }));
}

/// The checksums set right again, so that the damage reaches the code behind them.
void TestStateDict::mutatedPicklesNeverCrash()
{
    InputFile file(kWeights / "state-dict.pt");
    const ZipArchive archive(file);
    const std::string pickle = archive.text("data.pkl", 1U << 20);
    QVERIFY(rc::check("a changed pickle gives an Error or weights", [&] {
        std::string changed = pickle;
        const int changes = *rc::gen::inRange(1, 6);
        for (int i = 0; i < changes; ++i)
            changed[*rc::gen::inRange<std::size_t>(0, pickle.size())] = *rc::gen::arbitrary<char>();
        StoredZip zip;
        zip.add("data.pkl", changed);
        for (int i = 0; i < 20; ++i) {
            const std::string record = "data/" + std::to_string(i);
            if (archive.has(record)) zip.add(record, archive.text(record, 1U << 20));
        }
        const MemoryLimit limit(256U << 20);
        RC_ASSERT(errorOf(zip.finish()).find("memory") == std::string::npos);
    }));
}

/// The code of an export, unpacked and changed; what it says must still be weights or an Error.
void TestStateDict::mutatedCodeNeverCrashes()
{
    InputFile file(std::filesystem::path(BLINDSPOT_TEST_DATA) / "graphs" / "several.torchscript");
    const ZipArchive archive(file);
    std::vector<std::pair<std::string, std::string>> records;
    for (const std::string& name : archive.namesIn(""))
        records.emplace_back(name, archive.unpackedText(name, 1U << 20));
    QVERIFY(rc::check("changed code gives an Error or weights", [&] {
        StoredZip zip;
        for (const auto& [name, content] : records) {
            std::string changed = content;
            if (name.ends_with(".py") && *rc::gen::inRange(0, 10) == 0) {
                const std::string piece = *rc::gen::element<std::string>("(", ")", "[", "torch.", "self.", "\n", "  def ", ",");
                changed.insert(*rc::gen::inRange<std::size_t>(0, changed.size()), piece);
                changed.erase(*rc::gen::inRange<std::size_t>(0, changed.size()), *rc::gen::inRange<std::size_t>(0, 40));
            }
            zip.add(name, changed);
        }
        const MemoryLimit limit(256U << 20);
        RC_ASSERT(errorOf(zip.finish()).find("memory") == std::string::npos);
    }));
}

QTEST_GUILESS_MAIN(TestStateDict)
#include "test_state_dict.moc"
