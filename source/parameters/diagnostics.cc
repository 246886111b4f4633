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

    /**
     * Optimal string alignment: a swap of neighbours is one edit. From `limit`
     * on nobody asks for the exact number.
     */
    unsigned
    edit_distance(const std::string &a,
                  const std::string &b,
                  const unsigned limit)
    {
      if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit)
        return limit;
      static thread_local std::vector<unsigned> before, previous, row;
      before.resize(b.size() + 1);
      previous.resize(b.size() + 1);
      row.resize(b.size() + 1);
      std::iota(previous.begin(), previous.end(), 0);
      unsigned smallest_before = 0;
      for (unsigned i = 1; i <= a.size(); ++i)
      {
        row[0]            = i;
        unsigned smallest = i;
        for (unsigned j = 1; j <= b.size(); ++j)
        {
          row[j] = std::min({previous[j] + 1,
                             row[j - 1] + 1,
                             previous[j - 1] + (a[i - 1] != b[j - 1])});
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = std::min(row[j], before[j - 2] + 1);
          smallest = std::min(smallest, row[j]);
        }
        // Only a swap reaches back over a row.
        if (std::min(smallest, smallest_before) >= limit)
          return limit;
        smallest_before = smallest;
        std::swap(before, previous);
        std::swap(previous, row);
      }
      return previous[b.size()];
    }

    /** The quoted line, and below it a mark under `marked` if it is there. */
    void
    quote(std::ostream &out, const Origin &origin, const std::string &marked)
    {
      constexpr std::size_t width = 100, before = 30;
      const std::string number =
        origin.line > 0 ? std::to_string(origin.line) : "";
      auto start =
        marked.empty() ? std::string::npos : origin.text.rfind(marked);
      const bool is_marked = start != std::string::npos;
      // Of a long line what stands around the mark.
      std::string text = origin.text;
      if (text.size() > width && is_marked && start > before)
      {
        text  = "..." + text.substr(start - before);
        start = before + 3;
      }
      text = shortened(text, width);
      out << "  " << number << " | " << text << '\n';
      if (is_marked && start < text.size())
        out << "  " << std::string(number.size(), ' ') << " | "
            << std::string(start, ' ') << '^'
            << std::string(std::min(marked.size(), text.size() - start) - 1,
                           '~')
            << '\n';
    }

    /** One problem, in full. */
    void
    print(std::ostream &out, const Problem &problem)
    {
      constexpr std::size_t longest = 400;
      const std::string place       = to_string(problem.origin);
      if (!place.empty())
        out << place << ": ";
      out << (problem.is_error ? "error: " : "warning: ");
      if (!problem.path.empty())
        out << shortened(problem.path, longest) << ": ";
      out << shortened(problem.message, longest) << '\n';
      if (!problem.origin.text.empty())
        quote(out,
              problem.origin,
              problem.origin.value.empty() ? last_component(problem.path)
                                           : problem.origin.value);
      if (!problem.origin.value.empty())
        out << "  value: " << shortened(problem.origin.value, 100) << '\n';
      if (!problem.expected.empty())
        out << "  expected: " << shortened(problem.expected, longest) << '\n';
      if (!problem.nearest.empty())
        out << "  did you mean \"" << problem.nearest << "\"?\n";
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


  Origin
  Diagnostics::shown_origin_of(const std::string &path) const
  {
    // The line of a long list, kept for each of its names, fills the memory.
    return problems_.size() < 2 * most_shown ? origin_of(path) : Origin();
  }


  void
  Diagnostics::error(const std::string &path,
                     const std::string &message,
                     const std::string &expected,
                     const std::string &nearest)
  {
    add({true, path, shown_origin_of(path), message, expected, nearest});
  }


  void
  Diagnostics::warning(const std::string &path,
                       const std::string &message,
                       const std::string &expected,
                       const std::string &nearest)
  {
    add({false, path, shown_origin_of(path), message, expected, nearest});
  }


  void
  Diagnostics::add_from_value(const std::string &path,
                              const std::string &value,
                              const Problem &problem)
  {
    add({problem.is_error,
         path,
         shown_origin_of(path),
         "with the value \"" + shortened(value) + "\": " + problem.path + ": " +
           problem.message,
         problem.expected,
         problem.nearest});
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
    if (problems_.empty())
      return "";
    std::ostringstream out;
    unsigned n_errors = 0, n_warnings = 0;
    for (const auto &problem : problems_)
      if (++(problem.is_error ? n_errors : n_warnings) <= most_shown)
        print(out, problem);
    const auto count = [&](const unsigned n, const std::string &what) {
      return std::to_string(n) + " " + what + (n == 1 ? "" : "s") +
             (n > most_shown ? ", of which the first " +
                                 std::to_string(most_shown) + " are shown"
                             : "");
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
      const unsigned distance =
        edit_distance(wanted, lower_case(candidate), smallest);
      if (distance < smallest && distance < candidate.size())
      {
        smallest = distance;
        result   = candidate;
      }
    }
    return result;
  }
} // namespace Oxion::Parameters
