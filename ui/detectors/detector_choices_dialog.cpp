#include "ui/detectors/detector_choices_dialog.h"

#include "core/dataset/import/class_name_file.h"
#include "core/dataset/dataset_index.h"
#include "core/detector/graph_settings.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <exception>

namespace blindspot::ui {

namespace {

namespace assumption = detector::assumption;

const QStringList kActivations{QStringLiteral("none"),       QStringLiteral("silu"),
                               QStringLiteral("relu"),       QStringLiteral("leaky-relu:0.1"),
                               QStringLiteral("leaky-relu"), QStringLiteral("relu6"),
                               QStringLiteral("hardswish"),  QStringLiteral("gelu"),
                               QStringLiteral("mish"),       QStringLiteral("elu")};

QString linesOf(const std::vector<std::string>& names)
{
    QStringList lines;
    for (const std::string& name : names)
        lines += QString::fromStdString(name);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

DetectorChoicesDialog::DetectorChoicesDialog(Session& session, const workspace::DetectorRecord& record,
                                             QWidget* parent)
    : QDialog(parent), session_(session), record_(record), names_(new QPlainTextEdit),
      datasets_(new QComboBox), note_(new QLabel)
{
    setObjectName("detectorChoices");
    setWindowTitle(tr("What the file of %1 does not say").arg(QString::fromStdString(record.name)));
    setManualTopic(*this, QStringLiteral("own-detector#assumed"));
    auto* form = new QFormLayout;
    addChoice(*form, assumption::kActivation, tr("Activation"), kActivations);
    addChoice(*form, assumption::kSppfActivation, tr("Activation of SPPF's first convolution"), kActivations);
    addChoice(*form, assumption::kShortcut, tr("Bottlenecks with a shortcut"),
              {QStringLiteral("all"), QStringLiteral("none")});
    QStringList modes;
    for (const std::string_view mode : detector::kUpsampleModes)
        modes += QString::fromLatin1(mode.data(), static_cast<qsizetype>(mode.size()));
    addChoice(*form, assumption::kUpsample, tr("Upsampling"), modes);
    addNumber(*form, assumption::kEpsilon, tr("Eps of the batch norms"), tr("A number from 0 to 1"));
    addNumber(*form, assumption::kSppfKernel, tr("SPPF's maxima, side in cells"), tr("An odd number"));
    addNumber(*form, assumption::kInputSize, tr("Input, side in pixels"),
              tr("It is rounded up to a multiple of 32"));
    if (record.network.heads.size() > 1) addHead(*form);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(buildNames());
    note_->setObjectName("fieldError");
    note_->setWordWrap(true);
    note_->hide();
    column->addWidget(note_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({}); // the style has one that no other button has
    apply_ = buttons->addButton(tr("Open it so"), QDialogButtonBox::AcceptRole);
    apply_->setObjectName("applyChoices");
    connect(buttons, &QDialogButtonBox::accepted, this, &DetectorChoicesDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    listDatasets();
}

void DetectorChoicesDialog::addChoice(QFormLayout& form, std::string_view key, const QString& label,
                                      const QStringList& values)
{
    const std::string name(key);
    auto* box = new QComboBox;
    box->setObjectName(QString::fromStdString(name));
    box->addItem(tr("as the file says, else as published"), QString());
    for (const QString& value : values)
        box->addItem(value, value);
    if (const auto known = record_.choices.assume.find(key); known != record_.choices.assume.end()) {
        const QString value = QString::fromStdString(known->second);
        if (box->findData(value) < 0) box->addItem(value, value);
        box->setCurrentIndex(box->findData(value));
    }
    form.addRow(label, box);
    chosen_.emplace_back(key, box);
}

void DetectorChoicesDialog::addHead(QFormLayout& form)
{
    head_ = new QComboBox;
    head_->setObjectName("head");
    head_->addItem(tr("one2many: several answers an object, suppressed to one"), QStringLiteral("one2many"));
    head_->addItem(tr("one2one: one answer an object"), QStringLiteral("one2one"));
    head_->setCurrentIndex(std::max(head_->findData(QString::fromStdString(record_.network.head)), 0));
    form.addRow(tr("Head that it is examined by"), head_);
}

void DetectorChoicesDialog::addNumber(QFormLayout& form, std::string_view key, const QString& label,
                                      const QString& tip)
{
    auto* line = new QLineEdit;
    line->setObjectName(QString::fromStdString(std::string(key)));
    line->setPlaceholderText(tr("as the file says, else as published"));
    line->setToolTip(tip);
    if (const auto known = record_.choices.assume.find(key); known != record_.choices.assume.end())
        line->setText(QString::fromStdString(known->second));
    form.addRow(label, line);
    numbers_.emplace_back(key, line);
}

QWidget* DetectorChoicesDialog::buildNames()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto* head = new QLabel(
        tr("Names of the %1 classes, one a line; empty: the file's own").arg(record_.classNames.size()));
    head->setBuddy(names_);
    column->addWidget(head);
    names_->setObjectName("classNames");
    names_->setAccessibleName(tr("Names of the classes"));
    names_->setPlainText(linesOf(record_.choices.classNames));
    column->addWidget(names_);
    auto* row = new QHBoxLayout;
    auto* file = new QPushButton(tr("From a file…"));
    file->setObjectName("namesFromFile");
    file->setToolTip(tr("A text file with a name a line, or a data.yaml"));
    connect(file, &QPushButton::clicked, this, &DetectorChoicesDialog::readNames);
    row->addWidget(file);
    datasets_->setObjectName("namesFromDataset");
    datasets_->setAccessibleName(tr("Names from a dataset"));
    datasets_->addItem(tr("From a dataset…"));
    connect(datasets_, &QComboBox::activated, this, [this](int index) {
        if (index > 0) names_->setPlainText(datasets_->itemData(index).toString());
    });
    row->addWidget(datasets_);
    row->addStretch();
    column->addLayout(row);
    return box;
}

void DetectorChoicesDialog::listDatasets()
{
    using Listed = std::vector<std::pair<std::string, std::vector<std::string>>>;
    session_.queries().run(
        this,
        [](storage::Database& database, StopControl&) {
            Listed listed;
            const dataset::DatasetIndex index(database);
            for (const dataset::DatasetInfo& one : index.list()) {
                std::vector<std::string> names;
                for (const dataset::CategoryInfo& category : index.categories(one.name))
                    names.push_back(category.name);
                listed.emplace_back(one.name, std::move(names));
            }
            return listed;
        },
        [this](const Listed& listed) {
            for (const auto& [name, names] : listed)
                datasets_->addItem(QString::fromStdString(name), linesOf(names));
        });
}

void DetectorChoicesDialog::readNames()
{
    const QString file = session_.dialogs().openFile(this, tr("Names of the classes"),
                                                     tr("Names (*.txt *.names *.yaml *.yml)"));
    if (file.isEmpty()) return;
    session_.jobs().run(
        this,
        [path = std::filesystem::path(file.toStdString())](storage::Database&, StopControl&) {
            return dataset::readClassNames(path);
        },
        [this](const dataset::ClassNameList& list) {
            takeNames(list.names);
            if (!list.note.empty()) say(messageText(list.note));
        },
        [this](const QString& text) { say(text); });
}

void DetectorChoicesDialog::takeNames(const std::vector<std::string>& names)
{
    names_->setPlainText(linesOf(names));
    note_->hide();
}

detector::DetectorChoices DetectorChoicesDialog::choices() const
{
    detector::DetectorChoices choices;
    const auto add = [&choices](std::string_view key, const QString& value) {
        if (!value.isEmpty()) detector::addAssumption(choices, std::string(key) + "=" + value.toStdString());
    };
    for (const auto& [key, box] : chosen_)
        add(key, box->currentData().toString());
    for (const auto& [key, line] : numbers_)
        add(key, line->text().trimmed());
    // The head that stands there anyway is no choice.
    if (head_ != nullptr && (head_->currentIndex() > 0 || !record_.choices.head.empty()))
        detector::chooseHead(choices, head_->currentData().toString().toStdString());
    QStringList lines = names_->toPlainText().split(QLatin1Char('\n'));
    while (!lines.isEmpty() && lines.back().trimmed().isEmpty())
        lines.removeLast();
    for (const QString& line : lines)
        choices.classNames.push_back(line.trimmed().toStdString());
    return choices;
}

void DetectorChoicesDialog::apply()
{
    detector::DetectorChoices wanted;
    try {
        wanted = choices();
    } catch (const std::exception& error) {
        say(errorText(error));
        return;
    }
    apply_->setEnabled(false);
    session_.jobs().run(
        this,
        [name = record_.name, wanted = std::move(wanted)](storage::Database& database, StopControl&) {
            return workspace::DetectorStore(database).choose(name, wanted);
        },
        [this](const workspace::DetectorRecord&) {
            Q_EMIT session_.detectorsChanged();
            accept();
        },
        [this](const QString& text) {
            apply_->setEnabled(true);
            say(text);
        });
}

void DetectorChoicesDialog::say(const QString& text)
{
    note_->setText(text);
    note_->show();
}

} // namespace blindspot::ui
