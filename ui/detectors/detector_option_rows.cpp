#include "ui/detectors/detector_option_rows.h"

#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/option_text.h"
#include "ui/support/engine_text.h"
#include "ui/train/train_fields.h"

#include <QVBoxLayout>

#include <map>
#include <utility>

namespace blindspot::ui {

QString DetectorOptionRows::tipOf(const Row& row, const Getter& get, const Setter& set)
{
    const detector_training::TrainOptions defaults;
    const auto shown = [&row](double value) {
        return value == 0 && !row.zero.isEmpty() ? row.zero : optionText(value);
    };
    QString tip = row.about;
    // The engine says what it takes when it is given what it does not.
    detector_training::TrainOptions probe = defaults;
    set(probe, -1e6);
    for (const patch::OptionMistake& mistake : probe.mistakes())
        if (mistake.option == row.option)
            tip += QLatin1Char('\n') + tr("Range: %1.").arg(engineRange(mistake.remedy));
    return tip + QLatin1Char('\n') + tr("Default: %1.").arg(shown(get(defaults)));
}

FormField* DetectorOptionRows::addRow(QVBoxLayout& rows, FoldedSection* section, const Row& row, Getter get,
                                      Setter set)
{
    auto* control = new NumberChoice(row.decimals, row.choices);
    NumberBox* box = control->box();
    box->setObjectName(QString::fromStdString(row.option));
    box->setSingleStep(row.step);
    if (!row.zero.isEmpty()) {
        box->setMinimum(0);
        box->setSpecialValueText(row.zero);
    }
    control->setToolTip(tipOf(row, get, set));
    box->setToolTip(control->toolTip());
    connect(control, &NumberChoice::edited, this, &DetectorOptionRows::edited);
    auto* field = new FormField(row.label, control, box);
    rows.addWidget(field);
    entries_.push_back({row.option, control, field, section, std::move(get), std::move(set)});
    return field;
}

void DetectorOptionRows::show(const detector_training::TrainOptions& options)
{
    for (const Entry& entry : entries_)
        entry.control->show(entry.get(options));
}

void DetectorOptionRows::fill(detector_training::TrainOptions& options) const
{
    for (const Entry& entry : entries_)
        entry.set(options, entry.control->box()->value());
}

FormField* DetectorOptionRows::showMistakes(const detector_training::TrainOptions& options)
{
    std::map<std::string, QString> texts;
    for (const patch::OptionMistake& mistake : options.mistakes())
        texts.emplace(mistake.option, mistakeText(mistake));
    FormField* first = nullptr;
    std::map<FoldedSection*, bool> sections;
    for (const Entry& entry : entries_) {
        const auto found = texts.find(entry.option);
        entry.field->setMistake(found == texts.end() ? QString() : found->second);
        if (found != texts.end() && first == nullptr) first = entry.field;
        if (entry.section != nullptr) sections[entry.section] |= found != texts.end();
    }
    for (const auto& [section, mistaken] : sections)
        section->setMistaken(mistaken);
    return first;
}

void DetectorOptionRows::reveal(FormField* field) const
{
    for (const Entry& entry : entries_)
        if (entry.field == field && entry.section != nullptr) entry.section->setOpen(true);
}

NumberBox* DetectorOptionRows::box(const std::string& option) const
{
    for (const Entry& entry : entries_)
        if (entry.option == option) return entry.control->box();
    return nullptr;
}

} // namespace blindspot::ui
