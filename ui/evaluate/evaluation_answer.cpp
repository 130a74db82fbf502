#include "ui/evaluate/evaluation_answer.h"

#include "core/report/arm_texts.h"
#include "core/report/conclusion.h"
#include "core/report/verdicts.h"
#include "ui/evaluate/verdict_badge.h"
#include "ui/session/effect_text.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr double kNumberType = 4, kSentenceType = 1.15, kNoteType = 0.9; ///< as the window's type

} // namespace

EvaluationAnswer::EvaluationAnswer(QWidget* parent)
    : QFrame(parent), badge_(new VerdictBadge), number_(new QLabel), caption_(new QLabel), sentence_(new QLabel),
      defence_(new QLabel), others_(new QLabel)
{
    setObjectName("card");
    sentence_->setObjectName("answer");
    defence_->setObjectName("answerDefence");
    others_->setObjectName("note");
    for (QLabel* label : {sentence_, defence_, others_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    number_->setObjectName("answerNumber");
    caption_->setObjectName("note");
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
    column->addWidget(defence_);
    column->addWidget(others_);
    column->addStretch();
    setTypeScale(1);
}

void EvaluationAnswer::setTypeScale(double scale)
{
    badge_->setFont(scaledFont(kNoteType * scale, true));
    number_->setFont(scaledFont(kNumberType * scale, true));
    caption_->setFont(scaledFont(kNoteType * scale));
    sentence_->setFont(scaledFont(kSentenceType * scale));
    defence_->setFont(scaledFont(scale));
    others_->setFont(scaledFont(scale));
}

void EvaluationAnswer::show(const metrics::EvaluationReport& report)
{
    const report::Conclusion conclusion = report::conclude(report, reportLanguage());
    badge_->setVerdict(conclusion.beatsControl ? tr("beats its controls")
                       : conclusion.findsNone  ? tr("nothing measured")
                                               : tr("not shown to beat its controls"),
                       conclusion.beatsControl);
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
    showDefence(report);
    QStringList others;
    for (const std::string& one : conclusion.others)
        others += QString::fromStdString(one);
    others_->setText(others.join(QLatin1Char(' ')));
    others_->setVisible(!others.isEmpty());
}

/// Good news or bad, it belongs to the answer: whoever answers for a detector asks next what helps.
void EvaluationAnswer::showDefence(const metrics::EvaluationReport& report)
{
    const report::Subject subject = report::subjectOf(report);
    const auto verdicts = report::defenceVerdicts(report, subject.detector, subject.patch);
    defence_->setVisible(!verdicts.empty());
    defence_->clear();
    if (verdicts.empty()) return;
    const report::DefenceVerdict& best = verdicts.front();
    const QString sentence = QString::fromStdString(report::defenceSentence(report, best.defence, reportLanguage()));
    defence_->setText(report::helps(best.worth) ? tr("What helps most: %1").arg(sentence)
                      : verdicts.size() == 1
                          ? sentence
                          : tr("None of the %n defences is shown to help. %1", nullptr, static_cast<int>(verdicts.size())).arg(sentence));
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

QString EvaluationAnswer::defence() const
{
    return defence_->text();
}

} // namespace blindspot::ui
