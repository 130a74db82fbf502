// An EvaluationAnswer shows the conclusion of an evaluation: what the patch hides as one large number, a
// badge, a sentence, and the sentences that qualify it.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <QFrame>

class QLabel;

namespace blindspot::ui {

class EvaluationAnswer : public QFrame {
    Q_OBJECT

  public:
    explicit EvaluationAnswer(QWidget* parent = nullptr);

    void show(const metrics::EvaluationReport& report);
    QString badge() const;
    QString sentence() const;
    /// What is hidden beyond the controls, "62%"; empty in reports that do not tell it.
    QString number() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void paintBadge();
    /// Null: not known.
    void showNumber(const metrics::Effect* effect);

    QLabel* badge_;
    QLabel* number_;
    QLabel* caption_;
    QLabel* sentence_;
    QLabel* others_;
    bool beats_ = false;
};

} // namespace blindspot::ui
