// Texts of other systems as UTF-8: marks, UTF-16, encodings that are said and that are guessed.
#include "core/common/json_text.h"
#include "core/common/text_encoding.h"

#include <QTest>
#include <iconv.h>
#include <rapidcheck.h>

using namespace blindspot;

namespace {

/// UTF-8 in another encoding.
std::string encoded(std::string text, const char* encoding)
{
    const iconv_t converter = ::iconv_open(encoding, "UTF-8");
    std::string bytes(text.size() * 4 + 16, '\0');
    char* in = text.data();
    std::size_t inLeft = text.size();
    char* out = bytes.data();
    std::size_t outLeft = bytes.size();
    const bool done = ::iconv(converter, &in, &inLeft, &out, &outLeft) != static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    if (!done) throw std::runtime_error("the sample is not in this encoding");
    bytes.resize(bytes.size() - outLeft);
    return bytes;
}

} // namespace

class TestTextEncoding : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void marks_data();
    void marks();
    void lineEnds();
    void guesses_data();
    void guesses();
    void whatIsSaidCounts();
    void whatIsSaidWronglyIsAGuess();
    void aDamagedUtf8FileStaysUtf8();
    void anyBytesBecomeUtf8();
    void utf16ComesBack();
};

void TestTextEncoding::marks_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("mark");
    QTest::newRow("UTF-8") << "UTF-8" << QByteArray();
    QTest::newRow("UTF-8 with a mark") << "UTF-8" << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("UTF-16LE with a mark") << "UTF-16LE" << QByteArray("\xFF\xFE");
    QTest::newRow("UTF-16BE with a mark") << "UTF-16BE" << QByteArray("\xFE\xFF");
    QTest::newRow("UTF-16LE") << "UTF-16LE" << QByteArray();
    QTest::newRow("UTF-16BE") << "UTF-16BE" << QByteArray();
    QTest::newRow("UTF-32LE with a mark") << "UTF-32LE" << QByteArray("\xFF\xFE\0\0", 4);
}

void TestTextEncoding::marks()
{
    QFETCH(QString, encoding);
    QFETCH(QByteArray, mark);
    const std::string text = "person\nbicycle\n사람\n";
    const DecodedText decoded = decodeText(mark.toStdString() + encoded(text, encoding.toLatin1()));
    QCOMPARE(decoded.text, text);
    QCOMPARE(decoded.encoding, encoding.toStdString());
    QVERIFY(!decoded.guessed);
}

void TestTextEncoding::lineEnds()
{
    QCOMPARE(decodeText("a\r\nb\rc\n\r\nd").text, std::string("a\nb\nc\n\nd"));
    QCOMPARE(decodeText(encoded("a\r\nb\rc", "UTF-16LE")).text, std::string("a\nb\nc"));
    QCOMPARE(decodeText("").text, std::string());
    // Cut within a sign, as a shell's redirection does.
    QCOMPARE(decodeText(std::string("\xFF\xFE") + encoded("a\nb\n", "UTF-16LE") + '\0').text, std::string("a\nb\n"));
}

void TestTextEncoding::guesses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("name");
    const auto add = [](const char* encoding, const char* name, const char* text) {
        QTest::newRow(qPrintable(QString(encoding) + ' ' + QString(text).simplified())) << text << encoding << name;
    };
    for (const char* text : {"사람\n자동차\n", "person\n차량\n", "개", "사과\n배\n포도\n", "안전모\n안전조끼\n", "신호등"})
        add("CP949", "CP949", text);
    for (const char* text : {"人\n", "行人\n汽车\n", "猫\n狗\n", "安全帽\n未戴安全帽\n", "car\n车\n", "火焰\n烟雾\n"})
        add("GBK", "GB18030", text);
    for (const char* text : {"人\n車\n", "自動車\n歩行者\n", "ヒト\nクルマ\n", "person\nいぬ\n"})
        add("CP932", "CP932", text);
    for (const char* text : {"行人\n汽車\n", "機車\n貓\n"}) add("BIG5", "BIG5", text);
    for (const char* text : {"vélo\nvoiture\n", "Fußgänger\nBär\n", "niño\ncoche\n", "bouée\n"})
        add("CP1252", "CP1252", text);
    for (const char* text : {"человек\nмашина\n", "собака\nкошка\n"}) add("CP1251", "CP1251", text);
}

void TestTextEncoding::guesses()
{
    QFETCH(QString, text);
    QFETCH(QString, encoding);
    QFETCH(QString, name);
    const DecodedText decoded = decodeText(encoded(text.toStdString(), encoding.toLatin1()));
    QCOMPARE(QString::fromStdString(decoded.text), text);
    QCOMPARE(decoded.encoding, name.toStdString());
    QVERIFY(decoded.guessed);
}

void TestTextEncoding::whatIsSaidCounts()
{
    for (const char* encoding : {"GBK", "gb2312", "EUC-KR", "Shift_JIS", "ISO-8859-1", "windows-1251", "Big5"}) {
        const std::string text = encoding[0] == 'I' ? "vélo" : encoding[0] == 'w' ? "пёс" : encoding[0] == 'E' ? "뜰" : "車";
        if (encoding == std::string("gb2312")) continue; // 車 is beyond it, below
        const DecodedText decoded = decodeText(encoded(text, encoding), encoding);
        QCOMPARE(decoded.text, text);
        QVERIFY(!decoded.guessed);
    }
    QCOMPARE(decodeText(encoded("車", "GBK"), "gb2312").text, std::string("車"));
    QCOMPARE(decodeText(encoded("똠", "CP949"), "euc-kr").text, std::string("똠"));
}

void TestTextEncoding::whatIsSaidWronglyIsAGuess()
{
    const DecodedText converted = decodeText("행인", "euc-kr");
    QCOMPARE(converted.text, std::string("행인"));
    QVERIFY(converted.guessed);
    QVERIFY(!decodeText("person", "euc-kr").guessed);
    const DecodedText said = decodeText(encoded("사람", "CP949"), "UTF-8");
    QCOMPARE(said.text, std::string("사람"));
    QVERIFY(said.guessed);
    QVERIFY(decodeText(encoded("사람", "CP949"), "no such encoding").guessed);
}

void TestTextEncoding::aDamagedUtf8FileStaysUtf8()
{
    std::string text = "사람\n자동차\n자전거\n";
    text.erase(text.size() - 2, 1);
    const DecodedText decoded = decodeText(text);
    QVERIFY(decoded.text.starts_with("사람\n자동차\n자전"));
    QVERIFY(isUtf8(decoded.text));
    QVERIFY(decoded.guessed);
}

void TestTextEncoding::anyBytesBecomeUtf8()
{
    QVERIFY(rc::check("well-formed, without zeros and carriage returns", [](const std::string& bytes) {
        const DecodedText decoded = decodeText(bytes);
        RC_ASSERT(isUtf8(decoded.text));
        RC_ASSERT(decoded.text.find('\0') == std::string::npos);
        RC_ASSERT(decoded.text.find('\r') == std::string::npos);
        RC_ASSERT(!decoded.encoding.empty());
    }));
}

void TestTextEncoding::utf16ComesBack()
{
    QVERIFY(rc::check("marked UTF-16", [] {
        std::string text;
        for (const int letter : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0x20, 0x7F)))
            text += static_cast<char>(letter);
        for (const char* encoding : {"UTF-16LE", "UTF-16BE"})
            RC_ASSERT(decodeText(encoded("\uFEFF" + text + "사", encoding)).text == text + "사");
    }));
}

QTEST_GUILESS_MAIN(TestTextEncoding)
#include "test_text_encoding.moc"
