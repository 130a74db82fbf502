// Rows bound to options: what they show and change, tool tips with range and default, mistakes at their field.
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/option_form.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest/QtTest>

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::ui;

namespace {

enum class Kind { Plain, Fancy };

struct Options {
    std::int64_t rounds = 10, every = 0;
    double rate = 0.5;
    std::uint64_t seed = 0;
    bool mirrored = false;
    Kind kind = Kind::Plain;

    static std::span<const OptionLimit<Options>> limits()
    {
        // clang-format off (version 14 takes these functions apart)
        static const std::vector<OptionLimit<Options>> table = {
            {"--rounds", {1, 100}, [](auto& o) -> auto& { return o.rounds; }},
            {"--rate", {0, 4, true}, [](auto& o) -> auto& { return o.rate; }},
            {"--every",
             {0, std::numeric_limits<double>::infinity()},
             [](auto& o) -> auto& { return o.every; },
             Message::tr("use all or a number from 1")}};
        // clang-format on
        return table;
    }
    std::vector<OptionMistake> mistakes() const
    {
        std::vector<OptionMistake> found;
        for (const auto& entry : limits())
            if (auto mistake = entry.mistakeIn(*this, [](double value) { return std::to_string(value); }))
                found.push_back(*mistake);
        return found;
    }
};

using Form = OptionForm<Options>;

} // namespace

class TestOptionForm : public QObject {
    Q_OBJECT

    std::unique_ptr<QWidget> page_;
    QVBoxLayout* column_ = nullptr;
    FoldedSection* section_ = nullptr;
    Form* form_ = nullptr;

    void build(const Form::Defaults& defaults)
    {
        page_ = std::make_unique<QWidget>();
        column_ = new QVBoxLayout(page_.get());
        section_ = new FoldedSection(QStringLiteral("More"));
        column_->addWidget(section_);
        form_ = new Form(page_.get(), defaults);
        form_->number({column_}, {"--rounds", "Rounds", "How often."});
        form_->number({section_->rows(), section_}, {"--rate", "Rate", "How fast.", 2});
    }

  private Q_SLOTS:
    void init() { build({{QString(), Options()}}); }

    void rowsShowAndChangeTheOptions()
    {
        QCOMPARE(form_->box("--rounds")->value(), 10.0);
        QSignalSpy edits(form_, &OptionRows::edited);
        form_->box("--rounds")->setValue(20);
        QCOMPARE(form_->options().rounds, 20);
        QCOMPARE(edits.count(), 1);
        Options options;
        options.rounds = 30;
        form_->setOptions(options);
        QCOMPARE(form_->box("--rounds")->value(), 30.0);
        QCOMPARE(edits.count(), 1); // nobody has edited anything
    }

    void whatABoxWouldRoundStays()
    {
        Options options;
        options.rate = 0.12345;
        form_->setOptions(options);
        form_->box("--rounds")->setValue(7);
        QCOMPARE(form_->options().rate, 0.12345);
        form_->takeShown(); // but not where the boxes are what counts
        QCOMPARE(form_->options().rate, 0.12);
        QCOMPARE(form_->options().rounds, 7);
    }

    void checksAndChoices()
    {
        form_->check({column_}, "Mirror", "Mirrored", "Left to right",
                     [](Options& o) -> bool& { return o.mirrored; });
        form_->choice<Kind>({column_}, "Kind", "Which", {{Kind::Plain, "plain"}, {Kind::Fancy, "fancy"}},
                            [](Options& o) -> Kind& { return o.kind; });
        auto* check = page_->findChild<QCheckBox*>();
        auto* choice = page_->findChild<ChoiceBox*>();
        check->click();
        QVERIFY(form_->options().mirrored);
        choice->setCurrentIndex(1);
        Q_EMIT choice->activated(1);
        QVERIFY(form_->options().kind == Kind::Fancy);
        form_->setOptions({});
        QVERIFY(!check->isChecked());
        QCOMPARE(choice->currentText(), QString("plain"));
    }

