#include <oxion/parameters/paths.h>

#include <boost/locale/utf.hpp>
#include <cctype>

namespace Oxion::Parameters
{
  namespace
  {
    /** "C", "N2", "H2O": capital, perhaps a small letter, perhaps digits. */
    bool
    is_formula(const std::string &word)
    {
      std::size_t i = 0;
      while (i < word.size())
      {
        if (!std::isupper(static_cast<unsigned char>(word[i++])))
          return false;
        if (i < word.size() &&
            std::islower(static_cast<unsigned char>(word[i])))
          ++i;
        while (i < word.size() &&
               std::isdigit(static_cast<unsigned char>(word[i])))
          ++i;
      }
      return !word.empty();
    }

    /** Positions of the separating slashes. */
    std::vector<std::size_t>
    separators(const std::string &path)
    {
      std::vector<std::size_t> result;
      int depth = 0;
      for (std::size_t i = 0; i < path.size(); ++i)
        if (path[i] == '[')
          ++depth;
        else if (path[i] == ']')
          --depth;
        else if (path[i] == '/' && depth <= 0)
        {
          const std::size_t start = result.empty() ? 0 : result.back() + 1;
          const std::size_t end   = path.find_first_of(" /", i + 1);
          const bool is_ratio =
            is_formula(path.substr(start, i - start)) &&
            is_formula(
              path.substr(i + 1, end == std::string::npos ? end : end - i - 1));
          if (!is_ratio)
            result.push_back(i);
        }
      return result;
    }
  } // namespace


  std::vector<std::string>
  split_path(const std::string &path)
  {
    std::vector<std::string> result;
    std::size_t start = 0;
    for (const auto position : separators(path))
    {
      result.push_back(normalised(path.substr(start, position - start)));
      start = position + 1;
    }
    result.push_back(normalised(path.substr(start)));
    return result;
  }


  std::string
  parent_path(const std::string &path)
  {
    const auto positions = separators(path);
    return positions.empty() ? "" : path.substr(0, positions.back());
  }


  std::string
  last_component(const std::string &path)
  {
    const auto positions = separators(path);
    return positions.empty() ? path : path.substr(positions.back() + 1);
  }


  std::string
  join_path(const std::string &section, const std::string &name)
  {
    return section.empty() ? name : section + "/" + name;
  }


  std::string
  normalised(const std::string &text)
  {
    std::string result;
    for (const char c : text)
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
      {
        if (!result.empty() && result.back() != ' ')
          result += ' ';
      }
      else
        result += c;
    if (!result.empty() && result.back() == ' ')
      result.pop_back();
    return result;
  }


  std::vector<std::string>
  split_list(const std::string &text, const char separator)
  {
    std::vector<std::string> result;
    if (normalised(text).empty())
      return result;
    std::size_t start = 0;
    for (;;)
    {
      const auto end = text.find(separator, start);
      result.push_back(normalised(
        text.substr(start, end == std::string::npos ? end : end - start)));
      if (end == std::string::npos)
        return result;
      start = end + 1;
    }
  }


  bool
  contains(const std::vector<std::string> &list, const std::string &name)
  {
    return std::find(list.begin(), list.end(), name) != list.end();
  }


  std::string
  join_list(const std::vector<std::string> &names)
  {
    std::string result;
    for (const auto &name : names)
      result += (result.empty() ? "" : ", ") + name;
    return result;
  }


  std::string
  short_list(const std::vector<std::string> &names)
  {
    constexpr std::size_t most = 12;
    std::vector<std::string> first;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
      first.push_back(shortened(names[i]));
    return join_list(first) +
           (names.size() > most
              ? " and " + std::to_string(names.size() - most) + " more"
              : "");
  }


  std::string
  shortened(const std::string &text, const std::size_t most)
  {
    if (text.size() <= most)
      return text;
    std::size_t end = most - 3;
    while (end > 0 && (text[end] & 0xC0) == 0x80) // within a letter of UTF-8
      --end;
    return text.substr(0, end) + "...";
  }


  bool
  is_name(const std::string &text)
  {
    return is_printable(text) && split_path(text).size() == 1;
  }


  bool
  is_printable(const std::string &text)
  {
    if (text.empty() || text.size() > 100)
      return false;
    for (auto at = text.begin(); at != text.end();)
    {
      const auto code =
        boost::locale::utf::utf_traits<char>::decode(at, text.end());
      if (!boost::locale::utf::is_valid_codepoint(code) || code < ' ' ||
          (code >= 127 && code < 160))
        return false;
    }
    return true;
  }


  std::string
  file_name_of(const std::string &name)
  {
    std::string result;
    for (const char c : name)
    {
      const bool is_control = static_cast<unsigned char>(c) < ' ' || c == 127;
      const bool is_bad =
        is_control || std::string("/\\:*?\"<>|").find(c) != std::string::npos;
      // Hidden files, and options of commands, start like this.
      const bool is_bad_start = result.empty() && (c == '.' || c == '-');
      result += is_bad || is_bad_start ? '_' : c;
    }
    return result;
  }
} // namespace Oxion::Parameters
