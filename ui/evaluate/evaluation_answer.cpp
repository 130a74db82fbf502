#include "ui/evaluate/evaluation_answer.h"

#include "core/report/arm_texts.h"
#include "core/report/conclusion.h"
#include "ui/session/effect_text.h"
#include "ui/support/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr double kNumberType = 2.4;

} // namespace

EvaluationAnswer::EvaluationAnswer(QWidget* parent)
    : QFrame(parent), badge_(new QLabel), number_(new QLabel), caption_(new QLabel), sentence_(new QLabel),
      others_(new QLabel)
{
    setObjectName("card");
    badge_->setFont(scaledFont(0.9, true));
    badge_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    sentence_->setObjectName("answer");
    sentence_->setFont(scaledFont(1.15));
    others_->setObjectName("note");
    for (QLabel* label : {sentence_, others_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    number_->setObjectName("answerNumber");
    number_->setFont(scaledFont(kNumberType, true));
    caption_->setObjectName("note");
    caption_->setFont(scaledFont(0.9));
    for (QLabel* label : {number_, caption_})
        label->setToolTip(tr("Of the objects that the detector notices without the patch, the share that it "
                             "does not notice with\n"
                             "it, minus the same share with the control that hides most"));
    auto* figure = new QVBoxLayout;
    figure->setSpacing(0);
    figure->addWidget(number_);
    figure->addWidget(caption_);
    figure->addStretch();
    auto* column = new QVBoxLayout;
    column->setSpacing(kGrid / 2);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    row->setSpacing(3 * kGrid);
    row->addLayout(figure);
    row->addLayout(column, 1);
    column->addWidget(badge_);
    column->addWidget(sentence_);
    column->addWidget(others_);
}

void EvaluationAnswer::show(const metrics::EvaluationReport& report)
{
    const report::Conclusion conclusion = report::conclude(report, reportLanguage());
    beats_ = conclusion.beatsControl;
    // A sign and words, so that no meaning hangs on colour alone.
    badge_->setText(beats_                 ? tr("✓ beats its controls")
                    : conclusion.findsNone ? tr("✕ nothing measured")
                                           : tr("✕ not shown to beat its controls"));
    const report::Subject subject = report::subjectOf(report);
    const metrics::Effect* effect =
        subject.condition ? report::effectOf(*subject.condition, subject.patch) : nullptr;
    const bool noticed = effect != nullptr && effect->hidingControl.has_value();
    badge_->setToolTip(noticed ? tr("Whether the interval of the effect, the share of the noticed objects "
                                    "that the patch hides beyond\n"
                                    "the control that hides most, lies above 0")
                               : tr("Whether the interval of the effect, the AP50 that the patch takes "
                                    "beyond its strongest control,\n"
                                    "lies above 0"));
    showNumber(noticed ? effect : nullptr);
    sentence_->setText(QString::fromStdString(conclusion.answer));
    QStringList others;
    for (const std::string& one : conclusion.others)
        others += QString::fromStdString(one);
    others_->setText(others.join(QLatin1Char(' ')));
    others_->setVisible(!others.isEmpty());
    paintBadge();
}

void EvaluationAnswer::showNumber(const metrics::Effect* effect)
{
    const bool known = effect != nullptr && effect->hidden.value;
    number_->setVisible(known);
    caption_->setVisible(known);
    if (!known) return;
    number_->setText(percentText(effect->hidden.value));
    caption_->setText(
        tr("of the noticed objects\nhidden beyond %1")
            .arg(QString::fromStdString(report::armText(*effect->hidingControl, reportLanguage()))));
}

QString EvaluationAnswer::badge() const
{
    return badge_->text();
}

QString EvaluationAnswer::number() const
{
    return number_->isHidden() ? QString() : number_->text();
}

QString EvaluationAnswer::sentence() const
{
    return sentence_->text();
}

void EvaluationAnswer::paintBadge()
{
    const Theme& theme = Theme::current();
    const QColor color = beats_ ? theme.success : theme.warning;
    badge_->setStyleSheet(
        QStringLiteral("color: %1; border: 1px %2 %1; border-radius: 4px; padding: 2px 8px;")
            .arg(color.name(), beats_ ? QStringLiteral("solid") : QStringLiteral("dashed")));
}

void EvaluationAnswer::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) paintBadge();
}

} // namespace blindspot::ui
