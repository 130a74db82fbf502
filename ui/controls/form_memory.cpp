#include "ui/controls/form_memory.h"

#include "ui/controls/check_list.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/number_box.h"

#include <QCheckBox>
#include <QSettings>
#include <QSignalBlocker>

namespace blindspot::ui {

namespace {

/// Calls visit(field) for each named field of the form that has something to keep.
template <typename Visit>
void forEachField(const QWidget& form, Visit visit)
{
    const auto visitAll = [&visit](const auto& fields) {
        for (auto* field : fields)
            if (!field->objectName().isEmpty()) visit(*field);
    };
    visitAll(form.findChildren<NumberBox*>());
    visitAll(form.findChildren<ChoiceBox*>());
    visitAll(form.findChildren<QCheckBox*>());
    visitAll(form.findChildren<CheckList*>());
    visitAll(form.findChildren<FoldedSection*>());
}

struct Keep {
    QSettings& settings;

    void operator()(const NumberBox& box) const { settings.setValue(box.objectName(), box.value()); }
    void operator()(const ChoiceBox& box) const { settings.setValue(box.objectName(), box.currentData()); }
    void operator()(const QCheckBox& box) const { settings.setValue(box.objectName(), box.isChecked()); }
    void operator()(const CheckList& list) const { settings.setValue(list.objectName(), list.checked()); }
    void operator()(const FoldedSection& one) const { settings.setValue(one.objectName(), one.isOpen()); }
};

struct Restore {
    const QSettings& settings;

    QVariant kept(const QWidget& field) const { return settings.value(field.objectName()); }

    void operator()(NumberBox& box) const
    {
        bool number = false;
        const double value = kept(box).toDouble(&number);
        if (number) box.show(value);
    }
    void operator()(ChoiceBox& box) const
    {
        const int index = kept(box).isValid() ? box.findData(kept(box)) : -1;
        if (index >= 0) box.setCurrentIndex(index);
    }
    void operator()(QCheckBox& box) const
    {
        if (kept(box).isValid()) box.setChecked(kept(box).toBool());
    }
    void operator()(CheckList& list) const
    {
        if (kept(list).isValid()) list.setChecked(kept(list).toStringList());
    }
    void operator()(FoldedSection& section) const { section.setOpen(kept(section).toBool()); }
};

} // namespace

void keepForm(const QWidget& form, const QString& group)
{
    QSettings settings;
    settings.beginGroup(group);
    forEachField(form, Keep{settings});
}

void restoreForm(QWidget& form, const QString& group)
{
    QSettings settings;
    settings.beginGroup(group);
    const QSignalBlocker blocker(&form); // nobody has edited anything
    forEachField(form, Restore{settings});
}

} // namespace blindspot::ui
