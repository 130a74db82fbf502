// What the engine says in a Korean report: the window's translations, filled in without a window.
#include "core/common/option_names.h"
#include "core/report/messages/message_words.h"

#include <QTest>

#include <string>

using namespace blindspot;
using namespace blindspot::report;

class TestMessageWords : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void messagesAreTranslatedWithTheirValues()
    {
        const Message reason(Message::tr("cannot create the file (%1)"), "EACCES & <100 %1>");
        QCOMPARE(messageText(reason, Language::English), reason.english());
        QCOMPARE(messageText(reason, Language::Korean), std::string("파일을 만들 수 없습니다(EACCES & <100 %1>)"));
        const Message joint = joined(Message::verbatim("a.mp4"), reason);
        const std::string korean = messageText(joint, Language::Korean);
        QVERIFY2(korean.find("a.mp4") != std::string::npos && korean.find("파일을 만들 수 없습니다") != std::string::npos, korean.c_str());
        QVERIFY(messageText({}, Language::Korean).empty());
    }

    void whatIsNotTranslatedStaysAsItIs()
    {
        QCOMPARE(messageText(Message::verbatim("moov atom not found"), Language::Korean), std::string("moov atom not found"));
        QCOMPARE(messageText(Message(Message::Text{"nobody has ever said this of %1"}, "x"), Language::Korean),
                 std::string("nobody has ever said this of x"));
    }

    void optionsHaveTheFormsWords()
    {
        QCOMPARE(optionText("patch-size", Language::English), std::string("patch size"));
        QCOMPARE(optionText("patch-size", Language::Korean), std::string("패치 크기"));
        QCOMPARE(optionText("learning-rate", Language::Korean), std::string("학습률"));
        QCOMPARE(optionText("no-such-option", Language::Korean), std::string("no-such-option"));
    }
};

QTEST_APPLESS_MAIN(TestMessageWords)
#include "test_message_words.moc"
