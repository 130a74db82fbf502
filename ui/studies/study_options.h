// The StudyOptions are the rows of a form that say which options of a training a study varies, and by which values.
#pragma once

#include "core/workspace/studies/study_spec.h"

#include <QStringList>
#include <QWidget>

#include <string>
#include <vector>

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace blindspot::ui {

class ChoiceBox;
class FormField;

class StudyOptions : public QWidget {
    Q_OBJECT

  public:
    explicit StudyOptions(QWidget* parent = nullptr);

    /// What is not varied stays as in these options, whose values are proposed where a row begins.
    void setBase(const patch::TrainOptions& base);
    /// As the rows have them. Errors: Error for what is no list of values and no range.
    std::vector<workspace::StudyOption> options() const;
    /// The rows as they are typed, "patch-size=100,150": also what is no list yet.
    QStringList texts() const;
    void setTexts(const QStringList& texts);
    /// Puts mistakes at their rows; the first field with one, or null. Ranges are for a `random` search.
    FormField* check(bool random);

  Q_SIGNALS:
    void changed();

  private:
    struct Row {
        FormField* field;
        ChoiceBox* option;
        QLineEdit* values;
        QToolButton* remove;
    };

    Row& addRow(const std::string& key, const QString& values);
    void removeRow(const QWidget* field);
    void proposeValues(const Row& row);
    std::string unusedKey() const;
    void follow();

    patch::TrainOptions base_;
    std::vector<Row> rows_;
    QVBoxLayout* column_;
    QPushButton* add_;
};

} // namespace blindspot::ui
