// A message: its English, what a translator is given, and its way into a record and back.
#include "core/common/message.h"

#include <QTest>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace blindspot;

namespace {

/// Text that JSON can hold: ASCII with its control characters and percent signs, and letters beyond it.
rc::Gen<std::string> texts()
{
    const auto piece =
        rc::gen::oneOf(rc::gen::map(rc::gen::inRange(1, 128),
                                    [](int code) { return std::string(1, static_cast<char>(code)); }),
                       rc::gen::element<std::string>("%1", "%2", "%", "\"", "\\", "\n", "가", "ü", "😀"));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& pieces) {
        std::string text;
        for (const std::string& one : pieces)
            text += one;
        return text;
    });
}

/// Any message: verbatim or of a text, with another wording for the window or without, nested `depth` times
/// at most.
Message anyMessage(int depth)
{
    if (*rc::gen::inRange(0, 4) == 0) return Message::verbatim(*texts());
    const auto value = [depth]() -> Message::Value {
        if (depth > 0 && *rc::gen::arbitrary<bool>()) return anyMessage(depth - 1);
        return *texts();
    };
    const std::string text = *texts(), window = *texts();
    const int values = *rc::gen::inRange(0, 3);
    const Message::Text marked = Message::tr(text.c_str());
    Message message = values == 0   ? Message(marked)
                      : values == 1 ? Message(marked, value())
                                    : Message(marked, value(), value());
    return *rc::gen::arbitrary<bool>() ? message.inWindow(Message::tr(window.c_str())) : message;
}

} // namespace

class TestMessage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void saysItsTextWithTheValuesInTheirPlaces()
    {
        const Message message(Message::tr("%2 of %1 images (%2) at %3"), 12, std::string("three"), "a/b");
        QCOMPARE(message.english(), std::string("three of 12 images (three) at a/b"));
        QCOMPARE(message.text(), std::string("%2 of %1 images (%2) at %3"));
        QVERIFY(!message.empty());
        QVERIFY(Message().empty());
        QCOMPARE(Message().english(), std::string());
    }

    void fillsAllPlacesAtOnce()
    {
        // A value with a percent sign is no place for the next value.
        QCOMPARE(Message(Message::tr("%1, %2"), "100%2", "%1").english(), std::string("100%2, %1"));
        QCOMPARE(Message(Message::tr("50 % of %1%"), 8).english(), std::string("50 % of 8%"));
        QCOMPARE(Message(Message::tr("%1 and %2"), "one").english(), std::string("one and "));
    }

    void holdsOtherMessages()
    {
        const Message inner(Message::tr("the record %1 is missing"), "a%2");
        const Message outer(Message::tr("damaged archive: %1; %2"), inner, Message::tr("get it again"));
        QCOMPARE(outer.english(), std::string("damaged archive: the record a%2 is missing; get it again"));
        QVERIFY(outer.values()[0].message() != nullptr);
        QVERIFY(*outer.values()[0].message() == inner);
        QCOMPARE(outer.values()[1].message()->text(), std::string("get it again"));
        QVERIFY(Message(Message::tr("%1 x"), "a").values()[0].message() == nullptr);
    }

    void mayBeSaidOtherwiseInTheWindow()
    {
        const Message message =
            Message(Message::tr("use --patch-size %1"), 64).inWindow(Message::tr("use a patch size of %1"));
        QCOMPARE(message.english(), std::string("use --patch-size 64"));
        QCOMPARE(message.text(), std::string("use --patch-size %1"));
        QCOMPARE(message.windowText(), std::string("use a patch size of %1"));
        QCOMPARE(Message(Message::tr("try again")).windowText(), std::string("try again"));
    }

    void whatIsVerbatimHasNothingToTranslate()
    {
        const Message message = Message::verbatim("50%1 of it");
        QCOMPARE(message.english(), std::string("50%1 of it"));
        QVERIFY(message.text().empty() && message.windowText().empty());
        QVERIFY(Message::verbatim("").empty());
    }

    void tellsMessagesApart()
    {
        const Message message(Message::tr("%1 images"), 3);
        QVERIFY(message == Message(Message::tr("%1 images"), "3"));
        QVERIFY(message != Message(Message::tr("%1 images"), 4));
        QVERIFY(message != Message(Message::tr("%1 pictures"), 3));
        QVERIFY(message != message.inWindow(Message::tr("%1 pictures")));
        QVERIFY(message != Message::verbatim("3 images"));
        QVERIFY(message != Message(Message::tr("%1 images"), Message::verbatim("3")));
    }

    void isPutTogetherOfItsParts()
    {
        const Message what = Message::tr("it is cut off");
        QCOMPARE(joined(Message::verbatim("a.pt"), what, Message::tr("get it again")).english(),
                 std::string("a.pt: it is cut off; get it again"));
        QCOMPARE(joined(Message::verbatim("a.pt"), what).english(), std::string("a.pt: it is cut off"));
        QCOMPARE(joined({}, what, Message::tr("get it again")).english(),
                 std::string("it is cut off; get it again"));
        QVERIFY(joined({}, what) == what);
    }

    void comesBackFromARecord()
    {
        QVERIFY(rc::check("json and back", [] {
            const Message message = anyMessage(3);
            const std::string json = message.json();
            RC_ASSERT(json.find('\n') == std::string::npos);
            const Message back = Message::fromJson(json);
            RC_ASSERT(back == message);
            RC_ASSERT(back.english() == message.english());
        }));
    }

    void isReadFromWhatEarlierVersionsWrote()
    {
        const std::string plain = "the loss was no longer a finite number";
        QVERIFY(Message::fromJson(plain) == Message::verbatim(plain));
        QVERIFY(Message::fromJson("").empty());
        QVERIFY(Message::fromJson("{braces} of its own") == Message::verbatim("{braces} of its own"));
    }

    void isVerbatimWhereTheRecordIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("json");
        const QByteArray whole = R"({"text":"%1 of %2","values":["a",{"text":"b"}]})";
        for (qsizetype size = 8; size < whole.size(); ++size)
            QTest::addRow("cut after %d bytes", static_cast<int>(size)) << whole.first(size);
        QTest::newRow("more behind it") << whole + "}";
        QTest::newRow("a text that is none") << QByteArray(R"({"text":5})");
        QTest::newRow("a wording that is none") << QByteArray(R"({"text":"a","window":[]})");
        QTest::newRow("values that are no list") << QByteArray(R"({"text":"a %1","values":"b"})");
        QTest::newRow("a value that is none") << QByteArray(R"({"text":"a %1","values":[7]})");
        QTest::newRow("a nested message without text")
            << QByteArray(R"({"text":"a %1","values":[{"window":"b"}]})");
    }
    void isVerbatimWhereTheRecordIsDamaged()
    {
        QFETCH(const QByteArray, json);
        QVERIFY(Message::fromJson(json.toStdString()) == Message::verbatim(json.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestMessage)
#include "test_message.moc"
