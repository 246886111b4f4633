#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace Oxion
{
  /**
   * How a checkpoint begins, in ASCII and one line:
   *
   *     Oxion checkpoint 1, number 7, text 4711, vectors 2: 1234 1234
   *
   * with the format's version, the number of the checkpoint, the text's bytes
   * and the vectors' lengths. The text follows, then the vectors (IEEE doubles,
   * least byte first), then the CRC-32 of all of it as eight digits.
   */
  struct CheckpointHead
  {
    std::uint64_t number = 0, text_bytes = 0;
    std::vector<std::uint64_t> lengths;
    std::uint64_t bytes = 0; ///< of the line itself

    std::string
    line() const;
    /** Bytes before the sum. */
    std::uint64_t
    content_bytes() const;
  };

  constexpr unsigned checkpoint_sum_digits = 8;

  /** The sum of a file as it ends there. */
  std::string
  checkpoint_sum(std::uint32_t sum);

  /** Looks at all of an open file; what is wrong with it, "" if nothing. */
  std::string
  examine_checkpoint(std::ifstream &file, CheckpointHead &head);
} // namespace Oxion
