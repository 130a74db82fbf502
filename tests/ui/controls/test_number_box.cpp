// What is typed into a number box is what it holds, or a key is refused: it never becomes another number.
#include "ui/controls/number_box.h"

#include <QLineEdit>
#include <QTest>

namespace blindspot::ui {

class TestNumberBox : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void typed_data()
    {
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << 0 << "150" << 150.0 << "150 px";
        QTest::newRow("1e9") << 0 << "1e9" << 1e9 << "1000000000 px";
        QTest::newRow("1E3") << 0 << "1E3" << 1000.0 << "1000 px";
        QTest::newRow("1e-3") << 3 << "1e-3" << 0.001 << "0.001 px";
        QTest::newRow("2.5e2") << 1 << "2.5e2" << 250.0 << "250 px";
        QTest::newRow("a power that is not typed to its end keeps the number before") << 0 << "7e" << 7.0 << "7 px";
        QTest::newRow("more digits than the box has: the key is refused") << 2 << "1e-3" << 1.0 << "1 px";
        QTest::newRow("digits behind the last one are refused") << 2 << "0.125" << 0.12 << "0.12 px";
        QTest::newRow("letters are refused") << 0 << "1x2" << 12.0 << "12 px";
        QTest::newRow("too large becomes the largest") << 0 << "9e12" << 2e9 << "2000000000 px";
        QTest::newRow("too many digits too") << 0 << "99999999999" << 2e9 << "2000000000 px";
    }
    void typed()
    {
        QFETCH(int, decimals);
        QFETCH(QString, keys);
        QFETCH(double, value);
        QFETCH(QString, shown);
        NumberBox box(decimals);
        box.setSuffix(" px");
        box.show(5);
        box.QWidget::show();
        box.selectAll();
        QTest::keyClicks(&box, keys);
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(box.value(), value);
        QCOMPARE(box.text(), shown);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestNumberBox)
#include "test_number_box.moc"
