// Pickles as data: real values come out, calls are recorded and not made, hostile ones end in an Error.
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/detector/readers/pickle.h"
#include "core/detector/readers/zip_archive.h"
#include "tests/support/pickle_text.h"

#include <QtTest>
#include <rapidcheck.h>

#include <cmath>

using namespace blindspot;
using namespace blindspot::detector;
using namespace blindspot::test::pickled;
using namespace std::string_literals;

namespace {

/// The error's text; empty where the pickle can be read.
std::string errorOf(const std::string& bytes)
{
    try {
        Pickle::parse(bytes, "file.pt");
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

} // namespace

class TestPickle : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void numbers();
    void texts();
    void containers();
    void callsAreRecordedNotMade();
    void statesAreKept();
    void orderedDictionaries();
    void memoAndStack();
    void circlesAreFine();
    void protocolFour();
    void aRealCheckpointsPickle();
    void hostile_data();
    void hostile();
    void searchingIsBounded();
    void randomOpcodesNeverCrash();
    void truncatedAndMutatedNeverCrash();
};

void TestPickle::numbers()
{
    const Pickle pickle = Pickle::parse(
        program(tuple("N\x88\x89K\xffM\x01\x02J\xfe\xff\xff\xff\x8a\x00\x8a\x01\xff\x8a\x02\x00\x01"s
                      "\x8b\x01\x00\x00\x00\x05G\xbf\xf8\x00\x00\x00\x00\x00\x00\x8a\x09"s +
                      std::string(9, 'x'))),
        "file.pt");
    const auto& items = pickle.root().items;
    QCOMPARE(items.size(), 12U);
    QVERIFY(items[0]->is(PickleKind::None));
    QVERIFY(items[1]->is(PickleKind::Bool) && items[1]->integer == 1);
    QVERIFY(items[2]->is(PickleKind::Bool) && items[2]->integer == 0);
    const std::vector<std::int64_t> expected = {255, 513, -2, 0, -1, 256, 5};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QVERIFY(items[3 + i]->is(PickleKind::Integer));
        QCOMPARE(items[3 + i]->integer, expected[i]);
    }
    QVERIFY(items[10]->is(PickleKind::Real));
    QCOMPARE(items[10]->real, -1.5);
    QVERIFY(items[11]->is(PickleKind::Bytes)); // a whole number of 72 bits
}

void TestPickle::texts()
{
    const Pickle pickle =
        Pickle::parse(program(tuple("X\x03\x00\x00\x00one\x8c\x03two\x8d\x05\x00\x00\x00\x00\x00\x00\x00"s
                                    "threeU\x01"
                                    "4T\x01\x00\x00\x00"
                                    "5C\x01"
                                    "6B\x01\x00\x00\x00"
                                    "7"s)),
                      "file.pt");
    const std::vector<std::string_view> expected = {"one", "two", "three", "4", "5", "6", "7"};
    QCOMPARE(pickle.root().items.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(pickle.root().items[i]->text, expected[i]);
        QVERIFY(pickle.root().items[i]->is(i < 5 ? PickleKind::Text : PickleKind::Bytes));
    }
}

void TestPickle::containers()
{
    const Pickle pickle =
        Pickle::parse(program(dict(text("list") + "](K\x01K\x02"s + "e" + text("set") + "\x8f(K\x03\x90" +
                                   text("pair") + "K\x04K\x05\x86" + text("empty") + ")")),
                      "file.pt");
    const PickleNode* root = &pickle.root();
    QVERIFY(pickle.find(root, "list")->is(PickleKind::List));
    QCOMPARE(pickle.find(root, "list")->items[1]->integer, 2);
    QVERIFY(pickle.find(root, "set")->is(PickleKind::Set));
    QCOMPARE(pickle.find(root, "pair")->items[0]->integer, 4);
    QVERIFY(pickle.find(root, "empty")->items.empty());
    QVERIFY(!pickle.find(root, "missing"));
    QVERIFY(!pickle.find(nullptr, "list"));
    QVERIFY(!pickle.find(pickle.find(root, "list"), "list"));
}

void TestPickle::callsAreRecordedNotMade()
{
    const Pickle pickle =
        Pickle::parse(program(global("os", "system") + tuple(text("touch /tmp/owned")) + "R"), "file.pt");
    QVERIFY(pickle.root().isCallOf("os", "system"));
    QCOMPARE(pickle.root().arguments->items[0]->text, std::string_view("touch /tmp/owned"));
}

