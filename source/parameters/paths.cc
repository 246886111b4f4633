#include <oxion/parameters/paths.h>

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


  std::string
  join_list(const std::vector<std::string> &names)
  {
    std::string result;
    for (const auto &name : names)
      result += (result.empty() ? "" : ", ") + name;
    return result;
  }
} // namespace Oxion::Parameters
