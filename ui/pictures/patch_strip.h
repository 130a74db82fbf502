// A PatchStrip shows patches side by side in whole-pixel zoom, each below the name of its run.
#pragma once

#include <QImage>
#include <QString>
#include <QWidget>

#include <vector>

namespace blindspot::ui {

struct StripPatch {
    QString id, name; ///< the name in up to two lines
    QImage picture;   ///< null: there is none yet
    QString note;     ///< said in place of a picture
};

/// The strip is made for a scroll area. A pixel of a patch covers a whole number of the screen's pixels, the
/// same for all of them: sizes can be compared and nothing is blurred.
class PatchStrip : public QWidget {
    Q_OBJECT

  public:
    explicit PatchStrip(QWidget* parent = nullptr);

    void setPatches(std::vector<StripPatch> patches);
    /// The picture of a run that is shown; nothing happens for another one.
    void setPicture(const QString& id, const QImage& picture);
    const std::vector<StripPatch>& patches() const { return patches_; }

    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int headHeight() const;
    /// Screen pixels for one of a patch.
    int zoom() const;
    /// Logical width of a patch's column.
    int columnWidth(const StripPatch& patch, int zoom) const;

    std::vector<StripPatch> patches_;
};

} // namespace blindspot::ui
