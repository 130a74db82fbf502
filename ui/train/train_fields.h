// The rows of the training's form: bound to the draft, found by the engine's name of their option.
#pragma once

#include "ui/controls/number_choice.h"
#include "ui/train/train_draft.h"

#include <QObject>

#include <functional>
#include <map>
#include <string>
#include <vector>

class QCheckBox;
class QVBoxLayout;

namespace blindspot::ui {

class FoldedSection;
class FormField;

/// A row for a number.
struct NumberRow {
    std::string option; ///< as patch::OptionMistake names it
    QString label;
    QString about; ///< for the tool tip, which range and defaults follow
    int decimals = 0;
    double step = 1;
    QString unit{}; ///< stands in the box
    std::vector<NumberChoice::Choice> choices{};
    std::function<QString(double)> meaning{};
    QString zero{}; ///< what stands for 0
};

/// Where rows are added: a layout, and the section that has to open before the row can be seen (or none).
struct FieldPlace {
    QVBoxLayout* rows;
    FoldedSection* section = nullptr;
};

class TrainFields : public QObject {
    Q_OBJECT

  public:
    explicit TrainFields(TrainDraft& draft, QObject* parent = nullptr);

    TrainDraft& draft() const { return draft_; }

    template <typename Value>
    FormField* number(const FieldPlace& place, const NumberRow& row, Value& (*member)(patch::TrainOptions&) )
    {
        return addNumber(
            place, row,
            [member](const patch::TrainOptions& options) {
                patch::TrainOptions copy = options;
                return static_cast<double>(member(copy));
            },
            [member](patch::TrainOptions& options, double value) {
                member(options) = static_cast<Value>(value);
            });
    }
    FormField* addCheck(const FieldPlace& place, const QString& label, const QString& text,
                        const QString& about, bool& (*member)(patch::TrainOptions&) );
    /// Entries are (value, text).
    FormField* addChoice(const FieldPlace& place, const QString& label, const QString& about,
                         const std::vector<std::pair<int, QString>>& entries,
                         const std::function<int(const patch::TrainOptions&)>& get,
                         const std::function<void(int)>& set);
    /// A row made elsewhere takes the mistakes of `option`.
    FormField* addRow(const FieldPlace& place, const std::string& option, FormField* field);
    /// Called after each change of the draft.
    void onRefresh(std::function<void()> refresh);

    /// Puts each mistake at its field; returns those that have no field, in words.
    QStringList show(const std::vector<patch::OptionMistake>& mistakes);
    /// The first field with a mistake, brought to sight; null: there is none.
    FormField* firstMistake() const;
    FormField* field(const std::string& option) const;

  private:
    struct Entry {
        std::string option;
        FormField* field;
        FoldedSection* section;
    };
    using Getter = std::function<double(const patch::TrainOptions&)>;
    using Setter = std::function<void(patch::TrainOptions&, double)>;
    FormField* addNumber(const FieldPlace& place, const NumberRow& row, const Getter& get, const Setter& set);
    QString tipOf(const NumberRow& row, const Getter& get, const Setter& set) const;
    void refresh();

    TrainDraft& draft_;
    std::vector<Entry> entries_;
    std::vector<std::function<void()>> refreshers_;
};

} // namespace blindspot::ui
