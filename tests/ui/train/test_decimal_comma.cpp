// The window in a language of the system that writes 0,5: what is kept, read and said by C functions has a
// point all the same.
#include "core/dataset/image_record.h"
#include "core/detector_training/options.h"
#include "core/patch/events.h"
#include "core/workspace/runs/run_store.h"
#include "tests/support/dataset_import.h"
#include "tests/ui/train/train_world.h"
#include "ui/controls/number_box.h"
#include "ui/session/training_controller.h"
#include "ui/support/language.h"
#include "ui/train/train_controls.h"
#include "ui/train/train_form.h"
#include "ui/train/train_page.h"

#include <QApplication>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
#include <utility>

namespace blindspot::ui {

using testing::kPatience;
using testing::TrainWorld;

namespace {

/// What a training with fractions in its options leaves: the record, the curve and the files' text.
QString trained()
{
    const TrainWorld world;
    const std::unique_ptr<Session> session = world.session();
    TrainPage page(*session);
    page.show();
    workspace::TrainRequest request;
    request.detector = "tiny";
    request.selection = "people";
    request.className = "person";
    request.device = "cpu";
    request.options.iterations = 2;
    request.options.patchSize = 16;
    request.options.batchSize = 1;
    request.options.precision = patch::PrecisionChoice::Fp32;
    page.setRequest(request);
    if (!QTest::qWaitFor([&] { return page.form()->listsLoaded() && !page.form()->hasMistakes(); },
                         kPatience))
        return "no form";
    page.findChild<NumberBox*>("--learning-rate")->setValue(2.625);
    page.findChild<NumberBox*>("--total-variation")->setValue(0.0375);
    QSignalSpy finished(&session->training(), &TrainingController::finished);
    page.form()->controls()->startButton()->click();
    if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, kPatience)) return "no end";
    storage::Database database = session->workspace().connect();
    workspace::RunStore store(session->workspace(), database);
    const workspace::RunRecord record = store.list().at(0);
    QString text = QString::fromStdString(record.optionsJson) + QString::fromStdString(record.precision);
    for (const workspace::CurvePoint& point : store.points(record.id))
        text += QString::number(point.loss.value_or(-1), 'g', 17) + " "; // Qt's own, which no locale changes
    return text;
}

/// What an import of files with fractions leaves.
std::string imported()
{
    blindspot::testing::Folder folder;
    blindspot::testing::Lab lab;
    for (const char* name : {"a.png", "yolo/images/a.png", "voc/JPEGImages/a.png"})
        folder.writePicture(name, 64, 48);
    lab.import(
        "coco",
        folder.write("c.json",
                     R"({"images": [{"id": 1.0, "file_name": "a.png", "width": "128.0", "height": 96.0}],
        "categories": [{"id": 1, "name": "dog"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [2.5, 3.25, "9.5", 1.05e1], "area": 12.75}]})"),
        {}, "coco");
    folder.write("yolo/labels/a.txt", "0 0.5 0.5 0.25 0.125\n");
    lab.import("yolo", folder / "yolo", {}, "yolo");
    folder.write("voc/Annotations/a.xml",
                 "<annotation><filename>a.png</filename><object><name>dog</name><bndbox><xmin>1.5</xmin>"
                 "<ymin>2.5</ymin><xmax>20.25</xmax><ymax>30</ymax></bndbox></object></annotation>");
    lab.import("voc", folder / "voc", {}, "voc");
    std::string text;
    for (const char* name : {"coco", "yolo", "voc"})
        for (const dataset::ImageRecord& image : dataset::readDataset(lab.database(), name))
            for (const dataset::AnnotationRecord& one : image.annotations)
                for (const double number : {one.box.x1, one.box.y1, one.box.x2, one.box.y2, one.area})
                    text += QByteArray::number(number, 'g', 17).toStdString() + " ";
    return text;
}

} // namespace

class TestDecimalComma : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        testing::separateSettings("decimal_comma");
        point_ = {trained(), imported()};
        QVERIFY2(point_.first.contains("2.625") && point_.first.contains("0.0375"), qPrintable(point_.first));
        QVERIFY2(point_.second.starts_with("1.25 1.625 6 6.875 "), point_.second.c_str());
        if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) makeLocale();
        if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr)
            QSKIP("the system has no de_DE.UTF-8 and cannot make it");
        QCOMPARE(std::localeconv()->decimal_point, ",");
        QLocale::setDefault(QLocale(QLocale::German));
    }
    void cleanupTestCase() { std::setlocale(LC_ALL, "C"); }

    // The harshest case: with the comma in force, as no program of ours has it.
    void trainingsAreTheSame() { QCOMPARE(trained(), point_.first); }
    void importsAreTheSame() { QCOMPARE(imported(), point_.second); }

    void textsHaveAPoint()
    {
        patch::IterationEvent event;
        event.iteration = 1;
        event.iterations = 2;
        event.loss = 0.8234;
        QCOMPARE(patch::iterationLine(event), std::string("Iteration 1/2, loss: 0.8234"));
        detector_training::TrainOptions options;
        QVERIFY2(QString::fromStdString(options.text()).contains('.') &&
                     !QString::fromStdString(options.text()).contains("0,"),
                 options.text().c_str());
    }

    void theProgramsSetThePoint()
    {
        std::setlocale(LC_ALL, "de_DE.UTF-8");
        installLanguage(*qApp);
        QCOMPARE(std::localeconv()->decimal_point, ".");
    }

  private:
    void makeLocale()
    {
        qputenv("LOCPATH", folder_.path().toLocal8Bit());
        QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", folder_.filePath("de_DE.UTF-8")});
    }

    QTemporaryDir folder_;
    std::pair<QString, std::string> point_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestDecimalComma)
#include "test_decimal_comma.moc"
