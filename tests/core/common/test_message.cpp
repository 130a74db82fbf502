// Messages as values: said in English, kept as JSON and read back, and what there is for a translator.
#include "core/common/message.h"
#include "core/common/option_names.h"
#include "core/common/system_message.h"

#include <QTest>
#include <rapidcheck.h>

#include <cerrno>
#include <string>

using namespace blindspot;

namespace {

/// Any message: verbatim, with values of any bytes, and with messages in its places, a few levels deep.
Message anyMessage(int depth)
{
    const auto text = *rc::gen::arbitrary<std::string>();
    if (*rc::gen::inRange(0, 3) == 0) return Message::verbatim(text);
    const Message inner = depth > 0 ? anyMessage(depth - 1) : Message::verbatim("it");
    const Message message(Message::tr("%1 of %2 images (%3)"), text, *rc::gen::arbitrary<int>(), inner);
    return *rc::gen::arbitrary<bool>() ? message.inWindow(Message::tr("%3, and %1 of %2")) : message;
}

} // namespace

class TestMessage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void itsPlacesAreFilledAtOnce()
    {
        const Message message(Message::tr("%2 before %1, and %2 again"), "%2", std::string("100 %1"));
        QCOMPARE(message.english(), std::string("100 %1 before %2, and 100 %1 again"));
    }

    void numbersAndMessagesAreValues()
    {
        const Message message(Message::tr("%1 of %2: %3"), 3, std::size_t{7}, Message(Message::tr("no %1"), "good"));
        QCOMPARE(message.english(), std::string("3 of 7: no good"));
        QCOMPARE(message.values().at(2).message()->text(), std::string("no %1"));
        QVERIFY(message.values().at(0).message() == nullptr);
    }

    void whatIsVerbatimIsNotLookedUp()
    {
        const Message message = Message::verbatim("50 %1 of it");
        QCOMPARE(message.english(), std::string("50 %1 of it"));
        QVERIFY(message.text().empty() && message.windowText().empty());
        QVERIFY(Message::verbatim("").empty() && Message().english().empty());
    }

    void theWindowMayHaveOtherWords()
    {
        const Message message =
            Message(Message::tr("use --patch-size %1"), 50).inWindow(Message::tr("use a patch size of %1"));
        QCOMPARE(message.english(), std::string("use --patch-size 50"));
        QCOMPARE(message.windowText(), std::string("use a patch size of %1"));
        QCOMPARE(Message(Message::tr("try again")).windowText(), std::string("try again"));
    }

    void partsAreJoined()
    {
        const Message place = Message::verbatim("a.pt"), what = Message::tr("it is cut off");
        QCOMPARE(joined(place, what, Message::tr("get it again")).english(),
                 std::string("a.pt: it is cut off; get it again"));
        QVERIFY(joined({}, what) == what);
    }

    void anOptionHasItsWordsInTheWindow()
    {
        const Message known = optionName("--patch-size");
        QCOMPARE(known.english(), std::string("--patch-size"));
        QCOMPARE(known.windowText(), std::string("patch size"));
        QVERIFY(optionName("/a/b.pt") == Message::verbatim("/a/b.pt"));
    }

    void theSystemsReasonsAreKnown()
    {
        QCOMPARE(systemMessage(ENOSPC).text(), std::string("No space left on device"));
        QCOMPARE(systemMessage(std::make_error_code(std::errc::io_error)).english(), std::string("Input/output error"));
        QVERIFY(systemMessage("a strange thing") == Message::verbatim("a strange thing"));
    }

    void whatIsKeptIsReadBack()
    {
        QVERIFY(rc::check("JSON and back", [] {
            const Message message = anyMessage(3);
            const std::string json = message.json();
            RC_ASSERT(json.find('\n') == std::string::npos);
            const Message back = Message::fromJson(json);
            // What is no UTF-8 is mended in JSON; the second time nothing is left to mend.
            RC_ASSERT(Message::fromJson(back.json()) == back);
            RC_ASSERT(back.text() == message.text() && back.windowText() == message.windowText());
            RC_ASSERT(back.values().size() == message.values().size());
        }));
        const Message message = Message(Message::tr("%1 \"of\" %2"), "caf\xc3\xa9 \\\n", Message(Message::tr("no %1"), 3))
                                    .inWindow(Message::tr("%2, %1"));
        QVERIFY(Message::fromJson(message.json()) == message);
        QVERIFY(Message::fromJson(Message().json()) == Message());
    }

    void anythingElseIsReadAsItsText()
    {
        QVERIFY(rc::check("any text that is no message", [](const std::string& text) {
            RC_PRE(!text.starts_with("{\"text\":"));
            RC_ASSERT(Message::fromJson(text).english() == text);
        }));
        for (const char* text : {"the disk is full", "{\"text\":", "{\"text\": 3", "[]", "{}"})
            QCOMPARE(Message::fromJson(text).english(), std::string(text));
    }
};

QTEST_APPLESS_MAIN(TestMessage)
#include "test_message.moc"
