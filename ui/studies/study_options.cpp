#include "ui/studies/study_options.h"

#include "core/common/error.h"
#include "core/workspace/runs/train_option_text.h"
#include "ui/controls/form_field.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/number_box.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr std::size_t kMostRows = 8; ///< more axes than anybody reads, and than a thousand trainings can tell apart

/// What most studies are about comes first, with the values that tables kept by hand have.
constexpr std::array<std::pair<const char*, const char*>, 6> kUsual = {{{"patch-size", "100,150,200"},
                                                                        {"learning-rate", "1,5,10"},
                                                                        {"iterations", "50,100,200"},
                                                                        {"images-per-update", "4,8,16"},
                                                                        {"losses", "total|cls|box"},
                                                                        {"placement", "object:0.3|object:0.4|object:0.5"}}};

/// A study repeats its seeds itself; a target and a palette belong to what a patch is for.
bool canBeVaried(const std::string& key)
{
    static const std::set<std::string> never = {"seed", "target", "palette", "palette-only", "objective", "batch-size", "precision"};
    return !never.contains(key);
}

QString optionWords(const std::string& key)
{
    QString words = optionNameText("--" + key);
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

QString quotedValue(const std::string& text)
{
    const QString value = QString::fromStdString(text);
    return value.contains(QLatin1Char(',')) ? value + QLatin1Char('|') : value;
}

} // namespace

StudyOptions::StudyOptions(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)), add_(new QPushButton(icon("add"), tr("Vary one more")))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(kGrid);
    add_->setObjectName("addOption");
    add_->setToolTip(tr("One more option of the training whose values are tried"));
    connect(add_, &QPushButton::clicked, this, [this] {
        const Row& row = addRow(unusedKey(), {});
        proposeValues(row);
        row.option->setFocus();
        follow();
        Q_EMIT changed();
    });
    auto* last = new QHBoxLayout;
    last->addStretch();
    last->addWidget(add_);
    column_->addLayout(last);
    for (const auto& [key, values] : {kUsual[0], kUsual[1]})
        addRow(key, QString::fromLatin1(values));
    follow();
}

StudyOptions::Row& StudyOptions::addRow(const std::string& key, const QString& values)
{
    auto* control = new QWidget;
    Row row{nullptr, new ChoiceBox, new QLineEdit(values), iconButton("close", tr("Vary this no longer"), "removeOption")};
    row.option->setAccessibleName(tr("Option that is varied"));
    row.option->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row.option->setMinimumContentsLength(8);
    const auto offer = [&row](const std::string& one) { row.option->addItem(optionWords(one), QString::fromStdString(one)); };
    for (const auto& [one, ignored] : kUsual)
        offer(one);
    row.option->insertSeparator(row.option->count());
    for (const auto& [one, ignored] : workspace::trainOptionTexts(base_))
        if (canBeVaried(one) && row.option->findData(QString::fromStdString(one)) < 0) offer(one);
    row.option->show(QString::fromStdString(key));
    row.values->setObjectName("values");
    row.values->setAccessibleName(tr("Its values"));
    row.values->setToolTip(tr("The values that are tried, as in 100,150,200; with | between values that have commas themselves.\n"
                              "Of a search at random also a range, as in 1..10, or 1..10:log for one by powers."));
    auto* line = new QHBoxLayout(control);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGrid / 2);
    line->addWidget(row.option, 1);
    line->addWidget(row.values, 1);
    line->addWidget(row.remove);
    row.field = new FormField(rows_.empty() ? tr("V&aried") : QString(), control, row.values);
    column_->insertWidget(static_cast<int>(rows_.size()), row.field);
    rows_.push_back(row);
    connect(row.option, &QComboBox::activated, this, [this, row] {
        proposeValues(row);
        Q_EMIT changed();
    });
    connect(row.values, &QLineEdit::textChanged, this, &StudyOptions::changed);
    connect(row.remove, &QToolButton::clicked, this, [this, field = row.field] { removeRow(field); });
    return rows_.back();
}

void StudyOptions::removeRow(const QWidget* field)
{
    const auto found = std::find_if(rows_.begin(), rows_.end(), [field](const Row& row) { return row.field == field; });
    if (found == rows_.end() || rows_.size() == 1) return;
    const bool first = found == rows_.begin();
    found->field->hide();
    found->field->deleteLater();
    rows_.erase(found);
    if (first) setTexts(texts()); // the label stands at the first row
    rows_.front().values->setFocus();
    follow();
    Q_EMIT changed();
}

/// An option that no row has yet.
std::string StudyOptions::unusedKey() const
{
    const auto used = [this](const std::string& key) {
        return std::any_of(rows_.begin(), rows_.end(), [&key](const Row& row) { return row.option->currentData().toString().toStdString() == key; });
    };
    for (const auto& [key, values] : kUsual)
        if (!used(key)) return key;
    for (const auto& [key, value] : workspace::trainOptionTexts(base_))
        if (canBeVaried(key) && !used(key)) return key;
    return kUsual[0].first;
}

/// The usual ones; of an option that has none its value of today, to which others are added.
void StudyOptions::proposeValues(const Row& row)
{
    const std::string key = row.option->currentData().toString().toStdString();
    QString values;
    for (const auto& [usual, proposed] : kUsual)
        if (key == usual) values = QString::fromLatin1(proposed);
    if (values.isEmpty())
        for (const auto& [one, value] : workspace::trainOptionTexts(base_))
            if (one == key) values = quotedValue(value);
    const QSignalBlocker blocker(row.values);
    row.values->setText(values);
}

void StudyOptions::setBase(const patch::TrainOptions& base)
{
    base_ = base;
}

QStringList StudyOptions::texts() const
{
    QStringList texts;
    for (const Row& row : rows_)
        texts += row.option->currentData().toString() + QLatin1Char('=') + row.values->text();
    return texts;
}

void StudyOptions::setTexts(const QStringList& texts)
{
    for (const Row& row : rows_) {
        row.field->hide();
        row.field->deleteLater();
    }
    rows_.clear();
    for (const QString& text : texts)
        addRow(text.section(QLatin1Char('='), 0, 0).toStdString(), text.section(QLatin1Char('='), 1));
    follow();
    Q_EMIT changed();
}

std::vector<workspace::StudyOption> StudyOptions::options() const
{
    std::vector<workspace::StudyOption> options;
    for (QString text : texts())
        options.push_back(workspace::parseStudyOption(text.remove(QLatin1Char(' ')).toStdString()));
    return options;
}

FormField* StudyOptions::check(bool random)
{
    FormField* first = nullptr;
    std::set<std::string> keys;
    for (const Row& row : rows_) {
        QString mistake;
        const std::string key = row.option->currentData().toString().toStdString();
        try {
            const workspace::StudyOption option =
                workspace::parseStudyOption(key + "=" + row.values->text().remove(QLatin1Char(' ')).toStdString());
            workspace::checkOption(option, base_, random);
            if (!keys.insert(key).second) mistake = tr("It is varied above already.");
        } catch (const std::exception& error) {
            mistake = errorText(error);
        }
        row.field->setMistake(mistake);
        if (!mistake.isEmpty() && first == nullptr) first = row.field;
    }
    return first;
}

void StudyOptions::follow()
{
    for (const Row& row : rows_)
        row.remove->setEnabled(rows_.size() > 1);
    add_->setEnabled(rows_.size() < kMostRows);
}

} // namespace blindspot::ui