void TestPickle::statesAreKept()
{
    const Pickle pickle = Pickle::parse(program(object("Thing", text("size") + "K\x07")), "file.pt");
    QVERIFY(pickle.root().isCallOf("nowhere", "Thing"));
    QCOMPARE(pickle.find(pickle.root().state, "size")->integer, 7);
}

void TestPickle::orderedDictionaries()
{
    const std::string made = global("collections", "OrderedDict") + ")R(" + text("a") + "K\x01u";
    const std::string fromPairs = global("collections", "OrderedDict") + "](" + text("a") + "K\x01\x86" +
                                  text("b") + "K\x02\x86" + "e\x85R";
    const Pickle pickle = Pickle::parse(program(tuple(made + fromPairs)), "file.pt");
    QVERIFY(pickle.root().items[0]->is(PickleKind::Dict));
    QCOMPARE(pickle.find(pickle.root().items[0], "a")->integer, 1);
    QCOMPARE(pickle.find(pickle.root().items[1], "b")->integer, 2);
}

void TestPickle::memoAndStack()
{
    const Pickle pickle = Pickle::parse(program("K\x01q\x05"
                                                "0K\x02r\x00\x01\x00\x00"
                                                "0(h\x05j\x00\x01\x00\x00"
                                                "2K\x09"
                                                "0(K\x09"
                                                "1t"s),
                                        "file.pt");
    const auto& items = pickle.root().items;
    QCOMPARE(items.size(), 3U);
    QCOMPARE(items[0]->integer, 1);
    QCOMPARE(items[1]->integer, 2);
    QVERIFY(items[2] == items[1]);
}

void TestPickle::circlesAreFine()
{
    const Pickle pickle = Pickle::parse(program("]q\x00h\x00"s + "a"), "file.pt");
    QVERIFY(pickle.root().items[0] == &pickle.root());
}

void TestPickle::protocolFour()
{
    const std::string code = "}\x94\x8c\x01"
                             "a\x94\x8c\x03"
                             "mod\x94\x8c\x04"
                             "Name\x94\x93\x94s."s;
    const Pickle pickle =
        Pickle::parse("\x80\x04\x95" + test::StoredZip::number<std::uint64_t>(code.size()) + code, "file.pt");
    QVERIFY(pickle.find(&pickle.root(), "a")->isClass("mod", "Name"));
}

void TestPickle::aRealCheckpointsPickle()
{
    InputFile file(std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures/yolov8-tiny.pt");
    const ZipArchive archive(file);
    const Pickle pickle = Pickle::parse(archive.text("data.pkl", 1U << 20), file.name());
    const PickleNode* model = pickle.find(&pickle.root(), "model");
    QVERIFY(model->isCallOf("ultralytics.nn.tasks", "DetectionModel"));
    QCOMPARE(pickle.find(model->state, "names")->items.size(), 6U);
    QCOMPARE(pickle.find(&pickle.root(), "version")->text, std::string_view("8.3.200"));
}

void TestPickle::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& bytes, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(reason);
    };
    row("empty", "", "does not begin");
    row("protocol 0", "(dp0\n.", "does not begin");
    row("protocol 1", "\x80\x01K\x01.", "protocol 1");
    row("protocol 9", "\x80\x09K\x01.", "protocol 9");
    row("old opcode", program("I12\n"), "old protocols");
    row("unknown opcode", program("\xf0"), "opcode 240 is not known");
    row("registered extension", program("\x82\x01"), "is not known");
    row("no stop", "\x80\x02K\x01", "cut off");
    row("nothing on the stack", program(""), "a value is missing");
    row("value behind a mark", program("K\x01("), "a value is missing");
    row("no mark", program("K\x01t"), "a mark is missing");
    row("argument cut off", "\x80\x02J\x01", "cut off");
    row("text beyond the end",
        program("X\xff\xff\xff\x7f"
                "abc"),
        "cut off");
    row("text of 2^64 bytes", program("\x8d\xff\xff\xff\xff\xff\xff\xff\xff"), "cut off");
    row("negative length", program("T\xff\xff\xff\xff"), "cut off");
    row("negative long", program("\x8b\xff\xff\xff\xff"), "cut off");
    row("frame beyond the end", program("\x95\xff\xff\xff\xff\xff\xff\xff\xff"), "cut off");
    row("name without end", program("c" + std::string(5000, 'x') + "\n"), "a name without end");
    row("memo bomb", program("K\x01r\xff\xff\xff\xff"), "the memo is too large");
    row("memo empty", program("h\x07"), "nothing was kept under 7");
    row("append to a number",
        program("K\x01K\x02"
                "a"),
        "added to what holds none");
    row("key without value", program("}(K\x01u"), "a key without value");
    row("state for a number", program("K\x01}b"), "a state for what has none");
    row("call of a number", program("K\x01)R"), "what cannot be called");
    row("arguments no tuple", program(global("a", "b") + "K\x01R"), "arguments that are no tuple");
    row("class named by a number", program("K\x01K\x02\x93"), "what is no name");
    row("a million values", program(std::string(1'000'001, 'N')), "too many values");
    row("too large", "\x80\x02" + std::string(33U << 20, 'N'), "too large");
    // A list of 1000 pairs, made an OrderedDict again and again: a megabyte of calls would ask for gigabytes.
    std::string pairs = "](";
    for (int i = 0; i < 1000; ++i)
        pairs += "NN\x86";
    std::string calls;
    for (int i = 0; i < 2000; ++i)
        calls += "h\x01h\x00R"s;
    row("copy bomb",
        program(pairs + "e\x85q" + std::string(1, '\0') + global("collections", "OrderedDict") + "q\x01" +
                calls),
        "too many values");
}

