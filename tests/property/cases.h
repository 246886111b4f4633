#pragma once

#include <cstdint>
#include <string>

namespace Oxion::Testing
{
  /**
   * The cases of one test: seeds from OXION_PROPERTY_SEED (1) on, as many as
   * OXION_PROPERTY_CASES says, else a share that takes some seconds.
   */
  struct Cases
  {
    std::uint64_t first;
    unsigned number;
  };
  Cases
  cases(unsigned share);

  /**
   * What to type to run this test with one seed alone; leaves what the seed
   * made in a file of that name, if there is a name.
   */
  std::string
  how_to_repeat(std::uint64_t seed,
                const std::string &file = "",
                const std::string &text = "");

  /**
   * While it lives a crash, an exit or an end by time tells the test, the seed
   * and how to repeat it: they would end the program without a word.
   */
  class Watch
  {
  public:
    Watch(std::uint64_t seed, unsigned most_seconds);
    ~Watch();
    Watch(const Watch &) = delete;
    Watch &
    operator=(const Watch &) = delete;
  };
} // namespace Oxion::Testing
