#include "ui/train/train_fields.h"

#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/option_text.h"
#include "ui/support/engine_text.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <set>

namespace blindspot::ui {

TrainFields::TrainFields(TrainDraft& draft, QObject* parent) : QObject(parent), draft_(draft)
{
    connect(&draft_, &TrainDraft::changed, this, &TrainFields::refresh);
}

void TrainFields::refresh()
{
    for (const auto& refresher : refreshers_)
        refresher();
}

void TrainFields::onRefresh(std::function<void()> refresh)
{
    refresh();
    refreshers_.push_back(std::move(refresh));
}

QString TrainFields::tipOf(const NumberRow& row, const Getter& get, const Setter& set) const
{
    const auto hide = patch::TrainOptions::forRecipe("hide"),
               dpatch = patch::TrainOptions::forRecipe("robust-dpatch");
    const double ours = get(hide), theirs = get(dpatch);
    const auto shown = [&row](double value) {
        return value == 0 && !row.zero.isEmpty() ? row.zero : optionText(value);
    };
    QString tip = row.about;
    // The engine says what it takes when it is given what it does not.
    patch::TrainOptions probe = hide;
    set(probe, -1e6);
    for (const patch::OptionMistake& mistake : probe.mistakes(draft_.inputSize()))
        if (mistake.option == row.option)
            tip += QStringLiteral("\n") + tr("Range: %1.").arg(engineRange(mistake.remedy));
    tip += QStringLiteral("\n");
    tip += ours == theirs ? tr("Default: %1.").arg(shown(ours))
                          : tr("Default: %1 (hide), %2 (robust-dpatch).").arg(shown(ours), shown(theirs));
    return tip;
}

FormField* TrainFields::addNumber(const FieldPlace& place, const NumberRow& row, const Getter& get,
                                  const Setter& set)
{
    auto* control = new NumberChoice(row.decimals, row.choices);
    NumberBox* box = control->box();
    box->setSingleStep(row.step);
    if (!row.unit.isEmpty()) box->setSuffix(QStringLiteral(" ") + row.unit);
    if (!row.zero.isEmpty()) {
        box->setMinimum(0);
        box->setSpecialValueText(row.zero);
    }
    control->setToolTip(tipOf(row, get, set));
    box->setToolTip(control->toolTip());
    box->setObjectName(QString::fromStdString(row.option));
    if (row.meaning) control->setMeaning(row.meaning);
    connect(control, &NumberChoice::edited, this, [this, set](double value) {
        draft_.edit([&](workspace::TrainRequest& request) { set(request.options, value); });
    });
    onRefresh([this, control, get] { control->show(get(draft_.options())); });
    return addRow(place, row.option, new FormField(row.label, control, box));
}

FormField* TrainFields::addCheck(const FieldPlace& place, const QString& label, const QString& text,
                                 const QString& about, bool& (*member)(patch::TrainOptions&) )
{
    auto* box = new QCheckBox(text);
    box->setToolTip(about);
    connect(box, &QCheckBox::clicked, this, [this, member](bool on) {
        draft_.edit([&](workspace::TrainRequest& request) { member(request.options) = on; });
    });
    onRefresh([this, box, member] {
        patch::TrainOptions copy = draft_.options();
        box->setChecked(member(copy));
    });
    return addRow(place, {}, new FormField(label, box));
}

FormField* TrainFields::addChoice(const FieldPlace& place, const QString& label, const QString& about,
                                  const std::vector<std::pair<int, QString>>& entries,
                                  const std::function<int(const patch::TrainOptions&)>& get,
                                  const std::function<void(int)>& set)
{
    auto* box = new ChoiceBox;
    box->setToolTip(about);
    for (const auto& [value, text] : entries)
        box->addItem(text, value);
    connect(box, &QComboBox::activated, this, [box, set] { set(box->currentData().toInt()); });
    onRefresh([this, box, get] { box->show(get(draft_.options())); });
    return addRow(place, {}, new FormField(label, box));
}

FormField* TrainFields::addRow(const FieldPlace& place, const std::string& option, FormField* field)
{
    place.rows->addWidget(field);
    entries_.push_back({option, field, place.section});
    return field;
}

QStringList TrainFields::show(const std::vector<patch::OptionMistake>& mistakes)
{
    QStringList left;
    std::map<FormField*, QString> texts;
    for (const patch::OptionMistake& mistake : mistakes) {
        FormField* at = field(mistake.option);
        if (at == nullptr)
            left.push_back(tr("%1: %2").arg(engineOption(mistake.option), mistakeText(mistake)));
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

FormField* TrainFields::firstMistake() const
{
    for (const Entry& entry : entries_)
        if (!entry.field->mistake().isEmpty()) {
            if (entry.section != nullptr) entry.section->setOpen(true);
            return entry.field;
        }
    return nullptr;
}

FormField* TrainFields::field(const std::string& option) const
{
    for (const Entry& entry : entries_)
        if (!option.empty() && entry.option == option) return entry.field;
    return nullptr;
}

} // namespace blindspot::ui
