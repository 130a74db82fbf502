// A PatchView shows a patch with each of its pixels as a square of whole screen pixels, and tells its size
// and zoom.
#pragma once

#include <QImage>
#include <QWidget>

namespace blindspot::ui {

class Session;

class PatchView : public QWidget {
    Q_OBJECT

  public:
    explicit PatchView(Session& session, QWidget* parent = nullptr);

    /// A null picture: there is none yet.
    void setPatch(const QImage& patch);
    const QImage& patch() const { return patch_; }
    /// Screen pixels a patch's pixel; 0.5 or less where not even its own size fits.
    double zoom() const;
    /// "150 × 150 px, ×2".
    QString caption() const;
    /// Of saved files.
    void setName(const QString& name) { name_ = name; }
    void setTypeScale(double scale);

    QSize sizeHint() const override { return {216, 240}; }
    QSize minimumSizeHint() const override { return {112, 136}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    int captionHeight() const;
    void save();
    void copy();

    Session& session_;
    QImage patch_;
    QString name_;
    double typeScale_ = 1;
};

} // namespace blindspot::ui
