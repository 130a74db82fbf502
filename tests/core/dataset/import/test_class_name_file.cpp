// Lists of class names as people have them: with marks, in UTF-16, with blank lines, in a data.yaml.
#include "core/common/error.h"
#include "core/dataset/import/class_name_file.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>

using namespace blindspot;
using namespace blindspot::dataset;
using namespace std::string_literals;

class TestClassNameFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void lists_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char* name, const char* file, const std::string& text,
                            const QStringList& names) {
            QTest::newRow(name) << QString(file) << QByteArray::fromStdString(text) << names;
        };
        row("lines", "classes.txt", "person\nbicycle\ncar\n", {"person", "bicycle", "car"});
        row("windows", "classes.txt", "\xef\xbb\xbfperson\r\n fire hydrant \r\n\r\n",
            {"person", "fire hydrant"});
        row("a blank line keeps its number", "obj.names", "a\n\nc\n", {"a", "", "c"});
        row("utf-16", "classes.txt",
            "\xff\xfe"
            "a\0\n\0\xac\xc0"s,
            {"a", "사"});
        row("utf-16, big-endian", "classes.txt", "\xfe\xff\0a\0\n\xc0\xac"s, {"a", "사"});
        row("yaml list", "data.yaml", "train: x\nnames: [person, 'yes', 1]\n", {"person", "yes", "1"});
        row("yaml map", "data.yml", "names:\n  0: person\n  2: car\n", {"person", "", "car"});
    }

    void lists()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QStringList, names);
        QStringList found;
        for (const std::string& one : readClassNames(written(name, text.toStdString())).names)
            found += QString::fromStdString(one);
        QCOMPARE(found, names);
    }

    void whatIsNoListIsRefused()
    {
        for (const auto& [name, text] :
             {std::pair{"a.txt", "\n\n"s}, std::pair{"a.yaml", "train: x\n"s}, std::pair{"a.yaml", "names: {person: 0}\n"s},
              std::pair{"a.yaml", "names: [a\n"s}, std::pair{"a.yaml", "names: {999999999: a}\n"s},
              std::pair{"a.txt", "ab\0c\0\1\0\0\0d"s}})
            QVERIFY_EXCEPTION_THROWN(readClassNames(written(name, text)), Error);
        QVERIFY_EXCEPTION_THROWN(readClassNames("absent.txt"), Error);
    }

    /// Korean, as an old Windows program writes it.
    void aGuessedEncodingIsTold()
    {
        const ClassNameList list = readClassNames(written("k.txt", "\xbb\xe7\xb6\xf7\n\xc0\xda\xb5\xbf\xc2\xf7\n"));
        QVERIFY((list.names == std::vector<std::string>{"사람", "자동차"}));
        QVERIFY(list.note.english().find("guess") != std::string::npos);
        QVERIFY(readClassNames(written("u.txt", "사람\n")).note.empty());
    }

  private:
    std::filesystem::path written(const QString& name, const std::string& text) const
    {
        const std::filesystem::path path =
            std::filesystem::path(folder_.path().toStdString()) / name.toStdString();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestClassNameFile)
#include "test_class_name_file.moc"
