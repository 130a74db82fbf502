// The safetensors format: what is written comes back, and a damaged header is refused with its reason.
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/compute/safetensors.h"

#include <ATen/Functions.h>
#include <QTemporaryDir>
#include <QtTest>
#include <rapidcheck.h>

#include <cstring>
#include <fstream>

using namespace blindspot;
using namespace blindspot::compute;

namespace {

std::string contentOf(const std::filesystem::path& path)
{
    InputFile file(path);
    return file.readAt(0, file.size());
}

std::string packed(const std::string& header, std::size_t dataBytes)
{
    const std::uint64_t length = header.size();
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &length, 8);
    return bytes + header + std::string(dataBytes, '\x01');
}

std::string entry(const std::string& type, const std::string& shape, const std::string& offsets)
{
    return R"({"t":{"dtype":")" + type + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyTypeComesBack();
    void otherLayoutsAreWrittenPlain();
    void theTensorsAreAligned();
    void aFileOfAnotherProgramIsRead();
    void damage_data();
    void damage();
    void anyTensorsComeBack();
    void truncationIsAnError();
    void mutationsNeverCrash();

  private:
    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }
    /// Empty when the bytes can be read, else the error's text.
    std::string errorOf(const std::string& bytes) const
    {
        std::ofstream(path("damaged"), std::ios::binary) << bytes; // no sync: this runs thousands of times
        try {
            readSafetensors(path("damaged"));
            return {};
        } catch (const Error& error) {
            return error.what();
        }
    }

    QTemporaryDir folder_;
};

void TestSafetensors::everyTypeComesBack()
{
    const at::Tensor numbers = at::arange(6, at::kFloat).reshape({2, 3});
    std::map<std::string, at::Tensor> tensors;
    for (const at::ScalarType type : {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16, at::kLong, at::kInt,
                                      at::kShort, at::kChar, at::kByte, at::kBool})
        tensors[at::toString(type)] = numbers.to(type);
    tensors["scalar"] = at::scalar_tensor(7, at::kLong);
    tensors["empty"] = at::empty({0, 4});
    const std::map<std::string, std::string> metadata = {{"iteration", "12"}, {"n\"ame", "pä\n\x01th"}};

    writeSafetensors(path("all"), tensors, metadata);
    const SafetensorsFile read = readSafetensors(path("all"));

    QVERIFY(read.metadata == metadata);
    QCOMPARE(read.tensors.size(), tensors.size());
    for (const auto& [name, tensor] : tensors) {
        QCOMPARE(read.tensors.at(name).scalar_type(), tensor.scalar_type());
        QVERIFY2(at::equal(read.tensors.at(name), tensor), name.c_str());
    }
}

void TestSafetensors::otherLayoutsAreWrittenPlain()
{
    const at::Tensor numbers = at::arange(24, at::kFloat).reshape({2, 3, 4});
    writeSafetensors(path("views"),
                     {{"turned", numbers.permute({2, 0, 1})}, {"part", numbers.slice(2, 1, 3)}});
    const SafetensorsFile read = readSafetensors(path("views"));
    QVERIFY(at::equal(read.tensors.at("turned"), numbers.permute({2, 0, 1})));
    QVERIFY(at::equal(read.tensors.at("part"), numbers.slice(2, 1, 3)));
    QVERIFY(read.tensors.at("turned").is_contiguous());
}

void TestSafetensors::theTensorsAreAligned()
{
    for (const char* name : {"a", "ab", "abc", "abcdefgh"}) {
        writeSafetensors(path("aligned"), {{name, at::ones({3})}});
        std::uint64_t length = 0;
        std::memcpy(&length, contentOf(path("aligned")).data(), 8);
        QCOMPARE(length % 8, 0U);
    }
}

void TestSafetensors::aFileOfAnotherProgramIsRead()
{
    const SafetensorsFile read = readSafetensors(std::filesystem::path(BLINDSPOT_TEST_DATA) /
                                                 "fixtures/yolov8-tiny-golden.safetensors");
    QCOMPARE(read.metadata.at("ultralytics"), std::string("8.3.200"));
    const at::Tensor weight = read.tensors.at("model_state.model.0.conv.weight");
    QCOMPARE(weight.scalar_type(), at::kHalf);
    QVERIFY(weight.sizes() == at::IntArrayRef({8, 3, 3, 3}));
    QCOMPARE(read.tensors.at("input.image_u8").scalar_type(), at::kByte);
}

