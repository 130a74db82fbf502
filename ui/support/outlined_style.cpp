#include "ui/support/outlined_style.h"

#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTableView>
#include <QToolTip>

namespace blindspot::ui {

namespace {

constexpr const char* kRoomyCells = "roomyCells";

/// Pixels for the text of a choice.
int roomOfChoice(const QStyle& style, const QStyleOptionComboBox& choice, const QWidget* widget)
{
    constexpr int kBeside = 2, kBehindIcon = 4; // as Fusion lays the text out
    const int room = style.subControlRect(QStyle::CC_ComboBox, &choice, QStyle::SC_ComboBoxEditField, widget).width() - kBeside;
    return choice.currentIcon.isNull() ? room : room - choice.iconSize.width() - kBehindIcon;
}

/// Null where we have none.
const char* ownIcon(QStyle::StandardPixmap which)
{
    switch (which) {
    case QStyle::SP_MessageBoxQuestion:
        return "question";
    case QStyle::SP_MessageBoxInformation:
        return "info";
    case QStyle::SP_MessageBoxWarning:
        return "state-interrupted";
    case QStyle::SP_MessageBoxCritical:
        return "state-failed";
    case QStyle::SP_DialogOkButton:
    case QStyle::SP_DialogApplyButton:
    case QStyle::SP_DialogYesButton:
        return "check";
    case QStyle::SP_DialogCancelButton:
    case QStyle::SP_DialogCloseButton:
    case QStyle::SP_DialogNoButton:
    case QStyle::SP_LineEditClearButton:
        return "close";
    case QStyle::SP_DialogSaveButton:
        return "save";
    case QStyle::SP_DialogResetButton:
        return "undo";
    case QStyle::SP_DialogDiscardButton:
    case QStyle::SP_TrashIcon:
        return "delete";
    case QStyle::SP_DialogOpenButton:
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirOpenIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirLinkIcon:
    case QStyle::SP_DirHomeIcon:
        return "folder";
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon:
        return "file";
    case QStyle::SP_FileDialogNewFolder:
        return "add";
    case QStyle::SP_FileDialogToParent:
        return "up";
    case QStyle::SP_FileDialogBack:
        return "previous";
    default:
        return nullptr;
    }
}

} // namespace

OutlinedStyle::OutlinedStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

QIcon OutlinedStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    const char* own = ownIcon(which);
    return own != nullptr ? icon(QString::fromLatin1(own)) : QProxyStyle::standardIcon(which, option, widget);
}

QPixmap OutlinedStyle::standardPixmap(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    const char* own = ownIcon(which);
    if (own == nullptr) return QProxyStyle::standardPixmap(which, option, widget);
    const int side = pixelMetric(PM_MessageBoxIconSize, option, widget);
    return icon(QString::fromLatin1(own)).pixmap(side, side);
}

int OutlinedStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    if (widget != nullptr && widget->property(kRoomyCells).toBool()) {
        if (metric == PM_FocusFrameHMargin) return kGrid - 1; // a cell adds one to it
        if (metric == PM_HeaderMargin) return kGrid;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void setRoomyCells(QTableView& table)
{
    table.setProperty(kRoomyCells, true);
    table.horizontalHeader()->setProperty(kRoomyCells, true);
}

void OutlinedStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const auto* choice = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (element != CE_ComboBoxLabel || choice == nullptr) return QProxyStyle::drawControl(element, option, painter, widget);
    QStyleOptionComboBox fitting = *choice;
    fitting.currentText = choice->fontMetrics.elidedText(choice->currentText, Qt::ElideMiddle, roomOfChoice(*this, *choice, widget));
    QProxyStyle::drawControl(element, &fitting, painter, widget);
}

void OutlinedStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QComboBox*>(widget)) widget->installEventFilter(this);
}

void OutlinedStyle::unpolish(QWidget* widget)
{
    if (qobject_cast<QComboBox*>(widget)) widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool OutlinedStyle::eventFilter(QObject* watched, QEvent* event)
{
    auto* box = event->type() == QEvent::ToolTip ? qobject_cast<QComboBox*>(watched) : nullptr;
    if (box == nullptr || box->isEditable()) return QProxyStyle::eventFilter(watched, event);
    QStyleOptionComboBox choice;
    choice.initFrom(box);
    choice.editable = false;
    choice.currentText = box->currentText();
    choice.currentIcon = box->itemIcon(box->currentIndex());
    choice.iconSize = box->iconSize();
    if (choice.fontMetrics.horizontalAdvance(choice.currentText) <= roomOfChoice(*this, choice, box)) return false;
    const QString tip = box->toolTip();
    QToolTip::showText(static_cast<const QHelpEvent*>(event)->globalPos(), tip.isEmpty() ? choice.currentText : choice.currentText + QStringLiteral("\n\n") + tip, box);
    return true;
}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool round = element == PE_IndicatorRadioButton;
    if (!round && element != PE_IndicatorCheckBox) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, round);
    painter->setPen(Theme::current().outline);
    painter->setBrush(Qt::NoBrush);
    const QRect outline = option->rect.adjusted(0, 0, -1, -1);
    if (round)
        painter->drawEllipse(QRectF(outline).adjusted(0.5, 0.5, 0.5, 0.5));
    else
        painter->drawRect(outline);
    painter->restore();
}

} // namespace blindspot::ui
