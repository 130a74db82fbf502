// Names and sizes that exports keep in Python's own notation.
#include "core/compute/safetensors.h"
#include "core/detector/readers/python_literal.h"
#include "core/detector/state_dict.h"

#include <ATen/Functions.h>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

using namespace blindspot;
using namespace blindspot::detector;

class TestPythonLiteral : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void itBecomesJson()
    {
        QCOMPARE(jsonOfPythonLiteral("{0: 'a', 10: (1, [2])}"), std::optional<std::string>(R"({"0":"a","10":[1,[2]]})"));
        QCOMPARE(jsonOfPythonLiteral("('a',)"), std::optional<std::string>(R"(["a"])"));
        QCOMPARE(jsonOfPythonLiteral(""), std::optional<std::string>(""));
        for (const char* other : {"None", "'", "'a\\", "'\\x4'", "'\\U00110000'", "'\\xzz'", "-1", "f()", "'\xff'"})
            QVERIFY2(!jsonOfPythonLiteral(other), other);
    }

    void namesAsPythonWritesThem()
    {
        for (const char* names :
             {"{0: 'cat', 1: \"dog's\"}", "['cat', 'dog\\'s']", "('cat', 'dog\\x27s')", "{1: 'dog\\u0027s', 0: 'cat',}",
              "{'0': 'cat', '1': \"dog's\"}", " [ 'cat' , \"dog's\", ] "}) {
            compute::writeSafetensors(path("python.safetensors"), {{"model.0.weight", at::zeros({2})}},
                                      {{"names", names}, {"imgsz", "(96, 64)"}, {"architecture", "yolov8n"}});
            const StateDict state = readStateDict(path("python.safetensors"));
            QVERIFY2(!state.namesUnreadable, names);
            QCOMPARE(state.classNames, (std::vector<std::string>{"cat", "dog's"}));
            QCOMPARE(state.inputSize, (std::array<std::int64_t, 2>{96, 64}));
            QCOMPARE(state.graph.architecture, std::string("yolov8n"));
        }
        compute::writeSafetensors(path("python.safetensors"), {{"model.0.weight", at::zeros({2})}},
                                  {{"names", "['d\\u00f6g', '\\U0001f415', 'a \\\\ \\\"b\\\"']"}});
        QCOMPARE(readStateDict(path("python.safetensors")).classNames,
                 (std::vector<std::string>{"dög", "\xF0\x9F\x90\x95", "a \\ \"b\""}));
    }

  private:
    std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }

    QTemporaryDir folder_;
};

QTEST_APPLESS_MAIN(TestPythonLiteral)
#include "test_python_literal.moc"
