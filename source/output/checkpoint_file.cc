#include "checkpoint_file.h"

#include <cstdio>
#include <limits>
#include <sstream>
#include <zlib.h>

namespace Oxion
{
  namespace
  {
    constexpr unsigned format          = 2;
    constexpr std::size_t longest_line = 4096;

    /** Reads past an expected text. */
    bool
    skip(std::istream &in, const std::string &text)
    {
      for (const char c : text)
        if (in.get() != std::istream::traits_type::to_int_type(c))
          return false;
      return true;
    }


    std::string
    read_head(const std::string &line, CheckpointHead &head)
    {
      std::istringstream in(line);
      unsigned version = 0, n = 0;
      if (!skip(in, "Oxion checkpoint ") || !(in >> version))
        return "is no checkpoint of Oxion";
      if (version != format)
        return "has format " + std::to_string(version) +
               ", which another Oxion wrote; this one reads format " +
               std::to_string(format);
      bool good = skip(in, ", number ") && in >> head.number &&
                  skip(in, ", text ") && in >> head.text_bytes &&
                  skip(in, ", vectors ") && in >> n && skip(in, ":");
      for (std::uint64_t length; good && n > 0; --n)
        if ((good = bool(in >> length)))
          head.lengths.push_back(length);
      return good ? "" : "is damaged: its first line makes no sense";
    }
  } // namespace


  std::string
  CheckpointHead::line() const
  {
    std::string result = "Oxion checkpoint " + std::to_string(format) +
                         ", number " + std::to_string(number) + ", text " +
                         std::to_string(text_bytes) + ", vectors " +
                         std::to_string(lengths.size()) + ':';
    for (const auto length : lengths)
      result += ' ' + std::to_string(length);
    return result + '\n';
  }


  std::uint64_t
  CheckpointHead::content_bytes() const
  {
    std::uint64_t result = bytes + text_bytes;
    for (const auto length : lengths)
      result += length * sizeof(double);
    return result;
  }


  std::string
  checkpoint_sum(const std::uint32_t sum)
  {
    char digits[checkpoint_sum_digits + 1];
    std::snprintf(digits, sizeof(digits), "%08x", unsigned(sum));
    return digits;
  }


  std::string
  examine_checkpoint(std::ifstream &file, CheckpointHead &head)
  {
    std::string line(longest_line, '\0');
    file.read(line.data(), line.size());
    line.resize(file.gcount());
    line.resize(std::min(line.size(), line.find('\n')));
    if (const auto fault = read_head(line, head); !fault.empty())
      return fault;
    head.bytes = line.size() + 1;

    file.clear();
    file.seekg(0, std::ios::end);
    const std::uint64_t size   = file.tellg();
    const std::uint64_t wanted = head.content_bytes() + checkpoint_sum_digits;
    if (size != wanted)
      return "is damaged: it has " + std::to_string(size) +
             " bytes in place of " + std::to_string(wanted);

    std::uint32_t sum = crc32(0, nullptr, 0);
    std::vector<char> block(1 << 20);
    file.seekg(0);
    for (std::uint64_t left = head.content_bytes(); left > 0;)
    {
      const auto n = std::min<std::uint64_t>(left, block.size());
      if (!file.read(block.data(), n))
        return "cannot be read";
      sum = crc32(sum, reinterpret_cast<const Bytef *>(block.data()), n);
      left -= n;
    }
    std::string digits(checkpoint_sum_digits, '\0');
    if (!file.read(digits.data(), digits.size()))
      return "cannot be read";
    return digits == checkpoint_sum(sum) ? ""
                                         : "is damaged: its sum is not that of "
                                           "its contents";
  }
} // namespace Oxion
