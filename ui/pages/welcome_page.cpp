#include "ui/pages/welcome_page.h"

#include "ui/support/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace blindspot::ui {

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout;
    auto* title = new QLabel(tr("Blindspot"));
    title->setFont(scaledFont(2, true));
    auto* text = new QLabel(tr("Blindspot finds what an object detector does not see. It trains a small printed patch until the "
                               "detector loses the objects that carry it, and shows what a plain grey square would have done. "
                               "Everything stays on this machine."));
    text->setWordWrap(true);
    text->setMaximumWidth(640);
    auto* open = new QPushButton(tr("Choose a workspace folder…"));
    open->setObjectName("primary");
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    recent_ = new QVBoxLayout;
    column->addStretch();
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(2 * kGrid);
    column->addWidget(open, 0, Qt::AlignLeft);
    column->addSpacing(2 * kGrid);
    column->addLayout(recent_);
    column->addStretch();
    auto* row = new QHBoxLayout(this);
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
}

void WelcomePage::setRecent(const QStringList& workspaces)
{
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (workspaces.isEmpty()) return;
    auto* label = new QLabel(tr("Recent workspaces"));
    label->setObjectName("note");
    recent_->addWidget(label);
    for (const QString& folder : workspaces) {
        auto* button = new QPushButton(folder);
        connect(button, &QPushButton::clicked, this, [this, folder] { Q_EMIT recentRequested(folder); });
        recent_->addWidget(button, 0, Qt::AlignLeft);
    }
}

} // namespace blindspot::ui
