// The window of the manual: places, history, search, languages, size of the text.
#include "ui/manual/manual_key.h"
#include "ui/manual/manual_view.h"
#include "ui/manual/manual_window.h"
#include "ui/manual/picture_window.h"
#include "ui/support/manual_topic.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTreeWidget>

namespace blindspot::ui {

class TestManualWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("manual");
    }
    void init() { QSettings().clear(); }

    void aPlaceIsShown()
    {
        ManualWindow window;
        window.open({"first-steps", "workspace"});
        QVERIFY(window.isVisible());
        QCOMPARE(window.place(), (ManualPlace{"first-steps", "workspace"}));
        QVERIFY(window.view().verticalScrollBar()->value() > 0);
        QVERIFY(window.view().toPlainText().contains("never copied, moved or changed"));
        window.open({"nowhere", ""});
        QCOMPARE(window.place().chapter, QString(ManualBook::kContents));
    }

    void onesWayCanBeGoneBack()
    {
        ManualWindow window;
        window.open({"first-steps", ""});
        window.view().verticalScrollBar()->setValue(120);
        Q_EMIT window.view().linkClicked("evaluation.md");
        QCOMPARE(window.place().chapter, QString("evaluation"));
        QCOMPARE(window.view().verticalScrollBar()->value(), 0);
        trigger(window, "manual.back");
        QCOMPARE(window.place().chapter, QString("first-steps"));
        QCOMPARE(window.view().verticalScrollBar()->value(), 120);
        trigger(window, "manual.forth");
        QCOMPARE(window.place().chapter, QString("evaluation"));
    }

    void aPictureIsSeenAtItsFullSize()
    {
        ManualWindow window;
        window.open({"training", ""});
        QTextBrowser& view = window.view();
        QString link;
        for (QTextBlock block = view.document()->begin(); block.isValid() && link.isEmpty(); block = block.next())
            for (auto part = block.begin(); !part.atEnd(); ++part)
                if (part.fragment().charFormat().isImageFormat()) link = part.fragment().charFormat().anchorHref();
        QVERIFY2(link.startsWith("picture:/manual/pictures/"), qPrintable(link));
        Q_EMIT view.anchorClicked(QUrl(link));
        auto* picture = view.findChild<PictureWindow*>();
        QVERIFY(picture != nullptr && picture->isVisible());
        QVERIFY(picture->picture().width() >= 1000);
        QTest::keyClick(picture, Qt::Key_Escape);
        QVERIFY(!picture->isVisible() && window.isVisible());
        QCOMPARE(window.place().chapter, QString("training"));
    }

    void whatIsFoundIsOpened()
    {
        ManualWindow window;
        window.open({ManualBook::kContents, ""});
        window.search("Everything that Blindspot keeps");
        QVERIFY(!window.hits().isEmpty());
        auto* list = window.findChild<QListWidget*>();
        QVERIFY(list->isVisible());
        QTest::keyClick(window.findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(window.place(), (ManualPlace{"first-steps", "workspace"}));
        QVERIFY(!window.view().extraSelections().isEmpty());
        window.search("xyzzyx");
        QVERIFY(!list->isVisible());
        QTest::keyClick(&window, Qt::Key_Escape); // the search first, then the window
        QVERIFY(window.isVisible() && window.findChild<QTreeWidget*>()->isVisible());
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!window.isVisible());
    }

    void aMessageIsExplained()
    {
        ManualWindow window;
        window.setLanguage("en");
        window.explain("/data/my weights of last summer/a.pt: the archive has no end; it may be an "
                       "unfinished download; get it again");
        QCOMPARE(window.place(), (ManualPlace{"troubleshooting", "damaged"}));
        QVERIFY(!window.view().extraSelections().isEmpty());
        window.explain("xyzzyx");
        QCOMPARE(window.place().chapter, QString("troubleshooting"));
        window.setLanguage("ko");
        window.explain(QStringLiteral(
            "a.pt: 아카이브의 끝이 없습니다; 내려받기가 끝나지 않은 파일일 수 있습니다. 다시 받으십시오"));
        QCOMPARE(window.place().chapter, QString("troubleshooting"));
    }

    void theContentsLeadToEveryHeading()
    {
        ManualWindow window;
        window.open({ManualBook::kContents, ""});
        auto* tree = window.findChild<QTreeWidget*>();
        QCOMPARE(tree->topLevelItemCount(), static_cast<int>(window.book().chapters().size()));
        QTreeWidgetItem* chapter = tree->topLevelItem(1);
        QVERIFY(chapter->childCount() > 2);
        Q_EMIT tree->itemActivated(chapter->child(2), 0);
        QCOMPARE(window.place().chapter, QString("first-steps"));
        QVERIFY(chapter->isExpanded());
    }

    void theOtherLanguageIsAtTheSamePlace()
    {
        ManualWindow window;
        window.setLanguage("en");
        window.open({"first-steps", "workspace"});
        window.setLanguage("ko");
        QCOMPARE(window.place(), (ManualPlace{"first-steps", "workspace"}));
        QVERIFY(window.view().toPlainText().contains(QStringLiteral("작업 공간이라는 폴더")));
        QVERIFY(window.view().verticalScrollBar()->value() > 0);
    }

    void theTextGrowsAndItsSizeIsKept()
    {
        {
            ManualWindow window;
            window.open({"first-steps", ""});
            const double before = window.view().document()->size().height();
            trigger(window, "manual.larger");
            trigger(window, "manual.larger");
            QCOMPARE(window.view().percent(), 120);
            QVERIFY(window.view().document()->size().height() > before);
        }
        ManualWindow window;
        QCOMPARE(window.view().percent(), 120);
        trigger(window, "manual.usualSize");
        QCOMPARE(window.view().percent(), 100);
    }

    void tablesPicturesAndCodeAreShown()
    {
        ManualWindow window;
        window.open({"first-steps", ""});
        QVERIFY(window.view().toHtml().contains("<table"));
        int pictures = 0;
        for (QTextBlock block = window.view().document()->begin(); block.isValid(); block = block.next())
            for (auto part = block.begin(); !part.atEnd(); ++part)
                if (part.fragment().charFormat().isImageFormat()) {
                    ++pictures;
                    const auto picture = part.fragment().charFormat().toImageFormat();
                    QVERIFY(picture.width() > 100 && picture.width() <= window.view().viewport()->width());
                }
        QVERIFY(pictures > 0);
        QVERIFY(window.view().toPlainText().contains("blindspot-cli demo run"));
    }

    void aDialogsKeyOpensTheManualAtItsTopic()
    {
        int opened = 0;
        QString topic;
        QDialog dialog;
        setManualTopic(dialog, "own-data#import");
        auto* field = new QLineEdit(&dialog);
        const ManualKey key([&](const QWidget& widget) {
            ++opened;
            topic = manualTopicOf(&widget);
        });
        dialog.setModal(true); // of the whole program: the manual could not be read
        dialog.show();
        QTest::keyClick(field, Qt::Key_F1);
        QCOMPARE(opened, 0);
        dialog.hide();
        dialog.setWindowModality(Qt::WindowModal);
        dialog.show();
        QTest::keyClick(field, Qt::Key_F1);
        QCOMPARE(opened, 1);
        QCOMPARE(topic, QString("own-data#import"));
        QVERIFY(manualTopicOf(nullptr).isEmpty());
    }

  private:
    static void trigger(ManualWindow& window, const char* id)
    {
        for (QAction* action : window.actions())
            if (action->property("shortcutId").toString() == QLatin1String(id)) action->trigger();
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestManualWindow)
#include "test_manual_window.moc"
