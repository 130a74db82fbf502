// The strict JSON reader: what RFC 8259 allows is read exactly, everything else is an Error with its byte.
#include "core/common/error.h"
#include "core/common/json_text.h"

#include <QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

using namespace blindspot;
using namespace std::string_literals;

namespace {

/// The error's text; empty where the text can be read.
std::string errorOf(const std::string& text, const JsonLimits& limits = {})
{
    try {
        parseJson(text, "file.json", limits);
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

} // namespace

class TestJsonText : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void values();
    void numbers();
    void strings();
    void invalid_data();
    void invalid();
    void limits();
    void quoting();
    void anyTextComesBack();
    void garbageNeverCrashes();
};

void TestJsonText::values()
{
    const JsonValue value =
        parseJson(" {\"a\" : [1, true,false,null ,{}] ,\"b\":{\"c\":\"d\"}}\n", "file.json");
    QCOMPARE(value.object()->size(), 2U);
    const JsonValue::Array& list = *value.member("a")->array();
    QCOMPARE(list.size(), 5U);
    QCOMPARE(*list[0].integer(), 1);
    QVERIFY(*list[1].boolean() && !*list[2].boolean());
    QVERIFY(list[3].isNull() && !list[4].isNull());
    QVERIFY(list[4].object()->empty());
    QCOMPARE(*value.member("b")->member("c")->string(), std::string("d"));
    QVERIFY(!value.member("z") && !list[0].member("a") && !list[0].string() && !list[0].array());
}

void TestJsonText::numbers()
{
    const auto read = [](const char* text) { return parseJson(text, "file.json"); };
    QCOMPARE(*read("-0").integer(), 0);
    QCOMPARE(*read("9223372036854775807").integer(), std::numeric_limits<std::int64_t>::max());
    QCOMPARE(*read("-9223372036854775808").integer(), std::numeric_limits<std::int64_t>::min());
    QVERIFY(!read("9223372036854775808").integer());
    QCOMPARE(*read("9223372036854775808").number(), 9223372036854775808.0);
    QCOMPARE(*read("-1.5e-2").number(), -0.015);
    QVERIFY(!read("1.0").integer() && !read("1e3").integer());
    QCOMPARE(*read("1E+3").number(), 1000.0);
    QCOMPARE(*read("12").number(), 12.0);
}

void TestJsonText::strings()
{
    const auto read = [](const char* text) { return *parseJson(text, "file.json").string(); };
    const char* escapes = R"("\"\\\/\b\f\n\r\t")"; // moc cannot read raw texts within a macro
    QCOMPARE(read(escapes), "\"\\/\b\f\n\r\t"s);
    const char* codes = R"("\u0041\u00e4\u20AC\ud83d\ude00\u0000")";
    QCOMPARE(read(codes), "A\u00e4\u20ac\U0001f600\0"s);
    QCOMPARE(read("\"\u00e4\u20ac\U0001f600\x7f\""), "\u00e4\u20ac\U0001f600\x7f"s);
}

void TestJsonText::invalid_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",
                             " ",
                             "{",
                             "}",
                             "[",
                             "[1",
                             "[1,",
                             "[1,]",
                             "[,1]",
                             "[1 2]",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{a:1}",
                             "{1:2}",
                             "{'a':1}",
                             "\"a",
                             "\"\\x\"",
                             "\"\\u12\"",
                             "\"\\u12g4\"",
                             "\"\\ud800\"",
                             "\"\\ud800\\u0041\"",
                             "\"\\udc00\"",
                             "\"\n\"",
                             "01",
                             "-",
                             "+1",
                             ".5",
                             "1.",
                             "1e",
                             "1e+",
                             "0x1",
                             "NaN",
                             "Infinity",
                             "-Infinity",
                             "tru",
                             "nulll",
                             "True",
                             "1 1",
                             "{} {}",
                             "// a\n1",
                             "1e999",
                             "\"\xff\"",
                             "\"\xc0\x80\"",
                             "\"\xed\xa0\x80\"",
                             "\"\xf4\x90\x80\x80\"",
                             "\"\xe2\x82\"",
                             "\xef\xbb\xbf{}",
                             "{\"a\":1,\"b\":2,\"a\":3}",
                             "{\"a\":1,\"\\u0061\":2}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonText::invalid()
{
    QFETCH(QByteArray, text);
    const std::string error = errorOf(text.toStdString());
    QVERIFY2(error.starts_with("file.json: not valid JSON: "), error.c_str());
    QVERIFY2(error.find(" at byte ") != std::string::npos, error.c_str());
}

void TestJsonText::limits()
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    QCOMPARE(errorOf(nested(10), {.depth = 10}), std::string());
    QVERIFY(!errorOf(nested(12), {.depth = 10}).empty());
    QVERIFY(!errorOf(std::string(1'000'000, '[')).empty());
    QVERIFY(!errorOf("[1,2,3]", {.values = 3}).empty());
    QVERIFY(!errorOf("[1,2,3]", {.bytes = 3}).empty());
}

void TestJsonText::quoting()
{
    const std::string quoted = R"("a\"b\\c\u000a\u0001)"s + "\u00e4\"";
    QCOMPARE(jsonQuoted("a\"b\\c\n\x01\u00e4"), quoted);
    QCOMPARE(jsonQuoted("\xff"
                        "a"),
             "\"\ufffd"
             "a\"");
    QVERIFY(isUtf8("\u00e4a\U0001f600") && !isUtf8("a\xff") && isUtf8(""));
}

void TestJsonText::anyTextComesBack()
{
    QVERIFY(rc::check("quoted text is read as it was", [](const std::u32string& codes) {
        std::string text;
        for (const char32_t code : codes) // all of one and two bytes
            text += code % 2048 < 128 ? std::string(1, static_cast<char>(code % 128))
                                      : std::string{static_cast<char>(0xc0 | (code % 2048) >> 6),
                                                    static_cast<char>(0x80 | (code & 63))};
        RC_ASSERT(*parseJson(jsonQuoted(text), "file.json").string() == text);
    }));
}

void TestJsonText::garbageNeverCrashes()
{
    QVERIFY(rc::check("garbage gives an Error or a value", [] {
        const auto text =
            *rc::gen::container<std::string>(rc::gen::elementOf("{}[]\",:\\u0123eE+-. truefalsn\xc3\xa4"s));
        errorOf(text);
        parseJson(jsonQuoted(text), "file.json");
    }));
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "test_json_text.moc"
