// A Lead is how rank 0 tells the others when there is work for all of them: they wait for its word while it reads and decides alone.
#pragma once

#include "core/common/progress.h"
#include "core/common/stopwatch.h"
#include "core/ranks/ranks.h"

namespace blindspot::ranks {

/// Rank 0's side. Whatever becomes of it, the others are told: where it goes while they wait for a word, that there is nothing to do. What
/// the work is, is sent by whoever begins it. Alone it does nothing.
class Lead {
  public:
    explicit Lead(Ranks& ranks) : ranks_(ranks) {}
    Lead(const Lead&) = delete;
    Lead& operator=(const Lead&) = delete;
    ~Lead();

    Ranks& ranks() const { return ranks_; }
    /// To be called often while rank 0 does something alone, which may take longer than ranks wait for each other. Errors: RankLost.
    void stillReading();
    /// The others' awaitWork returns true: what follows is sent to them. Errors: RankLost.
    void begin();
    /// They are about to await the next word, this piece of work being done.
    void done() { waiting_ = !ranks_.isAlone(); }
    /// All is done as it should be. Errors: RankLost.
    void finish();

  private:
    Ranks& ranks_;
    Stopwatch sinceTold_;
    bool waiting_ = !ranks_.isAlone(); ///< are the others for a word
};

enum class Next {
    Work,     ///< what follows is sent
    Finished, ///< all is done
    Nothing   ///< rank 0 goes without having finished: it says why
};
/// The others' side: waits for rank 0's word. Errors: RankLost.
Next awaitNext(Ranks& ranks);

/// The sink, and with each call the word that rank 0 is still there. References must outlive it.
ProgressSink tellingOthers(Lead& lead, const ProgressSink& progress);

} // namespace blindspot::ranks
