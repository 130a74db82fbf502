#include "ui/guide/guide_stepper.h"

#include "ui/guide/guide_texts.h"
#include "ui/support/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace blindspot::ui {

namespace {

constexpr int kLead = 2 * kGrid; ///< of the line from the step before
constexpr double kNoteScale = 0.9;

} // namespace

class GuideStepButton : public QAbstractButton {
  public:
    GuideStepButton(GuideStep step, QWidget* parent) : QAbstractButton(parent), step_(step)
    {
        setText(stepName(step));
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setObjectName(QStringLiteral("guideStep%1").arg(number()));
    }

    void setState(bool done, bool current)
    {
        done_ = done;
        current_ = current;
        const QString state = word().isEmpty() ? GuideStepper::tr("to come") : word();
        setAccessibleName(GuideStepper::tr("Step %1 of %2, %3: %4")
                              .arg(number())
                              .arg(kGuideSteps.size())
                              .arg(text(), state));
        setAccessibleDescription(current_ ? GuideStepper::tr("The current step") : QString());
        setToolTip(GuideStepper::tr("Go to this step and fill in its form"));
        updateGeometry();
        update();
    }

    void setTypeScale(double scale)
    {
        scale_ = scale;
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        const int words = QFontMetrics(scaledFont(scale_, true)).horizontalAdvance(text()) +
                          QFontMetrics(noteFont()).horizontalAdvance(longestWord());
        return {lead() + circle() + words + 3 * kGrid, circle() + kGrid};
    }

  protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double middle = height() / 2.0;
        if (lead() > 0) {
            painter.setPen(QPen(theme.border, 1.5));
            painter.drawLine(QPointF(0, middle), QPointF(lead() - kGrid / 2.0, middle));
        }
        drawCircle(painter, QRectF(lead() + 1, (height() - circle()) / 2.0, circle(), circle()));
        const QFont font = scaledFont(scale_, current_);
        painter.setFont(font);
        painter.setPen(isEnabled() && (current_ || done_) ? theme.text : theme.mutedText);
        const int left = lead() + circle() + kGrid;
        painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter, text());
        const int after = left + QFontMetrics(font).horizontalAdvance(text()) + kGrid;
        painter.setFont(noteFont());
        painter.setPen(theme.mutedText);
        painter.drawText(QRect(after, 0, width() - after, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         word());
        if (hasFocus() || (underMouse() && isEnabled())) {
            painter.setPen(QPen(hasFocus() ? theme.accent : theme.border, hasFocus() ? 2 : 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(lead() - kGrid / 2.0 + 1, 1, -1, -1), kGrid / 2.0,
                                    kGrid / 2.0);
        }
    }

  private:
    int number() const { return static_cast<int>(step_) + 1; }
    int lead() const { return step_ == kGuideSteps.front() ? kGrid / 2 : kLead; }
    int circle() const { return QFontMetrics(scaledFont(scale_)).height() + kGrid / 2; }
    QFont noteFont() const { return scaledFont(scale_ * kNoteScale); }

    QString word() const
    {
        if (done_) return GuideStepper::tr("done");
        return current_ ? GuideStepper::tr("now") : QString();
    }

    static QString longestWord()
    {
        const QString done = GuideStepper::tr("done"), now = GuideStepper::tr("now");
        return done.size() >= now.size() ? done : now;
    }

    void drawCircle(QPainter& painter, const QRectF& place) const
    {
        const Theme& theme = Theme::current();
        const QColor line = current_ ? theme.accent : done_ ? theme.success : theme.mutedText;
        painter.setPen(QPen(line, 1.5));
        painter.setBrush(current_ ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
        painter.drawEllipse(place.adjusted(1, 1, -1, -1));
        painter.setPen(
            QPen(current_ ? theme.onAccent : line, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (!done_) {
            painter.setFont(scaledFont(scale_ * kNoteScale, true));
            painter.drawText(place, Qt::AlignCenter, QString::number(number()));
            return;
        }
        const auto at = [&](double x, double y) {
            return QPointF(place.left() + x * place.width(), place.top() + y * place.height());
        };
        QPainterPath tick(at(0.30, 0.52));
        tick.lineTo(at(0.44, 0.66));
        tick.lineTo(at(0.70, 0.36));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tick);
    }

    GuideStep step_;
    double scale_ = 1;
    bool done_ = false, current_ = false;
};

GuideStepper::GuideStepper(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const GuideStep step : kGuideSteps) {
        auto* button = new GuideStepButton(step, this);
        connect(button, &QAbstractButton::clicked, this, [this, step] { Q_EMIT chosen(step); });
        buttons_[static_cast<std::size_t>(step)] = button;
        row->addWidget(button);
    }
}

void GuideStepper::setCurrent(GuideStep current, const std::array<bool, kGuideSteps.size()>& done)
{
    for (const GuideStep step : kGuideSteps) {
        const auto index = static_cast<std::size_t>(step);
        buttons_[index]->setState(done[index], step == current);
    }
}

void GuideStepper::setActive(bool active)
{
    for (GuideStepButton* button : buttons_)
        button->setEnabled(active);
}

void GuideStepper::setTypeScale(double scale)
{
    for (GuideStepButton* button : buttons_)
        button->setTypeScale(scale);
}

} // namespace blindspot::ui
