// The panel of the guided demonstration: what it shows, what it says to keys, clicks and screen readers.
#include "ui/guide/guide_panel.h"
#include "ui/guide/guide_stepper.h"
#include "ui/support/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

class TestGuidePanel : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ThemeChoice::Light); }

    void init()
    {
        window_ = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(window_.get());
        column->setContentsMargins(0, 0, 0, 0);
        column->addStretch(1);
        panel_ = new GuidePanel;
        column->addWidget(panel_);
        window_->addAction(panel_->actAction());
        window_->resize(1280, 720);
        panel_->show(look(GuideStep::Train));
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    }

    void stepsTellTheirStateInWords()
    {
        GuideLook now = look(GuideStep::Train);
        now.done[0] = true;
        panel_->show(now);
        QVERIFY(step(1)->accessibleName().contains("done"));
        QVERIFY(step(2)->accessibleName().contains("now"));
        QVERIFY(!step(2)->accessibleDescription().isEmpty());
        QVERIFY(step(3)->accessibleName().contains("to come"));
        for (int i = 1; i <= 4; ++i)
            QVERIFY(step(i)->accessibleName().contains(QString::number(i)));
        for (QToolButton* button : panel_->findChildren<QToolButton*>())
            QVERIFY(!button->accessibleName().isEmpty());
    }

    void clicksAndKeysAreTold()
    {
        QSignalSpy steps(panel_, &GuidePanel::stepChosen), back(panel_, &GuidePanel::backRequested),
            on(panel_, &GuidePanel::onRequested), act(panel_, &GuidePanel::actRequested),
            close(panel_, &GuidePanel::closeRequested);
        QTest::mouseClick(step(3), Qt::LeftButton);
        QCOMPARE(steps.size(), 1);
        step(4)->setFocus();
        QTest::keyClick(step(4), Qt::Key_Space);
        QCOMPARE(steps.size(), 2);
        for (const char* name : {"guideBack", "guideOn", "guideClose"})
            QTest::mouseClick(panel_->findChild<QToolButton*>(name), Qt::LeftButton);
        QCOMPARE(back.size() + on.size() + close.size(), 3);
        QTest::mouseClick(panel_->actButton(), Qt::LeftButton);
        QCOMPARE(act.size(), 1);
        QApplication::setActiveWindow(window_.get());
        QTest::keyClick(window_.get(), Qt::Key_F8);
        QCOMPARE(act.size(), 2);
        QTest::keyClick(window_.get(), Qt::Key_Escape);
        QVERIFY(panel_->isVisible());
        panel_->hide();
        QTest::keyClick(window_.get(), Qt::Key_F8);
        QCOMPARE(act.size(), 2);
    }

    void whereThereIsNothingToDoNothingCanBePressed()
    {
        GuideLook now = look(GuideStep::Train);
        now.action.clear();
        now.working = true;
        panel_->show(now);
        QVERIFY(!panel_->actButton()->isEnabled());
        auto* bar = panel_->findChild<QProgressBar*>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->maximum(), 0); // how far is not known
        now.fraction = 0.25;
        panel_->show(now);
        QCOMPARE(bar->value(), 250);
        now.mayGoBack = now.mayGoOn = false;
        panel_->show(now);
        QVERIFY(!step(1)->isEnabled());
    }

    /// Pages above it must not jump from step to step.
    void itIsSlimAndKeepsItsHeight()
    {
        const int height = panel_->height();
        QVERIFY2(height <= 80, qPrintable(QString::number(height)));
        GuideLook now = look(GuideStep::Train);
        for (const QString& text :
             {QString(), QString("Short."), QString("Long enough for two lines. ").repeated(6)}) {
            now.text = text;
            now.working = !now.working;
            panel_->show(now);
            QCoreApplication::processEvents();
            QCOMPARE(panel_->height(), height);
        }
    }

    void aHallReadsLargeType()
    {
        auto* label = panel_->findChild<QLabel*>("guideText");
        const double usual = label->font().pointSizeF();
        panel_->setPresenting(true);
        QVERIFY(label->font().pointSizeF() > 1.4 * usual);
        QVERIFY(!panel_->findChild<QToolButton*>("guideClose")->isVisible());
        panel_->setPresenting(false);
        QCOMPARE(label->font().pointSizeF(), usual);
        QVERIFY(panel_->findChild<QToolButton*>("guideClose")->isVisible());
    }

  private:
    QAbstractButton* step(int number)
    {
        return panel_->findChild<QAbstractButton*>(QString("guideStep%1").arg(number));
    }

    static GuideLook look(GuideStep step)
    {
        GuideLook look;
        look.step = step;
        look.text = "A sentence.";
        look.action = "Do it";
        look.mayGoBack = look.mayGoOn = true;
        return look;
    }

    std::unique_ptr<QWidget> window_;
    GuidePanel* panel_ = nullptr;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestGuidePanel)
#include "test_guide_panel.moc"
