#include "ui/evaluate/evaluation_answer.h"

#include "core/report/conclusion.h"
#include "ui/session/effect_text.h"
#include "ui/support/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace blindspot::ui {

EvaluationAnswer::EvaluationAnswer(QWidget* parent)
    : QFrame(parent), badge_(new QLabel), sentence_(new QLabel), others_(new QLabel)
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid / 2);
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
    badge_->setToolTip(
        tr("Whether the interval of the effect, the AP50 that the patch takes beyond its strongest control,\n"
           "lies above 0"));
    sentence_->setText(QString::fromStdString(conclusion.answer));
    QStringList others;
    for (const std::string& one : conclusion.others)
        others += QString::fromStdString(one);
    others_->setText(others.join(QLatin1Char(' ')));
    others_->setVisible(!others.isEmpty());
    paintBadge();
}

QString EvaluationAnswer::badge() const
{
    return badge_->text();
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
