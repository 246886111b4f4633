#include "property/cases.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace Oxion::Testing
{
  namespace
  {
    unsigned long
    from_environment(const char *name, const unsigned long otherwise)
    {
      const char *text = std::getenv(name);
      return text == nullptr || *text == '\0' ? otherwise
                                              : std::strtoul(text, nullptr, 10);
    }

    // Ready before the crash: a signal handler may not make texts.
    char last_words[512];
    bool is_watching = false;

    void
    say(const char *text)
    {
      if (write(STDERR_FILENO, text, std::strlen(text)) < 0)
        _exit(1);
    }

    void
    end_by_signal(const int signal)
    {
      if (is_watching)
      {
        say(signal == SIGALRM ? "\nThis takes too long: " : "\nCrashed in ");
        say(last_words);
      }
      std::signal(signal, SIG_DFL);
      std::raise(signal == SIGALRM ? SIGKILL : signal);
    }

    void
    end_by_exit()
    {
      if (!is_watching)
        return;
      say("\nThe program was left in ");
      say(last_words);
    }
  } // namespace


  Cases
  cases(const unsigned share)
  {
    return {from_environment("OXION_PROPERTY_SEED", 1),
            unsigned(from_environment("OXION_PROPERTY_CASES", share))};
  }


  std::string
  how_to_repeat(const std::uint64_t seed,
                const std::string &file,
                const std::string &text)
  {
    const auto *test = testing::UnitTest::GetInstance()->current_test_info();
    std::string result =
      "seed " + std::to_string(seed) +
      "; to repeat it: OXION_PROPERTY_CASES=1 OXION_PROPERTY_SEED=" +
      std::to_string(seed) +
      " build/release/tests/test_property --gtest_filter=" +
      test->test_suite_name() + "." + test->name() + "\n";
    if (!file.empty())
    {
      std::ofstream(file) << text;
      result += "what it made is in " + file + "\n";
    }
    return result;
  }


  Watch::Watch(const std::uint64_t seed, const unsigned most_seconds)
  {
    std::snprintf(last_words,
                  sizeof(last_words),
                  "%s",
                  how_to_repeat(seed).c_str());
    static const bool is_first = [] {
      std::atexit(end_by_exit);
      // On a stack of its own: the usual one may be what overflowed.
      static char own_stack[1 << 16];
      stack_t stack{};
      stack.ss_sp   = own_stack;
      stack.ss_size = sizeof(own_stack);
      sigaltstack(&stack, nullptr);
      struct sigaction action
      {
      };
      action.sa_handler = end_by_signal;
      action.sa_flags   = SA_ONSTACK;
      for (const int signal :
           {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL, SIGALRM})
        sigaction(signal, &action, nullptr);
      return true;
    }();
    is_watching = is_first;
    alarm(most_seconds);
  }


  Watch::~Watch()
  {
    alarm(0);
    is_watching = false;
  }
} // namespace Oxion::Testing
