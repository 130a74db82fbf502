#include "ui/window/check_dialog.h"

#include "ui/controls/row_table.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace blindspot::ui {

namespace {

using workspace::CheckFinding;
using workspace::CheckGrade;
using workspace::CheckReport;

enum Column { Grade, Subject, Text, ColumnCount };

QString gradeText(const CheckFinding& finding)
{
    if (finding.repaired) return CheckDialog::tr("Mended");
    switch (finding.grade) {
    case CheckGrade::Damage:
        return CheckDialog::tr("Damaged");
    case CheckGrade::Missing:
        return CheckDialog::tr("Missing");
    case CheckGrade::Leftover:
        break;
    }
    return CheckDialog::tr("Left over");
}

/// Gives a row more room than the letters of its font ask for: those of another script, which a second font has, are higher.
class RoomyDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(kGrid, kGrid);
    }
};

QTableWidget* tableOf(const CheckReport& report)
{
    auto* table = new QTableWidget;
    table->setObjectName("findings");
    table->setAccessibleName(CheckDialog::tr("What the check found"));
    makeRowTable(*table, {CheckDialog::tr("Grade"), CheckDialog::tr("Of"), CheckDialog::tr("What")}, Text);
    table->setRowCount(static_cast<int>(report.findings.size()));
    table->setWordWrap(true);
    table->setItemDelegate(new RoomyDelegate(table));
    for (int row = 0; row < table->rowCount(); ++row) {
        const CheckFinding& finding = report.findings[static_cast<std::size_t>(row)];
        const QString file = QString::fromStdString(finding.file), text = messageText(finding.text);
        const std::array texts = {gradeText(finding), messageText(finding.subject), file.isEmpty() ? text : text + "\n" + file};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(texts[static_cast<std::size_t>(column)]);
            item->setToolTip(item->text());
            table->setItem(row, column, item);
        }
    }
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    return table;
}

} // namespace

CheckDialog::CheckDialog(const CheckReport& report, QWidget* parent) : QDialog(parent)
{
    setObjectName("checkDialog");
    setWindowTitle(tr("Check of the workspace"));
    setManualTopic(*this, QStringLiteral("workspace#check"));
    resize(100 * kGrid, 56 * kGrid);
    auto* note = new QLabel(summaryOf(report));
    note->setObjectName("note");
    note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox;
    QPushButton* mend = buttons->addButton(tr("&Mend what can be mended"), QDialogButtonBox::ActionRole);
    mend->setObjectName("mend");
    mend->setToolTip(tr("Indexes and thumbnails are made anew, and what crashed programs left half written is removed; nothing is lost"));
    connect(mend, &QPushButton::clicked, this, [this] {
        Q_EMIT mendRequested();
        accept();
    });
    QPushButton* close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setIcon(icon("close"));
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(note);
    column->addWidget(tableOf(report), 1);
    column->addWidget(buttons);
}

QString CheckDialog::summaryOf(const CheckReport& report)
{
    const QString read = tr("Files of records that were read: %1.").arg(countText(report.files));
    QStringList found;
    const auto add = [&found](const QString& what, std::int64_t count) {
        if (count > 0) found += what.arg(countText(count));
    };
    add(tr("damaged: %1"), report.count(CheckGrade::Damage));
    add(tr("missing: %1"), report.count(CheckGrade::Missing));
    add(tr("left over: %1"), report.count(CheckGrade::Leftover));
    add(tr("mended: %1"), report.repaired());
    QStringList sentences{report.whole() ? tr("The workspace is whole.") : tr("The workspace is damaged.")};
    //: What a check found, "missing: 3, left over: 1".
    if (!found.isEmpty()) sentences += tr("Found: %1.").arg(found.join(QStringLiteral(", ")));
    return (sentences << read).join(QLatin1Char(' '));
}

} // namespace blindspot::ui
