// What the system and the database say: English as they have it, with a text for a translator where it is a common reason.
#include "core/common/system_message.h"

#include <QTest>

#include <cerrno>
#include <string>

using namespace blindspot;

class TestSystemMessage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void commonReasonsHaveATranslation_data()
    {
        QTest::addColumn<int>("number");
        for (const int number : {ENOSPC, EACCES, ENOENT, EROFS, EISDIR, ENOTDIR, EEXIST, EIO, EDQUOT, EMFILE,
                                 ENAMETOOLONG, EPERM, EFBIG, ENOTEMPTY, ENOMEM})
            QTest::addRow("%d", number) << number;
    }
    void commonReasonsHaveATranslation()
    {
        QFETCH(const int, number);
        const std::error_code code(number, std::generic_category());
        QCOMPARE(systemMessage(number).english(), code.message());
        QCOMPARE(systemMessage(number).text(), code.message());
        QVERIFY(systemMessage(code) == systemMessage(number));
    }

    void soHaveTheDatabases()
    {
        QCOMPARE(systemMessage("disk I/O error").text(), std::string("disk I/O error"));
    }

    void othersAreVerbatim()
    {
        QVERIFY(systemMessage("a strange thing") == Message::verbatim("a strange thing"));
        QVERIFY(systemMessage(std::string()).empty());
    }
};

QTEST_APPLESS_MAIN(TestSystemMessage)
#include "test_system_message.moc"
