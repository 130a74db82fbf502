// Evaluations are kept whole, and told in short.
#include "core/common/error.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "tests/core/report/sample_report.h"
#include "tests/support/dataset_import.h"

#include <QTest>

using namespace blindspot;
using namespace blindspot::workspace;
using blindspot::testing::Lab;
using blindspot::testing::sampleReport;

class TestEvaluationStore : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void comesBackWhole()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport report = sampleReport();
        store.add(report);
        QVERIFY(!report.id.empty() && !report.createdAt.empty());
        const metrics::EvaluationReport again = store.get(report.id);
        QCOMPARE(again.id, report.id);
        QCOMPARE(again.createdAt, report.createdAt);
        QCOMPARE(again.images.size(), report.images.size());
        QCOMPARE(again.groups.size(), report.groups.size());
        QCOMPARE(*again.groups[0].conditions[0].arms[0].ap50.value,
                 *report.groups[0].conditions[0].arms[0].ap50.value);
    }

    void toldInShort()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport report = sampleReport();
        store.add(report);
        const std::vector<EvaluationSummary> all = store.list();
        QCOMPARE(all.size(), 1U);
        QCOMPARE(all[0].id, report.id);
        QCOMPARE(all[0].className, report.className);
        QCOMPARE(all[0].patches.size(), report.patches.size());
        const PatchSummary& patch = all[0].patches[0];
        const metrics::Condition& condition = *report.groups[0].find(0, 0);
        QCOMPARE(patch.name, report.patches[0].name);
        QCOMPARE(*patch.cleanAp50, *condition.find(metrics::Arm::Clean)->ap50.value);
        QCOMPARE(*patch.controlAp50, *condition.find(condition.effects[0].control)->ap50.value);
        QCOMPARE(*patch.patchAp50, *condition.find(metrics::Arm::Patch)->ap50.value);
        QCOMPARE(patch.effect.interval->low, condition.effects[0].ap50.interval->low);
        QVERIFY(patch.hidingControl == condition.effects[0].hidingControl);
        QCOMPARE(*patch.cleanNoticed, *condition.find(metrics::Arm::Clean)->noticedShare.value);
        QCOMPARE(*patch.controlNoticed,
                 *condition.find(*condition.effects[0].hidingControl)->noticedShare.value);
        QCOMPARE(*patch.patchNoticed, *condition.find(metrics::Arm::Patch)->noticedShare.value);
        QVERIFY(patch.hidden == condition.effects[0].hidden);
        QCOMPARE(patch.beatsControl(), condition.effects[0].beatsControl());
        QCOMPARE(patch.group, report.groups[0].group);
    }

    void newestFirstAndByRun()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport first = sampleReport(), second = sampleReport();
        second.patches[0].run = "another";
        store.add(first);
        store.add(second);
        QCOMPARE(store.list().size(), 2U);
        QCOMPARE(store.list().front().id, second.id);
        QCOMPARE(store.ofRun("another").size(), 1U);
        QCOMPARE(store.ofRun("another")[0].id, second.id);
        QVERIFY(store.ofRun("none").empty());
    }

    void removedIsGone()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport report = sampleReport();
        store.add(report);
        QVERIFY(store.remove(report.id) > 0);
        QVERIFY(store.list().empty());
        QVERIFY_EXCEPTION_THROWN(store.remove(report.id), Error);
        QCOMPARE(store.getAlsoDeleted(report.id).id, report.id);
        store.erase(report.id);
        QCOMPARE(lab.database().scalar("SELECT COUNT(*) FROM trash"), 0);
        QCOMPARE(lab.database().scalar("SELECT COUNT(*) FROM evaluation_patches"), 0);
        QVERIFY_EXCEPTION_THROWN(store.remove(report.id), Error);
        QVERIFY_EXCEPTION_THROWN(store.get(report.id), Error);
    }

    void picturesOfThePatchesAreKept()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport report = sampleReport();
        imaging::Image picture(3, 2);
        picture.rgb[4] = 200;
        store.add(report, {picture});
        QVERIFY(store.patchPicture(report.id, 0)->rgb == picture.rgb);
        QVERIFY(!store.patchPicture(report.id, 1));
        store.keepPatchPicture(report.id, 0, imaging::Image(3, 2)); // the one of the evaluation stays
        QCOMPARE(store.patchPicture(report.id, 0)->rgb[4], std::uint8_t{200});
    }

    void ofANewerVersionIsListedAndKept()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport ours = sampleReport(), newer = sampleReport();
        store.add(ours);
        store.add(newer);
        lab.database().run("UPDATE evaluations SET report_json = replace(report_json, '\"format\":1', "
                           "'\"format\":2') WHERE id = ?",
                           newer.id);
        lab.database().run("UPDATE evaluation_patches SET control = 'blurred', hiding_control = 'blurred', "
                           "image_group = 'drawn' WHERE evaluation_id = ?",
                           newer.id);
        try {
            (void) store.get(newer.id);
            QFAIL("read what it cannot know");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("written by a newer Blindspot") != std::string::npos,
                     error.what());
        }
        const std::vector<EvaluationSummary> all = store.list();
        QCOMPARE(all.size(), 2U);
        QCOMPARE(all[0].id, newer.id);
        QCOMPARE(all[0].patches.size(), newer.patches.size());
        const PatchSummary& patch = all[0].patches[0];
        QVERIFY(patch.group == metrics::ImageGroup::Unknown);
        QVERIFY(patch.patchAp50 && !patch.controlAp50 && !patch.effect.value && !patch.beatsControl());
        QVERIFY(patch.patchNoticed && !patch.controlNoticed && !patch.hidden.value);
        QVERIFY(all[1].patches[0].effect.value.has_value());
        QCOMPARE(
            lab.database().scalar("SELECT COUNT(*) FROM evaluations WHERE report_json LIKE '%\"format\":2%'"),
            1);
    }

    void ofAnOlderVersionIsRead()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport report = sampleReport();
        store.add(report);
        lab.database().run("UPDATE evaluations SET report_json = json_remove(report_json, '$.id', "
                           "'$.first_images', '$.unreadable', '$.nms_iou', '$.timing')");
        const metrics::EvaluationReport again = store.get(report.id);
        QCOMPARE(again.id, report.id);
        QVERIFY(again.groups == report.groups);
    }

    void fromBeforeObjectsWereNoticedTheAp50Decides()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport report = sampleReport();
        store.add(report);
        lab.database().execute(
            "UPDATE evaluation_patches SET hiding_control = NULL, clean_noticed = NULL, "
            "control_noticed = NULL, patch_noticed = NULL, hidden = NULL, hidden_low = NULL, "
            "hidden_high = NULL");
        lab.database().execute("UPDATE evaluation_patches SET effect_low = 0.1 WHERE patch = 0");
        lab.database().execute("UPDATE evaluation_patches SET effect_low = -0.1 WHERE patch = 1");
        const std::vector<PatchSummary> patches = store.list()[0].patches;
        QVERIFY(!patches[0].hidingControl && !patches[0].hidden.value && !patches[0].cleanNoticed);
        QVERIFY(patches[0].beatsControl() && !patches[1].beatsControl());
    }

    void damagedIsSaid()
    {
        Lab lab;
        EvaluationStore store(lab.database());
        metrics::EvaluationReport report = sampleReport();
        store.add(report);
        lab.database().run("UPDATE evaluations SET report_json = '{\"format\": 1}'");
        QVERIFY_EXCEPTION_THROWN(store.get(report.id), Error);
        QCOMPARE(store.list().size(), 1U); // what lists show is still there
    }
};

QTEST_APPLESS_MAIN(TestEvaluationStore)
#include "test_evaluation_store.moc"
