// evaluate, as a script calls it: the arms and their figures, checked by the way through apply, detect and
// evaluate detections.
#include "cli_program.h"
#include "core/imaging/codec.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <memory>

using namespace blindspot;
using namespace blindspot::testing;

namespace {

void write(const QString& name, const QByteArray& content)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QJsonObject armOf(const CliResult& result, const QString& arm, const QString& defence = "none",
                  const char* kind = "arm")
{
    for (const QJsonObject& event : result.events(kind))
        if (event["arm"] == arm && event["defence"].toString().startsWith(defence)) return event;
    return {};
}

} // namespace

class TestCliEvaluate : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// A dataset whose objects are what the random network takes for dogs, so that there is something to be
    /// lost.
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
        const QDir images(world_->path("images"));
        QJsonArray pictures, annotations;
        for (const QString& name : images.entryList({"*.png"}, QDir::Files, QDir::Name)) {
            const int id = static_cast<int>(pictures.size()) + 1;
            pictures.append(QJsonObject{{"id", id}, {"file_name", name}, {"width", 96}, {"height", 96}});
            const CliResult seen =
                world_->run({"detect", "--detector", "tiny", images.filePath(name), "--confidence", "0.3"});
            int dogs = 0;
            for (const QJsonObject& one : seen.events("detection")) {
                if (one["class"] != "dog" || dogs == 3) continue;
                const QJsonArray box = one["box"].toArray();
                const double width = box[2].toDouble() - box[0].toDouble(),
                             height = box[3].toDouble() - box[1].toDouble();
                annotations.append(QJsonObject{{"id", annotations.size() + 1},
                                               {"image_id", id},
                                               {"category_id", 5},
                                               {"iscrowd", 0},
                                               {"bbox", QJsonArray{box[0], box[1], width, height}},
                                               {"area", width * height}});
                ++dogs;
            }
            QVERIFY(dogs > 0);
        }
        const QJsonObject coco{{"images", pictures},
                               {"annotations", annotations},
                               {"categories", QJsonArray{QJsonObject{{"id", 5}, {"name", "dog"}},
                                                         QJsonObject{{"id", 6}, {"name", "cat"}}}}};
        write(world_->path("dogs.json"), QJsonDocument(coco).toJson());
        QCOMPARE(world_
                     ->run({"dataset", "import", "--format", "coco", "--annotations",
                            world_->path("dogs.json"), "--images", images.path(), "--name", "dogs"})
                     .code,
                 0);
        QCOMPARE(world_->run({"selection", "create", "first four", "--dataset", "dogs", "--limit", "4"}).code,
                 0);
        const CliResult trained = world_->run({"train", "--detector", "tiny", "--selection", "first four",
                                               "--class", "dog", "--iterations", "3", "--patch-size", "24",
                                               "--device", "cpu", "--out", world_->path("patch.png")});
        QVERIFY2(trained.code == 0, trained.err);
        run_ = trained.done()["run"].toString();
    }

    void armsOfHeldOutAndTrainingImages()
    {
        const CliResult result =
            evaluate({"--run", run_, "--dataset", "dogs", "--defence", "jpeg", "--defence", "median:side=3"});
        QVERIFY2(result.code == 0, result.err);
        bool pure = false;
        result.events(&pure);
        QVERIFY(pure);
        QCOMPARE(result.events("arm").size(), 3 * 4);
        QCOMPARE(result.events("group_arm").size(), 3 * 4);
        QCOMPARE(result.events("effect").size(), 3);
        for (const char* arm : {"clean", "grey", "random", "patch"}) {
            const QJsonObject event = armOf(result, arm);
            QCOMPARE(event["images"].toString(), "held_out");
            QCOMPARE(event["detector"].toString(), "tiny");
            for (const char* field : {"ap", "ap50", "recall", "attack_success", "lost", "invented", "noticed",
                                      "noticed_attack_success", "noticed_objects", "hidden", "invented_on_objects", "boxes_per_image"})
                QVERIFY2(event[field].isDouble(), field);
            // The share, as found is one of the objects; whoever is found is noticed.
            const double objects = event["objects"].toDouble();
            QVERIFY(std::abs(event["noticed"].toDouble() - event["noticed_objects"].toDouble() / objects) < 1e-9);
            QVERIFY(event["noticed"].toDouble() >= event["recall"].toDouble());
            double bySize = 0;
            for (const QJsonValue& size : event["by_input_size"].toArray())
                bySize += size.toObject()["noticed_objects"].toDouble();
            QVERIFY(std::abs(bySize - event["noticed_objects"].toDouble()) < 1e-9);
        }
        QCOMPARE(armOf(result, "patch", "none", "group_arm")["images"].toString(), "training");
        QCOMPARE(armOf(result, "clean")["lost"].toDouble(), 0.0);
        QCOMPARE(armOf(result, "clean")["noticed_attack_success"].toDouble(), 0.0);
        QVERIFY(armOf(result, "clean")["recall"].toDouble() > 0.5);
        QCOMPARE(result.done()["images"].toInt(), 6);
        QVERIFY(!result.done()["answer"].toString().isEmpty());
    }

    /// The detector of the tests calls every object a dog, and the dataset has no other.
    void anAimHasItsOwnFigures_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("aim");
        QTest::newRow("vanish") << QStringList{"--aim", "vanish"} << "vanish";
        QTest::newRow("create") << QStringList{"--aim", "create", "--target", "person"} << "create";
        QTest::newRow("misclassify") << QStringList{"--aim", "misclassify", "--target", "person", "--class", "dog"} << "misclassify";
    }
    void anAimHasItsOwnFigures()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, aim);
        const QString json = world_->path("aim.json"), html = world_->path("aim.html"), csv = world_->path("aim.csv");
        const CliResult result = evaluate(more + QStringList{"--run", run_, "--dataset", "dogs", "--confidence", "0.05", "--out", json,
                                                             "--out", html, "--out", csv});
        QVERIFY2(result.code == 0, result.err);
        for (const char* arm : {"clean", "grey", "random", "patch"}) {
            const QJsonObject event = armOf(result, arm);
            QCOMPARE(event["aim"].toString(), aim);
            QVERIFY(event["aim_cases"].toDouble() > 0);
            QVERIFY(event["aim_successes"].toDouble() <= event["aim_cases"].toDouble());
            QVERIFY(event["aim_success"].isDouble() && event["aim_success_interval"].isArray());
            QCOMPARE(event["false_boxes_per_image"].isDouble(), aim != "vanish");
            if (aim == "vanish") QCOMPARE(event["aim_successes"], event["hidden"]);
        }
        if (aim != "create") QCOMPARE(armOf(result, "clean")["aim_successes"].toDouble(), 0.0);
        const QJsonObject effect = result.events("effect").first();
        QVERIFY(effect["effect_aim"].isDouble() && effect["aim_control"].isString());
        QVERIFY(std::abs(effect["effect_aim"].toDouble() - armOf(result, "patch")["aim_success"].toDouble() +
                         armOf(result, effect["aim_control"].toString())["aim_success"].toDouble()) < 1e-9);
        QCOMPARE(result.done()["aim"].toString(), aim);
        const QString answer = result.done()["answer"].toString();
        QVERIFY2(answer.contains(aim == "vanish" ? "of any class" : "person"), qPrintable(answer));

        const QJsonObject report = QJsonDocument::fromJson(contentOf(json)).object();
        QCOMPARE(report["aim"].toString(), aim);
        QVERIFY(contentOf(html).contains(aim == "vanish"   ? "of every class that the detectors have"
                                         : aim == "create" ? "False objects of person"
                                                           : "Objects taken for person"));
        QVERIFY(contentOf(csv).contains(("," + aim + "," + (aim == "vanish" ? "" : "person") + ",").toUtf8()));

        const CliResult tables = evaluate(more + QStringList{"--run", run_, "--dataset", "dogs", "--confidence", "0.05"}, false);
        QVERIFY2(tables.code == 0, tables.err);
        QVERIFY2(tables.out.contains(aim == "vanish"   ? "objects of any class; detector tiny"
                                     : aim == "create" ? "person seen"
                                                       : "taken for person"),
                 tables.out);
    }

    /// The aim of a run is known from its record, and that of its file from the run.
    void aRunKnowsItsAim()
    {
        const CliResult trained =
            world_->run({"train", "--detector", "tiny", "--selection", "first four", "--class", "dog", "--recipe", "misclassify",
                         "--target", "car", "--iterations", "1", "--patch-size", "24", "--device", "cpu", "--out", world_->path("aimed.png")});
        QVERIFY2(trained.code == 0, trained.err);
        const QString id = trained.done()["run"].toString();
        for (const QStringList& which : {QStringList{"--run", id}, QStringList{"--patch", world_->path("aimed.png")}}) {
            const CliResult result = evaluate(which + QStringList{"--dataset", "dogs"});
            QVERIFY2(result.code == 0, result.err);
            QCOMPARE(result.done()["aim"].toString(), "misclassify");
            QCOMPARE(result.done()["target"].toString(), "car");
        }
        const CliResult both = evaluate({"--run", id, "--run", run_, "--dataset", "dogs"});
        QCOMPARE(both.code, 2);
        QVERIFY2(both.err.contains("different aims"), both.err);
        QCOMPARE(evaluate({"--run", id, "--run", run_, "--dataset", "dogs", "--aim", "hide"}).done()["aim"].toString(), "hide");
    }

    void forAPersonItIsTables()
    {
        const CliResult result = evaluate({"--run", run_, "--dataset", "dogs", "--sweep", "scale:0.5,1"}, false);
        QVERIFY2(result.code == 0, result.err);
        const QString out = QString::fromUtf8(result.out);
        const QRegularExpression arms("^arm +noticed +hidden +found +AP50 +attack success +invented on objects +elsewhere +boxes/image$",
                                      QRegularExpression::MultilineOption);
        QCOMPARE(out.count(arms), 2); // held out, training
        QVERIFY2(QRegularExpression("^patch +[01]\\.\\d{3} \\[.*\\] +\\d+ of \\d+ ", QRegularExpression::MultilineOption).match(out).hasMatch(),
                 result.out);
        QCOMPARE(out.count("Noticed by size (square root of the box's area, pixels of the network's input); detector tiny"), 1);
        QVERIFY(out.contains(QRegularExpression("\nbelow 32 +\\d+ +\\d+ +\\d+ ")));
        QVERIFY(out.contains(QRegularExpression("\nscale +noticed: clean +grey +random +patch +effect \\(hidden\\) +AP50: clean ")));
        QVERIFY(out.contains("Noticed: an object that a detection of score > 0.25 touches (its centre in the object, or IoU >= 0.1)"));
        for (const QString& line : out.split('\n').filter(QRegularExpression("^(arm|clean|grey|random|patch|below|scale) ")))
            QVERIFY2(line.size() <= 150, qPrintable(line));
    }

    void severalPatchesHaveNumbers()
    {
        imaging::writePng(world_->path("a patch with quite a long name.png").toStdString(), noise());
        const CliResult result = evaluate(
            {"--run", run_, "--patch", world_->path("a patch with quite a long name.png"), "--dataset", "dogs", "--placement", "object:0.5"},
            false);
        QVERIFY2(result.code == 0, result.err);
        const QString out = QString::fromUtf8(result.out);
        QVERIFY2(out.contains("\npatch 2: a patch with quite a long name"), result.out);
        QVERIFY(out.contains(QRegularExpression("\ngrey 1 +[01]\\.")) && out.contains(QRegularExpression("\npatch 2 +[01]\\.")));
        for (const QString& line : out.split('\n').filter(QRegularExpression("^(arm|grey \\d|patch \\d) ")))
            QVERIFY2(line.size() <= 150, qPrintable(line));
    }

    void aRunsFileIsKnownAsTheRuns()
    {
        const CliResult byFile = evaluate({"--patch", world_->path("patch.png"), "--dataset", "dogs"});
        const CliResult byRun = evaluate({"--run", run_, "--dataset", "dogs"});
        QVERIFY2(byFile.code == 0, byFile.err);
        QCOMPARE(armOf(byFile, "patch"), armOf(byRun, "patch"));
    }

    void defencesAreMetByPatchesThatKnowThem()
    {
        const CliResult bare = evaluate({"--run", run_, "--dataset", "dogs", "--defence", "gaussian:sigma=1"});
        QVERIFY2(bare.code == 0, bare.err);
        QCOMPARE(bare.events("arm").size(), 2 * 4); // none is there
        const CliResult trained = evaluate(
            {"--run", run_, "--dataset", "dogs", "--defence", "gaussian:sigma=1", "--knowing", "train"});
        QVERIFY2(trained.code == 0, trained.err);
        QVERIFY2(trained.err.contains("Training a patch through gaussian:sigma=1"), trained.err);
        QCOMPARE(trained.events("arm").size(), 2 * 7);
        QString known;
        for (const QJsonObject& effect : trained.events("effect"))
            if (effect["defence"] == "gaussian:sigma=1" && effect["through"] == "gaussian:sigma=1") {
                known = effect["patch"].toString();
                QCOMPARE(effect["knowing_of"].toString(), world_->run({"runs", "show", run_}).done()["name"].toString());
                QVERIFY(effect["regained_noticed"].isDouble());
            }
        QVERIFY(known.contains(", through gaussian"));
        QString id;
        for (const QJsonObject& one : world_->run({"runs", "list"}).events("run"))
            if (one["name"].toString() == known) id = one["run"].toString();
        const CliResult run = world_->run({"runs", "show", id});
        QVERIFY2(run.code == 0, run.err);
        QVERIFY2(run.out.contains("gaussian:sigma=1"), run.out);
        // Now it is there, and is found without being trained again.
        const CliResult found = evaluate({"--run", run_, "--dataset", "dogs", "--defence", "gaussian:sigma=1"}, false);
        QVERIFY2(found.code == 0, found.err);
        QVERIFY2(found.out.contains("against a patch that was trained through it"), found.out);
        QVERIFY(!found.err.contains("Training a patch"));
        QVERIFY(!found.out.contains("No patch was trained through"));
        // Named itself, it is a patch like any other, with its defence in its name.
        const CliResult alone = evaluate({"--run", id, "--dataset", "dogs", "--defence", "median:side=3"});
        QCOMPARE(alone.events("arm").size(), 2 * 4);
        QVERIFY(armOf(alone, "patch")["patch"].toString().contains("through gaussian"));
    }

    void agreesWithTheLongWay_data()
    {
        QTest::addColumn<QString>("arm");
        QTest::newRow("clean") << "clean";
        QTest::newRow("grey") << "grey";
        QTest::newRow("random") << "random";
        QTest::newRow("patch") << "patch";
    }
    void agreesWithTheLongWay()
    {
        QFETCH(QString, arm);
        imaging::writePng(world_->path("noise.png").toStdString(), noise());
        const CliResult direct = evaluate({"--patch", world_->path("noise.png"), "--dataset", "dogs",
                                           "--placement", "object:0.7", "--random-seeds", "1"});
        QVERIFY2(direct.code == 0, direct.err);
        QString folder = world_->path("images");
        if (arm != "clean") {
            folder = world_->path("laid " + arm);
            QCOMPARE(world_
                         ->run({"apply", "--patch", world_->path("noise.png"), "--arm", arm, "--dataset",
                                "dogs", "--class", "dog", "--placement", "object:0.7", "--out", folder})
                         .code,
                     0);
        }
        write(world_->path("results.json"), resultsOf(folder));
        const CliResult figures =
            world_->run({"evaluate", "detections", "--annotations", world_->path("dogs.json"), "--detections",
                         world_->path("results.json")});
        QVERIFY2(figures.code == 0, figures.err);
        const QJsonObject event = armOf(direct, arm);
        QVERIFY2(std::abs(event["ap50"].toDouble() - figures.done()["AP50"].toDouble()) < 1e-4,
                 qPrintable(
                     QString("%1 %2").arg(event["ap50"].toDouble()).arg(figures.done()["AP50"].toDouble())));
        QVERIFY(std::abs(event["ap"].toDouble() - figures.done()["AP"].toDouble()) < 1e-3);
        if (arm == "clean") QVERIFY(event["ap50"].toDouble() > 0.3);
    }

    void writesReports()
    {
        const QString html = world_->path("report.html"), json = world_->path("report.json"),
                      csv = world_->path("report.csv");
        const CliResult result = evaluate({"--run", run_, "--dataset", "dogs", "--sweep", "scale:0.5,1",
                                           "--out", html, "--out", json, "--out", csv, "--language", "ko"});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.events("sweep").size(), 2);
        QVERIFY(contentOf(html).contains("<html lang=\"ko\""));
        const QJsonObject report = QJsonDocument::fromJson(contentOf(json)).object();
        QCOMPARE(report["id"].toString(), result.done()["evaluation"].toString());
        QCOMPARE(report["images"].toArray().size(), 6);
        QVERIFY(contentOf(csv).contains("patch"));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        const QStringList images{"--dataset", "dogs"}, patch{"--run", run_};
        imaging::writePng(world_->path("wide.png").toStdString(), imaging::Image(20, 10, 9));
        write(world_->path("text.png"), "no picture");
        write(world_->path("clear.png"),
              QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAC0lEQVR4nGNgQAcAABIAAYA"
                                     "UyswAAAAASUVORK5CYII="));
        QTest::newRow("no patch") << images << "--patch";
        QTest::newRow("no images") << patch << "--selection";
        QTest::newRow("two places of images")
            << images + patch + QStringList{"--selection", "first four"} << "--selection";
        QTest::newRow("unknown run") << images + QStringList{"--run", "20200101-000000-0000"} << "20200101";
        QTest::newRow("unknown defence") << images + patch + QStringList{"--defence", "prayer"} << "jpeg";
        QTest::newRow("unknown sweep") << images + patch + QStringList{"--sweep", "mood"} << "rotation";
        QTest::newRow("sweep out of range")
            << images + patch + QStringList{"--sweep", "scale:0"} << "--sweep";
        QTest::newRow("wide patch") << images + QStringList{"--patch", world_->path("wide.png")} << "square";
        QTest::newRow("no picture") << images + QStringList{"--patch", world_->path("text.png")}
                                    << "text.png";
        QTest::newRow("transparent patch")
            << images + QStringList{"--patch", world_->path("clear.png")} << "transparent";
        QTest::newRow("class without objects") << images + patch + QStringList{"--class", "car"} << "car";
        QTest::newRow("class unknown to the detector")
            << images + patch + QStringList{"--class", "cat"} << "cat";
        QTest::newRow("unknown aim") << images + patch + QStringList{"--aim", "please"} << "--aim";
        QTest::newRow("no target") << images + patch + QStringList{"--aim", "misclassify"} << "--target";
        QTest::newRow("a target too much") << images + patch + QStringList{"--target", "person"} << "--target";
        QTest::newRow("the class as target") << images + patch + QStringList{"--aim", "create", "--target", "dog"} << "--target";
        QTest::newRow("target unknown to the detector")
            << images + patch + QStringList{"--aim", "misclassify", "--target", "cat"} << "cat";
        QTest::newRow("vanish with a class") << images + patch + QStringList{"--aim", "vanish", "--class", "dog"} << "--class";
        QTest::newRow("no class") << images + patch + QStringList{"--class", ""} << "--class";
        QTest::newRow("detector twice") << images + patch + QStringList{"--detector", "tiny"} << "twice";
        QTest::newRow("placement") << images + patch + QStringList{"--placement", "object:9"}
                                   << "--placement";
        QTest::newRow("report's ending")
            << images + patch + QStringList{"--out", world_->path("report.doc")} << ".html";
        QTest::newRow("knowing") << images + patch + QStringList{"--knowing", "maybe"} << "existing";
        QTest::newRow("language") << images + patch + QStringList{"--language", "tlh"} << "--language";
    }
    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const CliResult result = evaluate(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains(word.toUtf8()), result.err);
        QVERIFY(result.out.isEmpty());
    }

  private:
    CliResult evaluate(const QStringList& more, bool json = true) const
    {
        QStringList arguments{"evaluate", "--detector", "tiny", "--device", "cpu", "--bootstrap", "50"};
        const bool ofEvery = more.contains("vanish") || (more.contains("create") && !more.contains("dog"));
        if (!more.contains("--class") && !ofEvery) arguments += {"--class", "dog"};
        return json ? world_->run(arguments + more)
                    : runCli(arguments + more + QStringList{"--workspace", world_->workspace()});
    }

    static imaging::Image noise()
    {
        imaging::Image image(24, 24);
        unsigned state = 1;
        for (std::uint8_t& value : image.rgb)
            value = static_cast<std::uint8_t>((state = state * 1664525U + 1013904223U) >> 24);
        return image;
    }

    /// COCO results of all that `detect` finds of dogs.
    QByteArray resultsOf(const QString& folder) const
    {
        QJsonArray results;
        const QDir images(folder);
        const QStringList names = images.entryList({"*.png"}, QDir::Files, QDir::Name);
        for (qsizetype i = 0; i < names.size(); ++i) {
            const CliResult seen = world_->run(
                {"detect", "--detector", "tiny", images.filePath(names[i]), "--confidence", "0.001"});
            for (const QJsonObject& one : seen.events("detection")) {
                if (one["class"] != "dog") continue;
                const QJsonArray box = one["box"].toArray();
                results.append(
                    QJsonObject{{"image_id", i + 1},
                                {"category_id", 5},
                                {"score", one["score"]},
                                {"bbox", QJsonArray{box[0], box[1], box[2].toDouble() - box[0].toDouble(),
                                                    box[3].toDouble() - box[1].toDouble()}}});
            }
        }
        return QJsonDocument(results).toJson();
    }

    std::unique_ptr<SmallWorld> world_;
    QString run_;
};

QTEST_GUILESS_MAIN(TestCliEvaluate)
#include "test_cli_evaluate.moc"
