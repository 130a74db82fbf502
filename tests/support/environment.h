// A variable of the environment for the time of a test.
#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace blindspot::test {

/// Sets a variable (null: takes it away) and puts it back.
class Environment {
  public:
    Environment(const char* name, const char* value) : name_(name), was_(qgetenv(name)), had_(qEnvironmentVariableIsSet(name))
    {
        value == nullptr ? qunsetenv(name) : qputenv(name, value);
    }
    ~Environment() { had_ ? qputenv(name_, was_) : qunsetenv(name_); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

  private:
    const char* name_;
    QByteArray was_;
    bool had_;
};

} // namespace blindspot::test
