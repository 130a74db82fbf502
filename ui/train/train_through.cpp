// The rows for the defence that a patch is trained through.
#include "core/defences/defence.h"
#include "ui/controls/defence_texts.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_box.h"
#include "ui/support/manual_topic.h"
#include "ui/train/train_advanced.h"

#include <QLineEdit>

namespace blindspot::ui {

namespace {

/// "quality=75": the parameters of a defence as its text has them.
QString valuesOf(const DefenceSpec& defence)
{
    return QString::fromStdString(defence.text()).section(QLatin1Char(':'), 1);
}

} // namespace

void TrainAdvanced::addThrough(const FieldPlace& place)
{
    auto* kinds = new ChoiceBox;
    kinds->setObjectName("through");
    setManualTopic(*kinds, QStringLiteral("defences#knowing"));
    kinds->setToolTip(tr("A filter that stands before the detector while the patch is trained, so that the patch knows it:\n"
                         "only against such a patch does a defence show what it is worth.\nDefault: none."));
    kinds->addItem(tr("No defence"), QStringLiteral("none"));
    for (const defences::DefenceKind& kind : defences::defenceKinds())
        kinds->addItem(defenceTitle(kind), QString::fromStdString(kind.name));
    auto* values = new QLineEdit;
    values->setObjectName("throughValues");
    fields_.addRow(place, {}, new FormField(tr("Through"), kinds));
    FormField* field = fields_.addRow(place, "--through", new FormField(tr("Its parameters"), values));
    const auto adopt = [this, kinds](const QString& text) {
        throughMistake_.reset();
        const QString spec = kinds->currentData().toString() + (text.isEmpty() ? QString() : QLatin1Char(':') + text);
        try {
            const DefenceSpec defence = defences::parseDefence(spec.toStdString(), {});
            draft_.edit([&](workspace::TrainRequest& request) { request.options.through = defence; });
        } catch (const Error& error) {
            throughMistake_ = OptionMistake{"--through", error.message(), {}};
            draft_.edit([](workspace::TrainRequest&) {}); // shows it
        }
    };
    connect(kinds, &QComboBox::activated, this, [adopt] { adopt({}); });
    connect(values, &QLineEdit::textEdited, this, adopt);
    fields_.onRefresh([this, kinds, values, field] {
        const DefenceSpec& defence = draft_.options().through;
        if (throughMistake_) return; // what is being written stays
        kinds->show(QString::fromStdString(defence.name));
        if (values->text() != valuesOf(defence) && !values->hasFocus()) values->setText(valuesOf(defence));
        field->setVisible(!defence.values.empty());
        values->setToolTip(tr("NAME=VALUE, …; what is left out has its default."));
    });
}

} // namespace blindspot::ui
