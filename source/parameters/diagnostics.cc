#include <oxion/exceptions.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    std::string
    lower_case(std::string word)
    {
      for (char &c : word)
        c = std::tolower(static_cast<unsigned char>(c));
      return word;
    }

    /** Optimal string alignment: a swap of neighbours is one edit. */
    unsigned
    edit_distance(const std::string &a, const std::string &b)
    {
      std::vector<unsigned> before, previous(b.size() + 1), row(b.size() + 1);
      std::iota(previous.begin(), previous.end(), 0);
      for (unsigned i = 1; i <= a.size(); ++i)
      {
        row[0] = i;
        for (unsigned j = 1; j <= b.size(); ++j)
        {
          row[j] = std::min({previous[j] + 1,
                             row[j - 1] + 1,
                             previous[j - 1] + (a[i - 1] != b[j - 1])});
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before   = previous;
        previous = row;
      }
      return previous.back();
    }

    /** The quoted line, and below it a mark under `marked` if it is there. */
    void
    quote(std::ostream &out, const Origin &origin, const std::string &marked)
    {
      const std::string number =
        origin.line > 0 ? std::to_string(origin.line) : "";
      out << "  " << number << " | " << origin.text << '\n';
      const auto start =
        marked.empty() ? std::string::npos : origin.text.rfind(marked);
      if (start == std::string::npos)
        return;
      out << "  " << std::string(number.size(), ' ') << " | "
          << std::string(start, ' ') << '^'
          << std::string(marked.size() - 1, '~') << '\n';
    }
  } // namespace


  std::string
  to_string(const Origin &origin)
  {
    return origin.line > 0 ? origin.file + ":" + std::to_string(origin.line)
                           : origin.file;
  }


  void
  Diagnostics::set_origins(std::map<std::string, Origin> origins)
  {
    origins_ = std::move(origins);
  }


  Origin
  Diagnostics::origin_of(std::string path) const
  {
    for (;;)
    {
      const auto found = origins_.find(path);
      if (found != origins_.end())
        return found->second;
      if (path.empty())
        return {};
      path = parent_path(path);
    }
  }


  void
  Diagnostics::error(const std::string &path,
                     const std::string &message,
                     const std::string &expected,
                     const std::string &nearest)
  {
    add({true, path, origin_of(path), message, expected, nearest});
  }


  void
  Diagnostics::warning(const std::string &path,
                       const std::string &message,
                       const std::string &expected,
                       const std::string &nearest)
  {
    add({false, path, origin_of(path), message, expected, nearest});
  }


  void
  Diagnostics::add(Problem problem)
  {
    problems_.push_back(std::move(problem));
  }


  bool
  Diagnostics::has_errors() const
  {
    return std::any_of(problems_.begin(), problems_.end(), [](const auto &p) {
      return p.is_error;
    });
  }


  std::string
  Diagnostics::text() const
  {
    std::ostringstream out;
    unsigned n_errors = 0, n_warnings = 0;
    for (const auto &problem : problems_)
    {
      ++(problem.is_error ? n_errors : n_warnings);
      const std::string place = to_string(problem.origin);
      if (!place.empty())
        out << place << ": ";
      out << (problem.is_error ? "error: " : "warning: ");
      if (!problem.path.empty())
        out << problem.path << ": ";
      out << problem.message << '\n';
      if (!problem.origin.text.empty())
        quote(out,
              problem.origin,
              problem.origin.value.empty() ? last_component(problem.path)
                                           : problem.origin.value);
      if (!problem.origin.value.empty())
        out << "  value: " << problem.origin.value << '\n';
      if (!problem.expected.empty())
        out << "  expected: " << problem.expected << '\n';
      if (!problem.nearest.empty())
        out << "  did you mean \"" << problem.nearest << "\"?\n";
    }
    if (problems_.empty())
      return "";
    const auto count = [&](const unsigned n, const std::string &what) {
      return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
    };
    if (n_errors > 0)
      out << count(n_errors, "error");
    if (n_warnings > 0)
      out << (n_errors > 0 ? ", " : "") << count(n_warnings, "warning");
    out << '\n';
    return out.str();
  }


  void
  Diagnostics::throw_if_errors() const
  {
    if (has_errors())
      throw BadInput(text());
  }


  std::string
  nearest_name(const std::string &word,
               const std::vector<std::string> &candidates)
  {
    const std::string wanted = lower_case(word);
    std::string result;
    // A third of the letters wrong is a typo, more is another word.
    unsigned smallest =
      std::max<unsigned>(2, (static_cast<unsigned>(word.size()) + 2) / 3) + 1;
    for (const auto &candidate : candidates)
    {
      const unsigned distance = edit_distance(wanted, lower_case(candidate));
      if (distance < smallest && distance < candidate.size())
      {
        smallest = distance;
        result   = candidate;
      }
    }
    return result;
  }
} // namespace Oxion::Parameters
