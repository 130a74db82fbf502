#include "ui/controls/option_form.h"

#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/option_text.h"
#include "ui/support/message_text.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <cmath>
#include <map>

namespace blindspot::ui {

FormField* OptionRows::addRow(const FieldPlace& place, const std::string& option, FormField* field)
{
    place.rows->addWidget(field);
    entries_.push_back({option, field, place.section});
    return field;
}

void OptionRows::onRefresh(std::function<void()> refresh)
{
    refresh();
    refreshers_.push_back(std::move(refresh));
}

void OptionRows::refresh()
{
    for (const auto& refresher : refreshers_)
        refresher();
}

void OptionRows::takeShown()
{
    // All are read before the first is set, which shows the options again.
    std::vector<double> shown;
    for (const Entry& entry : entries_)
        shown.push_back(entry.box == nullptr ? 0 : entry.box->value());
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].box != nullptr) entries_[i].set(shown[i]);
}

QString OptionRows::rangeText(const Limit& limit, const QString& zero)
{
    const QString low = optionText(limit.low), high = optionText(limit.high);
    if (!std::isfinite(limit.low)) return {};
    if (!std::isfinite(limit.high))
        return limit.aboveLow                      ? tr("above %1").arg(low)
               : limit.low == 0 && !zero.isEmpty() ? tr("%1 or a number from 1").arg(zero)
                                                   : tr("%1 or more").arg(low);
    if (limit.aboveLow && limit.belowHigh) return tr("above %1 and below %2").arg(low, high);
    return limit.aboveLow    ? tr("above %1 and up to %2").arg(low, high)
           : limit.belowHigh ? tr("%1 to below %2").arg(low, high)
                             : tr("%1 to %2").arg(low, high);
}

QString OptionRows::tipOf(const NumberRow& row, const Number& number)
{
    QString tip = row.about;
    const QString range = number.limit ? rangeText(*number.limit, row.zero) : QString();
    if (!range.isEmpty()) tip += QLatin1Char('\n') + tr("Range: %1.").arg(range);
    QStringList defaults;
    bool same = true;
    for (const auto& [name, value] : number.defaults) {
        const QString shown = value == 0 && !row.zero.isEmpty() ? row.zero : optionText(value);
        defaults += name.isEmpty() ? shown : tr("%1 (%2)").arg(shown, name);
        same = same && value == number.defaults.front().second;
    }
    if (same) {
        const double value = number.defaults.front().second;
        defaults = QStringList(value == 0 && !row.zero.isEmpty() ? row.zero : optionText(value));
    }
    return tip + QLatin1Char('\n') + tr("Default: %1.").arg(defaults.join(QStringLiteral(", ")));
}

FormField* OptionRows::addNumber(const FieldPlace& place, const NumberRow& row, const Number& number)
{
    auto* choice = row.wide ? nullptr : new NumberChoice(row.decimals, row.choices);
    NumberBox* box = choice == nullptr ? new NumberBox(row.decimals) : choice->box();
    QWidget* control = choice == nullptr ? static_cast<QWidget*>(box) : choice;
    // The box takes what is out of range too: the form says so at the field instead of refusing keys without
    // a word. Only what has a word instead of a number, or cannot be held, is the end of its range.
    if (number.fromZero) box->setMinimum(0);
    if (!row.zero.isEmpty()) {
        box->setMinimum(number.limit ? number.limit->low : 0);
        box->setSpecialValueText(row.zero);
    }
    box->setSingleStep(row.step);
    if (!row.unit.isEmpty()) box->setSuffix(QLatin1Char(' ') + row.unit);
    control->setToolTip(tipOf(row, number));
    box->setToolTip(control->toolTip());
    box->setObjectName(row.name.isEmpty() ? QString::fromStdString(row.option) : row.name);
    if (choice != nullptr && row.meaning) choice->setMeaning(row.meaning);
    if (choice != nullptr)
        connect(choice, &NumberChoice::edited, this, number.set);
    else
        connect(box, &NumberBox::edited, this, number.set);
    onRefresh([choice, box, get = number.get] {
        if (choice != nullptr)
            choice->show(get());
        else
            box->show(get());
    });
    FormField* field = addRow(place, row.option, new FormField(row.label, control, box));
    entries_.back().box = box;
    entries_.back().set = number.set;
    return field;
}

FormField* OptionRows::addCheck(const FieldPlace& place, const QString& label, const QString& text,
                                const QString& about, const std::function<bool()>& get,
                                const std::function<void(bool)>& set)
{
    auto* box = new QCheckBox(text);
    box->setToolTip(about);
    connect(box, &QCheckBox::clicked, this, set);
    onRefresh([box, get] { box->setChecked(get()); });
    return addRow(place, {}, new FormField(label, box));
}

FormField* OptionRows::addChoice(const FieldPlace& place, const QString& label, const QString& about,
                                 const std::vector<std::pair<int, QString>>& entries,
                                 const std::function<int()>& get, const std::function<void(int)>& set)
{
    auto* box = new ChoiceBox;
    box->setToolTip(about);
    for (const auto& [value, text] : entries)
        box->addItem(text, value);
    connect(box, &QComboBox::activated, this, [box, set] { set(box->currentData().toInt()); });
    onRefresh([box, get] { box->show(get()); });
    return addRow(place, {}, new FormField(label, box));
}

QStringList OptionRows::show(const std::vector<OptionMistake>& mistakes)
{
    QStringList left;
    std::map<FormField*, QString> texts;
    for (const OptionMistake& mistake : mistakes) {
        FormField* at = field(mistake.option);
        if (at == nullptr)
            left.push_back(tr("%1: %2").arg(optionNameText(mistake.option), mistakeText(mistake)));
        else if (texts[at].isEmpty())
            texts[at] = mistakeText(mistake);
    }
    std::map<FoldedSection*, bool> sections;
    for (const Entry& entry : entries_) {
        const QString text = texts.contains(entry.field) ? texts[entry.field] : QString();
        entry.field->setMistake(text);
        if (entry.section != nullptr) sections[entry.section] = sections[entry.section] || !text.isEmpty();
    }
    for (const auto& [section, mistaken] : sections)
        section->setMistaken(mistaken);
    return left;
}

FormField* OptionRows::firstMistake() const
{
    for (const Entry& entry : entries_)
        entry.field->touch();
    for (const Entry& entry : entries_)
        if (!entry.field->mistake().isEmpty()) return entry.field;
    return nullptr;
}

void OptionRows::reveal(FormField* field) const
{
    for (const Entry& entry : entries_)
        if (entry.field == field && entry.section != nullptr) entry.section->setOpen(true);
}

FormField* OptionRows::field(const std::string& option) const
{
    for (const Entry& entry : entries_)
        if (!option.empty() && entry.option == option) return entry.field;
    return nullptr;
}

NumberBox* OptionRows::box(const std::string& option) const
{
    for (const Entry& entry : entries_)
        if (entry.option == option && entry.box != nullptr) return entry.box;
    return nullptr;
}

} // namespace blindspot::ui
