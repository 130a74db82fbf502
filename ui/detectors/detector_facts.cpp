#include "ui/detectors/detector_facts.h"

#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

/// Lines of a path may be broken after each folder.
QString breakable(const QString& path)
{
    return QString(path).replace(QLatin1Char('/'), QStringLiteral("/\u200B"));
}

/// A line for each thing there is to say; empty where the file says all and all is as published.
QString remarksText(const std::optional<detector::DetectorRemarks>& remarks)
{
    if (!remarks)
        return DetectorFacts::tr("What was assumed of it is not known: an earlier version added it. Add the file again to see it.");
    QStringList lines;
    const auto add = [&lines](const QString& head, const std::vector<Message>& messages) {
        if (!messages.empty()) lines += head;
        for (const Message& message : messages)
            lines += QStringLiteral("• ") + messageText(message);
    };
    add(DetectorFacts::tr("Assumed:"), remarks->assumptions);
    add(DetectorFacts::tr("Not as published:"), remarks->differences);
    add(DetectorFacts::tr("To be noted:"), remarks->notes);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

DetectorFacts::DetectorFacts(QWidget* parent)
    : QWidget(parent), name_(new QLabel), missing_(new QLabel), classCount_(new QLabel), remarks_(new QLabel),
      choose_(new QPushButton(tr("Say otherwise…"))),
      search_(new QLineEdit), classes_(new QListView), names_(new QStringListModel(this)),
      found_(new QSortFilterProxyModel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    name_->setFont(scaledFont(1.15, true));
    name_->setWordWrap(true);
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(name_);
    missing_->setObjectName("fieldError");
    missing_->setWordWrap(true);
    missing_->setText(tr("The file is no longer there. Bring it back, or add it from its new place: the name "
                         "and the runs stay."));
    column->addWidget(missing_);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    architecture_ = addRow(form, tr("Architecture"));
    head_ = addRow(form, tr("Head"));
    layers_ = addRow(form, tr("Layers"));
    parameters_ = addRow(form, tr("Parameters"));
    input_ = addRow(form, tr("Input"));
    licence_ = addRow(form, tr("Licence"));
    licence_->setObjectName("detectorLicence");
    licence_->setTextFormat(Qt::PlainText);
    added_ = addRow(form, tr("Added"));
    file_ = addRow(form, tr("File"));
    auto* hashName = new QLabel(tr("SHA-256"));
    hashName->setObjectName("note");
    form->addRow(hashName, buildHash());
    column->addLayout(form);
    remarks_->setObjectName("detectorRemarks");
    remarks_->setWordWrap(true);
    remarks_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(remarks_);
    choose_->setObjectName("sayOtherwise");
    choose_->setToolTip(tr("Say what the file does not: activations and other settings of the network, the input size, and the "
                           "names of the classes"));
    connect(choose_, &QPushButton::clicked, this, &DetectorFacts::choicesRequested);
    column->addWidget(choose_, 0, Qt::AlignLeft);

    auto* head = new QHBoxLayout;
    classCount_->setFont(scaledFont(1, true));
    head->addWidget(classCount_);
    search_->setObjectName("classSearch");
    search_->setPlaceholderText(tr("Find a class"));
    search_->setAccessibleName(tr("Find a class"));
    search_->setClearButtonEnabled(true);
    head->addWidget(search_, 1);
    column->addLayout(head);
    found_->setSourceModel(names_);
    found_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(search_, &QLineEdit::textChanged, found_, &QSortFilterProxyModel::setFilterFixedString);
    classes_->setObjectName("classList");
    classes_->setAccessibleName(tr("Classes"));
    classes_->setModel(found_);
    classes_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    classes_->setUniformItemSizes(true);
    column->addWidget(classes_, 1);
}

QLayout* DetectorFacts::buildHash()
{
    hash_ = new QLabel;
    hash_->setObjectName("sha256");
    hash_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* copy = new QToolButton;
    copy->setObjectName("copyHash");
    copy->setIcon(icon("copy"));
    copy->setAutoRaise(true);
    copy->setToolTip(tr("Copy the whole SHA-256 of the file"));
    copy->setAccessibleName(copy->toolTip());
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(sha256_); });
    auto* hashRow = new QHBoxLayout;
    hashRow->addWidget(hash_);
    hashRow->addWidget(copy);
    hashRow->addStretch();
    return hashRow;
}

QLabel* DetectorFacts::addRow(QFormLayout* form, const QString& name)
{
    auto* label = new QLabel(name);
    label->setObjectName("note");
    auto* value = new QLabel;
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(label, value);
    return value;
}

void DetectorFacts::setNetwork(const detector::NetworkFacts& network)
{
    const bool known = !network.head.empty();
    const QString unknown = tr("not known: an earlier version added it");
    const QString head = QString::fromStdString(network.head);
    head_->setText(!known                      ? unknown
                   : network.heads.size() > 1 ? tr("%1 (it has two, one2many and one2one)").arg(head)
                                              : head);
    const QString from = network.layersFrom == "modules" ? tr("as the file's modules say")
                         : network.layersFrom == "names" ? tr("as published, by the names of its tensors")
                                                         : tr("as the file's own description says");
    layers_->setText(known ? tr("%1; activation %2").arg(from, QString::fromStdString(network.activation)) : unknown);
}

void DetectorFacts::setEntry(const DetectorEntry& entry)
{
    const workspace::DetectorRecord& record = entry.record;
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    name_->setText(text(record.name));
    missing_->setVisible(!entry.fileThere);
    architecture_->setText(tr("%1, scale %2").arg(text(record.architecture), text(record.scale)));
    setNetwork(record.network);
    parameters_->setText(countText(record.parameters));
    input_->setText(tr("%1 x %1 pixels").arg(record.inputSize));
    const std::string licence = record.remarks ? record.remarks->licence : std::string();
    licence_->setText(licence.empty() ? tr("the file does not say") : text(licence));
    added_->setText(timeText(record.addedAt));
    file_->setText(breakable(text(record.path.string())));
    sha256_ = text(record.sha256);
    hash_->setText(sha256_.left(16) + QStringLiteral("…"));
    hash_->setToolTip(sha256_);
    const QString remarks = remarksText(record.remarks);
    remarks_->setText(remarks);
    remarks_->setVisible(!remarks.isEmpty());
    choose_->setEnabled(entry.fileThere);
    QStringList names;
    int number = 0;
    const auto digits = static_cast<int>(QString::number(record.classNames.size()).size());
    const QChar figureSpace(0x2007); // as wide as a digit
    for (const std::string& name : record.classNames)
        names += QStringLiteral("%1  %2").arg(number++, digits, 10, figureSpace).arg(text(name));
    names_->setStringList(names);
    classCount_->setText(classesText(names.size()));
}

} // namespace blindspot::ui
