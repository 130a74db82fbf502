#include "ui/evaluate/defence_picker.h"

#include "ui/controls/number_box.h"
#include "ui/controls/defence_texts.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace blindspot::ui {

namespace {

constexpr int kDecimals = 4; ///< of parameters that are no whole numbers

QString numberText(double value)
{
    return QString::number(value, 'g', 6);
}

QString tipOf(const defences::Parameter& parameter)
{
    return DefencePicker::tr("%1.\nRange: %2 to %3. Default: %4.")
        .arg(defenceText(parameter.description), numberText(parameter.low), numberText(parameter.high),
             numberText(parameter.value));
}

} // namespace

DefencePicker::DefencePicker(QWidget* parent) : QWidget(parent)
{
    setManualTopic(*this, QStringLiteral("defences#filters"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    for (const defences::DefenceKind& kind : defences::defenceKinds())
        entries_.push_back(addKind(kind));
}

DefencePicker::Entry DefencePicker::addKind(const defences::DefenceKind& kind)
{
    Entry entry;
    entry.kind = &kind;
    entry.check = new QCheckBox(defenceTitle(kind));
    entry.check->setObjectName(QStringLiteral("defence.%1").arg(QString::fromStdString(kind.name)));
    entry.check->setToolTip(defenceText(kind.description));
    entry.body = new QWidget;
    auto* grid = new QGridLayout(entry.body);
    grid->setContentsMargins(3 * kGrid, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    for (const defences::Parameter& parameter : kind.parameters)
        addParameter(entry, parameter, *grid);
    entry.body->hide();
    entry.fold = new QToolButton;
    entry.fold->setArrowType(Qt::RightArrow);
    entry.fold->setAutoRaise(true);
    entry.fold->setFocusPolicy(Qt::StrongFocus);
    entry.fold->setToolTip(tr("Parameters"));
    entry.fold->setAccessibleName(tr("Parameters of %1").arg(defenceTitle(kind)));
    entry.fold->setVisible(!kind.parameters.empty());
    connect(entry.fold, &QToolButton::clicked, this, [fold = entry.fold, body = entry.body] {
        const bool open = body->isHidden();
        body->setVisible(open);
        fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    entry.mistake = new QLabel;
    entry.mistake->setObjectName("fieldError");
    entry.mistake->setWordWrap(true);
    entry.mistake->setFont(scaledFont(0.9));
    entry.mistake->hide();
    connect(entry.check, &QCheckBox::toggled, this, &DefencePicker::changed);
    auto* row = new QHBoxLayout;
    row->addWidget(entry.check, 1);
    row->addWidget(entry.fold);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(row);
    column->addWidget(entry.body);
    column->addWidget(entry.mistake);
    return entry;
}

void DefencePicker::addParameter(Entry& entry, const defences::Parameter& parameter, QGridLayout& grid)
{
    auto* box = new NumberBox(parameter.whole || parameter.odd ? 0 : kDecimals);
    box->setObjectName(
        QStringLiteral("defence.%1.%2")
            .arg(QString::fromStdString(entry.kind->name), QString::fromStdString(parameter.name)));
    box->setSingleStep(parameter.odd     ? 2
                       : parameter.whole ? 1
                                         : std::pow(10, std::floor(std::log10(parameter.high / 10))));
    box->show(parameter.value);
    box->setToolTip(tipOf(parameter));
    box->setAccessibleName(defenceText(parameter.name));
    box->setFixedWidth(12 * kGrid);
    connect(box, &NumberBox::edited, this, &DefencePicker::changed);
    auto* label = new QLabel(defenceText(parameter.name));
    label->setToolTip(box->toolTip());
    label->setBuddy(box);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(box, row, 1);
    entry.boxes.push_back(box);
}

defences::DefenceSpec DefencePicker::specOf(const Entry& entry)
{
    defences::DefenceSpec spec;
    spec.name = entry.kind->name;
    for (std::size_t i = 0; i < entry.boxes.size(); ++i)
        spec.values.emplace_back(entry.kind->parameters[i].name, entry.boxes[i]->value());
    return spec;
}

QString DefencePicker::mistakeOf(const Entry& entry)
{
    for (std::size_t i = 0; i < entry.boxes.size(); ++i) {
        const defences::Parameter& parameter = entry.kind->parameters[i];
        const double value = entry.boxes[i]->value();
        const QString name = defenceText(parameter.name);
        if (value < parameter.low || value > parameter.high)
            return tr("%1: the value %2 is out of range, use %3 to %4")
                .arg(name, numberText(value), numberText(parameter.low), numberText(parameter.high));
        if (parameter.odd && std::fmod(value, 2) != 1) return tr("%1: use an odd number").arg(name);
    }
    try {
        defences::makeDefence(specOf(entry));
    } catch (const std::exception& error) {
        return errorText(error);
    }
    return {};
}

std::vector<std::string> DefencePicker::texts() const
{
    std::vector<std::string> texts;
    for (const Entry& entry : entries_)
        if (entry.check->isChecked()) texts.push_back(specOf(entry).text());
    return texts;
}

QStringList DefencePicker::checkedTitles() const
{
    QStringList titles;
    for (const Entry& entry : entries_)
        if (entry.check->isChecked()) titles += defenceTitle(*entry.kind);
    return titles;
}

bool DefencePicker::check()
{
    bool mistaken = false;
    for (const Entry& entry : entries_) {
        const QString mistake = entry.check->isChecked() ? mistakeOf(entry) : QString();
        entry.mistake->setText(mistake.isEmpty() ? QString() : QStringLiteral("⚠ %1").arg(mistake));
        entry.mistake->setVisible(!mistake.isEmpty());
        mistaken = mistaken || !mistake.isEmpty();
    }
    return mistaken;
}

} // namespace blindspot::ui
