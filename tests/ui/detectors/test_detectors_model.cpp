// DetectorsModel lists the workspace's detectors, and tells those whose file is gone.
#include "ui/detectors/detectors_model.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QTest>

namespace blindspot::ui {

class TestDetectorsModel : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void detectorsAreListed()
    {
        DetectorsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        workspace::DetectorRecord record;
        record.name = "tiny";
        record.architecture = "yolov8";
        record.scale = "n";
        record.classNames = {"person", "car"};
        model.setEntries({{record, true}, {record, false}});
        QCOMPARE(model.rowOf("tiny"), 0);
        QCOMPARE(model.rowOf("absent"), -1);
        QVERIFY(model.index(0).data().toString().contains("yolov8 n, 2 classes"));
        QVERIFY(model.index(1).data().toString().contains("gone"));
        QVERIFY(!qvariant_cast<QIcon>(model.index(1).data(Qt::DecorationRole)).isNull());
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestDetectorsModel)
#include "test_detectors_model.moc"
