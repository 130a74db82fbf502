// An EvaluationAnswer shows the conclusion of an evaluation: a badge, a sentence, and the sentences that
// qualify it.
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

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void paintBadge();

    QLabel* badge_;
    QLabel* sentence_;
    QLabel* others_;
    bool beats_ = false;
};

} // namespace blindspot::ui
