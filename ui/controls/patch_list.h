// makePatchList() makes the control of a form in which patches are checked: a list of PatchChoices with a button for files below.
#pragma once

class QListView;
class QPushButton;
class QWidget;

namespace blindspot::ui {

class PatchChoices;

/// The parts of one control. The form gives them their names, texts and tips.
struct PatchList {
    QWidget* control;
    QListView* view;
    QPushButton* add; ///< adds a file
};

/// `choices` outlives the control. On the window's thread.
PatchList makePatchList(PatchChoices& choices);

} // namespace blindspot::ui
