#include "ui/guide/guide_panel.h"

#include "ui/guide/guide_stepper.h"
#include "ui/support/icons.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr double kHallType = 1.5;
constexpr int kLines = 2; ///< of text that the panel always has room for
constexpr int kBarHeight = 3;
constexpr int kActWidth = 22 * kGrid; ///< the button does not jump when its words change

} // namespace

GuidePanel::GuidePanel(QWidget* parent)
    : QWidget(parent), stepper_(new GuideStepper), back_(button("guideBack", "previous", tr("Step before"))),
      on_(button("guideOn", "next", tr("Step after; this one can be left out"))),
      close_(button("guideClose", "close", tr("Close the guide; the Help menu opens it again"))),
      text_(new QLabel), act_(new QPushButton),
      actAction_(new QAction(tr("Guide: its next thing to do"), this)), bar_(new QProgressBar)
{
    setObjectName("guide");
    setAccessibleName(tr("Guided demonstration"));
    text_->setObjectName("guideText");
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    act_->setObjectName("primary");
    act_->setMinimumWidth(kActWidth);
    bar_->setTextVisible(false);
    bar_->setFixedHeight(kBarHeight);
    bar_->setAccessibleName(tr("Progress"));
    QSizePolicy kept = bar_->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    bar_->setSizePolicy(kept);
    Shortcuts::instance().bind(*actAction_, "help.guideAct");
    connect(actAction_, &QAction::triggered, this, [this] {
        if (isVisible()) act_->click();
    });
    connect(act_, &QPushButton::clicked, this, &GuidePanel::actRequested);
    connect(stepper_, &GuideStepper::chosen, this, &GuidePanel::stepChosen);
    connect(back_, &QToolButton::clicked, this, &GuidePanel::backRequested);
    connect(on_, &QToolButton::clicked, this, &GuidePanel::onRequested);
    connect(close_, &QToolButton::clicked, this, &GuidePanel::closeRequested);

    auto* above = new QHBoxLayout;
    above->setSpacing(kGrid / 2);
    above->addWidget(stepper_);
    above->addStretch();
    for (QToolButton* one : {back_, on_, close_})
        above->addWidget(one);
    auto* below = new QHBoxLayout;
    below->setSpacing(2 * kGrid);
    below->addWidget(text_, 1);
    below->addWidget(act_);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(2 * kGrid, 0, 2 * kGrid, kGrid / 2);
    rows->setSpacing(0);
    rows->addLayout(above);
    rows->addLayout(below);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addLayout(rows);
    setTypeScale(1);
}

QToolButton* GuidePanel::button(const char* name, const char* iconName, const QString& tip)
{
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(icon(iconName));
    made->setAutoRaise(true);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    return made;
}

void GuidePanel::setTypeScale(double scale)
{
    stepper_->setTypeScale(scale);
    scaleType(*text_, scale);
    text_->setMinimumHeight(kLines * QFontMetrics(text_->font()).lineSpacing());
    scaleType(*act_, scale);
}

void GuidePanel::setPresenting(bool presenting)
{
    for (QToolButton* one : {back_, on_, close_})
        one->setVisible(!presenting);
    setTypeScale(presenting ? kHallType : 1);
}

void GuidePanel::show(const GuideLook& look)
{
    stepper_->setCurrent(look.step, look.done);
    stepper_->setActive(look.mayGoBack || look.mayGoOn);
    back_->setEnabled(look.mayGoBack);
    on_->setEnabled(look.mayGoOn);
    if (text_->text() != look.text) {
        text_->setText(look.text);
        QAccessibleEvent news(text_, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&news);
    }
    act_->setText(look.action.isEmpty() ? tr("Working…") : look.action);
    act_->setEnabled(!look.action.isEmpty());
    act_->setToolTip(Shortcuts::instance().withKeys(act_->text(), "help.guideAct"));
    bar_->setVisible(look.working);
    bar_->setRange(0, look.working && look.fraction < 0 ? 0 : 1000);
    bar_->setValue(static_cast<int>(look.fraction * 1000));
}

QString GuidePanel::text() const
{
    return text_->text();
}

void GuidePanel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    painter.fillRect(QRect(0, 0, width(), 1), theme.border);
}

} // namespace blindspot::ui
