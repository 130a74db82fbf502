#include "ui/dataset/problems_dialog.h"

#include "ui/support/format.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace blindspot::ui {

ProblemsDialog::ProblemsDialog(Session& session, const QString& dataset, QWidget* parent)
    : QDialog(parent), summary_(new QLabel), list_(new QTreeWidget), whole_(new QLabel),
      copy_(new QPushButton(tr("&Copy all")))
{
    setObjectName("problems");
    setWindowTitle(tr("Problems of the import of %1").arg(dataset));
    setManualTopic(*this, QStringLiteral("own-data#problems"));
    summary_->setObjectName("problemsSummary");
    summary_->setWordWrap(true);
    summary_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    list_->setObjectName("problemsList");
    list_->setAccessibleName(tr("Problems"));
    list_->setHeaderLabels({tr("File"), tr("Problem")});
    list_->setUniformRowHeights(true);
    list_->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    list_->header()->resizeSection(0, 280);
    list_->setTextElideMode(Qt::ElideMiddle); // the end of a path says more than its middle
    whole_->setObjectName("problemWhole");
    whole_->setWordWrap(true);
    whole_->setTextFormat(Qt::PlainText);
    whole_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    whole_->setText(tr("Choose a problem to read all of it here."));
    connect(list_, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item != nullptr)
            whole_->setText(item->parent() ? item->text(0) + QLatin1Char('\n') + item->text(1)
                                           : item->text(0));
    });
    copy_->setToolTip(tr("Copies the list as text"));
    connect(copy_, &QPushButton::clicked, this, &ProblemsDialog::copy);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(copy_, QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(kGrid);
    column->addWidget(summary_);
    column->addWidget(list_, 1);
    column->addWidget(whole_);
    column->addWidget(buttons);
    resize(820, 480);
    reading_ = session.queries().run(
        this,
        [name = dataset.toStdString()](storage::Database& database, StopControl&) {
            return dataset::readImportRecord(database, name);
        },
        [this](const dataset::ImportRecord& record) { show(record); },
        [this](const QString& text) { summary_->setText(text); });
}

void ProblemsDialog::show(const dataset::ImportRecord& record)
{
    list_->setVisible(record.total() > 0);
    copy_->setVisible(record.total() > 0);
    whole_->setVisible(record.total() > 0);
    if (!record.recorded) {
        summary_->setText(tr("This dataset was imported by an earlier version, which did not record its problems. "
                             "Import it again to see them."));
        return;
    }
    const dataset::PictureCounts& pictures = record.pictures;
    QStringList lines{tr("Pictures: %1 found, %2 labelled, %3 without labels, %4 left out. Labels without a picture: %5.")
                          .arg(countText(pictures.found), countText(pictures.labelled),
                               countText(pictures.withoutLabels), countText(pictures.leftOut),
                               countText(pictures.labelsWithoutPicture))};
    for (const Message& note : record.notes)
        lines << messageText(note);
    summary_->setText(lines.join('\n'));
    for (const auto& [kind, count] : record.counts)
        addKind(record, kind, count);
}

void ProblemsDialog::addKind(const dataset::ImportRecord& record, dataset::ProblemKind kind, std::int64_t count)
{
    auto* group = new QTreeWidgetItem(list_);
    group->setText(0, tr("%1: %2").arg(messageText(describe(kind)), countText(count)));
    group->setFirstColumnSpanned(true);
    std::int64_t shown = 0;
    for (const dataset::ImportProblem& problem : record.problems) {
        if (problem.kind != kind) continue;
        ++shown;
        const QString text = messageText(problem.text);
        auto* row = new QTreeWidgetItem(group, {QString::fromStdString(problem.file), text});
        row->setToolTip(0, row->text(0));
        row->setToolTip(1, text);
    }
    if (count > shown) new QTreeWidgetItem(group, {QString(), tr("and %1 more").arg(countText(count - shown))});
    // A few are seen at once; of many the kinds are what matters.
    constexpr int few = 20;
    group->setExpanded(shown <= few);
}

void ProblemsDialog::copy() const
{
    QStringList lines{summary_->text()};
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* group = list_->topLevelItem(i);
        lines << group->text(0);
        for (int row = 0; row < group->childCount(); ++row)
            lines << '\t' + group->child(row)->text(0) + '\t' + group->child(row)->text(1);
    }
    QGuiApplication::clipboard()->setText(lines.join('\n'));
}

} // namespace blindspot::ui
