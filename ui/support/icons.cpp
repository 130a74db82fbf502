#include "ui/support/icons.h"

#include "ui/support/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

// Resources of a static library are not registered by themselves. Outside of any namespace, as Qt's macro wants it.
static void registerResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace blindspot::ui {

namespace {

class LineIcon final : public QIconEngine {
  public:
    LineIcon(QString name, QByteArray svg) : name_(std::move(name)), svg_(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray svg = svg_;
        svg.replace("currentColor", colorOf(mode, state).name().toUtf8());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        // Asked for each time a button is drawn; reading and drawing an SVG costs more than all the rest of it.
        const QString key = QStringLiteral("line-icon:%1:%2:%3x%4")
                                .arg(name_, colorOf(mode, state).name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap picture;
        if (QPixmapCache::find(key, &picture)) return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect({}, size), mode, state);
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QIconEngine* clone() const override { return new LineIcon(name_, svg_); }

  private:
    static QColor colorOf(QIcon::Mode mode, QIcon::State state)
    {
        const Theme& theme = Theme::current();
        if (mode == QIcon::Disabled) return theme.border;
        return state == QIcon::On ? theme.accent : theme.text;
    }

    QString name_;
    QByteArray svg_;
};

} // namespace

QIcon icon(const QString& name)
{
    static const bool registered = (registerResources(), true);
    Q_UNUSED(registered);
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new LineIcon(name, file.readAll()));
}

} // namespace blindspot::ui