void TestPickle::hostile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const std::string error = errorOf(bytes.toStdString());
    QVERIFY2(error.find(reason.toStdString()) != std::string::npos, error.c_str());
    QVERIFY2(error.starts_with("file.pt: ") && error.find("; ") != std::string::npos, error.c_str());
}

void TestPickle::searchingIsBounded()
{
    std::string items;
    for (int i = 0; i < 50'000; ++i)
        items += "K\x01K\x02";
    const Pickle pickle = Pickle::parse(program(dict(items)), "file.pt");
    bool ended = false;
    for (int i = 0; i < 1000 && !ended; ++i) {
        try {
            pickle.find(&pickle.root(), "missing");
        } catch (const Error&) {
            ended = true;
        }
    }
    QVERIFY(ended);
}

void TestPickle::randomOpcodesNeverCrash()
{
    static const std::vector<std::string> words = {"N",
                                                   "K\x01",
                                                   "(",
                                                   "t",
                                                   ")",
                                                   "]",
                                                   "}",
                                                   "\x8f",
                                                   "a",
                                                   "e",
                                                   "s",
                                                   "u",
                                                   "R",
                                                   "\x81",
                                                   "\x92",
                                                   "b",
                                                   "Q",
                                                   "0",
                                                   "1",
                                                   "2",
                                                   "q\x01",
                                                   "h\x01",
                                                   "\x94",
                                                   "\x85",
                                                   "\x86",
                                                   "\x87",
                                                   "\x90",
                                                   "\x91",
                                                   "\x93",
                                                   text("a"),
                                                   global("m", "n"),
                                                   global("collections", "OrderedDict")};
    QVERIFY(rc::check("any order of opcodes gives an Error or a value", [] {
        const auto order =
            *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(words.size())));
        std::string code;
        for (const int index : order)
            code += words[static_cast<std::size_t>(index)];
        errorOf(program(code));
        errorOf(program("NNN((" + code));
    }));
}

void TestPickle::truncatedAndMutatedNeverCrash()
{
    InputFile file(std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures/yolov8-tiny.pt");
    const std::string whole = ZipArchive(file).text("data.pkl", 1U << 20);
    QVERIFY(rc::check("a changed pickle gives an Error or a value", [&] {
        const auto length = *rc::gen::inRange<std::size_t>(0, whole.size());
        RC_ASSERT(!errorOf(whole.substr(0, length)).empty());
        std::string changed = whole;
        const int changes = *rc::gen::inRange(1, 20);
        for (int i = 0; i < changes; ++i)
            changed[*rc::gen::inRange<std::size_t>(0, whole.size())] = *rc::gen::arbitrary<char>();
        errorOf(changed);
    }));
}

QTEST_GUILESS_MAIN(TestPickle)
#include "test_pickle.moc"
