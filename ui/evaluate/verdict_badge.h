// A VerdictBadge says in a few words with a sign whether something holds. Its frame says it as well, so that no meaning hangs on
// colour alone.
#pragma once

#include <QLabel>

namespace blindspot::ui {

class VerdictBadge : public QLabel {
    Q_OBJECT

  public:
    explicit VerdictBadge(QWidget* parent = nullptr);

    /// `good`: what was hoped for, with a tick and a whole frame; else a cross and a dashed one.
    void setVerdict(const QString& words, bool good);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void decorate();

    bool good_ = false;
};

} // namespace blindspot::ui
