// ClassColors gives each class of a dataset a hue of its own, the same in the grid and in the viewer.
#pragma once

#include <QColor>
#include <QHash>
#include <QString>

#include <string>
#include <vector>

namespace blindspot::ui {

/// The first seven classes have the colours of Okabe and Ito, those after them hues spread evenly around the
/// circle. Each has a contrast of at least 3 to 1 against the surfaces of the theme in force.
class ClassColors {
  public:
    /// `names`: the dataset's classes in the order of its file, which does not change with what is filtered.
    void setClasses(const std::vector<std::string>& names);
    /// Of a class that is not among them: that of annotations.
    QColor of(const QString& name) const;

  private:
    QHash<QString, int> places_;
};

/// The hue of the class at a place, counted from 0.
QColor classColor(int place);

} // namespace blindspot::ui
