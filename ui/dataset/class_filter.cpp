#include "ui/dataset/class_filter.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kNameRole = Qt::UserRole;

/// A figure that sorts as a figure.
class ClassItem : public QTreeWidgetItem {
  public:
    explicit ClassItem(const QString& name) : QTreeWidgetItem({name, QString()})
    {
        setData(0, kNameRole, name);
        setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }

    void setImages(std::int64_t images)
    {
        setText(1, countText(images));
        setData(1, kNameRole, QVariant::fromValue<qlonglong>(images));
    }

    bool operator<(const QTreeWidgetItem& other) const override
    {
        if (treeWidget()->sortColumn() == 1)
            return data(1, kNameRole).toLongLong() < other.data(1, kNameRole).toLongLong();
        return text(0).localeAwareCompare(other.text(0)) < 0;
    }
};

QString nameOf(const QTreeWidgetItem* item)
{
    return item->data(0, kNameRole).toString();
}

} // namespace

ClassFilter::ClassFilter(QWidget* parent) : QWidget(parent), search_(new QLineEdit), rule_(new QComboBox), list_(new QTreeWidget)
{
    search_->setObjectName("classSearch");
    search_->setPlaceholderText(tr("find a class"));
    search_->setAccessibleName(tr("Find a class"));
    search_->setToolTip(tr("Lists only the classes whose name contains this"));
    search_->setClearButtonEnabled(true);
    connect(search_, &QLineEdit::textChanged, this, &ClassFilter::search);
    rule_->setObjectName("classRule");
    rule_->setAccessibleName(tr("Several classes"));
    rule_->setToolTip(tr("Of several classes, chosen with Ctrl or Shift: images with an object of any of them, or of each.\nDefault: any of them."));
    rule_->addItem(tr("any of"), false);
    rule_->addItem(tr("all of"), true);
    connect(rule_, &QComboBox::currentIndexChanged, this, [this] {
        if (!filling_) Q_EMIT changed();
    });
    buildList();
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid / 2);
    row->addWidget(search_, 1);
    row->addWidget(rule_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addLayout(row);
    column->addWidget(list_, 1);
    setClasses({});
}

void ClassFilter::buildList()
{
    list_->setObjectName("classes");
    list_->setAccessibleName(tr("Classes"));
    list_->setToolTip(tr("Only images with an object of this class; Ctrl and Shift choose several. The figure says how many there are, of "
                         "those that the other conditions leave"));
    list_->setColumnCount(2);
    list_->setHeaderLabels({tr("Class"), tr("Images")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setMinimumHeight(96);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list_->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    connect(list_, &QTreeWidget::itemSelectionChanged, this, &ClassFilter::settle);
}

void ClassFilter::setClasses(const std::vector<dataset::CategoryInfo>& classes)
{
    const QStringList before = chosen();
    {
        const QScopedValueRollback filling(filling_, true);
        list_->clear();
        auto* all = new QTreeWidgetItem({tr("All classes"), QString()});
        // All rows are as high as the first one.
        all->setSizeHint(0, {0, fontMetrics().height() + kGrid});
        list_->addTopLevelItem(all);
        for (const dataset::CategoryInfo& one : classes) {
            const QString name = QString::fromStdString(one.name);
            auto* item = new ClassItem(name);
            item->setImages(one.images);
            item->setToolTip(0, tr("%1: %2 in %3").arg(name, annotationsText(one.annotations), imagesText(one.images)));
            list_->addTopLevelItem(item);
            item->setSelected(before.contains(name));
        }
        if (chosen().isEmpty()) list_->setCurrentItem(all);
    }
    search();
    showState();
    // A class that was asked for is gone.
    if (chosen() != before) Q_EMIT changed();
}

void ClassFilter::setCounts(const std::map<std::string, std::int64_t>& counts)
{
    for (int i = 1; i < list_->topLevelItemCount(); ++i) {
        auto* item = static_cast<ClassItem*>(list_->topLevelItem(i));
        const auto count = counts.find(nameOf(item).toStdString());
        item->setImages(count == counts.end() ? 0 : count->second);
    }
    mute();
}

/// Classes that no image would be shown of are there, but do not call.
void ClassFilter::mute()
{
    for (int i = 1; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        const bool none = item->data(1, kNameRole).toLongLong() == 0;
        for (const int column : {0, 1})
            item->setData(column, Qt::ForegroundRole, none ? QVariant(Theme::current().mutedText) : QVariant());
    }
}

void ClassFilter::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) mute();
    QWidget::changeEvent(event);
}

void ClassFilter::choose(const QStringList& names, bool every)
{
    const QScopedValueRollback filling(filling_, true);
    list_->clearSelection();
    QTreeWidgetItem* first = nullptr;
    for (const QString& name : names) {
        QTreeWidgetItem* found = nullptr;
        for (int i = 1; i < list_->topLevelItemCount() && !found; ++i)
            if (nameOf(list_->topLevelItem(i)) == name) found = list_->topLevelItem(i);
        if (!found) {
            found = new ClassItem(name);
            list_->addTopLevelItem(found);
        }
        if (!std::exchange(first, found)) list_->setCurrentItem(found);
        found->setSelected(true);
    }
    if (!first) list_->setCurrentItem(list_->topLevelItem(0));
    rule_->setCurrentIndex(every ? 1 : 0);
    search_->clear();
    showState();
}

QStringList ClassFilter::chosen() const
{
    QStringList names;
    for (int i = 1; i < list_->topLevelItemCount(); ++i)
        if (list_->topLevelItem(i)->isSelected()) names << nameOf(list_->topLevelItem(i));
    return names;
}

bool ClassFilter::every() const
{
    return chosen().size() > 1 && rule_->currentData().toBool();
}

/// What is chosen is never hidden.
void ClassFilter::search()
{
    const QString text = search_->text().trimmed();
    for (int i = 1; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        item->setHidden(!item->isSelected() && !nameOf(item).contains(text, Qt::CaseInsensitive));
    }
}

/// "All classes" and some of them contradict each other: the one that was chosen last holds.
void ClassFilter::settle()
{
    if (filling_) return;
    QTreeWidgetItem* all = list_->topLevelItem(0);
    if (all && all->isSelected() && !chosen().isEmpty()) {
        const QScopedValueRollback filling(filling_, true);
        if (list_->currentItem() == all) list_->clearSelection();
        all->setSelected(list_->currentItem() == all);
    } else if (all && chosen().isEmpty()) {
        const QScopedValueRollback filling(filling_, true);
        all->setSelected(true);
    }
    showState();
    Q_EMIT changed();
}

void ClassFilter::showState()
{
    rule_->setEnabled(chosen().size() > 1);
}

} // namespace blindspot::ui
