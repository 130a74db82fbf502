#include "ui/controls/notice_bar.h"

#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace blindspot::ui {

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent), text_(new QLabel), action_(new QPushButton), other_(new QPushButton)
{
    setObjectName("card");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * kGrid, kGrid / 2, kGrid / 2, kGrid / 2);
    row->setSpacing(2 * kGrid);
    text_->setWordWrap(true);
    text_->setAccessibleName(tr("Notice"));
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this notice"));
    close->setAccessibleName(close->toolTip());
    row->addWidget(text_, 1);
    row->addWidget(other_);
    row->addWidget(action_);
    row->addWidget(close);
    action_->setObjectName("noticeAction");
    other_->setObjectName("noticeOther");
    connect(action_, &QPushButton::clicked, this, &NoticeBar::actionClicked);
    connect(other_, &QPushButton::clicked, this, &NoticeBar::otherClicked);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    hide();
}

void NoticeBar::showNotice(const QString& text, const QString& action, const QString& other)
{
    text_->setText(text);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    other_->setText(other);
    other_->setVisible(!other.isEmpty());
    show();
}

QString NoticeBar::text() const
{
    return text_->text();
}

} // namespace blindspot::ui
