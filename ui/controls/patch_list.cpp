#include "ui/controls/patch_list.h"

#include "ui/session/patch_choices.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kRows = 3; ///< in sight

} // namespace

PatchList makePatchList(PatchChoices& choices)
{
    auto* view = new QListView;
    view->setModel(&choices);
    view->setIconSize({PatchChoices::kPictureSide, PatchChoices::kPictureSide});
    view->setUniformItemSizes(true);
    view->setTextElideMode(Qt::ElideMiddle); // names differ at their end
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setFixedHeight(kRows * (PatchChoices::kPictureSide + 4) + 4);
    auto* add = new QPushButton;
    add->setIcon(icon("add"));
    auto* control = new QWidget;
    auto* rows = new QVBoxLayout(control);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kGrid / 2);
    rows->addWidget(view);
    rows->addWidget(add, 0, Qt::AlignLeft);
    return {control, view, add};
}

} // namespace blindspot::ui