    void toolTipsSayRangeAndDefault()
    {
        QCOMPARE(form_->box("--rounds")->toolTip(), QString("How often.\nRange: 1 to 100.\nDefault: 10."));
        QCOMPARE(form_->box("--rate")->toolTip(),
                 QString("How fast.\nRange: above 0 and up to 4.\nDefault: 0.5."));
        NumberRow every{"--every", "Every", "When."};
        every.zero = "all";
        form_->number({column_}, every);
        QCOMPARE(form_->box("--every")->toolTip(),
                 QString("When.\nRange: all or a number from 1.\nDefault: all."));
        form_->number<std::uint64_t>({column_}, {"--seed", "Seed", "Of numbers."},
                                     [](Options& o) -> std::uint64_t& { return o.seed; });
        QCOMPARE(form_->box("--seed")->toolTip(), QString("Of numbers.\nDefault: 0."));
        QCOMPARE(form_->box("--seed")->minimum(), 0.0);
    }

    void defaultsThatDifferAreNamed()
    {
        Options other;
        other.rounds = 50;
        build({{"slow", Options()}, {"fast", other}});
        QCOMPARE(form_->box("--rounds")->toolTip(),
                 QString("How often.\nRange: 1 to 100.\nDefault: 10 (slow), 50 (fast)."));
        QVERIFY(form_->box("--rate")->toolTip().endsWith("Default: 0.5.")); // both agree
    }

    void rangesInWords()
    {
        const double none = std::numeric_limits<double>::infinity();
        QCOMPARE(OptionRows::rangeText({0, none}), QString("0 or more"));
        QCOMPARE(OptionRows::rangeText({0, none, true}), QString("above 0"));
        QCOMPARE(OptionRows::rangeText({0, 1, false, true}), QString("0 to below 1"));
        QCOMPARE(OptionRows::rangeText({0, 1, true, true}), QString("above 0 and below 1"));
        QCOMPARE(OptionRows::rangeText({1, 100000}), QString("1 to 100000"));
        QCOMPARE(OptionRows::rangeText({}), QString());
    }

    void mistakesStandAtTheirFields()
    {
        QVERIFY(form_->firstMistake() == nullptr);
        form_->box("--rate")->setValue(5); // which the box takes
        QCOMPARE(form_->options().rate, 5.0);
        QVERIFY(form_->show(form_->options().mistakes()).isEmpty());
        FormField* field = form_->field("--rate");
        QVERIFY(!field->mistake().isEmpty());
        QVERIFY(form_->field("--rounds")->mistake().isEmpty());
        QCOMPARE(form_->firstMistake(), field);
        QVERIFY(!section_->isOpen()); // until it is asked for
        form_->reveal(field);
        QVERIFY(section_->isOpen());
        form_->box("--rounds")->setValue(0);
        form_->show(form_->options().mistakes());
        QCOMPARE(form_->firstMistake(), form_->field("--rounds")); // the order of the rows
        form_->setOptions({});
        form_->show(form_->options().mistakes());
        QVERIFY(form_->firstMistake() == nullptr);
    }

    /// Before anything was done there is no red; while it is typed the rows below keep their places.
    void aMistakeIsCalmAtFirstAndKeepsItsRoom()
    {
        QWidget window;
        auto* edit = new QLineEdit;
        auto* other = new QLineEdit;
        auto* column = new QVBoxLayout(&window);
        auto* field = new FormField("Name", edit);
        column->addWidget(field);
        column->addWidget(other);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        other->setFocus();
        auto* label = field->findChild<QLabel*>("fieldError");
        const int without = field->sizeHint().height();
        field->setMistake("it is empty");
        QVERIFY(label->isVisible() && label->property("calm").toBool() && !label->text().contains("⚠"));
        const int with = field->sizeHint().height();
        QVERIFY(with > without);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A);
        QVERIFY(!label->property("calm").toBool() && label->text().contains("⚠"));
        field->setMistake({});
        QVERIFY(!label->isVisible());
        QCOMPARE(field->sizeHint().height(), with);
        other->setFocus();
        QCOMPARE(field->sizeHint().height(), without);
    }

    void mistakesWithoutAFieldAreGivenBack()
    {
        Options options;
        options.every = -1;
        form_->setOptions(options);
        const QStringList left = form_->show(form_->options().mistakes());
        QCOMPARE(left.size(), 1);
        QVERIFY2(left.front().contains("--every"), qPrintable(left.front()));
        QVERIFY(form_->firstMistake() == nullptr);
    }
};

QTEST_MAIN(TestOptionForm)
#include "test_option_form.moc"
