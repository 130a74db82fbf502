// The row of the settings that clears the thumbnails of the open workspace.
#include "core/dataset/thumbnail_store.h"
#include "ui/session/session.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"
#include "ui/window/settings_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace blindspot::ui {

void SettingsDialog::addThumbnailRow(QVBoxLayout* column)
{
    auto* clear = new QPushButton(icon("delete"), tr("C&lear the thumbnails"));
    clear->setObjectName("clearThumbnails");
    clear->setToolTip(tr("Erases the thumbnails of the open workspace; they are made again when they are seen"));
    clear->setEnabled(session_ != nullptr);
    auto* note = new QLabel(session_ != nullptr ? QString() : tr("No workspace is open."));
    note->setObjectName("note");
    note->setFont(scaledFont(0.9));
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2 * kGrid);
    line->addWidget(clear);
    line->addWidget(note, 1);
    column->addWidget(row);
    rows_.push_back({static_cast<int>(SettingSection::Storage), row, plainText(clear->text()) + QLatin1Char(' ') + clear->toolTip()});
    connect(clear, &QPushButton::clicked, this, [this, clear, note] { clearThumbnails(clear, note); });
}

void SettingsDialog::clearThumbnails(QPushButton* button, QLabel* note)
{
    button->setEnabled(false);
    note->setText(tr("Clearing…"));
    session_->jobs().run(
        this,
        [file = session_->workspace().thumbnailsFile()](storage::Database&, StopControl&) {
            auto store = dataset::ThumbnailStore::open(file);
            const std::int64_t held = store.count();
            store.clear();
            return held;
        },
        [button, note](std::int64_t held) {
            button->setEnabled(true);
            note->setText(tr("Cleared: %1 thumbnails.").arg(countText(held)));
        },
        [button, note](const QString& text) {
            button->setEnabled(true);
            note->setText(text);
        });
}

} // namespace blindspot::ui
