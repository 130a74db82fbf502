// What must be told apart can be: contrasts of both themes, and the outline of an empty box to tick.
#include "ui/support/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QStyle>
#include <QTest>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

/// Relative luminance (WCAG 2.2).
double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Contrast ratio (WCAG 2.2), 1 to 21.
double contrast(const QColor& a, const QColor& b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void textCanBeRead_data() { themes(); }
    void textCanBeRead()
    {
        const Theme& theme = applied();
        for (const QColor& text : {theme.text, theme.mutedText, theme.error, theme.warning, theme.success})
            for (const QColor& ground : {theme.window, theme.surface, theme.raised})
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + " on " + ground.name()));
        QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
        QVERIFY(contrast(theme.text, theme.selection) >= 4.5);
    }

    void digitsHaveOneWidth()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        const QFontMetricsF metrics(tabularFont());
        for (const QChar digit : QStringLiteral("123456789"))
            QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(QLatin1Char('0')));
        QVERIFY(!QApplication::font().families().isEmpty());
    }

    void dialogsHaveOurIcons()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        const QStyle& style = *QApplication::style();
        for (const QStyle::StandardPixmap which : {QStyle::SP_MessageBoxQuestion, QStyle::SP_MessageBoxInformation,
                                                   QStyle::SP_DialogOkButton, QStyle::SP_DialogCancelButton, QStyle::SP_DirIcon,
                                                   QStyle::SP_FileIcon, QStyle::SP_FileDialogToParent}) {
            const QImage image = style.standardIcon(which).pixmap(32, 32).toImage();
            int drawn = 0; // a line icon is of the text's colour alone
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (qAlpha(image.pixel(x, y)) == 255) {
                        ++drawn;
                        QCOMPARE(QColor(image.pixel(x, y)).name(), Theme::current().text.name());
                    }
            QVERIFY(drawn > 8);
        }
    }

    void theFirstSeriesStandsOut_data() { themes(); }
    void theFirstSeriesStandsOut()
    {
        const Theme& theme = applied();
        QVERIFY(contrast(seriesColor(theme, 0), theme.surface) >= 4.5);
        QVERIFY(contrast(theme.found, theme.surface) >= 4.5);
        for (int i = 0; i < 7; ++i)
            for (int j = 0; j < i; ++j)
                QVERIFY(seriesColor(theme, i) != seriesColor(theme, j));
        QCOMPARE(seriesColor(theme, 7), seriesColor(theme, 0));
    }

    void anEmptyBoxToTickIsSeen_data() { themes(); }
    void anEmptyBoxToTickIsSeen()
    {
        const Theme& theme = applied();
        QCheckBox box;
        box.resize(box.sizeHint());
        const QImage image = box.grab().toImage();
        double most = 1;
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, contrast(image.pixelColor(x, image.height() / 2), theme.window));
        QVERIFY2(most >= 3, qPrintable(QString::number(most)));
    }

    /// Of runs' names, which differ at their end, and say all of it where the pointer rests.
    void aChoiceThatDoesNotFitShowsBothEnds()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        QComboBox box;
        box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box.addItems({"hide Demonstration: training, 100 px", "hide Demonstration: training, 150 px"});
        box.setToolTip("A run's patch");
        box.resize(160, box.sizeHint().height());
        box.show();
        const auto end = [&box] { return box.grab().toImage().copy(80, 0, 50, box.height()); };
        const QImage first = end();
        box.setCurrentIndex(1);
        QVERIFY(end() != first);
        const auto tip = [&box] {
            QHelpEvent event(QEvent::ToolTip, {5, 5}, box.mapToGlobal(QPoint(5, 5)));
            QApplication::sendEvent(&box, &event);
            return QToolTip::text();
        };
        QCOMPARE(tip(), QString("hide Demonstration: training, 150 px\n\nA run's patch"));
        box.resize(600, box.height());
        QCOMPARE(tip(), QString("A run's patch"));
        QToolTip::hideText();
    }

    void aLinkHasTheColourOfTheThemeNow()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        QLabel label("<a href=\"there\">Change it there</a>");
        label.resize(label.sizeHint());
        label.show();
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Dark}) {
            Theme::apply(*qApp, choice);
            const QImage image = label.grab().toImage();
            int inked = 0; // the line under it has the colour itself
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += image.pixelColor(x, y) == Theme::current().accent ? 1 : 0;
            QVERIFY2(inked > image.width() / 4, qPrintable(QString::number(inked)));
        }
    }

    void typeThatWasScaledStaysSoInAnotherTheme()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        QLabel label("12 of 40");
        label.setObjectName("note");
        label.show();
        scaleType(label, 2);
        Theme::apply(*qApp, ThemeChoice::Dark);
        QCOMPARE(label.font().pointSizeF(), 2 * QApplication::font().pointSizeF());
        scaleType(label, 1);
        Theme::apply(*qApp, ThemeChoice::Light);
        QCOMPARE(label.font().pointSizeF(), QApplication::font().pointSizeF());
    }

  private:
    static void themes()
    {
        QTest::addColumn<int>("choice");
        QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
    }
    static const Theme& applied()
    {
        QFETCH(int, choice);
        Theme::apply(*qApp, static_cast<ThemeChoice>(choice));
        return Theme::current();
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestTheme)
#include "test_theme.moc"
