// The message of an error: one line that says what, where and what to do.
#include "core/common/error.h"

#include <QTest>
#include <rapidcheck.h>

#include <stdexcept>
#include <string>

using namespace blindspot;

class TestError : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void saysWhereWhatAndWhatToDo()
    {
        const Error error({Message::tr("the file is cut off at byte %1"), 12}, "weights.safetensors",
                          Message::tr("copy it again"));
        const std::string line = "weights.safetensors: the file is cut off at byte 12; copy it again";
        QCOMPARE(std::string(error.what()), line);
        QCOMPARE(error.message().english(), line);
        QCOMPARE(error.where(), std::string("weights.safetensors"));
        QCOMPARE(error.remedy(), std::string("copy it again"));
    }

    void leavesOutWhatIsNotKnown()
    {
        const Message::Text noClass = Message::tr("no such class");
        QCOMPARE(std::string(Error(Message::tr("nothing was selected")).what()), "nothing was selected");
        QCOMPARE(std::string(Error(noClass, "--class").what()), "--class: no such class");
        QCOMPARE(std::string(Error(noClass, "", Message::tr("see dataset show")).what()),
                 "no such class; see dataset show");
    }

    void keepsItsPartsForTranslation()
    {
        const Message what(Message::tr("there is no run '%1'"), "3f");
        const Message remedy =
            Message(Message::tr("choose another --out")).inWindow(Message::tr("choose another folder"));
        const Error error(what, {Message::tr("run %1"), "3f"}, remedy);
        QVERIFY(error.message() == joined({Message::tr("run %1"), "3f"}, what, remedy));
        QCOMPARE(error.where(), std::string("run 3f"));
    }

    void callsAnOptionByItsWordsInTheWindow()
    {
        const Message option = Place("--patch-size").message();
        QCOMPARE(option.english(), std::string("--patch-size"));
        QCOMPARE(option.windowText(), std::string("patch size"));
        const Message file = Place(std::string("some/file.pt")).message();
        QCOMPARE(file.english(), std::string("some/file.pt"));
        QVERIFY(file.windowText().empty());
        QVERIFY(Place("").message().empty());
    }

    void staysOnOneLine()
    {
        QVERIFY(rc::check("line breaks become blanks", [](const std::string& what, const std::string& where,
                                                          const std::string& remedy) {
            const Error error(Message::verbatim(what + "\nmore\r\n"), where, Message::verbatim(remedy));
            std::string expected = error.message().english();
            for (char& character : expected)
                if (character == '\n' || character == '\r') character = ' ';
            // what() ends at the first zero byte, as any such text does.
            RC_ASSERT(std::string(error.what()) == expected.c_str());
        }));
        const std::string folded = Error(Message::verbatim("one\ntwo\r\n"), "a\nb").what();
        QCOMPARE(folded, std::string("a b: one two  "));
    }

    void saysWhatAnyExceptionSays()
    {
        const Error error(Message::tr("no such class"), "--class");
        QVERIFY(messageOf(error) == error.message());
        QVERIFY(messageOf(std::runtime_error("disk on fire")) == Message::verbatim("disk on fire"));
    }

    void isOneFamily()
    {
        QVERIFY_EXCEPTION_THROWN(throw Cancelled(Message::tr("stopped")), Error);
        QVERIFY_EXCEPTION_THROWN(throw OutOfMemory(Message::tr("the batch does not fit")), Error);
        QVERIFY_EXCEPTION_THROWN(throw Error(Message::tr("anything")), std::runtime_error);
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "test_error.moc"
