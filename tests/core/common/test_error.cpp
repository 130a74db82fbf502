// The message of an error: one line that says what, where and what to do.
#include "core/common/error.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <stdexcept>
#include <string>

using namespace blindspot;

class TestError : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void saysWhereWhatAndWhatToDo()
    {
        const Error error("the file is cut off", "weights.safetensors", "copy it again");
        QCOMPARE(std::string(error.what()), "weights.safetensors: the file is cut off; copy it again");
        QCOMPARE(error.where(), "weights.safetensors");
        QCOMPARE(error.remedy(), "copy it again");
    }

    void leavesOutWhatIsNotKnown()
    {
        QCOMPARE(std::string(Error("nothing was selected").what()), "nothing was selected");
        QCOMPARE(std::string(Error("no such class", "--class").what()), "--class: no such class");
        QCOMPARE(std::string(Error("no such class", "", "see dataset show").what()),
                 "no such class; see dataset show");
    }

    void staysOnOneLine()
    {
        QVERIFY(rc::check("no line break survives", [](const std::string& what, const std::string& where,
                                                       const std::string& remedy) {
            const std::string line = Error(what + "\nmore\r\n", where, remedy).what();
            RC_ASSERT(std::none_of(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }));
        }));
    }

    void isOneFamily()
    {
        QVERIFY_EXCEPTION_THROWN(throw Cancelled("stopped"), Error);
        QVERIFY_EXCEPTION_THROWN(throw OutOfMemory("the batch does not fit"), Error);
        QVERIFY_EXCEPTION_THROWN(throw Error("anything"), std::runtime_error);
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "test_error.moc"
