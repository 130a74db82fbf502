// Rows of a form for the numbers of a detector's training: shown from and read into the engine's options,
// with its limits and defaults.
#pragma once

#include "core/detector_training/options.h"
#include "ui/controls/number_choice.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

class QVBoxLayout;

namespace blindspot::ui {

class FoldedSection;
class FormField;

class DetectorOptionRows : public QObject {
    Q_OBJECT

  public:
    struct Row {
        std::string option; ///< as patch::OptionMistake names it
        QString label;
        QString about; ///< for the tool tip, which range and default follow
        int decimals = 0;
        double step = 1;
        std::vector<NumberChoice::Choice> choices{};
        QString zero{}; ///< what stands for 0
    };

    using QObject::QObject;

    /// `member` leads to the value in the options. `section` is opened before a mistake in it is shown; null:
    /// none.
    template <typename Value>
    FormField* add(QVBoxLayout& rows, FoldedSection* section, const Row& row,
                   Value& (*member)(detector_training::TrainOptions&) )
    {
        return addRow(
            rows, section, row,
            [member](detector_training::TrainOptions options) { return static_cast<double>(member(options)); },
            [member](detector_training::TrainOptions& options, double value) {
                member(options) = static_cast<Value>(value);
            });
    }

    void show(const detector_training::TrainOptions& options);
    void fill(detector_training::TrainOptions& options) const;
    /// Puts the mistakes of these options at their rows; the first field that has one, or null.
    FormField* showMistakes(const detector_training::TrainOptions& options);
    /// So that the row can be seen.
    void reveal(FormField* field) const;
    NumberBox* box(const std::string& option) const;

  Q_SIGNALS:
    /// By the user.
    void edited();

  private:
    using Getter = std::function<double(detector_training::TrainOptions)>;
    using Setter = std::function<void(detector_training::TrainOptions&, double)>;
    struct Entry {
        std::string option;
        NumberChoice* control;
        FormField* field;
        FoldedSection* section;
        Getter get;
        Setter set;
    };

    FormField* addRow(QVBoxLayout& rows, FoldedSection* section, const Row& row, Getter get, Setter set);
    static QString tipOf(const Row& row, const Getter& get, const Setter& set);

    std::vector<Entry> entries_;
};

} // namespace blindspot::ui
