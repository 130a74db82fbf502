// An OptionForm binds rows of a form to an engine's options: numbers, switches and choices, with the limits
// and defaults that the engine states, and each mistake shown at its field.
#pragma once

#include "core/common/option_limit.h"
#include "ui/controls/number_choice.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

class QVBoxLayout;

namespace blindspot::ui {

class FoldedSection;
class FormField;

/// A row for a number.
struct NumberRow {
    std::string option; ///< as OptionMistake names it
    QString label;
    QString about; ///< for the tool tip, which range and defaults follow
    int decimals = 0;
    double step = 1;
    QString unit{}; ///< stands in the box
    std::vector<NumberChoice::Choice> choices{};
    std::function<QString(double)> meaning{};
    QString zero{};    ///< what stands for 0
    QString name{};    ///< of the box, for who looks for it; empty: that of the option
    bool wide = false; ///< the box alone, as wide as the column
};

/// Where rows are added: a layout, and the section that has to open before the row can be seen (or none).
struct FieldPlace {
    QVBoxLayout* rows;
    FoldedSection* section = nullptr;
};

/// The part of a form that is the same for all options. On the window's thread; the rows belong to their
/// layouts, which the form outlives or goes with.
class OptionRows : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// A row made elsewhere takes the mistakes of `option`; "": of none.
    FormField* addRow(const FieldPlace& place, const std::string& option, FormField* field);
    /// Called now and after each change of the options.
    void onRefresh(std::function<void()> refresh);
    void refresh();
    /// Puts into the options what the boxes show, after something else than the user filled them.
    void takeShown();

    /// Puts each mistake at its field, the first of each; returns those that have no field, in words.
    QStringList show(const std::vector<OptionMistake>& mistakes);
    /// The first field with a mistake; null: there is none. Asked when the work is to start: from now on mistakes are told as such
    /// everywhere.
    FormField* firstMistake() const;
    /// Opens the field's section, so that the row can be seen.
    void reveal(FormField* field) const;
    /// Null: no row has the option.
    FormField* field(const std::string& option) const;
    NumberBox* box(const std::string& option) const;

    /// "1 to 100", "0 or more", "above 0 and up to 4"; empty where everything is taken. `zero`: what stands
    /// for 0.
    static QString rangeText(const Limit& limit, const QString& zero = {});

  Q_SIGNALS:
    /// By the user.
    void edited();

  protected:
    /// A number of the options that are shown.
    struct Number {
        std::function<double()> get;
        std::function<void(double)> set;
        std::optional<Limit> limit;
        bool fromZero = false; ///< its type has nothing below
        /// What each set of defaults has, with the set's name.
        std::vector<std::pair<QString, double>> defaults;
    };

    FormField* addNumber(const FieldPlace& place, const NumberRow& row, const Number& number);
    FormField* addCheck(const FieldPlace& place, const QString& label, const QString& text,
                        const QString& about, const std::function<bool()>& get,
                        const std::function<void(bool)>& set);
    FormField* addChoice(const FieldPlace& place, const QString& label, const QString& about,
                         const std::vector<std::pair<int, QString>>& entries, const std::function<int()>& get,
                         const std::function<void(int)>& set);

  private:
    struct Entry {
        std::string option;
        FormField* field;
        FoldedSection* section;
        NumberBox* box = nullptr;
        std::function<void(double)> set{}; ///< where there is a box
    };
    static QString tipOf(const NumberRow& row, const Number& number);

    std::vector<Entry> entries_;
    std::vector<std::function<void()>> refreshers_;
};

/// `Options` has a table `limits()` (core/common/option_limit.h). A value that a box would round or that no
/// row shows stays exactly what it was.
template <typename Options>
class OptionForm : public OptionRows {
  public:
    /// Options with the name that they have as defaults; the name is shown where there are several and they
    /// differ.
    using Defaults = std::vector<std::pair<QString, Options>>;

    explicit OptionForm(QObject* parent = nullptr, Defaults defaults = {{QString(), Options()}})
        : OptionRows(parent), defaults_(std::move(defaults)), options_(defaults_.front().second)
    {
    }

    virtual const Options& options() const { return options_; }
    void setOptions(const Options& options)
    {
        options_ = options;
        refresh();
    }

    /// A row for the number that the table of limits has under the row's option.
    FormField* number(const FieldPlace& place, const NumberRow& row)
    {
        const OptionLimit<Options>& entry = *findOption(Options::limits(), row.option);
        return addBound(place, row, entry.get, entry.set, false);
    }
    /// The same for one that the table does not have, or has several of; `member` leads to it.
    template <typename Value>
    FormField* number(const FieldPlace& place, const NumberRow& row, Value& (*member)(Options&) )
    {
        return addBound(
            place, row,
            [member](const Options& options) {
                Options copy = options;
                return static_cast<double>(member(copy));
            },
            [member](Options& options, double value) { member(options) = static_cast<Value>(value); },
            std::is_unsigned_v<Value>);
    }
    FormField* check(const FieldPlace& place, const QString& label, const QString& text, const QString& about,
                     bool& (*member)(Options&) )
    {
        return addCheck(
            place, label, text, about,
            [this, member] {
                Options copy = options();
                return member(copy);
            },
            [this, member](bool on) { change([&](Options& options) { member(options) = on; }); });
    }
    /// `entries`: (value, text), values of an enumeration.
    template <typename Value>
    FormField* choice(const FieldPlace& place, const QString& label, const QString& about,
                      const std::vector<std::pair<Value, QString>>& entries, Value& (*member)(Options&) )
    {
        std::vector<std::pair<int, QString>> numbered;
        for (const auto& [value, text] : entries)
            numbered.emplace_back(static_cast<int>(value), text);
        return addChoice(
            place, label, about, numbered,
            [this, member] {
                Options copy = options();
                return static_cast<int>(member(copy));
            },
            [this, member](int value) {
                change([&](Options& options) { member(options) = static_cast<Value>(value); });
            });
    }

  protected:
    /// Changes the options and tells everybody.
    virtual void change(const std::function<void(Options&)>& apply)
    {
        apply(options_);
        refresh();
        Q_EMIT edited();
    }

  private:
    FormField* addBound(const FieldPlace& place, const NumberRow& row,
                        std::function<double(const Options&)> get, std::function<void(Options&, double)> set,
                        bool fromZero)
    {
        Number number;
        for (const auto& [name, options] : defaults_)
            number.defaults.emplace_back(name, get(options));
        if (const OptionLimit<Options>* entry = findOption(Options::limits(), row.option))
            number.limit = entry->limitIn(defaults_.front().second);
        number.fromZero = fromZero;
        number.get = [this, get = std::move(get)] { return get(options()); };
        number.set = [this, set = std::move(set)](double value) {
            change([&](Options& options) { set(options, value); });
        };
        return addNumber(place, row, number);
    }

    Defaults defaults_;
    Options options_;
};

} // namespace blindspot::ui