void TestSafetensors::damage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& bytes, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(reason);
    };
    const std::string overlap = R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)"
                                R"("b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}})";
    row("empty file", "", "ends too early");
    row("no header", std::string(8, '\xff'), "the header claims");
    row("header beyond the end", packed("{}", 0).substr(0, 9), "the header claims");
    row("not JSON", packed("{\"t\":", 0), "not valid JSON");
    row("not an object", packed("[]", 0), "not a JSON object");
    row("not UTF-8", packed("{\"\xff\":1}", 0), "not UTF-8");
    row("deep", packed("{\"t\":" + std::string(1000, '[') + std::string(1000, ']') + "}", 0),
        "too many levels");
    row("twice", packed(R"({"t":1,"t":2})", 0), "twice");
    row("metadata", packed(R"({"__metadata__":{"a":1}})", 0), "is not text");
    row("field missing", packed(R"({"t":{"dtype":"F32","shape":[1]}})", 4), "needs exactly");
    row("field unknown", packed(R"({"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":0}})", 4),
        "needs exactly");
    row("type unknown", packed(entry("F8_E4M3", "[1]", "[0,1]"), 1), "not supported");
    row("negative size", packed(entry("F32", "[-1]", "[0,4]"), 4), "not a whole number");
    row("fraction", packed(entry("F32", "[1.5]", "[0,4]"), 4), "not a whole number");
    row("huge shape", packed(entry("F32", "[4294967296,4294967296]", "[0,4]"), 4), "too large");
    row("huge empty shape", packed(entry("F32", "[4611686018427387904,4,0]", "[0,0]"), 0), "too large");
    row("size mismatch", packed(entry("F32", "[2]", "[0,4]"), 4), "its shape needs 8 bytes");
    row("backwards", packed(entry("F32", "[1]", "[4,0]"), 4), "its shape needs");
    row("outside", packed(entry("F32", "[1]", "[0,4]"), 2), "outside the file");
    row("negative offset", packed(entry("F32", "[1]", "[-4,0]"), 4), "outside the file");
    row("gap", packed(entry("F32", "[1]", "[4,8]"), 8), "overlap another tensor's or leave a gap");
    row("overlap", packed(overlap, 6), "overlap another tensor's or leave a gap");
    row("bytes left over", packed(entry("F32", "[1]", "[0,4]"), 9), "the tensors end at byte");
}

void TestSafetensors::damage()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const std::string error = errorOf(bytes.toStdString());
    QVERIFY2(error.find(reason.toStdString()) != std::string::npos, error.c_str());
    QVERIFY2(error.find("damaged: ") != std::string::npos, "the file is named");
    QVERIFY2(error.find("; ") != std::string::npos, "a remedy is named");
}

void TestSafetensors::anyTensorsComeBack()
{
    QVERIFY(rc::check("what is written comes back", [this] {
        std::map<std::string, at::Tensor> tensors;
        std::map<std::string, std::string> metadata;
        const int count = *rc::gen::inRange(0, 6);
        for (int i = 0; i < count; ++i) {
            const auto sizes =
                *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 4));
            tensors[std::to_string(i)] =
                at::randn(at::IntArrayRef(sizes).slice(0, std::min<std::size_t>(sizes.size(), 5)));
            metadata[std::to_string(i)] = "value " + std::to_string(i);
        }
        writeSafetensors(path("any"), tensors, metadata);
        const SafetensorsFile read = readSafetensors(path("any"));
        RC_ASSERT(read.metadata == metadata);
        RC_ASSERT(read.tensors.size() == tensors.size());
        for (const auto& [name, tensor] : tensors)
            RC_ASSERT(at::equal(read.tensors.at(name), tensor));
    }));
}

void TestSafetensors::truncationIsAnError()
{
    writeSafetensors(path("whole"), {{"a", at::ones({3})}, {"b", at::ones({2, 2}, at::kLong)}},
                     {{"key", "value"}});
    const std::string whole = contentOf(path("whole"));
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!errorOf(whole.substr(0, length)).empty(), std::to_string(length).c_str());
}

void TestSafetensors::mutationsNeverCrash()
{
    writeSafetensors(path("whole"), {{"a", at::ones({3})}, {"b", at::ones({2, 2}, at::kLong)}},
                     {{"key", "value"}});
    const std::string whole = contentOf(path("whole"));
    QVERIFY(rc::check("a changed byte gives an Error or a file", [&] {
        std::string bytes = whole;
        const int changes = *rc::gen::inRange(1, 4);
        for (int i = 0; i < changes; ++i)
            bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
        errorOf(bytes);
    }));
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
