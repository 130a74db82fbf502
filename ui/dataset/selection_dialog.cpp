#include "ui/dataset/selection_dialog.h"

#include "ui/support/format.h"
#include "ui/support/manual_topic.h"
#include "ui/support/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyle>

#include <algorithm>
#include <limits>

namespace blindspot::ui {

SelectionDialog::SelectionDialog(Session& session, const QString& dataset, QWidget* parent)
    : QDialog(parent), session_(session), dataset_(dataset), name_(new QLineEdit), note_(new QLabel)
{
    setObjectName("selectionDialog");
    setWindowTitle(tr("Make a selection"));
    setManualTopic(*this, QStringLiteral("own-data#selection"));
    name_->setObjectName("name");
    connect(name_, &QLineEdit::textEdited, this, [this] {
        nameChosen_ = true;
        changed();
    });
    note_->setWordWrap(true);
    note_->setMinimumHeight(2 * note_->fontMetrics().height());
}

SelectionDialog::SelectionDialog(Session& session, const dataset::ImageQuery& filter,
                                 const std::vector<dataset::CategoryInfo>& classes, QWidget* parent)
    : SelectionDialog(session, QString::fromStdString(filter.dataset), parent)
{
    auto* form = new QFormLayout;
    if (isByClass(filter)) {
        addClassRows(form, filter, classes);
        addLimitRow(form);
        addOrderRow(form);
    } else {
        shown_ = filter;
        addLimitRow(form);
        limits_->button(0)->setChecked(true);
    }
    finishForm(form);
    count();
}

bool SelectionDialog::isByClass(const dataset::ImageQuery& filter)
{
    dataset::ImageQuery simple;
    simple.dataset = filter.dataset;
    if (filter.classNames.size() == 1) simple.classNames = filter.classNames;
    simple.minSide = filter.minSide;
    return filter == simple;
}

SelectionDialog::SelectionDialog(Session& session, const QString& dataset,
                                 const std::unordered_set<std::int64_t>& marked, QWidget* parent)
    : SelectionDialog(session, dataset, parent)
{
    marked_ = marked;
    fitting_ = static_cast<std::int64_t>(marked_.size());
    finishForm(new QFormLayout);
    changed();
}

void SelectionDialog::addClassRows(QFormLayout* form, const dataset::ImageQuery& filter,
                                   const std::vector<dataset::CategoryInfo>& classes)
{
    className_ = new QComboBox;
    className_->setObjectName("class");
    className_->setToolTip(tr("Images with an object of this class; crowds do not count"));
    className_->addItem(tr("any"), QString());
    for (const dataset::CategoryInfo& one : classes) {
        const QString name = QString::fromStdString(one.name);
        className_->addItem(tr("%1 (%2)").arg(name, countText(one.images)), name);
    }
    const QString chosen = filter.classNames.empty() ? QString() : QString::fromStdString(filter.classNames.front());
    className_->setCurrentIndex(std::max(0, className_->findData(chosen)));
    minSide_ = new QSpinBox;
    minSide_->setObjectName("minSide");
    minSide_->setRange(0, 9999);
    minSide_->setSingleStep(8);
    minSide_->setSuffix(tr(" px"));
    minSide_->setSpecialValueText(tr("any"));
    minSide_->setValue(static_cast<int>(filter.minSide));
    minSide_->setToolTip(tr("That object's smaller side has at least so many pixels of the image; 0: any"));
    connect(className_, &QComboBox::currentIndexChanged, this, &SelectionDialog::count);
    connect(minSide_, &QSpinBox::valueChanged, this, &SelectionDialog::count);
    form->addRow(tr("&Class"), className_);
    form->addRow(tr("&Smallest box"), minSide_);
}

void SelectionDialog::addLimitRow(QFormLayout* form)
{
    limits_ = new QButtonGroup(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    for (const auto& [text, images] :
         {std::pair{tr("&10"), 10}, std::pair{tr("1&00"), 100}, std::pair{tr("&all"), 0}}) {
        auto* button = new QRadioButton(text);
        button->setObjectName(QStringLiteral("limit%1").arg(images));
        limits_->addButton(button, images);
        row->addWidget(button);
    }
    limits_->button(100)->setChecked(true);
    connect(limits_, &QButtonGroup::idClicked, this, [this] {
        suggestName();
        changed();
    });
    row->addStretch();
    form->addRow(tr("Images"), row);
}

void SelectionDialog::addOrderRow(QFormLayout* form)
{
    order_ = new QComboBox;
    order_->setObjectName("order");
    order_->addItem(tr("as in the file"), static_cast<int>(dataset::SelectionOrder::Id));
    order_->addItem(tr("at random"), static_cast<int>(dataset::SelectionOrder::Random));
    order_->setToolTip(tr("Which images are taken when more fit, and their order"));
    seed_ = new QSpinBox;
    seed_->setObjectName("seed");
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setPrefix(tr("seed "));
    seed_->setToolTip(tr("The same seed takes the same images, in every workspace; 0 to %1, default 0")
                          .arg(std::numeric_limits<int>::max()));
    seed_->setAccessibleName(tr("Seed"));
    seed_->setEnabled(false);
    connect(order_, &QComboBox::currentIndexChanged, this, [this] {
        seed_->setEnabled(order_->currentIndex() == 1);
        changed();
    });
    auto* row = new QHBoxLayout;
    row->addWidget(order_, 1);
    row->addWidget(seed_);
    auto* label = new QLabel(tr("&Order"));
    label->setBuddy(order_);
    form->addRow(label, row);
}

void SelectionDialog::finishForm(QFormLayout* form)
{
    form->setSpacing(kGrid);
    form->addRow(tr("&Name"), name_);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    make_ = buttons->addButton(tr("&Make selection"), QDialogButtonBox::ActionRole);
    make_->setObjectName("primary");
    make_->setDefault(true);
    connect(make_, &QPushButton::clicked, this, &SelectionDialog::make);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addLayout(form);
    column->addWidget(note_);
    column->addWidget(buttons);
    resize(480, sizeHint().height());
    suggestName();
}

std::int64_t SelectionDialog::limit() const
{
    if (!limits_ || limits_->checkedId() <= 0) return -1;
    return limits_->checkedId();
}

dataset::SelectionOptions SelectionDialog::options() const
{
    dataset::SelectionOptions options;
    options.dataset = dataset_.toStdString();
    const QString chosen = className_->currentData().toString();
    if (!chosen.isEmpty()) options.className = chosen.toStdString();
    options.minSide = minSide_->value();
    options.limit = limit();
    options.order = static_cast<dataset::SelectionOrder>(order_->currentData().toInt());
    options.seed = static_cast<std::uint64_t>(seed_->value());
    return options;
}

namespace {

QString findingWord(dataset::FindingKind kind)
{
    switch (kind) {
    case dataset::FindingKind::Found: return SelectionDialog::tr("found");
    case dataset::FindingKind::HalfSeen: return SelectionDialog::tr("half seen");
    case dataset::FindingKind::Missed: return SelectionDialog::tr("missed");
    case dataset::FindingKind::Invented: break;
    }
    return SelectionDialog::tr("invented");
}

} // namespace

void SelectionDialog::suggestName()
{
    if (nameChosen_) return;
    QStringList words{dataset_};
    if (shown_) {
        for (const std::string& name : shown_->classNames)
            words << QString::fromStdString(name);
        words << (shown_->finding ? findingWord(*shown_->finding) : tr("shown"));
    } else if (!className_) {
        words << tr("marked");
    } else if (const QString chosen = className_->currentData().toString(); !chosen.isEmpty()) {
        words << chosen.left(1).toUpper() + chosen.mid(1);
    }
    const std::int64_t images = limit() < 0 ? fitting_ : limit();
    if (images >= 0) words << QString::number(images);
    name_->setText(words.join(' '));
}

dataset::ImageQuery SelectionDialog::counted() const
{
    if (shown_) return *shown_;
    dataset::ImageQuery query;
    const dataset::SelectionOptions asked = options();
    query.dataset = asked.dataset;
    if (asked.className) query.classNames = {*asked.className};
    query.minSide = asked.minSide;
    return query;
}

void SelectionDialog::count()
{
    counting_.cancel();
    fitting_ = -1;
    counting_ = session_.queries().run(
        this,
        [query = counted()](storage::Database& database, StopControl&) {
            return dataset::DatasetIndex(database).count(query);
        },
        [this](std::int64_t images) {
            fitting_ = images;
            suggestName();
            changed();
        },
        [this](const QString& text) { failed(text); });
    suggestName();
    changed();
}

QString SelectionDialog::markedText() const
{
    return fitting_ == 1 ? tr("The one marked image.")
                         : tr("%1 marked images, in the order of the dataset.").arg(countText(fitting_));
}

QString SelectionDialog::takenText() const
{
    if (fitting_ == 1) return tr("1 image fits; it is taken.");
    const QString all = countText(fitting_);
    if (limit() < 0 || fitting_ <= limit()) return tr("%1 images fit; all are taken.").arg(all);
    const bool random = order_ && order_->currentIndex() == 1;
    if (limit() == 1)
        return (random ? tr("%1 images fit; one of them is taken.")
                       : tr("%1 images fit; the first is taken."))
            .arg(all);
    return (random ? tr("%1 images fit; %2 of them are taken.")
                   : tr("%1 images fit; the first %2 are taken."))
        .arg(all, countText(limit()));
}

void SelectionDialog::changed()
{
    make_->setEnabled(fitting_ > 0 && !name_->text().trimmed().isEmpty());
    if (fitting_ < 0) return showNote(QString(), false);
    if (fitting_ == 0) return showNote(tr("No image fits; choose another class or smaller boxes."), true);
    if (name_->text().trimmed().isEmpty()) return showNote(tr("A selection needs a name."), true);
    showNote(className_ || shown_ ? takenText() : markedText(), false);
}

void SelectionDialog::showNote(const QString& text, bool error)
{
    note_->setObjectName(error ? "fieldError" : "note");
    note_->style()->polish(note_);
    note_->setText(text);
}

void SelectionDialog::make()
{
    make_->setEnabled(false);
    const std::string name = name_->text().trimmed().toStdString();
    const auto done = [this](const dataset::SelectionInfo& info) {
        Q_EMIT made(QString::fromStdString(info.name));
        accept();
    };
    const auto refused = [this](const QString& text) { failed(text); };
    if (className_) {
        session_.queries().run(
            this,
            [name, asked = options()](storage::Database& database, StopControl&) {
                return dataset::SelectionStore(database).create(name, asked);
            },
            done, refused);
        return;
    }
    dataset::ImageQuery wanted;
    wanted.dataset = dataset_.toStdString();
    if (shown_) wanted = *shown_;
    wanted.limit = limit();
    session_.queries().run(
        this,
        [name, wanted, shown = shown_.has_value(), marked = marked_](storage::Database& database, StopControl&) {
            std::vector<std::int64_t> ids = dataset::DatasetIndex(database).imageIds(wanted);
            if (!shown) std::erase_if(ids, [&](std::int64_t id) { return !marked.contains(id); });
            return dataset::SelectionStore(database).createFromImages(name, wanted.dataset, ids);
        },
        done, refused);
}

void SelectionDialog::failed(const QString& text)
{
    changed();
    showNote(text, true);
}

} // namespace blindspot::ui
