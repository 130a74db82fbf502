// An EvaluationAnswer shows the conclusion of an evaluation: what the patch hides as one large number, a
// badge, a sentence, the defence that helps most, and the sentences that qualify it.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <QFrame>

class QLabel;

namespace blindspot::ui {

class VerdictBadge;

class EvaluationAnswer : public QFrame {
    Q_OBJECT

  public:
    explicit EvaluationAnswer(QWidget* parent = nullptr);

    void show(const metrics::EvaluationReport& report);
    QString badge() const;
    QString sentence() const;
    /// What is hidden beyond the controls, "62%"; empty in reports that do not tell it.
    QString number() const;
    /// Of the defence that helps most; empty where none was tried.
    QString defence() const;
    /// For presentation mode.
    void setTypeScale(double scale);

  private:
    /// Null: not known.
    void showNumber(const metrics::Effect* effect);
    void showDefence(const metrics::EvaluationReport& report);

    VerdictBadge* badge_;
    QLabel* number_;
    QLabel* caption_;
    QLabel* sentence_;
    QLabel* defence_;
    QLabel* others_;
};

} // namespace blindspot::ui
