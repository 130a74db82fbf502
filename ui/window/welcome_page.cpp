#include "ui/window/welcome_page.h"

#include "core/workspace/records/workspace.h"
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
    auto* text = new QLabel(
        tr("Blindspot finds what an object detector does not see. It trains a small printed patch until the "
           "detector loses the objects that carry it, and shows live what is lost. Everything stays on this "
           "machine."));
    text->setWordWrap(true);
    text->setMaximumWidth(640);
    auto* demonstration = new QPushButton(tr("&Try the demonstration"));
    demonstration->setObjectName("primary");
    demonstration->setToolTip(
        tr("Four steps on scenes and with a detector that Blindspot brings with it: see a detector, "
           "blind it,\nmeasure it, harden it. Needs no network."));
    connect(demonstration, &QPushButton::clicked, this, &WelcomePage::demonstrationRequested);
    auto* begin = new QPushButton(tr("&Begin"));
    begin->setObjectName("welcomeBegin");
    begin->setToolTip(tr("Opens the workspace %1, which keeps datasets, detectors and runs")
                          .arg(QString::fromStdString(workspace::Workspace::defaultFolder().string())));
    connect(begin, &QPushButton::clicked, this, &WelcomePage::beginRequested);
    auto* import = new QPushButton(tr("&Import a dataset…"));
    import->setObjectName("welcomeImport");
    import->setToolTip(tr("COCO, YOLO or Pascal VOC; the pictures stay where they are"));
    connect(import, &QPushButton::clicked, this, &WelcomePage::importRequested);
    auto* open = new QPushButton(tr("&Choose a workspace folder…"));
    open->setObjectName("welcomeOpen");
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    for (QPushButton* other : {begin, import, open})
        other->setMinimumHeight(demonstration->sizeHint().height());
    auto* ways = new QHBoxLayout;
    ways->setSpacing(kGrid);
    ways->addWidget(demonstration);
    ways->addWidget(begin);
    ways->addWidget(import);
    ways->addWidget(open);
    ways->addStretch();
    recent_ = new QVBoxLayout;
    column->addStretch();
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(2 * kGrid);
    column->addLayout(ways);
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
        button->setFlat(true);
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, [this, folder] { Q_EMIT recentRequested(folder); });
        recent_->addWidget(button, 0, Qt::AlignLeft);
    }
}

} // namespace blindspot::ui
